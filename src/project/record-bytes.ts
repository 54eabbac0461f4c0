import type { ArticleRecord } from '../article/types.ts'
import type { HouseStyle } from '../quotations/types.ts'
import { serializeXliff, toXliff } from '../xliff/index.ts'

/** The record as a file: canonical XLIFF 2.1, the same record always the same bytes. */
export const recordBytes = (record: ArticleRecord, style: HouseStyle): Uint8Array => {
  const depths = new Map(
    record.units.flatMap((unit) => unit.quotes.map((quote): [string, typeof quote] => [quote.id, quote])),
  )
  const document = toXliff(record, {
    provenance: true,
    marks: (occurrence) => {
      const quote = depths.get(occurrence)
      const level = (quote?.depth ?? 1) % 2 === 1 ? 0 : 1
      return { source: [quote?.openMark ?? '', quote?.closeMark ?? ''], target: style.marks[level] }
    },
  })
  return new TextEncoder().encode(serializeXliff(document))
}
