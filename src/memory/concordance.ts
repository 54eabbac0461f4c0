/**
 * Where words occur in the memory, with the passage.
 *
 * Each asked word equals a word or is its beginning with at most three letters more; `"in quotes"`: side by side and in
 * order; `*` stands for any letters. Exact phrase first, then all words in order, then all words; newer first.
 */
import type { Span } from '../article/types.ts'
import { languageOf } from './tmx/values.ts'
import { keysInto, maxKeys } from './index/keys.ts'
import { conditionsOf } from './search.ts'
import type { Core } from './store/core.ts'
import type { Side } from './store/read.ts'
import type { Stored } from './store/rows.ts'
import type { ConcordanceHit, ConcordanceOptions } from './types.ts'
import { printUnitText } from './unit-text.ts'

const defaultLimit = 50
const inflection = 3
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu
const askedPattern = /"([^"]*)"|„([^“”"]*)[“”"]|“([^”"]*)[”"]|(\S+)/g

interface Word extends Span {
  readonly text: string
}
/** Words that must stand side by side; one word for what is not in quotation marks. */
type Phrase = readonly ((word: string) => boolean)[]

interface Ranked {
  readonly hit: ConcordanceHit
  readonly rank: number
  readonly key: string
}

/**
 * @throws {GoosefootError} `memory.date`, `memory.locale`
 */
export const concordanceIn = (
  core: Core,
  words: string,
  options: ConcordanceOptions = {},
): readonly ConcordanceHit[] => {
  const phrases = phrasesOf(words)
  if (phrases.length === 0) return []
  const exact = words.replace(/["*]/g, '').trim().toLowerCase()
  const sides = options.side === undefined || options.side === 'both' ? (['source', 'target'] as const) : [options.side]
  const found: Ranked[] = []
  for (const { entry, sourceFold, targetFold } of candidates(core, words, sides, options)) {
    const source = printUnitText(entry.source, entry.sourceLocale)
    const target = printUnitText(entry.target, entry.targetLocale)
    for (const side of sides) {
      const text = side === 'source' ? source : target
      const spans = spansOf(text, phrases)
      if (spans === null) continue
      const inOrder = spans.every((span, at) => at === 0 || (spans[at - 1]?.end ?? 0) <= span.start)
      const rank = text.toLowerCase().includes(exact) ? 0 : inOrder ? 1 : 2
      const sorted = Object.freeze([...spans].sort((a, b) => a.start - b.start))
      const hit: ConcordanceHit = Object.freeze({ kind: 'hit', side, source, target, spans: sorted, entry })
      found.push({ hit, rank, key: JSON.stringify([side, sourceFold, targetFold]) })
      break
    }
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      compare(b.hit.entry.changed ?? '', a.hit.entry.changed ?? '') ||
      compare(a.hit.entry.id, b.hit.entry.id),
  )
  const once = new Map(found.toReversed().map(({ key, hit }) => [key, hit]))
  return [...once.values()].toReversed().slice(0, options.limit ?? defaultLimit)
}

/** Fewer entries are read through at once. */
const worthIndex = 5000

/** Entries that may hold the words: through the index where a word is long enough for its key to be known, else all. */
function* candidates(
  { reader, index }: Core,
  words: string,
  sides: readonly Side[],
  filters: ConcordanceOptions,
): IterableIterator<Stored> {
  const { where, values } = conditionsOf(filters)
  const keys = keysOfWords(words)
  const pairs = reader
    .pairs()
    .filter(
      ({ source, target }) =>
        (filters.sourceLocale === undefined || languageOf(filters.sourceLocale) === source) &&
        (filters.targetLocale === undefined || languageOf(filters.targetLocale) === target),
    )
  const total = pairs.reduce((sum, { id }) => sum + reader.count(id), 0)
  if (keys.length === 0 || total < worthIndex) {
    yield* reader.all(where, ...values)
    return
  }
  const rows = new Set<number>()
  for (const { id } of pairs) for (const side of sides) for (const row of index(id, side).rowsWith(keys)) rows.add(row)
  const wanted = [...rows]
  for (let at = 0; at < wanted.length; at += 1000)
    yield* reader.all(
      `id in (select value from json_each(?)) and ${where}`,
      JSON.stringify(wanted.slice(at, at + 1000)),
      ...values,
    )
}

/** Words of six letters and more: what follows them does not change their key. */
const keysOfWords = (words: string): readonly number[] => {
  const keys: number[] = []
  const scratch = new Uint32Array(maxKeys)
  for (const [word] of words.matchAll(/[^\s"„“”]+/gu))
    for (const [letters] of word.includes('*') ? [] : word.matchAll(/[\p{L}\p{M}]{6,}/gu)) {
      const count = keysInto(letters.normalize('NFC'), scratch)
      if (count === 1) keys.push(scratch[0] ?? 0)
    }
  return keys
}

const phrasesOf = (asked: string): readonly Phrase[] =>
  [...asked.matchAll(askedPattern)]
    .map(([, ascii, low, high, word]): Phrase => {
      const quoted = ascii ?? low ?? high
      if (quoted !== undefined) return wordsOf(quoted).map(({ text }) => isWord(text))
      const given = word ?? ''
      return given.includes('*') ? [isLike(given)] : wordsOf(given).map(({ text }) => isWord(text))
    })
    .filter((phrase) => phrase.length > 0)

const isWord = (asked: string): ((word: string) => boolean) => {
  const wanted = asked.toLowerCase()
  return (word) => word.startsWith(wanted) && word.length - wanted.length <= inflection
}

const isLike = (asked: string): ((word: string) => boolean) => {
  const parts = asked
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[^\p{L}\p{M}\p{N}]/gu, ''))
  if (parts.every((part) => part === '')) return () => false
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'u')
  return (word) => pattern.test(word)
}

const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(wordPattern)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))

/** A place for every phrase, in the order asked, preferring places behind the one before; null when one is missing. */
const spansOf = (text: string, phrases: readonly Phrase[]): readonly Span[] | null => {
  const words = wordsOf(text)
  const spans: Span[] = []
  let from = 0
  for (const phrase of phrases) {
    const at = placeOf(words, phrase, from) ?? placeOf(words, phrase, 0)
    if (at === null) return null
    const [first, last] = [words[at], words[at + phrase.length - 1]]
    if (first === undefined || last === undefined) return null
    spans.push(Object.freeze({ start: first.start, end: last.end }))
    from = at + phrase.length
  }
  return spans
}

const placeOf = (words: readonly Word[], phrase: Phrase, from: number): number | null => {
  for (let at = from; at + phrase.length <= words.length; at++)
    if (phrase.every((fits, order) => fits(words[at + order]?.text ?? ''))) return at
  return null
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
