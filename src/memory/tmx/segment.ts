/**
 * The inline elements of a TMX `seg`, and how the codes of two variants face each other.
 *
 * TMX 1.4b: `bpt ept ph it hi sub ut`; XLIFF's `g x bx ex` and `ph` with `equiv-text` are read as what they mean.
 */
import { codeCharacter } from '../characters.ts'
import type { UnitCode, UnitCodeKind, UnitText } from '../unit-text.ts'

/** A code before numbers are given. `key` pairs ends within a segment and names the code across variants. */
interface RawCode {
  kind: UnitCodeKind
  readonly key: string
  type: string | null
  data: string
  /** Expected to stand alone (`it`), so that a missing other end is no fault. */
  readonly isolated: boolean
}

export interface RawSegment {
  readonly text: string
  readonly codes: readonly Readonly<RawCode>[]
  readonly sawXliff: boolean
  readonly sawUt: boolean
  readonly unpaired: boolean
}

export type Attributes = Readonly<Record<string, string>>

export interface SegmentBuilder {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close: (name: string) => void
  readonly text: (value: string) => void
  readonly end: () => RawSegment
}

export const quoteType = 'x-quote'
const inlineNames: ReadonlySet<string> = new Set(['bpt', 'ept', 'ph', 'it', 'hi', 'sub', 'ut', 'g', 'x', 'bx', 'ex'])

export const isInlineName = (name: string): boolean => inlineNames.has(name)

export const segmentBuilder = (): SegmentBuilder => {
  const codes: RawCode[] = []
  const byIndex = new Map<string, RawCode>()
  /** Elements that are open: the code that text inside belongs to, or null where it is text of the segment. */
  const stack: { readonly name: string; readonly code: RawCode | null; readonly closing: RawCode | null }[] = []
  let text = ''
  let sawXliff = false
  let sawUt = false
  let unnamed = 0
  const add = (kind: UnitCodeKind, key: string, attributes: Attributes, isolated = false): RawCode => {
    const type = attributes['type'] ?? attributes['ctype'] ?? null
    const code: RawCode = { kind, key, type, data: dataOf(attributes), isolated }
    if (type === quoteType) code.kind = kind === 'open' ? 'quote-open' : kind === 'close' ? 'quote-close' : kind
    codes.push(code)
    text += codeCharacter
    return code
  }
  const nameOf = (attributes: Attributes): string => {
    const named = attributes['x'] ?? attributes['id']
    if (named !== undefined) return `x${named}`
    return attributes['i'] === undefined ? `u${++unnamed}` : `i${attributes['i']}`
  }
  const start = (name: string, attributes: Attributes): { code: RawCode | null; closing: RawCode | null } => {
    switch (name) {
      case 'bpt': {
        const code = add('open', nameOf(attributes), attributes)
        byIndex.set(attributes['i'] ?? attributes['id'] ?? '', code)
        return { code, closing: null }
      }
      case 'ept': {
        const opening = byIndex.get(attributes['i'] ?? attributes['id'] ?? '')
        const code = add('close', opening?.key ?? nameOf(attributes), { type: opening?.type ?? '', ...attributes })
        return { code, closing: null }
      }
      case 'it': {
        const ends = attributes['pos'] === 'end' || attributes['pos'] === 'close'
        return { code: add(ends ? 'close' : 'open', nameOf(attributes), attributes, true), closing: null }
      }
      case 'ut':
        sawUt = true
        return { code: add('alone', nameOf(attributes), attributes), closing: null }
      case 'ph':
        if (attributes['equiv-text'] !== undefined || (attributes['id'] !== undefined && attributes['x'] === undefined))
          sawXliff = true
        return { code: add('alone', nameOf(attributes), attributes), closing: null }
      case 'x':
      case 'bx':
      case 'ex':
        sawXliff = true
        return {
          code: add(
            name === 'x' ? 'alone' : name === 'bx' ? 'open' : 'close',
            xliffName(attributes, nameOf),
            attributes,
          ),
          closing: null,
        }
      case 'g': {
        sawXliff = true
        const code = add('open', nameOf(attributes), attributes)
        return {
          code: null,
          closing: { ...code, kind: code.kind === 'quote-open' ? 'quote-close' : 'close', data: '' },
        }
      }
      default:
        // hi is dissolved; sub belongs to the code around it; unknown elements lend their text.
        return { code: stack.at(-1)?.code ?? null, closing: null }
    }
  }
  return {
    open: (name, attributes) => {
      stack.push({ name, ...start(name, attributes) })
    },
    close: () => {
      const { closing } = stack.pop() ?? { closing: null }
      if (closing === null) return
      codes.push(closing)
      text += codeCharacter
    },
    text: (value) => {
      const code = stack.at(-1)?.code ?? null
      if (code !== null) {
        code.data += value
        return
      }
      for (const _ of value.matchAll(codeCharacters))
        codes.push({ kind: 'char', key: '', type: null, data: '', isolated: true })
      text += value
    },
    end: () => Object.freeze({ text, codes, sawXliff, sawUt, unpaired: hasUnpaired(codes) }),
  }
}

