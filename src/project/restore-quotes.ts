import type { ArticleRecord, Content, PrintedContent, SegmentRecord, UnitRecord } from '../article/types.ts'
import type { Config } from './config.ts'

/** Finds quotations again whose codes a tool lost but whose marks were typed; null when it cannot be told safely. */
export const restoreQuotes =
  (_config: Config, _record: ArticleRecord) =>
  (_unit: UnitRecord, _segment: SegmentRecord, _printed: PrintedContent): Content | null =>
    null
