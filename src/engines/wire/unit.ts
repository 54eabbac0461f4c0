import type { OccurrenceId, UnitRecord } from '../../article/types.ts'
import type { EngineCode, EngineQuote, EngineSegment, EngineUnit } from '../contract.ts'

/** Printed where a quotation's end has no mark of its own in the record. */
const usualMarks = { open: '„', close: '“' } as const

/**
 * A unit of the record as engines see it: the source's printed text with the marks of the source, codes and quotations as
 * offsets.
 *
 * @param wants whether a segment is to be translated; the others are context
 * @param verbatim quotations whose wording the ledger gives
 */
export const engineUnitOf = (
  article: string,
  unit: UnitRecord,
  wants: (segment: string) => boolean,
  verbatim: ReadonlySet<OccurrenceId> = new Set(),
): EngineUnit => {
  const known = new Map(unit.quotes.map((quote) => [quote.id, quote]))
  const opened = new Map<OccurrenceId, { readonly start: number; readonly innerStart: number }>()
  const quotes: EngineQuote[] = []
  const codes: EngineCode[] = []
  const segments: EngineSegment[] = []
  let text = ''
  const add = (id: OccurrenceId, innerEnd: number): void => {
    const quote = known.get(id)
    quotes.push({
      id,
      ...(opened.get(id) ?? { start: 0, innerStart: 0 }),
      innerEnd,
      end: text.length,
      kind: quote?.quoteKind ?? 'direct',
      depth: quote?.depth ?? 1,
      ...(verbatim.has(id) ? { verbatim: true } : {}),
    })
    opened.delete(id)
  }
  for (const part of unit.parts) {
    const start = text.length
    for (const inline of part.source)
      switch (inline.kind) {
        case 'text':
          text += inline.text
          break
        case 'quote-open': {
          const from = text.length
          text += known.get(inline.occurrence)?.openMark || usualMarks.open
          opened.set(inline.occurrence, { start: from, innerStart: text.length })
          break
        }
        case 'quote-close': {
          const innerEnd = text.length
          text += known.get(inline.occurrence)?.closeMark || usualMarks.close
          add(inline.occurrence, innerEnd)
          break
        }
        case 'code-open':
        case 'code-close':
        case 'code-empty':
          codes.push({
            id: inline.id,
            kind: inline.kind === 'code-open' ? 'open' : inline.kind === 'code-close' ? 'close' : 'empty',
            at: text.length,
            ...(part.kind === 'segment' ? { segment: part.id } : {}),
          })
          break
        default:
          inline satisfies never
      }
    if (part.kind === 'segment') segments.push({ id: part.id, start, end: text.length, wanted: wants(part.id) })
  }
  for (const id of opened.keys()) add(id, text.length)
  return {
    article,
    block: unit.id,
    text,
    codes,
    segments,
    quotes: quotes.sort((a, b) => a.start - b.start || b.end - a.end),
  }
}
