import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { htmlFormat } from './html/index.ts'
import { markdownFormat } from './markdown/index.ts'
import { textFormat } from './text.ts'
import type { Format } from './types.ts'

const formats: readonly Format[] = [textFormat, markdownFormat, htmlFormat]
const extensions: readonly string[] = formats.flatMap((format) => format.extensions)

/**
 * The format of a file, by the ending of its name.
 *
 * @throws {GoosefootError} `format.unknown`
 */
export const formatFor = (name: string): Format => {
  const extension = name.split('.').pop()?.toLowerCase() ?? ''
  const found = formats.find((format) => format.extensions.includes(extension))
  if (found === undefined)
    throw new GoosefootError(
      'format.unknown',
      `".${extension}" is not a format that can be read.${didYouMean(extension, extensions)}`,
      {
        file: name,
        hint: `Known endings: ${extensions.join(', ')}.`,
      },
    )
  return found
}
