/**
 * A living article: paragraphs are inserted, deleted, moved and edited at random, two thousand times, and after each edit
 * everything that it did not touch has its id and its translation.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { textOf } from '../article/content.ts'
import type { ArticleId, ArticleRecord, Content, SegmentRecord } from '../article/types.ts'
import { houseStyleFor } from '../quotations/index.ts'
import { readXliff } from '../xliff/index.ts'
import { fromXliff } from '../xliff/record.ts'
import { carryTargets } from './carry-targets.ts'
import { defaultConfig } from './config.ts'
import { segmentsOf } from './print-unit.ts'
import { type Prepared, prepareArticle } from './prepare.ts'
import { recordBytes } from './record-bytes.ts'
import { foldSentence } from './segment-ids.ts'

const root = resolve(import.meta.dirname, '../..')
const style = houseStyleFor('de')

/** Mulberry32: the same edits in every run. */
const randomOf = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const words =
  'Brücke Hafen Gericht Zeugin Haushalt Wahl Streik Ernte Museum Klinik Archiv Bericht Sitzung Minister'.split(' ')
const verbs = 'prüft öffnet verschiebt lobt kritisiert verlässt erwartet bestätigt widerruft ersetzt'.split(' ')

interface Paragraph {
  readonly key: number
  readonly text: string
}

const prepare = (paragraphs: readonly Paragraph[], record: ArticleRecord | null): Prepared =>
  prepareArticle(
    { path: 'x.de.txt', name: 'source/x.de.txt', id: 'x' as ArticleId, locale: 'de', extension: 'txt' },
    new TextEncoder().encode(`${paragraphs.map(({ text }) => text).join('\n\n')}\n`),
    defaultConfig,
    style,
    record === null ? [] : [record],
    null,
  )

const recordOf = (prepared: Prepared): ArticleRecord => ({
  kind: 'record',
  article: prepared.file.id,
  original: prepared.file.name,
  format: 'text',
  sourceLocale: 'de',
  targetLocale: 'en',
  units: prepared.units,
})

/** A person translates what is open and confirms what was changed; every translation is one of a kind. */
const translateOpen = (record: ArticleRecord, step: number): ArticleRecord => ({
  ...record,
  units: record.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'gap' || (part.target !== null && part.flag === null)
        ? part
        : {
            ...part,
            target: part.source.map((inline) =>
              inline.kind === 'text' ? { kind: 'text' as const, text: `${inline.text} (${step})` } : inline,
            ),
            state: 'translated' as const,
            origin: { kind: 'human' as const, person: 'Ada Muster' },
            flag: null,
            proposals: [],
          },
    ),
  })),
})

interface Edited {
  readonly paragraphs: readonly Paragraph[]
  /** The paragraph that was written, removed or edited; null: none. */
  readonly touched: number | null
  readonly kind: 'insert' | 'delete' | 'move' | 'edit'
}

const articleOf = (name: string): readonly Paragraph[] =>
  readFileSync(join(root, 'source', name), 'utf8')
    .trim()
    .split(/\n{2,}/u)
    .map((text, key) => ({ key, text: text.replace(/\s+/gu, ' ') }))

const edit = (paragraphs: readonly Paragraph[], random: () => number, step: number): Edited => {
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value
  const sentence = (): string => `Die ${pick(words)} ${pick(verbs)} am ${step}. Tag die ${pick(words)} Nummer ${step}.`
  // The headline stays where it is: what stands first in a text is the headline.
  const at = 1 + Math.floor(random() * (paragraphs.length - 1))
  const kinds = ['insert', 'delete', 'move', 'edit', 'edit'] as const
  const wanted = pick(kinds)
  const kind =
    wanted === 'delete' && paragraphs.length < 6
      ? 'insert'
      : wanted === 'insert' && paragraphs.length > 16
        ? 'delete'
        : wanted
  const next = [...paragraphs]
  const [own] = paragraphs.slice(at, at + 1)
  if (own === undefined) throw new Error('no paragraph')
  switch (kind) {
    case 'insert': {
      const quotation = random() < 0.4 ? ` „Das ist ${pick(words)} ${step}“, sagte der Minister.` : ''
      next.splice(at, 0, { key: 1000 + step, text: `${sentence()} ${sentence()}${quotation}` })
      return { paragraphs: next, touched: 1000 + step, kind }
    }
    case 'delete':
      next.splice(at, 1)
      return { paragraphs: next, touched: own.key, kind }
    case 'move': {
      next.splice(at, 1)
      next.splice(1 + Math.floor(random() * (next.length - 1)), 0, own)
      return { paragraphs: next, touched: null, kind }
    }
    case 'edit': {
      // One to four words of small letters in the middle become others; marks stay.
      let text = own.text
      for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
        const found = [...text.matchAll(/(?<=\p{Ll} )\p{Ll}{4,}(?= \p{L})/gu)]
        const hit = found.length === 0 ? null : pick(found)
        text =
          hit === null
            ? `${text} ${sentence()}`
            : `${text.slice(0, hit.index)}${pick(verbs)}${text.slice(hit.index + hit[0].length)}`
      }
      next[at] = { key: own.key, text }
      return { paragraphs: next, touched: own.key, kind }
    }
    default:
      return kind satisfies never
  }
}

