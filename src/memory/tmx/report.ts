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

/** A kind of fault is listed unit by unit so often; what comes then is counted where it begins. */
const listedMost = 1000

export interface TmxReports {
  /** @param line a function when the line costs something to find: it is asked for what is reported anew only */
  readonly note: (code: TmxReportCode, action: TmxAction, line: number | (() => number), unit?: string | null) => void
  /** In the order of the file. */
  readonly all: () => readonly TmxReport[]
}

export const tmxReports = (): TmxReports => {
  const reports: TmxReport[] = []
  /** Where the report stands that counts all further ones of its kind. */
  const first = new Map<string, number>()
  const listed = new Map<string, number>()
  return {
    note: (code, action, line, unit = null) => {
      const kind = `${code} ${action}`
      const at = first.get(oncePerFile.has(code) ? code : kind)
      const known = at === undefined ? undefined : reports[at]
      if (at !== undefined && known !== undefined) {
        reports[at] = { ...known, count: known.count + 1 }
        return
      }
      const count = (listed.get(kind) ?? 0) + 1
      listed.set(kind, count)
      const isOfFile = oncePerFile.has(code) || count > listedMost
      if (isOfFile) first.set(oncePerFile.has(code) ? code : kind, reports.length)
      reports.push({
        code,
        action,
        line: typeof line === 'number' ? line : line(),
        unit: isOfFile ? null : unit,
        count: 1,
      })
    },
    all: () => Object.freeze(reports.map((report) => Object.freeze({ ...report }))),
  }
}
