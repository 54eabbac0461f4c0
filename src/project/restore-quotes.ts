import { normaliseContent } from '../article/content.ts'
import type {
  ArticleRecord,
  Content,
  OccurrenceId,
  OccurrenceType,
  PrintedContent,
  SegmentRecord,
  UnitRecord,
} from '../article/types.ts'
import type { QuotesOf } from '../memory/index.ts'
import { contentFromPrinted, contentOf, type SourceOccurrence } from '../quotations/content.ts'
import { findQuotations } from '../quotations/index.ts'
import type { Config } from './config.ts'
import { styleOf } from './style.ts'

/** A segment's source as it was printed, with what of its unit's quotations stands in it. */
const printedSource = (
  unit: UnitRecord,
  segment: SegmentRecord,
): { readonly text: string; readonly occurrences: readonly SourceOccurrence[] } => {
  const quotes = new Map(unit.quotes.map((quote) => [quote.id, quote]))
  const opened = new Map<OccurrenceId, { start: number; innerStart: number }>()
  const occurrences: SourceOccurrence[] = []
  let text = ''
  const add = (
    id: OccurrenceId,
    type: OccurrenceType,
    at: { start: number; innerStart: number; innerEnd: number },
  ): void => {
    const quote = quotes.get(id)
    occurrences.push({
      id,
      type,
      ...at,
      end: text.length,
      depth: quote?.depth ?? 1,
      ...(quote === undefined ? {} : { quoteKind: quote.quoteKind }),
    })
  }
  for (const inline of segment.source) {
    if (inline.kind === 'text') text += inline.text
    else if (inline.kind === 'quote-open') {
      const start = text.length
      text += quotes.get(inline.occurrence)?.openMark ?? ''
      opened.set(inline.occurrence, { start, innerStart: text.length })
    } else if (inline.kind === 'quote-close') {
      const from = opened.get(inline.occurrence)
      const innerEnd = text.length
      text += quotes.get(inline.occurrence)?.closeMark ?? ''
      add(inline.occurrence, from === undefined ? 'close' : 'pair', {
        ...(from ?? { start: 0, innerStart: 0 }),
        innerEnd,
      })
      opened.delete(inline.occurrence)
    }
  }
  for (const [id, from] of opened) add(id, 'open', { ...from, innerEnd: text.length })
  occurrences.sort((a, b) => a.start - b.start || b.end - a.end)
  return { text, occurrences }
}

const endsIn = (content: Content): string =>
  content
    .flatMap((inline) =>
      inline.kind === 'quote-open' || inline.kind === 'quote-close' ? [`${inline.kind} ${inline.occurrence}`] : [],
    )
    .sort()
    .join(' ')

/**
 * Finds quotations again whose codes a tool lost but whose marks were typed: by position, wording and length, as any
 * alignment. Null when not every quotation of the segment is found: a person must look.
 */
export const restoreQuotes =
  (config: Config, record: ArticleRecord) =>
  (unit: UnitRecord, segment: SegmentRecord, printed: PrintedContent): Content | null => {
    let text = ''
    const codes: { id: string; form: 'open' | 'close' | 'empty'; at: number }[] = []
    for (const inline of printed) {
      if (inline.kind === 'text') text += inline.text
      else
        codes.push({
          id: inline.id,
          at: text.length,
          form: inline.kind === 'code-open' ? 'open' : inline.kind === 'code-close' ? 'close' : 'empty',
        })
    }
    const { content } = contentFromPrinted(text, codes, printedSource(unit, segment), {
      sourceLocale: record.sourceLocale,
      targetLocale: record.targetLocale,
      sourceStyle: styleOf(config, record.sourceLocale),
      targetStyle: styleOf(config, record.targetLocale),
    })
    return endsIn(content) === endsIn(segment.source) ? content : null
  }

/**
 * Reads a memory pair whose marks are letters: what is a quotation on both sides becomes one, so that the pair serves
 * sentences in any house style. Null when not every quotation of one side has its counterpart.
 */
export const quotesOfPair =
  (config: Config): QuotesOf =>
  (source, target, { sourceLocale, targetLocale }) => {
    const sourceStyle = styleOf(config, sourceLocale)
    const targetStyle = styleOf(config, targetLocale)
    const found = findQuotations(source, { locale: sourceLocale, style: sourceStyle })
    if (found.length === 0 || found.some(({ type, ambiguous }) => type !== 'pair' || ambiguous)) return null
    const occurrences = found.map((one, index) => ({ ...one, id: `q${index}.1` as OccurrenceId, quoteKind: one.kind }))
    const parts = contentOf({ text: source, codes: [] }, [source.length], occurrences)
    const sourceContent = normaliseContent(parts.flatMap(({ content }) => [...content]))
    const read = contentFromPrinted(
      target,
      [],
      { text: source, occurrences },
      { sourceLocale, targetLocale, sourceStyle, targetStyle },
    )
    if (read.extra.length > 0 || endsIn(read.content) !== endsIn(sourceContent)) return null
    return { source: sourceContent, target: read.content }
  }
