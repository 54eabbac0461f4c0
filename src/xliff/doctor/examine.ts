import { textOf } from '../../article/content.ts'
import { type Finding, finding, type Severity } from '../../article/finding.ts'
import type {
  ArticleRecord,
  BlockId,
  Content,
  PrintedContent,
  QuotationId,
  SegmentId,
  SegmentRecord,
  UnitRecord,
} from '../../article/types.ts'
import { contentOf } from '../contents.ts'
import { folded, hasMark, lettersOf } from '../merge/fold.ts'
import { gather, hasForeignElement, hasTagsAsText } from '../merge/gather.ts'
import { quoteEndOf } from '../quotes.ts'
import type { Edit, Inline, Part, Unit, XliffDocument, XliffFile } from '../types.ts'
import {
  inlinesOfContent,
  tagsFromText,
  withAttributes,
  withEdges,
  withoutDoubledMarks,
  withoutIndentation,
} from './repair.ts'
import type { Examination, ExamineOptions, Symptom } from './types.ts'

/**
 * Says what a tool did to a file that came back: stripped attributes, tags written as letters, marks moved or typed,
 * spaces normalised, sentences cut anew, codes lost. What the file's own sources tell for sure is put right.
 *
 * @throws {GoosefootError} `xliff.language`, `xliff.other-article` when the record given is not the file's
 */
export const examine = (document: XliffDocument, options: ExamineOptions = {}): Examination => {
  const record = options.record ?? null
  const symptoms: Symptom[] = [...ofFile(document, record)]
  const edits: Edit[] = []
  const known = new Map<string, UnitRecord>(record?.units.map((unit) => [unit.id, unit]))
  if (record !== null) symptoms.push(...ofUnits(record, document))
  for (const file of document.files)
    for (const unit of unitsOf(file))
      for (const [index, part] of unit.parts.entries()) {
        const place = placeOf(unit, part, known)
        const found = ofPart(unit, part, place, document.version.startsWith('1.'), options)
        symptoms.push(...found.symptoms)
        if (found.inlines !== null)
          edits.push({ kind: 'set-target', at: { file: file.id, unit: unit.id, part: index }, inlines: found.inlines })
      }
  return Object.freeze({ symptoms: Object.freeze(symptoms), edits: Object.freeze(edits) })
}

const unitsOf = (file: XliffFile): readonly Unit[] => {
  const below = (children: XliffFile['children']): readonly Unit[] =>
    children.flatMap((child) => (child.kind === 'unit' ? [child] : below(child.children)))
  return below(file.children)
}

interface Place {
  readonly unit: UnitRecord | null
  readonly segment: SegmentRecord | null
  readonly unitId: string
  readonly segmentId: string | null
}

const placeOf = (unit: Unit, part: Part, known: ReadonlyMap<string, UnitRecord>): Place => {
  const [block = '', sentence = part.id] = unit.id.split('.')
  const record = known.get(block) ?? null
  const segment =
    record?.parts.find((one): one is SegmentRecord => one.kind === 'segment' && one.id === sentence) ?? null
  return { unit: record, segment, unitId: block, segmentId: sentence ?? null }
}

const symptom = (
  code: string,
  severity: Severity,
  isRepaired: boolean,
  args: Readonly<Record<string, string>> = {},
  place: Pick<Place, 'unitId' | 'segmentId'> | null = null,
  quotation: string | null = null,
): Symptom => ({
  finding: finding(`doctor.${code}`, severity, {
    args,
    unit: (place?.unitId ?? null) as BlockId | null,
    segment: (place?.segmentId ?? null) as SegmentId | null,
    quotation: quotation as QuotationId | null,
  }) satisfies Finding,
  isRepaired,
})

// ── The file ──

