import { type Node, parseTree } from 'jsonc-parser'
import { decodeJsonString } from '../layers/decoded.ts'
import { liftRegions } from '../layers/lift.ts'
import { scanPlainValue } from '../layers/plain-value.ts'
import type { FormatOptions, Region } from '../types.ts'
import { findShortcodes } from './shortcodes.ts'

/** Attributes of blocks that a reader gets to see; the usual ones of the core blocks and their kin. */
const textBlockAttributes: readonly string[] = [
  'buttonText',
  'byline',
  'content',
  'label',
  'moreText',
  'placeholder',
  'prefix',
  'suffix',
]

/** `<!-- wp:namespace/name {…} /-->`, as WordPress' own block parser recognises it. */
const delimiter = /^<!--\s+wp:(?:[a-z][a-z0-9_-]*\/)?[a-z][a-z0-9_-]*\s+(\{[\s\S]*\})\s+\/?-->$/u

/** Is it content made of blocks? */
export const hasBlocks = (source: string): boolean => /<!--\s+wp:[a-z]/u.test(source)

/**
 * The texts in a block's attributes. Keys of objects in objects count like those of the block; a value with markup is
 * read as HTML.
 *
 * @param start where the comment stands in `source`
 * @returns `isWhole` false: a text with a shortcode in it was left alone, because WordPress would act on it
 */
export const blockTexts = (
  source: string,
  start: number,
  end: number,
  options: FormatOptions,
): { readonly regions: readonly Region[]; readonly isWhole: boolean } => {
  const comment = source.slice(start, end)
  const [, json] = delimiter.exec(comment) ?? []
  if (json === undefined) return { regions: [], isWhole: true }
  const names = options.blockAttributes ?? textBlockAttributes
  const from = start + comment.indexOf(json)
  const regions: Region[] = []
  let isWhole = true
  const walk = (node: Node | undefined): void => {
    for (const property of node?.children ?? []) {
      const [key, value] = node?.type === 'array' ? [undefined, property] : (property.children ?? [])
      if (value === undefined) continue
      if (value.type === 'object' || value.type === 'array') walk(value)
      if (value.type !== 'string' || !names.includes(String(key?.value))) continue
      const at = from + value.offset + 1
      const inner = decodeJsonString(source, at, at + value.length - 2)
      if (findShortcodes(inner.text).length > 0) {
        isWhole = false
        continue
      }
      const { regions: found } = scanPlainValue(
        inner.text,
        { as: 'auto', role: 'field', name: String(key?.value) },
        options,
      )
      regions.push(...liftRegions(found, inner, source, 'block', regions.length))
    }
  }
  const errors: { error: number; offset: number; length: number }[] = []
  const tree = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false })
  if (errors.length === 0) walk(tree)
  return { regions, isWhole }
}
