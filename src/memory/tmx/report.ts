/** What reading a TMX file noticed and did. */

export type TmxReportCode =
  | 'encoding-mismatch'
  | 'bad-bytes'
  | 'lone-surrogate'
  | 'control-character'
  | 'undeclared-entity'
  | 'bare-ampersand'
  | 'double-escape'
  | 'missing-header-attribute'
  | 'no-srclang'
  | 'old-version'
  | 'lang-attribute'
  | 'language-spelling'
  | 'no-language'
  | 'no-seg'
  | 'extra-seg'
  | 'no-source'
  | 'empty-source'
  | 'no-target'
  | 'empty-target'
  | 'no-words'
  | 'copy'
  | 'duplicate'
  | 'line-break'
  | 'bad-date'
  | 'xliff-code'
  | 'unpaired-code'
  | 'deprecated-ut'
  | 'shortcut-tag'
  | 'misplaced-element'
  | 'unknown-element'
  | 'truncated'

/** What was done: taken nevertheless, passed over on purpose, or left out though it may be wanted. */
export type TmxAction = 'taken' | 'ignored' | 'left-out'

export interface TmxReport {
  readonly code: TmxReportCode
  readonly action: TmxAction
  /** From 1. For what is reported once a file, where it occurs first. */
  readonly line: number
  /** `tuid` of the unit, null when it has none or the report is about the file. */
  readonly unit: string | null
  /** How often; 1 for what concerns one unit. */
  readonly count: number
}

/** Habits of a tool, not faults of a unit: reported once a file with a count. */
const oncePerFile: ReadonlySet<TmxReportCode> = new Set<TmxReportCode>([
  'control-character',
  'undeclared-entity',
  'bare-ampersand',
  'double-escape',
  'language-spelling',
  'lang-attribute',
  'missing-header-attribute',
  'no-seg',
  'line-break',
  'xliff-code',
  'deprecated-ut',
  'shortcut-tag',
  'unpaired-code',
  'misplaced-element',
  'unknown-element',
])

export interface TmxReports {
  /** @param line a function when the line costs something to find: it is asked for what is reported anew only */
  readonly note: (code: TmxReportCode, action: TmxAction, line: number | (() => number), unit?: string | null) => void
  /** In the order of the file. */
  readonly all: () => readonly TmxReport[]
}

export const tmxReports = (): TmxReports => {
  const reports: TmxReport[] = []
  const first = new Map<TmxReportCode, number>()
  return {
    note: (code, action, line, unit = null) => {
      const at = first.get(code)
      const known = at === undefined ? undefined : reports[at]
      if (at !== undefined && known !== undefined) {
        reports[at] = { ...known, count: known.count + 1 }
        return
      }
      if (oncePerFile.has(code)) first.set(code, reports.length)
      reports.push({
        code,
        action,
        line: typeof line === 'number' ? line : line(),
        unit: oncePerFile.has(code) ? null : unit,
        count: 1,
      })
    },
    all: () => Object.freeze(reports.map((report) => Object.freeze({ ...report }))),
  }
}
