import type { BlockId, Locale, QuotationId, SegmentId, Span } from './types.ts'

export type Severity = 'error' | 'warning' | 'info'

/**
 * Something about content that a person should know: data first, the text is written elsewhere (`checks/texts.ts`).
 *
 * `code` is `topic.what-is-wrong`; `blocks` is true when it keeps the locale from being published.
 */
export interface Finding {
  readonly kind: 'finding'
  readonly code: string
  readonly severity: Severity
  readonly blocks: boolean
  readonly locale: Locale | null
  readonly unit: BlockId | null
  readonly segment: SegmentId | null
  readonly quotation: QuotationId | null
  /** UTF-16 offsets; in what text, the code says. */
  readonly span: Span | null
  readonly args: Readonly<Record<string, string>>
  /** A place in a file, for findings about files; 1-based. */
  readonly line: number | null
  readonly column: number | null
}

/** A finding with everything that was not given absent. */
export const finding = (
  code: string,
  severity: Severity,
  rest: Partial<Omit<Finding, 'kind' | 'code' | 'severity'>> = {},
): Finding =>
  Object.freeze({
    kind: 'finding',
    code,
    severity,
    blocks: false,
    locale: null,
    unit: null,
    segment: null,
    quotation: null,
    span: null,
    args: {},
    line: null,
    column: null,
    ...rest,
  })
