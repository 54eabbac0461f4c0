import { resolve } from 'node:path'
import type { ArticleRecord } from '../article/types.ts'
import { GoosefootError, inFile } from '../errors.ts'
import {
  applyEdits,
  type Edit,
  encodeXliff,
  examine,
  readXliff,
  type Symptom,
  type XliffDocument,
} from '../xliff/index.ts'
import { readBytes, realChanges, writeFiles } from './files.ts'
import { articleOf, findRecord } from './import.ts'
import { type Place, printedName } from './locate.ts'
import { restoreQuotes } from './restore-quotes.ts'

export interface Diagnosis {
  readonly file: string
  /** The article and locale it belongs to; null: the project has no record of it, and the file was examined by itself. */
  readonly article: string | null
  readonly locale: string | null
  readonly symptoms: readonly Symptom[]
  /** The repaired copy, as printed; null: nothing to repair, or not asked for. */
  readonly repaired: string | null
}

/**
 * Examines a file that came back from a tool, and writes a repaired copy where that is asked for. The file itself stays.
 *
 * @throws {GoosefootError} what reading and writing throw; `cli.arguments` when the copy would replace the file
 */
export const examineFile = (
  place: Place,
  cwd: string,
  given: string,
  options: { readonly fix: boolean; readonly out?: string | undefined },
): Diagnosis => {
  const path = resolve(cwd, given)
  const name = printedName(place.root, path)
  const bytes = readBytes(path, name)
  try {
    const document = readXliff(bytes)
    const record = recordOf(place, document)
    const { symptoms, edits } = examine(document, {
      record,
      ...(record === null ? {} : { restoreQuotes: restoreQuotes(place.config, record) }),
    })
    const target =
      options.out === undefined ? path.replace(/(?:\.(?:xlf|xliff))?$/iu, '.repaired.xlf') : resolve(cwd, options.out)
    if (options.fix && target === path)
      throw new GoosefootError('cli.arguments', 'the repaired copy would replace the file it is made from.', {
        hint: 'Name another file with --out.',
      })
    const repaired = options.fix && edits.length > 0 ? edited(document, edits) : null
    if (repaired !== null)
      writeFiles(
        realChanges([
          { kind: 'file-change', path: target, name: printedName(place.root, target), bytes: encodeXliff(repaired) },
        ]),
      )
    return {
      file: name,
      article: record?.article ?? null,
      locale: record?.targetLocale ?? null,
      symptoms,
      repaired: repaired === null ? null : printedName(place.root, target),
    }
  } catch (error) {
    throw inFile(error, name)
  }
}

const recordOf = (place: Place, document: XliffDocument): ArticleRecord | null => {
  const article = articleOf(document.files[0]?.original ?? null, document.files[0]?.id ?? '')
  const locale = document.targetLanguage ?? ''
  if (locale === '') return null
  return findRecord(place, { root: place.root, base: place.root }, article, locale)?.record ?? null
}

/** All edits at once; where one cannot be made (a target that a tool cut in pieces), the others are. */
const edited = (document: XliffDocument, edits: readonly Edit[]): XliffDocument => {
  try {
    return applyEdits(document, edits)
  } catch (error) {
    if (!(error instanceof GoosefootError)) throw error
  }
  return edits.reduce((before, edit) => {
    try {
      return applyEdits(before, [edit])
    } catch (error) {
      if (error instanceof GoosefootError) return before
      throw error
    }
  }, document)
}
