import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { knownExtensions } from './extensions.ts'
import { htmlFormat } from './html/index.ts'
import { jsonFormat } from './json/format.ts'
import { markdownFormat } from './markdown/index.ts'
import { ninjsFormat } from './ninjs/format.ts'
import { textFormat } from './text.ts'
import type { Format } from './types.ts'
import { exportFormat, feedFormat, postFormat, wordpressFormat } from './wordpress/formats.ts'

/** Of two that are equally sure the earlier one is taken. */
export const formats: readonly Format[] = [
  textFormat,
  markdownFormat,
  htmlFormat,
  wordpressFormat,
  ninjsFormat,
  postFormat,
  jsonFormat,
  exportFormat,
  feedFormat,
]

/** How much of a file is looked at, in bytes: an item of an agency begins with its metadata. */
const headLength = 65_536

/**
 * The format of a file: by the ending of its name; where that leaves a choice, and for a name without an ending, by
 * what the file begins with.
 *
 * @param head the file's first bytes, if at hand
 * @throws {GoosefootError} `format.unknown`, with the known endings
 */
export const formatFor = (name: string, head?: Uint8Array): Format => {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  const extension = dot <= 0 ? '' : base.slice(dot + 1).toLowerCase()
  const named = formats.filter((format) => format.extensions.includes(extension))
  const [only] = named
  if (only !== undefined && (named.length === 1 || head === undefined)) return only
  if (only !== undefined && head !== undefined) {
    const best = surest(named, headText(head))
    if (best !== null) return best
    if (extension !== 'xml') return only
    throw new GoosefootError('format.unknown', 'the XML is neither a WordPress export, nor a feed, nor XHTML.', {
      file: name,
      hint: 'Convert it to one of the formats that can be read.',
    })
  }
  if (extension === '' && head !== undefined && !head.subarray(0, headLength).includes(0)) {
    const best = surest(formats, headText(head))
    if (best !== null) return best
  }
  throw new GoosefootError(
    'format.unknown',
    extension === ''
      ? 'the name has no ending, so its format is unknown.'
      : `".${extension}" is not a format that can be read.${didYouMean(extension, knownExtensions)}`,
    { file: name, hint: `Known endings: ${knownExtensions.join(', ')}.` },
  )
}

/** UTF-16 is told by its byte order mark, as when the file is read. */
const headText = (head: Uint8Array): string => {
  const bytes = head.subarray(0, headLength)
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

const surest = (some: readonly Format[], head: string): Format | null => {
  const [best] = some.map((format) => ({ format, score: format.detect(head) })).sort((a, b) => b.score - a.score)
  return best === undefined || best.score === 0 ? null : best.format
}
