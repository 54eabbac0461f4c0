import type { ArticleRecord, Content, OccurrenceId, SegmentId } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import { contentOf } from '../contents.ts'
import { isProtectedWhole } from '../convert/states.ts'
import { closingSuffix, quoteEndOf } from '../quotes.ts'
import { category, groupsOf, metaValue } from '../record-metadata.ts'
import type { Group, Inline, Part, Unit, XliffDocument, XliffFile } from '../types.ts'
import { folded } from './fold.ts'
import type { ReturnedPart, ReturnedUnit } from './types.ts'

/** The units of a returned file of any version, under the ids of the record where they can be found. */

export interface Gathered {
  readonly known: ReadonlyMap<string, ReturnedUnit>
  readonly unknown: readonly ReturnedUnit[]
}

/**
 * @throws {GoosefootError} `xliff.language` when the file is for other languages, `xliff.other-article` when no file in
 *   it is of this article
 */
export const gather = (record: ArticleRecord, returned: XliffDocument): Gathered => {
  const isOld = returned.version.startsWith('1.')
  const files = filesOf(record, returned)
  for (const file of files) {
    refuseLanguage(record.sourceLocale, file.sourceLanguage)
    if (file.targetLanguage !== null) refuseLanguage(record.targetLocale, file.targetLanguage)
  }
  const units = new Map(record.units.map((unit) => [unit.id as string, unit]))
  const occurrences = new Set(
    record.units
      .flatMap((unit) => unit.parts.flatMap((part) => part.source))
      .flatMap((inline): string[] =>
        inline.kind === 'quote-open' || inline.kind === 'quote-close' ? [inline.occurrence] : [],
      ),
  )
  const known = new Map<string, ReturnedUnit>()
  const unknown: ReturnedUnit[] = []
  const add = (id: string, unit: Unit, segment: string | null): void => {
    const parts = unit.parts.map((part) => returnedPart(part, unit, segment, isOld, occurrences))
    const before = known.get(id)
    const isReordered = unit.targetOrder.some((place, index) => place !== index)
    known.set(id, {
      id,
      parts: [...(before?.parts ?? []), ...parts],
      isReordered: isReordered || before?.isReordered === true,
    })
  }
  const without: Unit[] = []
  for (const unit of files.flatMap((file) => unitsBelow(file.children))) {
    const place = placeOf(unit.id, units) ?? placeOf(unit.name ?? '', units)
    if (place === null) without.push(unit)
    else add(place.unit, unit, place.segment)
  }
  const byText = recordTexts(record)
  for (const unit of without) {
    const parts = unit.parts.map((part) => returnedPart(part, unit, null, isOld, occurrences))
    const text = parts.map((part) => folded(part.source)).join('')
    const found = byText.get(text) ?? null
    if (text !== '' && found !== null && !known.has(found.unit)) add(found.unit, unit, found.segment)
    else unknown.push({ id: unit.id, parts, isReordered: false })
  }
  return { known, unknown }
}

const unitsBelow = (children: readonly (Group | Unit)[]): readonly Unit[] =>
  children.flatMap((child) => (child.kind === 'unit' ? [child] : unitsBelow(child.children)))

/** `<unit>` of 2.x, or `<unit>.<segment>` of a hand-off in 1.2. */
const placeOf = (
  id: string,
  units: ReadonlyMap<string, unknown>,
): { readonly unit: string; readonly segment: string | null } | null => {
  if (units.has(id)) return { unit: id, segment: null }
  const dot = id.indexOf('.')
  return dot > 0 && units.has(id.slice(0, dot)) ? { unit: id.slice(0, dot), segment: id.slice(dot + 1) } : null
}

/** Units and segments by their folded source, those with a text of their own only; null marks one that is not. */
const recordTexts = (
  record: ArticleRecord,
): ReadonlyMap<string, { readonly unit: string; readonly segment: string | null } | null> => {
  const texts = new Map<string, { readonly unit: string; readonly segment: string | null } | null>()
  for (const unit of record.units) {
    const text = unit.parts.map((part) => folded(part.source)).join('')
    texts.set(text, texts.has(text) ? null : { unit: unit.id, segment: null })
  }
  return texts
}

const filesOf = (record: ArticleRecord, returned: XliffDocument): readonly XliffFile[] => {
  const name = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const ids = new Map(record.units.map((unit) => [unit.id as string, unit]))
  const files = returned.files.filter(
    (file) =>
      (file.id === record.article && !returned.version.startsWith('1.')) ||
      (file.original !== null && name(file.original) === name(record.original)) ||
      unitsBelow(file.children).some((unit) => placeOf(unit.id, ids) !== null),
  )
  if (files.length > 0) return files
  throw new GoosefootError(
    'xliff.other-article',
    'The file holds no unit of this article, and its "original" names another source.',
    { hint: 'Name the article with an option, or give the file that was exported from it.' },
  )
}

