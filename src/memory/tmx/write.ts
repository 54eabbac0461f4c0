/**
 * Writes TMX 1.4b, strictly and always the same: valid against the DTD, sorted by source and entry id, no date that
 * changes by itself. One `tu` is a block of lines, so that a difference in git is small.
 *
 * Quotations are `bpt`/`ept` of type `x-quote` whose content is each variant's own marks: a tool that ignores codes still
 * shows them. Half a quotation is `it` with its `pos`.
 */
import { escapeAttribute } from '../../xml/index.ts'
import type { Locale } from '../../article/types.ts'
import { codeCharacter } from '../characters.ts'
import type { MemoryEntry } from '../types.ts'
import { marksOf, printUnitText } from '../unit-text.ts'
import type { UnitCode, UnitText } from '../unit-text.ts'
import { quoteType } from './segment.ts'
import { ownTool } from './unit.ts'
import { writeDate } from './values.ts'

/** Of the writer, not of the program: a new release must not change every memory. */
const writerVersion = '1'
/** Flags that cannot be found again by reading. */
const keptFlags: ReadonlySet<string> = new Set(['reverse', 'pivot', 'aligned'])
const allLanguages = '*all*'
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** @returns the document, LF line ends, UTF-8 */
export const writeTmx = (entries: readonly MemoryEntry[], profile: 'full' | 'plain' = 'full'): string => {
  const keyed = entries.map((entry) => ({ entry, key: sortKeyOf(entry) }))
  keyed.sort((a, b) => compareKeys(a.key, b.key))
  const sources = new Set(entries.map(({ sourceLocale }) => sourceLocale))
  const pieces = tmxPieces(
    keyed.map(({ entry }) => entry),
    sources,
    profile,
  )
  return [...pieces].join('')
}

/** Where an entry stands in a file: by its printed source, then by its id. */
export interface SortKey {
  readonly source: string
  readonly id: string
}
export const sortKeyOf = (entry: MemoryEntry): SortKey => ({
  source: printUnitText(entry.source, entry.sourceLocale),
  id: entry.id,
})
export const compareKeys = (a: SortKey, b: SortKey): number => compare(a.source, b.source) || compare(a.id, b.id)

/**
 * The document piece by piece, for memories that are larger than a string may be.
 *
 * @param entries in the order of `compareKeys`
 * @param sources source locales among them
 */
export function* tmxPieces(
  entries: Iterable<MemoryEntry>,
  sources: ReadonlySet<Locale>,
  profile: 'full' | 'plain' = 'full',
): IterableIterator<string> {
  const [only] = sources.size === 1 ? sources : []
  yield `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    `<header${attributesOf([
      ['creationtool', ownTool],
      ['creationtoolversion', writerVersion],
      ['segtype', 'sentence'],
      ['o-tmf', ownTool],
      ['adminlang', 'en'],
      ['srclang', only ?? allLanguages],
      ['datatype', 'unknown'],
    ])}/>`,
    '<body>',
  ].join('\n')}\n`
  for (const entry of entries) yield `${unitLines(entry, only ?? null, profile).join('\n')}\n`
  yield '</body>\n</tmx>\n'
}

const unitLines = (entry: MemoryEntry, headerSource: Locale | null, profile: 'full' | 'plain'): readonly string[] => {
  const variant = (locale: Locale, side: UnitText): string =>
    `<tuv xml:lang="${attribute(locale)}"><seg>${profile === 'full' ? segment(side, locale) : text(printUnitText(side, locale))}</seg></tuv>`
  return [
    `<tu${attributesOf([
      ['tuid', entry.id],
      ['usagecount', entry.uses > 0 ? String(entry.uses) : null],
      ['creationdate', entry.created === null ? null : writeDate(entry.created)],
      ['creationid', entry.author],
      ['changedate', entry.changed === null ? null : writeDate(entry.changed)],
      ['segtype', entry.unit === 'paragraph' ? 'paragraph' : null],
      ['changeid', entry.person],
      ['srclang', entry.sourceLocale === headerSource ? null : entry.sourceLocale],
    ])}>`,
    ...(profile === 'full' ? propLines(entry) : []),
    variant(entry.sourceLocale, entry.source),
    variant(entry.targetLocale, entry.target),
    '</tu>',
  ]
}

