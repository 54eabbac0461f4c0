import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../article/finding.ts'
import { finding } from '../article/finding.ts'
import { GoosefootError } from '../errors.ts'
import type { XliffVersion } from './types.ts'

/**
 * The official schemas as a second witness. The library is loaded when it is asked for; schemas come from a folder,
 * and neither a schema nor a document can make it open anything else.
 */

export interface Schema {
  /** Findings `xliff.schema` and `xliff.not-wellformed` with a line; empty when the file is valid. */
  readonly validate: (bytes: Uint8Array) => readonly Finding[]
  /** Frees the memory of the schema; it cannot be used afterwards. */
  readonly dispose: () => void
}

/** The schema that imports all others, in a folder with one folder a version. */
const driverOf = (version: XliffVersion): readonly [folder: string, file: string] =>
  version.startsWith('1.') ? ['1.2', 'xliff-core-1.2-strict.xsd'] : [version, 'driver.xsd']

let opened = 0

/**
 * @param schemasFolder holds `1.2`, `2.0`, `2.1`, `2.2` with the official schemas and a `driver.xsd`
 * @throws {GoosefootError} `xliff.schema` when the library or the schemas are not there or cannot be read
 */
export const openSchema = async (version: XliffVersion, schemasFolder: string): Promise<Schema> => {
  const library = await import('libxml2-wasm').catch(() => {
    throw new GoosefootError('xliff.schema', 'The package libxml2-wasm, which reads the schemas, is not installed.', {
      exit: 'configuration',
      hint: 'Run "npm install libxml2-wasm", or leave out --schemas.',
    })
  })
  const [folder, driver] = driverOf(version)
  const place = join(schemasFolder, folder)
  // A made-up address: imports are looked up in these buffers and nowhere else.
  opened++
  const address = `goosefoot-schemas/${opened}/`
  const buffers: Record<string, Uint8Array> = {}
  try {
    for (const name of readdirSync(place)) {
      if (name.endsWith('.xsd')) buffers[address + name] = readFileSync(join(place, name))
    }
  } catch {
    throw noSchema(version)
  }
  const start = buffers[address + driver]
  if (start === undefined) throw noSchema(version)
  library.xmlRegisterInputProvider(new library.XmlBufferInputProvider(buffers))
  let document: ReturnType<typeof library.XmlDocument.fromBuffer> | null = null
  try {
    document = library.XmlDocument.fromBuffer(start, { url: address + driver })
    const validator = library.XsdValidator.fromDoc(document)
    return Object.freeze({
      validate: (bytes) => {
        let file: ReturnType<typeof library.XmlDocument.fromBuffer> | null = null
        try {
          file = library.XmlDocument.fromBuffer(bytes, { option: library.ParseOption.XML_PARSE_NONET })
          validator.validate(file)
          return []
        } catch (error) {
          if (!(error instanceof library.XmlLibError)) throw error
          const code = file === null ? 'xliff.not-wellformed' : 'xliff.schema'
          return error.details.map(({ message, line }) =>
            finding(code, 'error', { line, args: { message: message.trim(), version } }),
          )
        } finally {
          file?.dispose()
        }
      },
      dispose: () => validator.dispose(),
    } satisfies Schema)
  } catch (error) {
    if (error instanceof library.XmlLibError) throw noSchema(version)
    throw error
  } finally {
    document?.dispose()
    library.xmlCleanupInputProvider()
  }
}

/** One file against the official schemas of a version. For several files, `openSchema` once is quicker. */
export const validateAgainstSchema = async (
  bytes: Uint8Array,
  version: XliffVersion,
  schemasFolder: string,
): Promise<readonly Finding[]> => {
  const schema = await openSchema(version, schemasFolder)
  try {
    return schema.validate(bytes)
  } finally {
    schema.dispose()
  }
}

const noSchema = (version: XliffVersion): GoosefootError =>
  new GoosefootError('xliff.schema', `The schemas of XLIFF ${version} are not in the folder given.`, {
    exit: 'configuration',
    hint: 'Give a folder that holds 1.2, 2.0, 2.1 and 2.2 with the official schemas and a driver.xsd each.',
  })