const codeCharacters = new RegExp(codeCharacter, 'g')
const base64 = 'base64:'

const xliffName = (attributes: Attributes, otherwise: (attributes: Attributes) => string): string =>
  attributes['rid'] === undefined ? otherwise(attributes) : `x${attributes['rid']}`

const dataOf = (attributes: Attributes): string => {
  const equivalent = attributes['equiv-text'] ?? ''
  return equivalent.startsWith(base64)
    ? Buffer.from(equivalent.slice(base64.length), 'base64').toString('utf8')
    : equivalent
}

const isOpening = ({ kind }: Readonly<RawCode>): boolean => kind === 'open' || kind === 'quote-open'
const isClosing = ({ kind }: Readonly<RawCode>): boolean => kind === 'close' || kind === 'quote-close'

const hasUnpaired = (codes: readonly Readonly<RawCode>[]): boolean =>
  codes.some(
    (code) =>
      !code.isolated &&
      ((isOpening(code) && !codes.some((other) => isClosing(other) && other.key === code.key)) ||
        (isClosing(code) && !codes.some((other) => isOpening(other) && other.key === code.key))),
  )

/** Shortcut tags that OmegaT writes as text: `<g0>`, `</g0>`, `<x1/>`. */
const shortcutTag = /<(\/?)([a-z]{1,3}\d+)(\/?)>/g

/** The segment with shortcut tags as codes; the same object when it has none. */
export const withShortcutTags = (segment: RawSegment): RawSegment => {
  const codes: RawCode[] = []
  let taken = 0
  let found = false
  const takeUntil = (text: string): void => {
    for (const _ of text.matchAll(codeCharacters)) {
      const code = segment.codes[taken++]
      if (code !== undefined) codes.push(code)
    }
  }
  let text = ''
  let at = 0
  for (const match of segment.text.matchAll(shortcutTag)) {
    found = true
    const before = segment.text.slice(at, match.index)
    takeUntil(before)
    const kind = match[1] === '/' ? 'close' : match[3] === '/' ? 'alone' : 'open'
    codes.push({ kind, key: `t${match[2] ?? ''}`, type: null, data: match[0], isolated: false })
    text += before + codeCharacter
    at = match.index + match[0].length
  }
  if (!found) return segment
  takeUntil(segment.text.slice(at))
  return Object.freeze({ ...segment, text: text + segment.text.slice(at), codes, unpaired: hasUnpaired(codes) })
}

/** Both sides with numbers: the source's order counts, a target's code has the number of its name. */
export const numberCodes = (
  source: RawSegment,
  target: RawSegment,
): { readonly source: UnitText; readonly target: UnitText; readonly differ: boolean } => {
  if (source.codes.length + target.codes.length === 0)
    return { source: { text: source.text, codes: [] }, target: { text: target.text, codes: [] }, differ: false }
  const numbers = new Map<string, number>()
  const numbered = ({ text, codes }: RawSegment): UnitText => ({
    text,
    codes: codes.map(({ kind, key, type, data }): UnitCode => {
      if (kind === 'char') return { kind, n: 0, type: null, data: null }
      const n = numbers.get(key) ?? numbers.size + 1
      numbers.set(key, n)
      const isQuote = kind === 'quote-open' || kind === 'quote-close'
      return { kind, n, type: isQuote ? null : type || null, data: data === '' ? null : data }
    }),
  })
  const result = { source: numbered(source), target: numbered(target) }
  return { ...result, differ: signature(result.source) !== signature(result.target) }
}

const signature = ({ codes }: UnitText): string =>
  codes
    .map(({ kind, n }) => `${kind}${n}`)
    .sort()
    .join(' ')
