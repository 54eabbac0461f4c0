import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser'
import type { Output, Region } from '../../types.ts'
import { type FieldOptions, fieldRegion, type Fields, leadsTo, pathOf, valuePiece } from './fields.ts'
import { doubleQuoted } from './literal.ts'

/** String values of a JSON object where they stand; null when it is no JSON. */
export const jsonFields = (text: string, from: number, options: FieldOptions): Fields | null => {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  if (tree?.type !== 'object' || errors.length > 0) return null
  const regions: Region[] = []
  const walk = (path: string, value: Node): void => {
    if (value.type === 'string') {
      const start = from + value.offset
      const end = start + value.length
      const pieces = valuePiece(start, end, String(getNodeValue(value)))
      const region = fieldRegion(path, start, end, pieces, 'json', options)
      if (region !== null) regions.push(region)
    } else if (path === '' || leadsTo(path, options))
      for (const child of value.children ?? []) {
        const [key, inner] = value.type === 'array' ? [undefined, child] : (child.children ?? [])
        if (inner !== undefined) walk(pathOf(path, key === undefined ? '*' : String(getNodeValue(key))), inner)
      }
  }
  walk('', tree)
  return { regions, findings: [] }
}

/** Where the object that begins at `start` ends; null when it does not. */
export const endOfObject = (source: string, start: number): number | null => {
  let depth = 0
  let isQuoted = false
  for (let at = start; at < source.length; at++) {
    const char = source[at]
    if (isQuoted) {
      if (char === '\\') at++
      else if (char === '"') isQuoted = false
    } else if (char === '"') isQuoted = true
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') {
      depth--
      if (depth === 0) return at + 1
    }
  }
  return null
}

export const writeJson = (output: readonly Output[]): string =>
  doubleQuoted(output.map((part) => (part.kind === 'text' ? part.text : part.data)).join(''))
