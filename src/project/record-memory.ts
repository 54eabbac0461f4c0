import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleRecord, SegmentRecord } from '../article/types.ts'
import { GoosefootError, inFile } from '../errors.ts'
import type { Memory, NewEntry } from '../memory/index.ts'
import { fromXliff, readXliff } from '../xliff/index.ts'
import { readBytes } from './files.ts'
import { recordLocales } from './layout.ts'
import type { Place } from './locate.ts'
import { segmentsOf } from './print-unit.ts'

/** What a person reviewed or typed is memory; what a machine or memory itself filled in is not, until somebody reviews it. */
const isLearnt = ({ target, state, origin, flag }: SegmentRecord): boolean =>
  target !== null && flag === null && (state === 'reviewed' || state === 'final' || origin?.kind === 'human')

/** The pairs of a record that are memory, each with its neighbours in the article. */
export const pairsOfRecord = (record: ArticleRecord): readonly NewEntry[] => {
  const units = record.units.flatMap((unit) => segmentsOf(unit).map((segment) => ({ unit, segment })))
  return units.flatMap(({ unit, segment }, at): readonly NewEntry[] => {
    if (!isLearnt(segment) || segment.target === null) return []
    const inside = new Set(segment.source.flatMap((inline) => ('occurrence' in inline ? [inline.occurrence] : [])))
    const quotes = unit.quotes.filter(({ id }) => inside.has(id))
    // A sentence with one speaker is that speaker's; with several, nobody's.
    const quotations = new Set(quotes.map(({ quotation }) => quotation))
    const speakers = new Set(quotes.map(({ speaker }) => speaker))
    return [
      {
        source: segment.source,
        target: segment.target,
        sourceLocale: record.sourceLocale,
        targetLocale: record.targetLocale,
        codes: unit.codes,
        quotes: unit.quotes,
        prev: units[at - 1]?.segment.source ?? '',
        next: units[at + 1]?.segment.source ?? '',
        state: segment.state,
        origin: segment.origin,
        article: record.article,
        segment: segment.id,
        quotation: quotations.size === 1 ? ([...quotations][0] ?? null) : null,
        speaker: speakers.size === 1 ? ([...speakers][0] ?? null) : null,
      },
    ]
  })
}

/** A record in which none of these stands has nothing to teach and is not parsed. */
const maybeLearnt = /"(?:reviewed|final|human|gf:human)"|>human</

/**
 * Feeds the project's bilingual records to the memory: those that changed since the last time. A record that cannot be read
 * is left for the command that needs it.
 */
export const feedRecords = async (place: Place, memory: Memory): Promise<void> => {
  const known = new Map((await memory.feeds()).map(({ file, stamp }) => [file, stamp]))
  const layout = { root: place.root, base: place.root }
  for (const locale of recordLocales(layout))
    for (const name of readdirSync(join(place.root, 'xliff', locale)).sort()) {
      if (!name.endsWith('.xlf')) continue
      const file = `xliff/${locale}/${name}`
      const bytes = readBytes(join(place.root, file), file)
      const stamp = createHash('sha256').update(bytes).digest('hex')
      const before = known.get(file)
      known.delete(file)
      if (before === stamp) continue
      const pairs = maybeLearnt.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
        ? readPairs(bytes, file)
        : []
      if (pairs.length > 0 || before !== undefined) await memory.feed(file, stamp, pairs)
    }
  for (const file of known.keys()) if (!existsSync(join(place.root, file))) await memory.feed(file, null, [])
}

const readPairs = (bytes: Uint8Array, file: string): readonly NewEntry[] => {
  try {
    return pairsOfRecord(fromXliff(readXliff(bytes)))
  } catch (error) {
    if (inFile(error, file) instanceof GoosefootError) return []
    throw error
  }
}
