import { textOf } from '../../src/article/content.ts'
import type { ArticleRecord, Content, Inline, SegmentRecord, UnitRecord } from '../../src/article/types.ts'
import {
  encodeUnit,
  engineUnitOf,
  type Item,
  parseAnswer,
  type SegmentOutcome,
  type Shape,
} from '../../src/engines/index.ts'
import type { HouseStyle } from '../../src/quotations/types.ts'
import { replyOf } from './replies.ts'
import { lettersOf } from './translations.ts'

/** An article with targets, as an engine without faults would give them. */
export interface Translated {
  readonly name: string
  readonly record: ArticleRecord
  readonly style: HouseStyle
}

/** What became of damaged answers. */
export interface Tally {
  asked: number
  ok: number
  repaired: number
  degraded: number
  failed: number
  /** Marked good, and quotations, codes or words are not those of the undamaged answer. */
  wrong: number
  /** Marked good, and it is the source's text. */
  german: number
  /** Marked good, and a quotation is not in the marks of its house. */
  otherMarks: number
  readonly examples: string[]
}

export const newTally = (): Tally => ({
  asked: 0,
  ok: 0,
  repaired: 0,
  degraded: 0,
  failed: 0,
  wrong: 0,
  german: 0,
  otherMarks: 0,
  examples: [],
})

/** Changes an answer; null where the damage has no place. */
export type Damager = (sent: string, answer: string, seed: number) => string | null

/**
 * Asks for every block, or every sentence, of an article, damages the answers once a sentence, and counts what is made of
 * the sentences that were touched: all of a block.
 */
export const measureDamage = (translated: Translated, shape: Shape, damager: Damager, tally: Tally): void => {
  const { record, style, name } = translated
  let seed = 0
  for (const unit of record.units) {
    const segments = segmentsOf(unit)
    const targets = new Map(
      segments.flatMap((one) => (one.target === null ? [] : [[one.id as string, one.target] as const])),
    )
    for (const encoded of encodeUnit(
      engineUnitOf(record.article, unit, () => true),
      shape,
    )) {
      const item: Item = { block: unit.id, resultKey: '', ...encoded }
      const answer = replyOf(item, targets, style)
      if (answer === null) continue
      for (const _ of encoded.segments) {
        const damaged = damager(item.tagged ?? item.wire, answer, seed++)
        if (damaged === null) continue
        for (const outcome of read(item, damaged, record, style)) {
          const segment = segments.find(({ id }) => id === outcome.segment)
          if (segment?.target == null) continue
          count(
            tally,
            outcome,
            segment,
            segment.target,
            style,
            () => `${name} ${record.targetLocale}\n  ${item.wire}\n  ${damaged}`,
          )
        }
      }
    }
  }
}

const read = (item: Item, answer: string, record: ArticleRecord, style: HouseStyle): readonly SegmentOutcome[] =>
  parseAnswer(
    {
      engine: 'measured',
      locale: record.targetLocale,
      key: '',
      body: null,
      items: [item],
      bytes: 0,
      cost: { unit: 'codepoints', exact: true, amount: 0 },
    },
    { texts: [{ text: answer }] },
    { sourceLocale: record.sourceLocale, style },
  )

const count = (
  tally: Tally,
  outcome: SegmentOutcome,
  segment: SegmentRecord,
  truth: Content,
  style: HouseStyle,
  describe: () => string,
): void => {
  tally.asked++
  tally[outcome.status]++
  const { target, status } = outcome
  if (target === undefined) return
  if (status !== 'ok' && status !== 'repaired') return
  const isSource =
    lettersOf(target.content) === lettersOf(segment.source) && lettersOf(truth) !== lettersOf(segment.source)
  if (isSource && (lettersOf(target.content).match(/\p{Ll}/gu)?.length ?? 0) > 3) {
    tally.german++
    note(tally, `german: ${describe()}`)
  }
  // Abbreviations are the same in every language.
  if (isSource && !/\p{L}\p{Ll}|\p{L}{4}/u.test(textOf(segment.source))) return
  if (shapeOf(target.content) !== shapeOf(truth)) {
    tally.wrong++
    note(tally, `${status} but wrong: ${describe()}\n  ${shapeOf(target.content)}\n  ${shapeOf(truth)}`)
  }
  for (const { id, start, end } of target.quotes) {
    const printed = target.text.slice(start, end)
    const isWhole = [`quote-open ${id}`, `quote-close ${id}`].every((end_) =>
      truth.some((inline) => 'occurrence' in inline && `${inline.kind} ${inline.occurrence}` === end_),
    )
    const isHouse = [
      ...style.marks,
      ...Object.values(style.kindMarks ?? {}),
      ...(typeof style.title === 'string' ? [] : [style.title]),
    ].some(([open, close]) => printed.startsWith(open) && printed.endsWith(close))
    if (isWhole && !isHouse && style.title !== 'none') {
      tally.otherMarks++
      note(tally, `marks: ${printed} ${describe()}`)
    }
  }
}

const note = (tally: Tally, text: string): void => {
  if (tally.examples.length < 12) tally.examples.push(text)
}

/**
 * Letters with the ends of quotations and codes where they stand; written apart from the program, so that it can disagree
 * with it. Ends with no letter between them are put in one order: there the reader sees no difference.
 */
export const shapeOf = (content: Content): string => {
  let text = ''
  let ends: string[] = []
  const flush = (): void => {
    text += ends.sort().join('')
    ends = []
  }
  for (const inline of content)
    if (inline.kind === 'text') {
      const letters = inline.text.replace(/[^\p{L}\p{N}]/gu, '')
      if (letters !== '') flush()
      text += letters
    } else ends.push(endOf(inline))
  flush()
  return text
}
const endOf = (inline: Exclude<Inline, { kind: 'text' }>): string =>
  'occurrence' in inline ? `[${inline.kind} ${inline.occurrence}]` : `[${inline.kind} ${inline.id}]`

const segmentsOf = (unit: UnitRecord): readonly SegmentRecord[] =>
  unit.parts.filter((part): part is SegmentRecord => part.kind === 'segment')
