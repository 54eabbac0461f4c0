import type { ArticleRecord, SegmentRecord } from '../../article/types.ts'
import { pseudoTranslate } from '../../engines/index.ts'
import { segmentsOf } from '../print-unit.ts'
import { withSegments } from './memory.ts'

/** Fills open segments with pseudo text. */
export const fillWithPseudo = (record: ArticleRecord): { readonly record: ArticleRecord; readonly filled: number } => {
  const open = record.units.flatMap(segmentsOf).filter(({ target }) => target === null)
  const filled = new Map(
    open.map((segment): [SegmentRecord, SegmentRecord] => [
      segment,
      {
        ...segment,
        target: pseudoTranslate(segment.source, record.targetLocale),
        state: 'translated',
        origin: { kind: 'engine', engine: 'pseudo', model: null },
        flag: null,
      },
    ]),
  )
  return { record: withSegments(record, filled), filled: filled.size }
}
