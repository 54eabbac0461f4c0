import { type Finding, finding } from '../../article/finding.ts'
import type { BlockId, Locale, QuotationId, QuoteKind } from '../../article/types.ts'
import { foldQuoted } from './fold.ts'
import { decisionFor, isDecided } from './stale.ts'
import type { LedgerEntry } from './types.ts'

/** What a locale prints of one quotation. */
export interface RenderedQuotation {
  readonly quotation: QuotationId
  readonly unit: BlockId
  readonly quoteKind: QuoteKind
  /** Inner wordings of its occurrences in the target, in order, house punctuation included; empty: not in marks. */
  readonly wording: readonly string[]
}

const language = (locale: string): string => (locale.split(/[-_]/)[0] ?? locale).toLowerCase()

const edge = /^[\s,.;:–—-]+|[\s,.;:–—-]+$/gu

/**
 * Is the rendering the original, word for word?
 *
 * Allowed differences: marks, spaces, the house's comma or stop at the ends of an occurrence, elisions shown as
 * `[…]` whose words the entry lists, and insertions in square brackets (check V2).
 */
export const isVerbatim = (wording: readonly string[], original: string, elisions: readonly string[]): boolean => {
  let expected = foldQuoted(original)
  let left = 0
  for (const elision of elisions) {
    const words = foldQuoted(elision)
    const at = expected.indexOf(words, left)
    if (at < 0) continue
    expected = `${expected.slice(0, at)}${expected.slice(at + words.length)}`.replace(/ {2,}/gu, ' ')
    left = at
  }
  expected = expected.replace(/\[\.{3}\]/gu, '').replace(/ {2,}/gu, ' ')
  let rest = expected
  for (const part of wording) {
    const spoken = foldQuoted(part)
      .replace(/\[[^\]]*\]/gu, '')
      .replace(/ {2,}/gu, ' ')
      .replace(edge, '')
    rest = rest.replace(/^[\s,.;:–—-]+/u, '')
    if (!rest.startsWith(spoken)) return false
    rest = rest.slice(spoken.length)
  }
  return rest.replace(edge, '') === ''
}

/** Attributed speech is under the verbatim rules. */
export const isAttributed = (kind: QuoteKind): boolean => kind === 'direct' || kind === 'partial'

/**
 * The verbatim rules for one quotation in one locale: V1 back-translation, V2 wording,
 * V3 spoken language not known, V4 a decision that was taken on another wording. Blocking findings keep the locale from being published.
 */
export const checkVerbatim = (
  rendered: RenderedQuotation,
  entry: LedgerEntry | null,
  locale: Locale,
  usualLanguage: string | null = null,
): readonly Finding[] => {
  const kind = entry?.quoteKind ?? rendered.quoteKind
  if (entry === null || !isAttributed(kind) || rendered.wording.length === 0) return []
  const rest = { locale, unit: rendered.unit, quotation: rendered.quotation }
  const found = decisionFor(entry, locale)
  if (found !== null) {
    if (isDecided(found.decision, rendered.wording)) return []
    const { by } = found.decision
    const lapsed = finding('quote.decision-lapsed', 'warning', { ...rest, args: { quotation: rendered.quotation, by } })
    return [lapsed, ...checkVerbatim(rendered, { ...entry, renderings: {} }, locale, usualLanguage)]
  }
  const speaker = entry.speaker ?? 'the speaker'
  if (entry.spokenLanguage === null)
    return [
      finding(
        'quote.language-unknown',
        usualLanguage !== null && language(usualLanguage) === language(locale) ? 'warning' : 'info',
        { ...rest, args: { quotation: rendered.quotation, speaker } },
      ),
    ]
  // A waiver needs a name and a reason, which only a decision under `renderings` has; the word "waived" alone waives nothing.
  if (language(entry.spokenLanguage) !== language(locale)) return []
  if (entry.original === null || language(entry.original.language) !== language(locale))
    return [
      finding('quote.back-translation', 'error', {
        ...rest,
        blocks: true,
        args: { quotation: rendered.quotation, speaker, language: entry.spokenLanguage },
      }),
    ]
  return isVerbatim(rendered.wording, entry.original.wording, entry.original.elisions)
    ? []
    : [
        finding('quote.not-verbatim', 'error', {
          ...rest,
          blocks: true,
          args: { quotation: rendered.quotation, speaker },
        }),
      ]
}
