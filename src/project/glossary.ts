import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { textOf } from '../article/content.ts'
import type { Finding } from '../article/finding.ts'
import type { ArticleRecord, Locale, QuoteKind } from '../article/types.ts'
import { mixedTerms, spokenIn, termFindings, type TermUsed } from '../checks/index.ts'
import {
  checkTerms,
  type Concept,
  type EngineTerm,
  engineTerms,
  type GlossaryReading,
  languageOf,
  mergeConcepts,
  readCsv,
  readTbx,
  relevantTerms,
  sourceMatcher,
  type TermMatcher,
  termMatcher,
  type TermPair,
  termPair,
  termsIn,
} from '../glossary/index.ts'
import type { FindTerms } from '../xliff/index.ts'
import type { Config } from './config.ts'
import { readBytes } from './files.ts'
import { type Place, printedName } from './locate.ts'
import { segmentsOf } from './print-unit.ts'

/** The project's glossary: all files of `glossary/` as one. */
export interface Glossary {
  readonly concepts: readonly Concept[]
  /** What a person should know about the files, each with its line and in `args.file` its name. */
  readonly findings: readonly Finding[]
  /** As printed, with the number of concepts in each. */
  readonly files: readonly { readonly file: string; readonly concepts: number }[]
  /** The terms for two locales; made once. */
  readonly pair: (sourceLocale: Locale, targetLocale: Locale) => TermPair
  /** Terms that say what they are in quotation marks. */
  readonly named: (locale: Locale) => TermMatcher
  /** Pairs of terms that an engine may be told for a text: `relevantTerms` of what the glossary has for these locales. */
  readonly forEngine: (text: string, sourceLocale: Locale, targetLocale: Locale) => readonly EngineTerm[]
  /** All of them, as a stored glossary of an engine needs them, and what is left out of it. */
  readonly stored: (
    sourceLocale: Locale,
    targetLocale: Locale,
  ) => { readonly terms: readonly EngineTerm[]; readonly findings: readonly Finding[] }
}

const readers: Readonly<Record<string, (bytes: Uint8Array, file: string) => GlossaryReading>> = {
  csv: readCsv,
  tsv: readCsv,
  tbx: readTbx,
}

/** Reads a file of terms by the ending of its name; null when it is none. */
export const termReader = (name: string): ((bytes: Uint8Array, file: string) => GlossaryReading) | null =>
  readers[name.split('.').pop()?.toLowerCase() ?? ''] ?? null

/**
 * Reads the project's glossary; without the folder `glossary/` it is empty.
 *
 * @throws {GoosefootError} `glossary.…`, `tbx.…` with file and line
 */
export const loadGlossary = (place: Place): Glossary => {
  const folder = join(place.root, 'glossary')
  const names =
    existsSync(folder) && statSync(folder).isDirectory()
      ? readdirSync(folder)
          .filter((name) => !name.startsWith('.') && termReader(name) !== null)
          .sort()
      : []
  const readings = names.map((name) => {
    const path = join(folder, name)
    const file = printedName(place.root, path)
    const reading = termReader(name)?.(readBytes(path, file), file) ?? { concepts: [], findings: [] }
    return { file, ...reading }
  })
  const merged = mergeConcepts(
    readings.map(({ concepts }) => concepts),
    place.config.sourceLocale,
  )
  return glossaryOf(
    merged.concepts,
    [...readings.flatMap(({ findings }) => findings), ...merged.findings],
    readings.map(({ file, concepts }) => ({ file, concepts: concepts.length })),
  )
}

const glossaryOf = (concepts: readonly Concept[], findings: readonly Finding[], files: Glossary['files']): Glossary => {
  const pairs = new Map<string, TermPair>()
  const matchers = new Map<string, TermMatcher>()
  const sources = new Map<string, TermMatcher>()
  const stores = new Map<string, ReturnType<Glossary['stored']>>()
  const remembered = <Value>(of: Map<string, Value>, key: string, make: () => Value): Value => {
    const known = of.get(key)
    if (known !== undefined) return known
    const value = make()
    of.set(key, value)
    return value
  }
  const stored: Glossary['stored'] = (source, target) =>
    remembered(stores, `${source} ${target}`, () => engineTerms(concepts, source, target))
  return {
    concepts,
    findings,
    files,
    pair: (source, target) =>
      remembered(pairs, `${source} ${target}`, () =>
        termPair(
          concepts,
          source,
          target,
          remembered(sources, source, () => sourceMatcher(concepts, source)),
        ),
      ),
    named: (locale) =>
      remembered(matchers, locale, () =>
        termMatcher(
          concepts.flatMap((concept) =>
            concept.terms
              .filter((term) => term.quoteKind !== null && languageOf(term.locale) === languageOf(locale))
              .map((term) => ({ concept, term })),
          ),
          locale,
        ),
      ),
    stored,
    forEngine: (text, source, target) => relevantTerms(stored(source, target).terms, text),
  }
}

