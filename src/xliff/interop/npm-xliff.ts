import { GoosefootError } from '../../errors.ts'
import { readXliff } from '../read.ts'
import { unitsOf } from '../serialize.ts'
import type { Content, Loss, XliffDocument } from '../types.ts'

/**
 * Flat i18next namespaces as XLIFF 2.0, as Locize and i18next's tools exchange them: one segment a unit, ids are keys, no
 * codes, no notes, no states. Written by the npm package `xliff`, which is what is at the other end; read by our own
 * reader, because the package loses what is not flat.
 */

export interface FlatEntry {
  /** NMTOKEN: `p.bxs2qel5s`. */
  readonly key: string
  readonly source: string
  readonly target: string | null
}

/**
 * The package leaves `&` alone where it looks like a reference, so that `&amp;` in a text would come back as `&`: those
 * are escaped beforehand.
 */
const escapedTwice = (text: string): string => text.replaceAll(/&(?=#?\w+;)/gu, '&amp;')

/**
 * @param namespace id of the file
 * @returns losses: keys whose text does not come back letter by letter, because the package trims white space
 * @throws {GoosefootError} `xliff.flat-key` for a key that cannot be an id, `xliff.package` when the package is missing
 */
export const writeFlatXliff = async (
  namespace: string,
  entries: readonly FlatEntry[],
  languages: { readonly source: string; readonly target: string },
): Promise<{ readonly text: string; readonly losses: readonly Loss[] }> => {
  const { default: js2xliff } = await import('xliff/js2xliff').catch(() => {
    throw new GoosefootError(
      'xliff.package',
      'The package xliff, which writes files for i18next tools, is not installed.',
      {
        exit: 'configuration',
        hint: 'Run "npm install xliff".',
      },
    )
  })
  const wrong = entries.find(({ key }) => !/^[\p{L}\p{N}._:-]+$/u.test(key))
  if (wrong !== undefined)
    throw new GoosefootError('xliff.flat-key', `The key "${wrong.key.slice(0, 80)}" cannot be an id in XLIFF.`)
  const units = entries.map(({ key, source, target }) => [
    key,
    { source: escapedTwice(source), ...(target === null ? {} : { target: escapedTwice(target) }) },
  ])
  const text = await js2xliff(
    {
      resources: { [namespace]: Object.fromEntries(units) as Record<string, { source: string; target?: string }> },
      sourceLanguage: languages.source,
      targetLanguage: languages.target,
    },
    { indent: '' },
  )
  // What the other end reads decides, not what should have been written.
  const { default: xliff2js } = await import('xliff/xliff2js')
  const theirs = (await xliff2js(text)).resources[namespace] ?? {}
  const ours = new Map(flatEntriesOf(readXliff(text)).map((entry) => [entry.key, entry]))
  const losses = entries.flatMap(({ key, source, target }): Loss[] => {
    const isKept = (side: 'source' | 'target', wanted: string | null): boolean =>
      [theirs[key]?.[side], ours.get(key)?.[side]].every((one) => (one ?? '') === (wanted ?? ''))
    const sides = [...(isKept('source', source) ? [] : ['source']), ...(isKept('target', target) ? [] : ['target'])]
    return sides.map((side) => ({ kind: 'loss', code: 'flat-text', unit: key, args: { name: side } }))
  })
  return { text, losses }
}

/** Is it a file of keys and texts, as `writeFlatXliff` and i18next's tools make them? */
export const isFlat = (document: XliffDocument): boolean => {
  const units = [...unitsOf(document)]
  return units.length > 0 && units.every(({ id }) => /^(?:title|standfirst|[ph]\..+)$/u.test(id))
}

/** The texts of every unit by key. A unit that a tool cut in several segments is read whole. */
export const flatEntriesOf = (document: XliffDocument): readonly FlatEntry[] =>
  [...unitsOf(document)].map(({ id, parts }) => {
    const whole = (side: 'source' | 'target'): string =>
      parts.map((part) => textOf(part[side] ?? (part.kind === 'ignorable' ? part.source : null))).join('')
    return {
      key: id,
      source: whole('source'),
      target: parts.some((part) => part.target !== null) ? whole('target') : null,
    }
  })

const textOf = (content: Content | null): string =>
  (content?.inlines ?? [])
    .map((inline) =>
      inline.kind === 'text' ? inline.value : inline.kind === 'cp' ? String.fromCodePoint(inline.value) : '',
    )
    .join('')