function* ofFile(document: XliffDocument, record: ArticleRecord | null): Generator<Symptom> {
  const { source } = document
  if (source !== null) {
    if (source.encoding !== 'utf-8') yield symptom('encoding', 'info', false, { encoding: source.encoding })
    else if (source.text.startsWith('\ufeff')) yield symptom('byte-order-mark', 'info', false)
    if (source.lineBreak === '\r\n') yield symptom('line-ends', 'info', false)
    const prefix = /<([\w.-]+):xliff[\s>]/u.exec(source.text.slice(0, 2000))?.[1]
    if (prefix !== undefined) yield symptom('prefix', 'info', false, { prefix })
  }
  const indented = document.files
    .flatMap(unitsOf)
    .flatMap((unit) => unit.parts)
    .filter((part) => withoutIndentation(part.source.inlines) !== part.source.inlines)
  if (indented.length > 0) yield symptom('source-indented', 'info', false, { count: String(indented.length) })
  if (record === null) return
  for (const [expected, found] of [
    [record.sourceLocale, document.sourceLanguage],
    [record.targetLocale, document.targetLanguage ?? ''],
  ] as const)
    if (found !== '' && found.toLowerCase() !== expected.toLowerCase())
      yield symptom('language', 'info', false, { expected, found })
  const parts = document.files.flatMap(unitsOf).flatMap((unit) => unit.parts.map((part) => ({ unit, part })))
  const withTarget = parts.filter(({ part }) => part.kind === 'segment' && part.target !== null)
  const hashes = withTarget.filter(
    ({ unit, part }) =>
      unit.attributes.some(({ name }) => name === 'extradata') ||
      unit.metadata.some((group) => group.category === 'gf:segment' && group.id === part.id),
  )
  if (withTarget.length > 0 && hashes.length === 0) yield symptom('hashes', 'info', false)
  const hasNotes = document.files.some(
    (file) => file.notes.length > 0 || unitsOf(file).some((unit) => unit.notes.length > 0),
  )
  if (!hasNotes) yield symptom('notes', 'info', false)
}

// ── Its units against those of the record ──

function* ofUnits(record: ArticleRecord, document: XliffDocument): Generator<Symptom> {
  const { known, unknown } = gather(record, document)
  const order = [...known.keys()]
  const wanted = record.units.map((unit) => unit.id as string).filter((id) => known.has(id))
  if (order.join() !== wanted.join()) yield symptom('reordered', 'info', false)
  const missing = record.units.filter((unit) => !known.has(unit.id))
  if (missing.length > 0) yield symptom('units-missing', 'info', false, { count: String(missing.length) })
  for (const unit of unknown) yield symptom('unit-unknown', 'warning', false, { unit: unit.id })
  for (const unit of record.units) {
    const theirs = known.get(unit.id)
    if (theirs === undefined) continue
    const place = { unitId: unit.id, segmentId: null }
    const segments = unit.parts.filter((part) => part.kind === 'segment')
    const returned = theirs.parts.filter((part) => part.kind === 'segment')
    const spell = (parts: readonly { readonly source: Content }[]): string =>
      parts.map((part) => folded(part.source)).join('')
    if (spell(segments) === spell(returned) && segments.length !== returned.length)
      yield symptom('resegmented', 'info', false, { was: String(segments.length), is: String(returned.length) }, place)
    if (theirs.isReordered) yield symptom('targets-reordered', 'info', false, {}, place)
  }
}

// ── One sentence ──

interface Found {
  readonly symptoms: readonly Symptom[]
  /** The target put right; null: it stays. */
  readonly inlines: readonly Inline[] | null
}

const ofPart = (unit: Unit, part: Part, place: Place, isOld: boolean, options: ExamineOptions): Found => {
  if (part.kind === 'ignorable') return { symptoms: [], inlines: null }
  const symptoms: Symptom[] = [...ofSource(part, place)]
  if (part.target === null || !unit.translate) return { symptoms, inlines: null }
  const { source } = part
  let inlines = part.target.inlines
  const step = (code: string, severity: Severity, repair: (list: readonly Inline[]) => readonly Inline[]): void => {
    const after = repair(inlines)
    if (after === inlines) return
    symptoms.push(symptom(code, severity, true, {}, place))
    inlines = after
  }
  const clean = withoutIndentation(source.inlines)
  step('indented', 'info', withoutIndentation)
  if (hasTagsAsText(inlines) && !hasTagsAsText(clean)) {
    const after = tagsFromText(inlines, clean)
    symptoms.push(symptom('tags-as-text', 'error', after !== inlines, {}, place))
    inlines = after
  }
  step('attributes-stripped', 'info', (list) => withAttributes(list, clean))
  step('edges', 'info', (list) => withEdges(list, clean))
  step('marks-doubled', 'warning', withoutDoubledMarks)
  const codes = judgeCodes(inlines, clean)
  const lostQuotes = codes.filter(({ code, isQuote }) => isQuote && code === 'code-lost')
  let restored = false
  if (lostQuotes.length > 0 && place.unit !== null && place.segment !== null && options.restoreQuotes !== undefined) {
    const printed = printedOf(inlines)
    const isTyped = printed.some((inline) => inline.kind === 'text' && hasMark(inline.text))
    const found = isTyped ? options.restoreQuotes(place.unit, place.segment, printed) : null
    const after = found === null ? null : inlinesOfContent(found, clean, inlines)
    if (after !== null) {
      inlines = after
      restored = true
    }
  }
  for (const { code, id, isQuote, name } of codes) {
    const isRepaired = restored && isQuote && code === 'code-lost'
    const severity: Severity = isQuote || code === 'code-unknown' ? 'error' : 'warning'
    symptoms.push(
      symptom(
        isRepaired ? 'marks-typed' : code,
        isRepaired ? 'warning' : severity,
        isRepaired,
        { code: name },
        place,
        id,
      ),
    )
  }
  if (hasForeignElement(inlines, isOld)) symptoms.push(symptom('foreign-element', 'error', false, {}, place))
  return { symptoms, inlines: inlines === part.target.inlines ? null : inlines }
}

