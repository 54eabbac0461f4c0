/** What is learnt from programs and files, as entries. */
import type { Content, Locale, Origin } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { anyQuotationMark } from './characters.ts'
import { entryIdOf } from './hash.ts'
import { languageTag, readDate } from './tmx/values.ts'
import type { TmxPair } from './tmx/unit.ts'
import type { EntryFlag, MemoryEntry, Neighbour, NewEntry, QuotesOf } from './types.ts'
import { plainUnitText, printUnitText, quoteMarksAsCodes, unitTextOf, unitTextsOf } from './unit-text.ts'
import type { UnitText } from './unit-text.ts'

const lowerCaseWord = /(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}]*/u

/** @throws {GoosefootError} `memory.locale` */
export const requireLocale = (locale: Locale): Locale => {
  const { tag } = languageTag(locale)
  if (tag !== null) return tag
  throw new GoosefootError('memory.locale', 'A locale is no BCP 47 tag.', { hint: 'Write it like de, de-AT or en-GB.' })
}

/**
 * A pair that a program gave. Text whose quotations `quotesOf` knows gets them as codes.
 *
 * @throws {GoosefootError} `memory.locale`
 */
export const entryOfNew = (given: NewEntry, quotesOf: QuotesOf | undefined): MemoryEntry => {
  const sourceLocale = requireLocale(given.sourceLocale)
  const targetLocale = requireLocale(given.targetLocale)
  const { source, target } = sidesOf(given, sourceLocale, targetLocale, quotesOf)
  const origin = originOf(given.origin ?? null)
  const flags: EntryFlag[] = []
  if (origin.name === 'aligned') flags.push('aligned')
  if (codesDiffer(source, target)) flags.push('codes-differ')
  if (source.text === target.text && lowerCaseWord.test(source.text)) flags.push('copy')
  return withId({
    unit: given.unit ?? 'segment',
    sourceLocale,
    targetLocale,
    source,
    target,
    prev: neighbourText(given.prev, sourceLocale),
    next: neighbourText(given.next, sourceLocale),
    state: given.state ?? 'reviewed',
    origin: origin.name,
    article: given.article ?? null,
    segment: given.segment ?? null,
    quotation: given.quotation ?? null,
    speaker: given.speaker ?? null,
    mode: given.mode ?? null,
    author: given.author ?? null,
    person: given.person ?? origin.person,
    created: dateOf(given.created),
    changed: dateOf(given.changed),
    uses: 0,
    note: given.note ?? null,
    file: given.file ?? null,
    from: null,
    flags,
  })
}

/** A pair of a TMX file. Without a state it counts as reviewed: somebody exported it as memory. */
export const entryOfPair = (
  pair: TmxPair,
  { file, from }: { readonly file: string | null; readonly from: string | null },
  quotesOf: QuotesOf | undefined,
): MemoryEntry => {
  const { line: _line, tuid: _tuid, state, origin, source, target, ...rest } = pair
  const quoted = quotedSides(source, target, pair, quotesOf)
  return withId({
    ...rest,
    ...(quoted ?? { source, target }),
    state: state ?? 'reviewed',
    origin: origin ?? 'human',
    file,
    from: from ?? pair.from,
  })
}

/** The text of a neighbour as it is kept; null: unknown. */
export const neighbourText = (neighbour: Neighbour | undefined, locale: Locale): string | null => {
  if (neighbour === undefined || neighbour === null) return null
  return typeof neighbour === 'string' ? neighbour : printUnitText(unitTextOf(neighbour), locale)
}

/** The entry with neighbours forgotten; its id follows. */
export const withoutNeighbours = (
  entry: MemoryEntry,
  forgotten: { readonly prev: boolean; readonly next: boolean },
): MemoryEntry =>
  withId({ ...entry, prev: forgotten.prev ? null : entry.prev, next: forgotten.next ? null : entry.next })

/** The entry with the id that its texts and context give it. */
export const withId = (entry: Omit<MemoryEntry, 'kind' | 'id'>): MemoryEntry => {
  const side = ({ text, codes }: UnitText): string => `${text} ${codes.map(({ kind, n }) => `${kind}${n}`).join(' ')}`
  const id = entryIdOf([
    entry.sourceLocale,
    entry.targetLocale,
    entry.unit,
    side(entry.source),
    side(entry.target),
    entry.prev,
    entry.next,
  ])
  return Object.freeze({ ...entry, kind: 'entry', id, flags: Object.freeze(entry.flags) })
}

const sidesOf = (
  given: NewEntry,
  sourceLocale: Locale,
  targetLocale: Locale,
  quotesOf: QuotesOf | undefined,
): { readonly source: UnitText; readonly target: UnitText } => {
  if (typeof given.source === 'string' && typeof given.target === 'string') {
    const sides = { source: plainUnitText(given.source), target: plainUnitText(given.target) }
    return quotedSides(sides.source, sides.target, { sourceLocale, targetLocale }, quotesOf) ?? sides
  }
  return unitTextsOf(asContent(given.source), asContent(given.target), given)
}

const asContent = (side: string | Content): Content =>
  typeof side !== 'string' ? side : side === '' ? [] : [{ kind: 'text', text: side }]

/** Both sides with their marks as codes; null when they have codes already, no marks, or it cannot be told. */
const quotedSides = (
  source: UnitText,
  target: UnitText,
  { sourceLocale, targetLocale }: { readonly sourceLocale: Locale; readonly targetLocale: Locale },
  quotesOf: QuotesOf | undefined,
): { readonly source: UnitText; readonly target: UnitText } | null => {
  if (quotesOf === undefined || !anyQuotationMark.test(source.text)) return null
  if ([...source.codes, ...target.codes].some(({ kind }) => kind.startsWith('quote'))) return null
  const found = quotesOf(source.text, target.text, { sourceLocale, targetLocale })
  if (found === null) return null
  const numbers = new Map<string, number>()
  const first = Math.max(0, ...source.codes.map(({ n }) => n), ...target.codes.map(({ n }) => n)) + 1
  const quotedSource = quoteMarksAsCodes(source, found.source, numbers, first)
  const quotedTarget = quotedSource === null ? null : quoteMarksAsCodes(target, found.target, numbers, first)
  return quotedSource === null || quotedTarget === null ? null : { source: quotedSource, target: quotedTarget }
}

const codesDiffer = (source: UnitText, target: UnitText): boolean => {
  const names = ({ codes }: UnitText): string =>
    codes
      .map(({ kind, n }) => `${kind}${n}`)
      .sort()
      .join(' ')
  return names(source) !== names(target)
}

const originOf = (origin: Origin | string | null): { readonly name: string; readonly person: string | null } => {
  if (origin === null) return { name: 'human', person: null }
  if (typeof origin === 'string') return { name: origin, person: null }
  switch (origin.kind) {
    case 'human':
      return { name: 'human', person: origin.person }
    case 'engine':
      return { name: `engine:${origin.engine}`, person: null }
    case 'memory':
    case 'verbatim':
      return { name: origin.kind, person: null }
    default:
      return origin satisfies never
  }
}

const dateOf = (given: string | null | undefined): string | null =>
  given === null || given === undefined ? null : readDate(given)
