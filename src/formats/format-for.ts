import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { htmlFormat } from './html/index.ts'
import { markdownFormat } from './markdown/index.ts'
import { textFormat } from './text.ts'
import type { Format } from './types.ts'

const formats: readonly Format[] = [textFormat, markdownFormat, htmlFormat]
const extensions: readonly string[] = formats.flatMap((format) => format.extensions)
/** How much of a file is looked at, in bytes. */
const headLength = 4096

/**
 * The format of a file: by the ending of its name; for a name without an ending by what the file begins with.
 *
 * @param head the file's first bytes, if at hand
 * @throws {GoosefootError} `format.unknown`, with the known endings
 */
export const formatFor = (name: string, head?: Uint8Array): Format => {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  const extension = dot <= 0 ? '' : base.slice(dot + 1).toLowerCase()
  const found = formats.find((format) => format.extensions.includes(extension))
  if (found !== undefined) return found
  if (extension === '' && head !== undefined && !head.subarray(0, headLength).includes(0)) {
    const text = new TextDecoder().decode(head.subarray(0, headLength))
    const [best] = formats.toSorted((a, b) => b.detect(text) - a.detect(text))
    if (best !== undefined) return best
  }
  throw new GoosefootError(
    'format.unknown',
    extension === ''
      ? 'the name has no ending, so its format is unknown.'
      : `".${extension}" is not a format that can be read.${didYouMean(extension, extensions)}`,
    { file: name, hint: `Known endings: ${extensions.join(', ')}.` },
  )
}