const nbsp = /[\u00a0\u202f\u2007]/gu

function* ofSource(part: Part, place: Place): Generator<Symptom> {
  const { segment } = place
  if (segment === null) return
  const content = contentOf(withoutIndentation(part.source.inlines))
  const was = textOf(segment.source)
  const is = textOf(content)
  if (folded(content) !== folded(segment.source)) {
    // Cut otherwise is no edit of the text, and is said of the unit.
    if (folded(segment.source).includes(folded(content)) && folded(content) !== '') return
    const isPunctuation = lettersOf(content) === lettersOf(segment.source)
    yield symptom(isPunctuation ? 'source-punctuation' : 'source-edited', 'warning', false, {}, place)
    return
  }
  const lost = (was.match(nbsp)?.length ?? 0) - (is.match(nbsp)?.length ?? 0)
  if (lost > 0) yield symptom('hard-spaces', 'info', false, { count: String(lost) }, place)
  else if (is.normalize('NFC') !== was.normalize('NFC') && is.replaceAll(/\s+/gu, ' ') === was.replaceAll(/\s+/gu, ' '))
    yield symptom('spaces', 'info', false, {}, place)
  if (is !== was && is.normalize('NFC') === was.normalize('NFC'))
    yield symptom('letters-decomposed', 'info', false, {}, place)
}

interface Judged {
  readonly code: 'code-lost' | 'code-duplicated' | 'code-unknown'
  readonly id: string | null
  readonly isQuote: boolean
  readonly name: string
}

/** Which codes of the source are gone, doubled, or made up. */
const judgeCodes = (target: readonly Inline[], source: readonly Inline[]): readonly Judged[] => {
  const count = (
    inlines: readonly Inline[],
  ): ReadonlyMap<string, { readonly times: number; readonly quote: string | null }> => {
    const found = new Map<string, { times: number; quote: string | null }>()
    for (const inline of inlines) {
      if (inline.kind !== 'code' || inline.role === 'close') continue
      const before = found.get(inline.id)
      found.set(inline.id, { times: (before?.times ?? 0) + 1, quote: quoteEndOf(inline)?.occurrence ?? null })
    }
    return found
  }
  const wanted = count(source)
  const there = count(target)
  const quotationOf = (occurrence: string | null): string | null => occurrence?.split('.')[0] ?? null
  return [
    ...[...wanted].flatMap(([name, { times, quote }]): Judged[] => {
      const found = there.get(name)?.times ?? 0
      if (found === times) return []
      return [
        {
          code: found < times ? 'code-lost' : 'code-duplicated',
          id: quotationOf(quote),
          isQuote: quote !== null,
          name,
        },
      ]
    }),
    ...[...there].flatMap(([name, { quote }]): Judged[] =>
      wanted.has(name) ? [] : [{ code: 'code-unknown', id: quotationOf(quote), isQuote: quote !== null, name }],
    ),
  ]
}

/** A target with the marks its codes show as letters. */
const printedOf = (inlines: readonly Inline[]): PrintedContent =>
  contentOf(
    inlines.map((inline): Inline => {
      const quote = inline.kind === 'code' ? quoteEndOf(inline) : null
      return quote === null || inline.kind !== 'code'
        ? inline
        : { kind: 'text', value: inline.display ?? '', span: null }
    }),
  ).filter((inline) => inline.kind !== 'quote-open' && inline.kind !== 'quote-close')
