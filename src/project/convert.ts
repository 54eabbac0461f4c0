import { resolve } from 'node:path'
import { GoosefootError, inFile } from '../errors.ts'
import { convertXliff, encodeXliff, type Loss, readXliff, type WrittenVersion } from '../xliff/index.ts'
import { readBytes, realChanges, writeFiles } from './files.ts'
import { printedName } from './locate.ts'

export interface ConvertedFile {
  /** The version it was in, and the one it is in now. */
  readonly from: string
  readonly to: string
  readonly file: string
  readonly losses: readonly Loss[]
  readonly changed: boolean
}

const versions = ['1.2', '2.0', '2.1', '2.2'] as const

/**
 * Writes an XLIFF file in another version beside it or where `out` says; the file itself stays.
 *
 * @throws {GoosefootError} `cli.bad-option` for a version that is not written; what reading and writing throw
 */
export const convertFile = (
  root: string,
  cwd: string,
  given: string,
  options: {
    readonly version: string
    readonly out?: string | undefined
    readonly dryRun?: boolean
    readonly draft?: boolean
  },
): ConvertedFile => {
  const version = versions.find((one): one is WrittenVersion => one === options.version)
  if (version === undefined)
    throw new GoosefootError('cli.bad-option', `XLIFF "${options.version}" is not written; ${versions.join(', ')} are.`)
  const path = resolve(cwd, given)
  const name = printedName(root, path)
  const bytes = readBytes(path, name)
  try {
    const document = readXliff(bytes, undefined, { draft: options.draft === true })
    const { document: converted, losses } = convertXliff(document, version)
    const target =
      options.out === undefined ? path.replace(/(?:\.(?:xlf|xliff))?$/iu, `.${version}.xlf`) : resolve(cwd, options.out)
    const changes = realChanges([
      { kind: 'file-change', path: target, name: printedName(root, target), bytes: encodeXliff(converted) },
    ])
    if (options.dryRun !== true) writeFiles(changes)
    return {
      from: document.version,
      to: version,
      file: printedName(root, target),
      losses,
      changed: changes.length > 0,
    }
  } catch (error) {
    throw inFile(error, name)
  }
}
