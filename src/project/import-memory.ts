import { GoosefootError, inFile } from '../errors.ts'
import type { AddResult, ImportResult, Memory, NewEntry } from '../memory/index.ts'
import { contentOf, fromXliff, readXliff, unitsOf, type XliffDocument, type XliffFile } from '../xliff/index.ts'
import { pairsOfRecord } from './record-memory.ts'

/** What one imported file gave. */
export type MemoryImport =
  | ImportResult
  | (AddResult & {
      readonly file: string
      readonly read: number
      readonly reports: readonly []
      readonly partial: boolean
    })

/**
 * Reads a TMX or XLIFF file into the memory; which one it is, its root element says.
 *
 * Of an XLIFF file every translated segment is taken; its state is kept. Of a record of this program what a person reviewed
 * or typed.
 *
 * @param to only this target language
 * @throws {GoosefootError} `tmx.…`, `xliff.…` with file, line and column
 */
export const importMemory = async (
  memory: Memory,
  bytes: Uint8Array,
  file: string,
  to: string | undefined,
): Promise<MemoryImport> => {
  try {
    if (!isXliff(bytes))
      return await memory.importTmx(bytes, { file, ...(to === undefined ? {} : { targetLocale: to }) })
    const document = readXliff(bytes)
    const entries = [...pairsOf(document)].filter(
      ({ targetLocale }) => to === undefined || language(targetLocale) === language(to),
    )
    const result = await memory.add(entries, { from: file })
    return { ...result, file, read: entries.length, reports: [], partial: result.left > 0 }
  } catch (error) {
    throw inFile(error, file)
  }
}

const language = (locale: string): string => locale.toLowerCase().split('-')[0] ?? ''

/** The first element of the file. */
const isXliff = (bytes: Uint8Array): boolean =>
  /^[^<]*(?:<(?:\?[^>]*|!--[\s\S]*?--|!DOCTYPE[^>]*)>\s*)*<(?:[\w.-]+:)?xliff[\s>]/u.test(
    new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(
      bytes.subarray(0, 4096),
    ),
  )

const pairsOf = (document: XliffDocument): readonly NewEntry[] => {
  try {
    return pairsOfRecord(fromXliff(document))
  } catch (error) {
    // Another tool's file: what it says of articles and speakers is nothing, its pairs are as good.
    if (error instanceof GoosefootError && error.code === 'xliff.not-record')
      return document.files.flatMap((file) => foreignPairs(document, file))
    throw error
  }
}

const foreignPairs = (document: XliffDocument, file: XliffFile): readonly NewEntry[] => {
  const target = file.targetLanguage ?? document.targetLanguage
  if (target === null)
    throw new GoosefootError('xliff.not-record', 'The file does not name its target language.', {
      hint: 'Write trgLang (target-language in 1.2), or export it again.',
    })
  const segments = [...unitsOf({ ...document, files: [file] })].flatMap((unit) =>
    unit.parts.flatMap((part) => (part.kind === 'segment' ? [part] : [])),
  )
  const sources = segments.map(({ source }) => contentOf(source.inlines))
  return segments.flatMap((segment, at): readonly NewEntry[] => {
    const source = sources[at]
    if (segment.target === null || segment.target.inlines.length === 0 || source === undefined) return []
    return [
      {
        source,
        target: contentOf(segment.target.inlines),
        sourceLocale: file.sourceLanguage,
        targetLocale: target,
        prev: sources[at - 1] ?? null,
        next: sources[at + 1] ?? null,
        // A target that says nothing of its state was translated by somebody.
        state: segment.state === 'initial' ? 'translated' : segment.state,
      },
    ]
  })
}
