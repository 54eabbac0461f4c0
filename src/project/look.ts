import type { ArticleRecord } from '../article/types.ts'
import { readBytes } from './files.ts'
import { loadGlossary, quoteKindOf } from './glossary.ts'
import { findLedger, type Layout, readRecord, recordLocales, recordPath } from './layout.ts'
import { type Place, printedName, readName, type SourceFile } from './locate.ts'
import { keepSpansOf, occurrencesIn, type Prepared, prepareArticle } from './prepare.ts'
import { cutterFor } from './segmentation.ts'
import { styleOf } from './style.ts'

/** An article as the program sees it; nothing is written. Ids are those of the record where there is one. */
export const lookAt = (place: Place, path: string, locale: string | undefined, resegment = false): Prepared => {
  const file: SourceFile = readName(path, place.root, locale)
  const layout: Layout = { root: place.root, base: place.root }
  const records: ArticleRecord[] = []
  for (const target of recordLocales(layout)) {
    const name = recordPath(layout, target, file.id)
    const record = readRecord(name, printedName(place.root, name))
    if (record !== null && record.original === file.name) records.push(record)
  }
  const glossary = loadGlossary(place)
  const ledger = records.length === 0 ? null : findLedger(place, layout, file)
  return prepareArticle(
    file,
    readBytes(file.path, file.name),
    place.config,
    styleOf(place.config, file.locale),
    records,
    ledger?.ledger ?? null,
    resegment,
    (wording) => quoteKindOf(glossary, wording, file.locale),
  )
}

export interface Sentence {
  readonly unit: string
  readonly segment: string
  readonly role: string
  /** UTF-16 offsets in the unit's printed text. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The sentences of an article with where they stand. */
export const sentencesOf = (prepared: Prepared): readonly Sentence[] =>
  prepared.article.blocks.flatMap((block, index) => {
    const segments = (prepared.units[index]?.parts ?? []).filter((part) => part.kind === 'segment')
    const ends = prepared.cuts[index] ?? []
    return ends.map((end, at): Sentence => {
      const before = ends[at - 1] ?? 0
      const start = before + (block.text.slice(before, end).match(/^\s*/u)?.[0].length ?? 0)
      return {
        unit: block.id,
        segment: segments[at]?.id ?? '',
        role: block.role,
        start,
        end,
        text: block.text.slice(start, end),
      }
    })
  })

export interface Doubt {
  readonly unit: string
  readonly offset: number
  readonly boundary: boolean
  readonly rule: string
  /** The text around the place, the place marked with `|`. */
  readonly around: string
}

/** Every place where a sentence might have ended, with the rule that decided. */
export const doubtsOf = (place: Place, prepared: Prepared): readonly Doubt[] => {
  const cutter = cutterFor(place.config, prepared.file.locale)
  return prepared.article.blocks.flatMap((block, index) =>
    cutter.explain(block, keepSpansOf(occurrencesIn(prepared.quotations, index))).map(({ offset, boundary, rule }) => ({
      unit: block.id,
      offset,
      boundary,
      rule,
      around: around(block.text, offset),
    })),
  )
}

const around = (text: string, offset: number): string =>
  `${text.slice(Math.max(0, offset - 24), offset)}|${text.slice(offset, offset + 16)}`.replaceAll(/\s/gu, ' ')
