import { createHash } from 'node:crypto'
import type { Finding, Severity } from '../article/finding.ts'
import { findingText, findingTexts } from './texts.ts'

/** One finding, or one file that could not be read, with where it is. */
export interface SarifInput {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** The file, relative to the project, forward slashes. */
  readonly file: string
  /** 1-based; null: the file as a whole. */
  readonly line: number | null
  readonly column: number | null
  /** `article/locale/unit/segment`, as far as known. */
  readonly where: string
  /** What makes it the same finding in the next run: quotation, arguments. */
  readonly identity: string
  /** True when it keeps the locale from being published. */
  readonly blocks: boolean
}

/** A finding as SARIF needs it. */
export const sarifInput = (
  one: Finding,
  at: { readonly article: string; readonly file: string; readonly line: number | null },
): SarifInput => ({
  code: one.code,
  severity: one.severity,
  message: findingText(one),
  file: at.file,
  line: one.line ?? at.line,
  column: one.column,
  where: [at.article, one.locale, one.unit, one.segment].filter((part) => part !== null).join('/'),
  identity: JSON.stringify([one.quotation, one.args]),
  blocks: one.blocks,
})

const levels = { error: 'error', warning: 'warning', info: 'note' } as const
const slots = /\{(\w+)\}/gu

/**
 * Findings as a SARIF 2.1.0 log, for code hosts and editors that show such files.
 *
 * Each result has a stable fingerprint over code, place and arguments, so that a finding known from an earlier run is known
 * again. A file whose name must be escaped in an address is.
 *
 * @see SARIF 2.1.0, OASIS Standard: 3.14 run, 3.27 result, 3.28 location, 3.52 reportingConfiguration
 */
export const sarifLog = (inputs: readonly SarifInput[], version: string): unknown => {
  const codes = [...new Set(inputs.map(({ code }) => code))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'goosefoot',
            semanticVersion: version,
            rules: codes.map((id) => ({
              id,
              shortDescription: { text: (findingTexts[id] ?? id).replace(slots, '<$1>') },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: inputs.map((one) => ({
          ruleId: one.code,
          ruleIndex: codes.indexOf(one.code),
          level: levels[one.severity],
          message: { text: one.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: one.file.split('/').map(encodeURIComponent).join('/') },
                ...(one.line === null
                  ? {}
                  : { region: { startLine: one.line, ...(one.column === null ? {} : { startColumn: one.column }) } }),
              },
              logicalLocations: [{ fullyQualifiedName: one.where }],
            },
          ],
          partialFingerprints: {
            'goosefoot/v1': createHash('sha256')
              .update(JSON.stringify([one.code, one.where, one.identity]))
              .digest('hex')
              .slice(0, 32),
          },
          properties: { blocksPublication: one.blocks },
        })),
      },
    ],
  }
}
