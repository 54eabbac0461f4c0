import { resolve } from 'node:path'
import { findingText, type SarifInput, sarifInput, sarifLog } from '../checks/index.ts'
import { exitCodes } from '../errors.ts'
import { writeFiles } from '../project/files.ts'
import { validateFiles, type ValidatedFile } from '../project/validate.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { programVersion } from '../project/version.ts'

const lineOf = ({ file, findings }: ValidatedFile): readonly string[] =>
  findings.map((one) => {
    const place = [file, one.line, one.column].filter((part) => part !== null).join(':')
    const section = one.args.section === undefined || one.args.section === '' ? '' : `, ${one.args.section}`
    const where = one.args.where === undefined || one.args.where === '' ? '' : ` (${one.args.where})`
    return `${place}: ${one.severity}: ${findingText(one)}${where} [${one.code}${section}]`
  })

/** `goosefoot validate`: whether XLIFF files keep to their specification, with rule, section, line and column. */
export const validate: Command = async (call, output) => {
  const cwd = folderOf(call)
  const { schemas, sarif } = call.options
  const files = await validateFiles(call.positionals, {
    cwd,
    schemas: typeof schemas === 'string' ? schemas : undefined,
  })
  const findings = files.flatMap((one) => one.findings)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (typeof sarif === 'string') {
    const inputs = files.flatMap(({ file, findings: own }): SarifInput[] =>
      own.map((one) => sarifInput(one, { article: one.args.where ?? '', file, line: null })),
    )
    const bytes = new TextEncoder().encode(`${JSON.stringify(sarifLog(inputs, programVersion()), null, 2)}\n`)
    writeFiles([{ kind: 'file-change', path: resolve(cwd, sarif), name: sarif, bytes }])
  }
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`
  const closing =
    findings.length === 0
      ? `${count} checked, nothing found.`
      : `${count} checked: ${errors} ${errors === 1 ? 'error' : 'errors'}, ${findings.length - errors} warnings.`
  const exitCode = errors > 0 ? exitCodes.input : 0
  output.result(`${[...files.flatMap(lineOf), closing].join('\n')}\n`, {
    ok: errors === 0,
    exitCode,
    files: files.map(({ file, version, findings: own }) => ({
      file,
      version,
      findings: own.map((one) => ({ ...one, message: findingText(one) })),
    })),
  })
  return exitCode
}
