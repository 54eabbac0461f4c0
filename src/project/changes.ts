/**
 * What changed in an article since it was translated, sentence by sentence, in the order in which an editor wants to
 * read it: headlines first, then quotations, then numbers, then the rest.
 */
import { textOf } from '../article/content.ts'
import type { ArticleRecord, Content, Role, SegmentRecord, UnitQuote, UnitRecord } from '../article/types.ts'
import { type DiffPart, wordDiff } from '../article/word-diff.ts'
import { renderContent } from '../quotations/index.ts'
import type { HouseStyle } from '../quotations/types.ts'
import type { Amend } from './amend.ts'
import { type Layout, readRecord, recordPath } from './layout.ts'
import { type Place, printedName } from './locate.ts'
import type { RunOutcome } from './outcome.ts'
import { segmentsOf } from './print-unit.ts'
import { foldSentence } from './segment-ids.ts'
import { styleOf } from './style.ts'
import { translateArticles } from './translate.ts'

/** What becomes of a sentence's translation in a locale. */
export interface ChangeInLocale {
  readonly locale: string
  /** `kept`: a person's work stays and has to be looked at. `open`: it has to be translated. `gone`: it left the article. */
  readonly decision: 'kept' | 'open' | 'gone'
  /** The translation of the old sentence, as help. */
  readonly target: string | null
}

export interface SentenceChange {
  readonly article: string
  readonly unit: string
  readonly segment: string
  readonly role: Role
  readonly change: 'edited' | 'new' | 'dropped'
  readonly was: string | null
  readonly is: string | null
  readonly diff: readonly DiffPart[]
  /** Somebody's words stand in it. */
  readonly isQuoted: boolean
  readonly numbersDiffer: boolean
  readonly locales: readonly ChangeInLocale[]
}

/** A sentence as it is printed, marks included. */
const printed = (content: Content, quotes: readonly UnitQuote[]): string => {
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  return content
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      if (inline.kind === 'quote-open') return byId.get(inline.occurrence)?.openMark || '„'
      if (inline.kind === 'quote-close') return byId.get(inline.occurrence)?.closeMark || '“'
      return ''
    })
    .join('')
}

const isQuoted = (content: Content, quotes: readonly UnitQuote[]): boolean => {
  const attributed = new Set(
    quotes.filter(({ quoteKind }) => quoteKind === 'direct' || quoteKind === 'partial').map(({ id }) => id),
  )
  return (
    // A sentence in the middle of a quotation has no end of it inside: its unit has.
    content.some((inline) => 'occurrence' in inline && attributed.has(inline.occurrence))
  )
}

const numbersOf = (text: string): string => (text.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? []).toSorted().join(' ')

interface Found extends Omit<SentenceChange, 'locales'> {
  readonly here: ChangeInLocale
}

/** A translation with the marks of its house. */
const printedTarget = (target: Content, unit: UnitRecord, style: HouseStyle): string =>
  renderContent(target, new Map(unit.quotes.map((quote) => [quote.id, quote])), style).text

/** What one locale's record has to do, against what stands on the disk of it. */
const changesIn = (record: ArticleRecord, before: ArticleRecord | null, style: HouseStyle): readonly Found[] => {
  const locale = record.targetLocale
  const found: Found[] = []
  const seen = new Set<string>()
  const describe = (
    unit: UnitRecord,
    segment: SegmentRecord,
    change: SentenceChange['change'],
    was: Content | null,
    here: Omit<ChangeInLocale, 'locale'>,
  ): void => {
    const texts = {
      was: was === null ? null : printed(was, unit.quotes),
      is: change === 'dropped' ? null : printed(segment.source, unit.quotes),
    }
    found.push({
      article: record.article,
      unit: unit.id,
      segment: segment.id,
      role: unit.role,
      change,
      ...texts,
      diff: wordDiff(texts.was ?? '', texts.is ?? ''),
      isQuoted: isQuoted(segment.source, unit.quotes) || (was !== null && isQuoted(was, unit.quotes)),
      numbersDiffer: numbersOf(texts.was ?? '') !== numbersOf(texts.is ?? ''),
      here: { locale, ...here },
    })
  }
  for (const unit of record.units)
    for (const segment of segmentsOf(unit)) {
      seen.add(foldSentence(textOf(segment.source)))
      const previous = segment.proposals.find(({ type }) => type === 'previous')
      if (previous !== undefined) seen.add(foldSentence(textOf(previous.source)))
      const isKept = segment.flag === 'source-changed'
      if (!isKept && segment.target !== null) continue
      const help = previous === undefined ? null : printedTarget(previous.target, unit, style)
      const target = isKept ? printedTarget(segment.target ?? [], unit, style) : help
      // A sentence of a new record is no change: there was nothing before it.
      if (previous === undefined && before === null) continue
      describe(unit, segment, previous === undefined ? 'new' : 'edited', previous?.source ?? null, {
        decision: isKept ? 'kept' : 'open',
        target,
      })
    }
  for (const unit of before?.units ?? [])
    for (const segment of segmentsOf(unit))
      if (segment.target !== null && !seen.has(foldSentence(textOf(segment.source))))
        describe(unit, segment, 'dropped', segment.source, {
          decision: 'gone',
          target: printedTarget(segment.target, unit, style),
        })
  return found
}

const weight = (one: SentenceChange): number =>
  one.role === 'headline' || one.role === 'standfirst' ? 0 : one.isQuoted ? 1 : one.numbersDiffer ? 2 : 3

export interface StatusOutcome {
  readonly run: RunOutcome
  readonly changes: readonly SentenceChange[]
}

/** How far each article is, and what changed in it; asks no engine and writes nothing. */
export const statusOf = async (
  place: Place,
  options: {
    readonly paths: readonly string[]
    readonly cwd: string
    readonly to?: readonly string[] | undefined
    readonly progress?: (text: string) => void
  },
): Promise<StatusOutcome> => {
  const layout: Layout = { root: place.root, base: place.root }
  const found: Found[] = []
  const amend: Amend = (record) => {
    const path = recordPath(layout, record.targetLocale, record.article)
    const before = readRecord(path, printedName(place.root, path))
    found.push(...changesIn(record, before, styleOf(place.config, record.targetLocale)))
    return record
  }
  const run = await translateArticles(place, { ...options, engines: [], dryRun: true, amend })
  const changes = [
    ...Map.groupBy(found, (one) => `${one.article} ${one.unit} ${one.segment} ${one.change} ${one.is ?? one.was}`),
  ]
    .flatMap(([, same]): SentenceChange[] => {
      const [first] = same
      if (first === undefined) return []
      const { here: _here, ...change } = first
      return [{ ...change, locales: same.map(({ here }) => here) }]
    })
    .map((change, index) => ({ change, index }))
    .toSorted(
      (a, b) =>
        (a.change.article < b.change.article ? -1 : a.change.article > b.change.article ? 1 : 0) ||
        weight(a.change) - weight(b.change) ||
        a.index - b.index,
    )
    .map(({ change }) => change)
  return { run, changes }
}
