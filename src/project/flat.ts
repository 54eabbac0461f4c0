import { normaliseContent } from '../article/content.ts'
import type { ArticleRecord, Role, UnitRecord } from '../article/types.ts'
import type { HouseStyle } from '../quotations/types.ts'
import { sentenceBoundaries } from '../segmentation/index.ts'
import {
  type Content,
  type FlatEntry,
  flatEntriesOf,
  type Loss,
  type Part,
  printedSource,
  type Unit,
  writeFlatXliff,
  type XliffDocument,
} from '../xliff/index.ts'
import { plainText } from './plain-text.ts'
import { printTarget, segmentsOf } from './print-unit.ts'

/**
 * Articles as flat keys and texts for the tools of i18next (Locize and others), and back: `p.<block>`, `title` and
 * `standfirst`, as in the published namespace. Marks are letters there, and a block is one text.
 */

const sourceText = (unit: UnitRecord): string =>
  plainText(
    printedSource(normaliseContent(unit.parts.flatMap((part) => part.source)), unit).filter(
      (inline) => inline.kind !== 'quote-open' && inline.kind !== 'quote-close',
    ),
    unit.codes,
  ).text

/** The target of a block as it is published; null while a sentence has none. */
const targetText = (unit: UnitRecord, record: ArticleRecord, style: HouseStyle): string | null => {
  const print = printTarget(unit, record.targetLocale, style)
  return print === null ? null : plainText(print.printed, unit.codes).text
}

const heads: readonly (readonly [key: string, role: Role])[] = [
  ['title', 'headline'],
  ['standfirst', 'standfirst'],
]

/** What a flat file of the record holds, and which blocks have markup that is not in it. */
export const flatOf = async (
  record: ArticleRecord,
  style: HouseStyle,
  languages: Readonly<Record<string, string>>,
): Promise<{ readonly text: string; readonly losses: readonly Loss[] }> => {
  const entries: FlatEntry[] = []
  const losses: Loss[] = []
  const add = (key: string, unit: UnitRecord): void => {
    const source = sourceText(unit)
    if (source !== '') entries.push({ key, source, target: targetText(unit, record, style) })
  }
  for (const [key, role] of heads) {
    const unit = record.units.find((one) => one.role === role)
    if (unit !== undefined) add(key, unit)
  }
  for (const unit of record.units) {
    add(`p.${unit.id}`, unit)
    if (unit.codes.length > 0)
      losses.push({ kind: 'loss', code: 'flat-markup', unit: unit.id, args: { name: `p.${unit.id}` } })
  }
  const written = await writeFlatXliff(record.article, entries, {
    source: languages[record.sourceLocale] ?? record.sourceLocale,
    target: languages[record.targetLocale] ?? record.targetLocale,
  })
  return { text: written.text, losses: [...losses, ...written.losses] }
}

const content = (text: string): Content => ({
  kind: 'content',
  language: null,
  space: 'preserve',
  inlines: [{ kind: 'text', value: text, span: null }],
  place: null,
})

const part = (id: string | null, source: string, target: string | null): Part => ({
  kind: 'segment',
  id,
  canResegment: false,
  state: target === null ? 'initial' : 'translated',
  subState: null,
  state12: null,
  source: content(source),
  target: target === null ? null : content(target),
  order: null,
  targetAt: null,
  attributes: [],
  place: null,
})

const sentences = (text: string, locale: string): readonly string[] => {
  let from = 0
  return sentenceBoundaries(text, { locale }).map((end) => {
    const sentence = text.slice(from, end).trim()
    from = end
    return sentence
  })
}

/**
 * A flat file as the import reads any other: blocks whose text is another one than the record prints, sentence by sentence
 * where the text has as many as the record, else whole. Blocks that are as they were say nothing.
 */
export const returnedFromFlat = (record: ArticleRecord, document: XliffDocument, style: HouseStyle): XliffDocument => {
  const entries = new Map(flatEntriesOf(document).map((entry) => [entry.key, entry.target]))
  const [file] = document.files
  const changedText = (unit: UnitRecord, now: string | null): string | null => {
    const head = heads.find(([, role]) => role === unit.role && record.units.find((one) => one.role === role) === unit)
    const written = [entries.get(`p.${unit.id}`), head === undefined ? null : entries.get(head[0])]
    return written.find((text): text is string => text != null && text.trim() !== '' && text !== now) ?? null
  }
  const units = record.units.map((unit): Unit => {
    const now = targetText(unit, record, style)
    const changed = changedText(unit, now)
    return {
      kind: 'unit',
      id: unit.id,
      name: null,
      type: null,
      translate: true,
      canResegment: false,
      space: 'preserve',
      parts: changed === null ? [] : partsOf(unit, now, changed, record.targetLocale),
      targetOrder: [],
      originalData: new Map(),
      notes: [],
      metadata: [],
      matches: [],
      glossary: [],
      provenance: [],
      issues: [],
      rules: [],
      opaque: [],
      attributes: [],
      place: null,
    }
  })
  return {
    ...document,
    files:
      file === undefined
        ? []
        : [{ ...file, id: record.article, children: units.filter(({ parts }) => parts.length > 0) }],
  }
}

const partsOf = (unit: UnitRecord, now: string | null, changed: string, locale: string): readonly Part[] => {
  const segments = segmentsOf(unit)
  const pieces = sentences(changed, locale)
  const before = now === null ? [] : sentences(now, locale)
  const sourceOf = (index: number): string =>
    printedSource(segments[index]?.source ?? [], unit)
      .map((inline) => (inline.kind === 'text' ? inline.text : ''))
      .join('')
  if (pieces.length === segments.length && (now === null || before.length === segments.length))
    return segments.map((segment, index) =>
      part(segment.id, sourceOf(index), pieces[index] === before[index] ? null : (pieces[index] ?? null)),
    )
  const whole = unit.parts
    .map((one) =>
      printedSource(one.source, unit)
        .map((inline) => (inline.kind === 'text' ? inline.text : ''))
        .join(''),
    )
    .join('')
  return [part(segments[0]?.id ?? null, whole, changed)]
}