/** `de` and `de-DE` are one language to the tools that write them. */
const refuseLanguage = (expected: string, found: string): void => {
  const a = expected.toLowerCase()
  const b = found.toLowerCase().replaceAll('_', '-')
  if (a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)) return
  throw new GoosefootError('xliff.language', `The file is in "${found.slice(0, 35)}"; "${expected}" was expected.`, {
    hint: 'Import it for the locale it was exported for.',
  })
}

const forms2: ReadonlySet<string> = new Set(['pc', 'sc-ec', 'ph'])

/** `ctype` of an `x`: anything else in its place is the name of an element that does not belong. */
const isCtype = (word: string | null): boolean =>
  word === null || word.startsWith('x-') || word === 'image' || word === 'pb' || word === 'lb'

/** An element of the other family of versions, or of nobody's. */
export const hasForeignElement = (inlines: readonly Inline[], isOld: boolean): boolean =>
  inlines.some(
    (inline) =>
      inline.kind === 'code' &&
      (forms2.has(inline.form) === isOld || (isOld && inline.form === 'x' && !isCtype(inline.subType))),
  )

const tag = /<\/?(?:g|x|bx|ex|bpt|ept|ph|it|pc|sc|ec|mrk|cp)(?:\s[^<>]*)?\/?>/u

/** A tool that wrote codes as letters: what should be a code would be printed. */
export const hasTagsAsText = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) => inline.kind === 'text' && tag.test(inline.value))

/** Content in which a code is a quotation by its id too: some tools keep ids and drop all other attributes. */
const quotationsOf = (inlines: readonly Inline[], occurrences: ReadonlySet<string>): Content =>
  contentOf(inlines).map((inline) => {
    if (inline.kind !== 'code-open' && inline.kind !== 'code-close' && inline.kind !== 'code-empty') return inline
    const isClose = inline.kind === 'code-close' || inline.id.endsWith(closingSuffix)
    const id = inline.id.endsWith(closingSuffix) ? inline.id.slice(0, -closingSuffix.length) : inline.id
    if (!occurrences.has(id)) return inline
    return { kind: isClose ? 'quote-close' : 'quote-open', occurrence: id as OccurrenceId }
  })

/**
 * Some tools indent their files inside text as well, whatever `xml:space` says (Lokalize: a line break and spaces where
 * two tags stand side by side). Such a run is no text of anybody's: a sentence has no line break between two codes.
 */
const withoutIndentation = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.filter((inline, index) => {
    const isRun = inline.kind === 'text' && inline.value.includes('\n') && inline.value.trim() === ''
    return !isRun || inlines[index - 1]?.kind === 'text' || inlines[index + 1]?.kind === 'text' || inlines.length === 1
  })

const returnedPart = (
  part: Part,
  unit: Unit,
  segment: string | null,
  isOld: boolean,
  occurrences: ReadonlySet<string>,
): ReturnedPart => {
  const inlines = withoutIndentation(part.target?.inlines ?? [])
  const isSegment = part.kind === 'segment'
  const group = groupsOf(unit.metadata, category.segment).find((candidate) => candidate.id === part.id)
  const word = isSegment ? (part.state12?.state ?? null) : null
  const written =
    metaValue(group, 'sent') ??
    unit.attributes.find(({ name, prefix }) => name === 'extradata' && prefix === '')?.value ??
    null
  const [sent = null, held = sent] = written?.split('.') ?? []
  return {
    kind: isSegment ? 'segment' : 'gap',
    id: (segment ?? part.id) as SegmentId | null,
    source: quotationsOf(withoutIndentation(part.source.inlines), occurrences),
    target: part.target === null ? null : quotationsOf(inlines, occurrences),
    state: isSegment ? part.state : 'initial',
    needsReview:
      (isSegment && part.subState === 'gf:needs-review') || (word?.startsWith('needs-review') === true && isSegment),
    saysUntranslated:
      word !== null && (word === 'new' || (word.startsWith('needs-') && !word.startsWith('needs-review'))),
    locked: !unit.translate || isProtectedWhole(part.source.inlines),
    hasForeignMarkup:
      hasForeignElement(inlines, isOld) || (hasTagsAsText(inlines) && !hasTagsAsText(part.source.inlines)),
    sent,
    held,
    marks: marksOf(inlines),
  }
}

const marksOf = (inlines: readonly Inline[]): ReadonlyMap<string, readonly [string, string]> => {
  const marks = new Map<string, readonly [string, string]>()
  for (const inline of inlines) {
    const end = inline.kind === 'code' ? quoteEndOf(inline) : null
    if (end === null || inline.kind !== 'code') continue
    const [open, close] = marks.get(end.occurrence) ?? ['', '']
    const shown = inline.display ?? ''
    marks.set(end.occurrence, end.role === 'open' ? [shown, close] : [open, shown])
  }
  return marks
}
