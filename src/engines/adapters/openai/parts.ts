import type { Item } from '../../contract.ts'
import { decodeWireEntities } from '../../wire/entities.ts'
import { escapeWire } from '../../wire/text.ts'

/** A text as a list of strings and tags: no markup that could be broken, and numbers that a schema can list. */
export type Part = string | { readonly tag: 'open' | 'close' | 'empty'; readonly id: number }

export interface PartsSegment {
  readonly i: number
  readonly parts: readonly Part[]
}

/** The number of a sentence that is sent alone. */
const alone = 0

const tag = /<(\/?)([sqgx])(?: i="(\d+)")?>/gu

/** The texts of an item as parts; ids are those of its wire text. */
export const partsOf = (item: Item): readonly PartsSegment[] => {
  if (item.shape === 'plain') return [{ i: alone, parts: [item.wire] }]
  const segments: { i: number; parts: Part[] }[] = []
  let current: { i: number; parts: Part[] } | null = null
  if (item.shape === 'sentence') {
    current = { i: alone, parts: [] }
    segments.push(current)
  }
  const open: number[] = []
  let from = 0
  const write = (text: string): void => {
    // White space between sentences belongs to none of them.
    if (text !== '' && current !== null) current.parts.push(decodeWireEntities(text))
  }
  for (const found of item.wire.matchAll(tag)) {
    const [whole, slash, name, number = ''] = found
    write(item.wire.slice(from, found.index))
    from = found.index + whole.length
    if (name === 's') {
      current = slash === '/' ? null : { i: Number(number), parts: [] }
      if (current !== null) segments.push(current)
    } else if (name === 'x') {
      if (slash === '') current?.parts.push({ tag: 'empty', id: Number(number) })
    } else if (slash === '') {
      open.push(Number(number))
      current?.parts.push({ tag: 'open', id: Number(number) })
    } else current?.parts.push({ tag: 'close', id: open.pop() ?? 0 })
  }
  write(item.wire.slice(from))
  return segments
}

/** Numbers of tags in an item, in order. */
export const tagIdsOf = (segments: readonly PartsSegment[]): readonly number[] => [
  ...new Set(segments.flatMap(({ parts }) => parts.flatMap((part) => (typeof part === 'string' ? [] : [part.id])))),
]

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The wire text that an answer of parts stands for; what cannot be one becomes a tag that nobody sent, so that the checks
 * see it. Null when the answer is no JSON of that form.
 */
export const wireOfParts = (item: Item, content: string): string | null => {
  const value = jsonOf(content)
  if (!isObject(value) || !Array.isArray(value.segments)) return null
  const names = new Map([...item.wire.matchAll(tag)].map(([, , name = '', number]) => [Number(number ?? -1), name]))
  const texts: string[] = []
  for (const segment of value.segments as readonly unknown[]) {
    if (!isObject(segment) || !Number.isInteger(segment.i) || !Array.isArray(segment.parts)) return null
    const text = textOfParts(segment.parts, names, item.shape === 'plain')
    if (text === null) return null
    texts.push(item.shape === 'block' ? `<s i="${Number(segment.i)}">${text}</s>` : text)
    if (item.shape !== 'block' && segment.i !== alone) return null
  }
  if (item.shape !== 'block' && texts.length !== 1) return null
  return texts.join(' ')
}

const textOfParts = (
  parts: readonly unknown[],
  names: ReadonlyMap<number, string>,
  isPlain: boolean,
): string | null => {
  const open: number[] = []
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      text += isPlain ? part : escapeWire(part)
      continue
    }
    if (!isObject(part) || !Number.isInteger(part.id) || typeof part.tag !== 'string') return null
    const id = Number(part.id)
    const name = names.get(id)
    if (part.tag === 'open' && (name === 'q' || name === 'g')) {
      open.push(id)
      text += `<${name} i="${id}">`
    } else if (part.tag === 'close' && (name === 'q' || name === 'g') && open.at(-1) === id) {
      open.pop()
      text += `</${name}>`
    } else if (part.tag === 'empty' && name === 'x') text += `<x i="${id}"></x>`
    else text += '<unknown>'
  }
  return text
}

/** JSON of an answer; servers without schemas put a fence or a thought around it. */
const jsonOf = (content: string): unknown => {
  const fenced = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/u.exec(content)?.[1]
  const thought = content.replace(/^\s*<think>[\s\S]*?<\/think>\s*/u, '')
  for (const text of [fenced, thought])
    if (text !== undefined)
      try {
        return JSON.parse(text)
      } catch {
        // The next form, or none.
      }
  return null
}
