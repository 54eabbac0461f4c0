import type { OccurrenceId, QuoteKind } from '../article/types.ts'
import type { Code } from './types.ts'

/**
 * How a quotation is spelt in XLIFF; nothing else knows it.
 *
 * A quotation is a code of type `quote` (2.1, 4.3.1.40). Its id is the occurrence's, the same in source and target and
 * never made anew. The marks are what the code shows: in the source those of the article, in the target the house's.
 * `canCopy` is always no; `canDelete` is no for what somebody said, so that every tool's tag check is a quotation check.
 */

/** Kinds whose code may go in a translation: a scare quote becomes "so-called", a title italics. */
const deletable: ReadonlySet<QuoteKind> = new Set(['title', 'name', 'term', 'scare'])

/** @param mark the mark of this end as shown; empty when there is none */
export const quoteCode = (role: 'open' | 'close', id: OccurrenceId, kind: QuoteKind | null, mark: string): Code => ({
  kind: 'code',
  role,
  id,
  form: 'pc',
  type: 'quote',
  subType: null,
  display: mark === '' ? null : mark,
  equivalent: null,
  copyOf: null,
  data: null,
  native: null,
  canCopy: false,
  canDelete: kind !== null && deletable.has(kind),
  canOverlap: false,
  canReorder: 'yes',
  isolated: false,
  subFlows: [],
  direction: null,
  attributes: [],
  span: null,
})

/** 1.2: the closing of two separate ends is told from the opening by its id. */
export const closingSuffix = '-close'

const quoteTypes12: ReadonlyMap<string, 'pair' | 'open' | 'close'> = new Map([
  ['x-quote', 'pair'],
  ['x-quote-open', 'open'],
  ['x-quote-close', 'close'],
])

/** The end of a quotation a code stands for, or null when it is another code. 2.x by type, 1.2 by `ctype`. */
export const quoteEndOf = (code: Code): { readonly role: 'open' | 'close'; readonly occurrence: string } | null => {
  const spelling = code.subType === null ? undefined : quoteTypes12.get(code.subType)
  if (spelling === 'open' && code.role === 'standalone') return { role: 'open', occurrence: code.id }
  if (spelling === 'close' && code.role === 'standalone') {
    return {
      role: 'close',
      occurrence: code.id.endsWith(closingSuffix) ? code.id.slice(0, -closingSuffix.length) : code.id,
    }
  }
  if ((code.type === 'quote' || spelling === 'pair') && code.role !== 'standalone') {
    return { role: code.role, occurrence: code.id }
  }
  return null
}