const targetsBySource = (segments: readonly SegmentRecord[]): ReadonlyMap<string, Content | null> =>
  new Map(segments.map(({ source, target }) => [foldSentence(textOf(source)), target]))

/** @returns what went wrong, and how many ids and translations were looked at */
const live = (
  start: readonly Paragraph[],
  edits: number,
  seed: number,
): { readonly faults: readonly string[]; readonly ids: number; readonly translations: number } => {
  const random = randomOf(seed)
  const faults: string[] = []
  let [ids, translations] = [0, 0]
  let paragraphs = start
  let record = translateOpen(recordOf(prepare(paragraphs, null)), 0)
  for (let step = 1; step <= edits; step++) {
    const edited = edit(paragraphs, random, step)
    const prepared = prepare(edited.paragraphs, record)
    const { record: carried, retired } = carryTargets(recordOf(prepared), record)
    const before = new Map(paragraphs.map(({ key }, index) => [key, record.units[index]]))
    const after = new Map(edited.paragraphs.map(({ key }, index) => [key, carried.units[index]]))
    if (carried.units.length !== edited.paragraphs.length) faults.push(`${step} ${edited.kind}: blocks`)
    for (const { key } of edited.paragraphs) {
      const [old, now] = [before.get(key), after.get(key)]
      if (old === undefined || now === undefined) continue
      if (key !== edited.touched) {
        ids++
        if (old.id !== now.id) faults.push(`${step} ${edited.kind}: ${old.id} became ${now.id}`)
        const ownIds = segmentsOf(old).map(({ id }) => id)
        if (
          ownIds.join() !==
          segmentsOf(now)
            .map(({ id }) => id)
            .join()
        )
          faults.push(`${step}: segments of ${old.id}`)
        if (old.quotes.map(({ id }) => id).join() !== now.quotes.map(({ id }) => id).join())
          faults.push(`${step} ${edited.kind}: quotations of ${old.id}`)
      }
      // Also in the paragraph that was edited: every sentence that reads as before keeps its translation.
      const targets = targetsBySource(segmentsOf(old))
      for (const segment of segmentsOf(now)) {
        const was = targets.get(foldSentence(textOf(segment.source)))
        if (was === undefined) continue
        translations++
        if (segment.flag !== null || JSON.stringify(segment.target) !== JSON.stringify(was))
          faults.push(`${step} ${edited.kind}: the translation of ${now.id} ${segment.id}`)
      }
    }
    // A person's work is in the record or on its way to memory: as many translations as before, or listed.
    const written = (all: ArticleRecord): number =>
      all.units.flatMap(segmentsOf).filter(({ target }) => target !== null).length
    const proposed = carried.units
      .flatMap(segmentsOf)
      .filter(({ target, proposals }) => target === null && proposals.length > 0)
    if (written(carried) + retired.length + proposed.length < written(record))
      faults.push(`${step} ${edited.kind}: lost work`)
    paragraphs = edited.paragraphs
    record = translateOpen(carried, step)
    if (step % 100 === 0) record = fromXliff(readXliff(recordBytes(record, houseStyleFor('en'))))
  }
  return { faults, ids, translations }
}

test('two thousand edits change no other id and lose no other translation', { timeout: 120_000 }, () => {
  const all = ['bach-handschriften.de.txt', 'hanoi.de.txt'].map((name, index) =>
    live(articleOf(name), 1000, 17 + index),
  )
  expect(all.flatMap(({ faults }) => faults)).toEqual([])
  expect(all.reduce((sum, { ids }) => sum + ids, 0)).toBeGreaterThan(10_000)
  expect(all.reduce((sum, { translations }) => sum + translations, 0)).toBeGreaterThan(30_000)
})
