import { GoosefootError } from '../errors.ts'
import type { XmlLimits, XmlTag } from '../xml/index.ts'
import { decodeXml, limitsFor, placeAt, scanXml } from '../xml/index.ts'
import { attributeOf, framesHandler } from './build.ts'
import { core11, core12, core20, core22, core23 } from './namespaces.ts'
import type { SourceText, XliffDocument, XliffVersion } from './types.ts'
import { rootFrame as rootFrame1 } from './v12/read.ts'
import { rootFrame as rootFrame2 } from './v2/read.ts'

const versions: ReadonlySet<string> = new Set(['1.0', '1.1', '1.2', '2.0', '2.1', '2.2', '2.3'])
const isVersion = (value: string): value is XliffVersion => versions.has(value)

/** The version a namespace stands for when the attribute says nothing. */
const versionOfNamespace: ReadonlyMap<string, XliffVersion> = new Map([
  [core11, '1.1'],
  [core12, '1.2'],
  [core20, '2.0'],
  [core22, '2.2'],
  [core23, '2.3'],
])

/**
 * Reads an XLIFF file of any version into the model.
 *
 * A file that is not well-formed is not read at all. One that is well-formed but not valid is: duplicate ids, elements
 * that do not belong, states nobody defined are what an importer meets every day, and it is for checks to name them.
 *
 * @throws {GoosefootError} with line, column and hint: `xliff.not-wellformed`, `xliff.doctype`, `xliff.limit`,
 *   `xliff.too-large`, `xliff.encoding`, `xliff.not-xliff`, `xliff.version`
 */
export const readXliff = (
  input: Uint8Array | string,
  limits: XmlLimits = limitsFor('xliff'),
  options: ReadOptions = {},
): XliffDocument => readSource(decodeXml(input, limits), limits, options)

export interface ReadOptions {
  /** Also read the draft of 2.3 (August 2026), which may still change. */
  readonly draft?: boolean
}

/** Reads a text that is decoded already and keeps its encoding. */
export const readSource = (
  source: SourceText,
  limits: XmlLimits = limitsFor('xliff'),
  options: ReadOptions = {},
): XliffDocument => {
  let document: XliffDocument | null = null
  const done = (read: XliffDocument): void => {
    document = read
  }
  scanXml(
    source.text,
    framesHandler((tag, start) => {
      const version = versionOf(tag, source.text, start, options)
      return version.startsWith('1.') ? rootFrame1(tag, version, source, done) : rootFrame2(tag, version, source, done)
    }),
    limits,
  )
  if (document === null)
    throw new GoosefootError('xliff.not-xliff', 'The file has no root element.', { line: 1, column: 1 })
  return document
}

const versionOf = (tag: XmlTag, text: string, start: number, options: ReadOptions): XliffVersion => {
  if (tag.local !== 'xliff') {
    throw new GoosefootError(
      'xliff.not-xliff',
      `The root element is "${tag.name.slice(0, 60)}"; "xliff" was expected.`,
      {
        ...placeAt(text, start),
        hint: 'Give an XLIFF file (.xlf, .xliff).',
      },
    )
  }
  const written = attributeOf(tag, 'version')?.trim() ?? versionOfNamespace.get(tag.namespace) ?? ''
  if (written === '2.3' && options.draft !== true)
    throw new GoosefootError(
      'xliff.version',
      'The file is written by the draft of XLIFF 2.3, which may still change.',
      {
        ...placeAt(text, start),
        hint: 'Read it on purpose: goosefoot convert FILE --draft --version 2.2.',
      },
    )
  if (isVersion(written)) return written
  throw new GoosefootError(
    'xliff.version',
    `The file says it is XLIFF "${written.slice(0, 20)}"; versions 1.0 to 1.2 and 2.0 to 2.2 are read.`,
    { ...placeAt(text, start), hint: 'Export it as XLIFF 1.2 or 2.1.' },
  )
}
