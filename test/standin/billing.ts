/**
 * What is charged: Unicode code points of the source text. Tags, attributes and the context are free; an escaped `&`
 * counts one. A charge is made when the work is done, whether or not anybody still waits for it.
 */
import { parseFragment, textOf } from './fragment.ts'

/** A tag as lenient tag handling sees it. */
const looseTag = /<\/?[\p{L}_:][^<>]*>/gu

/** Code points billed for one text; `tags` says that tag handling was asked for. */
export const billedCodePoints = (text: string, tags: boolean): number => {
  if (!tags) return Array.from(text).length
  try {
    return Array.from(textOf(parseFragment(text))).length
  } catch {
    return Array.from(text.replace(looseTag, '')).length
  }
}

/** What one text of one target language has cost so far. */
export interface TextCharge {
  readonly target: string
  readonly text: string
  /** Times its translation was finished and charged. */
  readonly times: number
  readonly characters: number
}

/** The account: a count against a limit, with what is being worked on kept apart so that the limit is exact. */
export class Account {
  /** Code points allowed in the billing period; null is no limit. */
  limit: number | null
  #count: number
  #reserved = 0
  readonly #texts = new Map<string, TextCharge>()

  constructor(count: number, limit: number | null) {
    this.#count = count
    this.limit = limit
  }

  get count(): number {
    return this.#count
  }

  /** False when the work would pass the limit: nothing is done then, not even a part. */
  reserve(amount: number): boolean {
    if (this.limit !== null && this.#count + this.#reserved + amount > this.limit) return false
    this.#reserved += amount
    return true
  }

  charge(
    amount: number,
    target: string,
    texts: readonly { readonly text: string; readonly characters: number }[],
  ): void {
    this.#reserved -= amount
    this.#count += amount
    for (const { text, characters } of texts) {
      const key = `${target} ${text}`
      const before = this.#texts.get(key)
      this.#texts.set(key, {
        target,
        text,
        times: (before?.times ?? 0) + 1,
        characters: (before?.characters ?? 0) + characters,
      })
    }
  }

  /** In the order in which texts were first charged. */
  texts(): readonly TextCharge[] {
    return [...this.#texts.values()]
  }
}