const propLines = (entry: MemoryEntry): readonly string[] => {
  const props: readonly (readonly [type: string, value: string | null])[] = [
    ['x-goosefoot-state', entry.state],
    ['x-goosefoot-origin', entry.origin],
    ['x-goosefoot-unit', entry.unit === 'segment' ? null : entry.unit],
    ['x-goosefoot-quote', entry.quotation],
    ['x-goosefoot-mode', entry.mode],
    ['x-goosefoot-speaker', entry.speaker],
    ['x-goosefoot-segment', entry.segment],
    ['x-goosefoot-flags', entry.flags.filter((flag) => keptFlags.has(flag)).join(' ') || null],
    ['x-goosefoot-from', entry.from],
    ['x-context-pre', neighbour(entry.prev)],
    ['x-context-post', neighbour(entry.next)],
    ['prev', neighbour(entry.prev) || null],
    ['next', neighbour(entry.next) || null],
    ['file', entry.article],
    ['id', entry.segment],
  ]
  return [
    ...(entry.note === null ? [] : [`<note>${text(entry.note)}</note>`]),
    ...props.flatMap(([type, value]) => (value === null ? [] : [`<prop type="${type}">${text(value)}</prop>`])),
  ]
}

const segment = (side: UnitText, locale: Locale): string => {
  const marks = marksOf(side.codes, locale)
  const indexes = new Map<number, number>()
  let pairs = 0
  let at = 0
  return side.text
    .split(codeCharacter)
    .map((run, part) => {
      if (part === 0) return text(run)
      const index = at++
      const code = side.codes[index]
      if (code === undefined || code.kind === 'char') return codeCharacter + text(run)
      const isQuote = code.kind === 'quote-open' || code.kind === 'quote-close'
      const content = text(isQuote ? (marks[index] ?? '') : (code.data ?? ''))
      const type = isQuote ? quoteType : code.type
      const named: readonly (readonly [string, string | null])[] = [
        ['x', String(code.n)],
        ['type', type],
      ]
      return element(code, index, side.codes, content, named) + text(run)
    })
    .join('')

  function element(
    code: UnitCode,
    index: number,
    codes: readonly UnitCode[],
    content: string,
    named: readonly (readonly [string, string | null])[],
  ): string {
    if (code.kind === 'alone') return `<ph${attributesOf(named)}>${content}</ph>`
    const opens = code.kind === 'open' || code.kind === 'quote-open'
    if (otherEnd(code, index, codes) === null)
      return `<it${attributesOf([['pos', opens ? 'begin' : 'end'], ...named])}>${content}</it>`
    if (!opens) return `<ept i="${indexes.get(code.n) ?? 0}">${content}</ept>`
    indexes.set(code.n, ++pairs)
    return `<bpt${attributesOf([['i', String(pairs)], ...named])}>${content}</bpt>`
  }
}

/** Index of the other end when both stand in this segment in the right order. */
const otherEnd = (code: UnitCode, index: number, codes: readonly UnitCode[]): number | null => {
  const opens = code.kind === 'open' || code.kind === 'quote-open'
  const other = code.kind.startsWith('quote') ? (opens ? 'quote-close' : 'quote-open') : opens ? 'close' : 'open'
  const found = codes.findIndex(({ kind, n }) => kind === other && n === code.n)
  return found < 0 || (opens ? found < index : found > index) ? null : found
}

const attributesOf = (attributes: readonly (readonly [name: string, value: string | null])[]): string =>
  attributes.map(([name, value]) => (value === null ? '' : ` ${name}="${attribute(value)}"`)).join('')

/** Empty is a fact and is written; what XML cannot hold must not become that fact. */
const neighbour = (given: string | null): string | null =>
  given === null || given === '' ? given : possible(given) || null

const possible = (value: string): string => value.toWellFormed().replace(forbidden, '')
const attribute = (value: string): string => escapeAttribute(possible(value))
/** Line feeds are written as references: readers take real ones for a pretty printer's. */
const text = (value: string): string =>
  possible(value)
    .replace(/\r\n?/g, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\n/g, '&#10;')

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
