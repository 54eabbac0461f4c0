import { resolve } from 'node:path'
import type { Finding } from '../article/finding.ts'
import { GoosefootError, inFile } from '../errors.ts'
import { openSchema, readXliff, type Schema, validateXliff, type XliffVersion } from '../xliff/index.ts'
import { readBytes } from './files.ts'

/** What was found in one file. */
export interface ValidatedFile {
  readonly file: string
  /** Version the file was checked as; null when it could not be read. */
  readonly version: string | null
  readonly findings: readonly Finding[]
}

/**
 * Checks XLIFF files against the specification and, where a folder of schemas is given, against these as well. What the two
 * judge differently is a finding `xliff.schema-differs`.
 *
 * @throws {GoosefootError} `file.unreadable`, `xliff.schema` when the schemas cannot be read
 */
export const validateFiles = async (
  paths: readonly string[],
  options: { readonly cwd: string; readonly schemas?: string | undefined },
): Promise<readonly ValidatedFile[]> => {
  const schemas = new Map<XliffVersion, Schema>()
  try {
    const done: ValidatedFile[] = []
    for (const file of paths) {
      const bytes = readBytes(resolve(options.cwd, file), file)
      const own = validateXliff(bytes, { targets: true })
      const version = versionOf(bytes)
      const witness =
        options.schemas === undefined || version === null
          ? []
          : await bySchema(bytes, version, resolve(options.cwd, options.schemas), schemas)
      done.push({ file, version, findings: [...own, ...witness] })
    }
    return done
  } catch (error) {
    throw inFile(error, paths[0] ?? '')
  } finally {
    for (const schema of schemas.values()) schema.dispose()
  }
}

/** The version a file says; null when it is no XLIFF that can be read. */
const versionOf = (bytes: Uint8Array): XliffVersion | null => {
  try {
    return readXliff(bytes).version
  } catch (error) {
    if (error instanceof GoosefootError) return null
    throw error
  }
}

const bySchema = async (
  bytes: Uint8Array,
  version: XliffVersion,
  folder: string,
  opened: Map<XliffVersion, Schema>,
): Promise<readonly Finding[]> => {
  const schema = opened.get(version) ?? (await openSchema(version, folder))
  opened.set(version, schema)
  return schema.validate(bytes)
}