/** What a stretch in quotation marks is when a term of the glossary fills it: a name, a title or a word mentioned. */
export const quoteKindOf = (glossary: Glossary, wording: string, locale: Locale): QuoteKind | null => {
  const text = wording.trim()
  if (!glossary.concepts.some(({ terms }) => terms.some(({ quoteKind }) => quoteKind !== null))) return null
  const found = glossary.named(locale).find(text, { compounds: false })
  return (
    found.find(({ start, end, caseDiffers }) => start === 0 && end === text.length && !caseDiffers)?.term.quoteKind ??
    null
  )
}

/** Terms of the sentences of a record, for a hand-off; undefined when the glossary has nothing for its locales. */
export const termsForExport = (
  glossary: Glossary,
  sourceLocale: Locale,
  targetLocale: Locale,
): FindTerms | undefined => {
  if (glossary.concepts.length === 0) return undefined
  const pair = glossary.pair(sourceLocale, targetLocale)
  if (pair.allowed.size === 0) return undefined
  return (_, segment) =>
    pair.source.find(textOf(segment.source)).flatMap((found) => {
      // A compound's part is shown where nothing better is known of the word.
      if (found.inside) return []
      const { concept, term } = found
      const translations = (pair.allowed.get(concept.id) ?? []).map(({ text }) => text)
      if (translations.length === 0) return []
      const not = termsIn(concept, targetLocale).forbidden.map(({ text }) => `not "${text}"`)
      const notes = [term.keep ? 'do not translate' : '', ...not, concept.note ?? ''].filter((note) => note !== '')
      // A verb that came apart is marked at its first part.
      const [first] = found.spans
      return [
        {
          start: first?.start ?? found.start,
          end: first?.end ?? found.end,
          term: term.text,
          translations,
          definition: notes.length === 0 ? null : notes.join('; '),
        },
      ]
    })
}

/** Everything the glossary has to say about a record: sentences without a target are left alone. */
export const checkRecordTerms = (
  record: ArticleRecord,
  glossary: Glossary,
  wanted: Config['glossary']['check'] = 'all',
): readonly Finding[] => {
  if (glossary.concepts.length === 0 || wanted === 'none') return []
  const locale = record.targetLocale
  const pair = glossary.pair(record.sourceLocale, locale)
  if (pair.allowed.size === 0) return []
  const uses: TermUsed[] = []
  const findings = record.units.flatMap((unit): readonly Finding[] => {
    const segments = segmentsOf(unit)
    const targets = segments.map(({ target }) => (target === null ? '' : textOf(target)))
    const spokenSources = spokenIn(
      segments.map(({ source }) => source),
      unit.quotes,
    )
    const spokenTargets = spokenIn(
      segments.map(({ target }) => target),
      unit.quotes,
    )
    return segments.flatMap((segment, index): readonly Finding[] => {
      // Of an older source nobody can say what is missing.
      if (segment.target === null || segment.flag === 'source-changed') return []
      const elsewhere = targets.filter((_, other) => other !== index).join('\n')
      const checked = checkTerms(pair, textOf(segment.source), targets[index] ?? '', elsewhere)
      uses.push(...checked.uses.map((use) => ({ unit: unit.id, ...use })))
      return termFindings(
        checked.faults.filter(({ what, keep }) => wanted === 'all' || what === 'forbidden' || keep),
        { source: spokenSources[index] ?? [], target: spokenTargets[index] ?? [] },
        { locale, unit: unit.id, segment: segment.id },
      )
    })
  })
  return wanted === 'all' ? [...findings, ...mixedTerms(uses, locale)] : findings
}
