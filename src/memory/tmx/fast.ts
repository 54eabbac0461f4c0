/**
 * Reads the units of a TMX body as nearly every tool writes them, by looking for marks instead of parsing character by
 * character. What it does not know for certain it leaves to the parser, unit by unit, and never decides itself.
 */
import { codeCharacter } from '../characters.ts'
import { isInlineName, segmentBuilder } from './segment.ts'
import type { RawSegment } from './segment.ts'
import { emptyVariant } from './unit.ts'
import type { MutableUnit } from './unit.ts'

/** Where reading stopped, and why. */
export interface FastStop {
  /** Offset of what was not read. */
  readonly at: number
  /** Line feeds passed over. */
  readonly lines: number
  /** `more`: a unit is not complete; `unit`: this unit needs the parser; `other`: no unit follows. */
  readonly why: 'more' | 'unit' | 'other'
  /** Behind the unit that needs the parser. */
  readonly end: number
}

const LT = 60
const GT = 62
const SLASH = 47
const QUOTE = 34
const APOSTROPHE = 39
const LF = 10
const CR = 13
const TAB = 9
const SPACE = 32
const unitEnd = '</tu>'

/** Reads units from an offset on that stands between two of them. */
export const readUnits = (text: string, from: number, line: number, onUnit: (unit: MutableUnit) => void): FastStop => {
  const scan = scanner(text)
  let at = from
  let lines = 0
  for (;;) {
    let next = at
    let passed = 0
    for (let code = text.charCodeAt(next); code === LF || code === SPACE || code === CR || code === TAB; ) {
      if (code === LF) passed++
      code = text.charCodeAt(++next)
    }
    if (!text.startsWith('<tu', next) || !isNameEnd(text.charCodeAt(next + 3)))
      return { at, lines, why: next >= text.length ? 'more' : 'other', end: at }
    const close = text.indexOf(unitEnd, next)
    if (close < 0) return { at, lines, why: 'more', end: at }
    const end = close + unitEnd.length
    const unit = scan(next, close, line + lines + passed)
    if (unit === null) return { at: next, lines: lines + passed, why: 'unit', end }
    onUnit(unit)
    at = end
    lines += passed + countLines(text, next, end)
  }
}

const isSpace = (code: number): boolean => code === SPACE || code === LF || code === TAB || code === CR
const isNameEnd = (code: number): boolean => isSpace(code) || code === GT

export const countLines = (text: string, from: number, to: number): number => {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** A reader of one text; null: the parser must look. */
const scanner = (text: string): ((begin: number, close: number, line: number) => MutableUnit | null) => {
  let at = 0
  let doubtful = false
  // Where the next character stands that needs a closer look, for all units of the text.
  let nextAmpersand = -1
  let nextReturn = -1
  let nextSectionEnd = -1
  const after = (known: number, mark: string, begin: number): number => {
    if (known >= begin) return known
    const found = text.indexOf(mark, begin)
    return found < 0 ? text.length : found
  }
  const value = (begin: number, end: number): string => {
    nextAmpersand = after(nextAmpersand, '&', begin)
    return nextAmpersand >= end ? text.slice(begin, end) : resolved(begin, end)
  }
  /** Character data. */
  const run = (begin: number, end: number): string => {
    nextReturn = after(nextReturn, '\r', begin)
    nextSectionEnd = after(nextSectionEnd, ']]>', begin)
    if (nextReturn < end || nextSectionEnd < end) doubtful = true
    return value(begin, end)
  }
  const resolved = (begin: number, end: number): string => {
    let result = ''
    let copied = begin
    for (let index = text.indexOf('&', begin); index >= 0 && index < end; index = text.indexOf('&', copied)) {
      const semicolon = text.indexOf(';', index)
      const character = semicolon < 0 || semicolon >= end ? null : reference(text.slice(index + 1, semicolon))
      if (character === null) {
        doubtful = true
        return ''
      }
      result += text.slice(copied, index) + character
      copied = semicolon + 1
    }
    return result + text.slice(copied, end)
  }
  /** Stands behind the name of a tag; leaves `at` behind its end. True: the element is closed by it. */
  const attributes = (into: Record<string, string>): boolean => {
    for (;;) {
      let code = text.charCodeAt(at)
      const before = at
      while (isSpace(code)) code = text.charCodeAt(++at)
      if (code === GT) {
        at++
        return false
      }
      if (code === SLASH && text.charCodeAt(at + 1) === GT) {
        at += 2
        return true
      }
      const nameFrom = at
      at = text.indexOf('=', nameFrom)
      const name = at < 0 ? '' : text.slice(nameFrom, at)
      const quote = text.charCodeAt(at + 1)
      // White space around the sign is left to the parser, as is every name that is not plain.
      const isPlain = usualNames.has(name) || plainName.test(name)
      if (before === nameFrom || !isPlain || (quote !== QUOTE && quote !== APOSTROPHE)) {
        doubtful = true
        return false
      }
      const from = at + 2
      const to = text.indexOf(quote === QUOTE ? '"' : "'", from)
      if (to < 0 || Object.hasOwn(into, name)) {
        doubtful = true
        return false
      }
      const found = value(from, to)
      if (notInValues.test(found)) doubtful = true
      into[name] = found
      at = to + 1
    }
  }
  /** Passes over white space; anything else in its place is for the parser. */
  const blank = (): void => {
    let code = text.charCodeAt(at)
    while (isSpace(code)) code = text.charCodeAt(++at)
    if (code !== LT) doubtful = true
  }
  /** The name of the tag at `at`, which ends behind it. */
  const tagName = (): string => {
    const from = ++at
    let code = text.charCodeAt(at)
    while (at < text.length && !isNameEnd(code) && code !== SLASH && code !== LT) code = text.charCodeAt(++at)
    return text.slice(from, at)
  }
  /** Text only, up to an end tag. */
  const onlyText = (name: string): string => {
    const from = at
    const end = text.indexOf('<', at)
    if (end < 0 || !text.startsWith(`</${name}>`, end)) {
      doubtful = true
      return ''
    }
    at = end + name.length + 3
    return run(from, end)
  }
  const segment = (): RawSegment | null => {
    const end = text.indexOf('<', at)
    if (text.startsWith('</seg>', end)) {
      const plain = run(at, end)
      if (!plain.includes(codeCharacter)) {
        at = end + '</seg>'.length
        return { text: plain, codes: noCodes, sawXliff: false, sawUt: false, unpaired: false }
      }
    }
    const builder = segmentBuilder()
    const open: string[] = []
    for (;;) {
      const mark = text.indexOf('<', at)
      if (mark < 0) return null
      if (mark > at) builder.text(run(at, mark))
      at = mark
      if (text.charCodeAt(mark + 1) === SLASH) {
        const end = text.indexOf('>', mark)
        const name = text.slice(mark + 2, end)
        at = end + 1
        if (name === 'seg' && open.length === 0) return builder.end()
        if (open.pop() !== name) return null
        builder.close(name)
        continue
      }
      const name = tagName()
      if (!isInlineName(name)) return null
      const found: Record<string, string> = {}
      const isClosed = attributes(found)
      if (doubtful) return null
      builder.open(name, found)
      if (isClosed) builder.close(name)
      else open.push(name)
    }
  }
  return (begin, close, line) => {
    doubtful = false
    at = begin + 3
    const own: Record<string, string> = {}
    if (attributes(own) || doubtful) return null
    const unit: MutableUnit = {
      line: line + countLines(text, begin, at),
      attributes: own,
      props: new Map(),
      note: null,
      variants: [],
    }
    for (;;) {
      blank()
      if (doubtful) return null
      if (at >= close) return at === close ? unit : null
      const name = tagName()
      const found: Record<string, string> = {}
      if (attributes(found) || doubtful) return null
      if (name === 'prop' && unit.variants.length === 0) unit.props.set(found['type'] ?? '', onlyText(name))
      else if (name === 'note' && unit.variants.length === 0) {
        const note = onlyText(name)
        unit.note ??= note
      } else if (name === 'tuv' && found['xml:lang'] !== undefined) {
        const variant = emptyVariant(found['xml:lang'], found)
        unit.variants.push(variant)
        for (;;) {
          blank()
          if (doubtful) return null
          if (text.startsWith('</tuv>', at)) break
          const inner = tagName()
          const about: Record<string, string> = {}
          if (attributes(about) || doubtful) return null
          if (inner === 'seg') {
            const read = segment()
            if (read === null) return null
            variant.segments.push(read)
          } else if (inner === 'prop') unit.props.set(about['type'] ?? '', onlyText(inner))
          else if (inner === 'note') {
            const note = onlyText(inner)
            unit.note ??= note
          } else return null
          if (doubtful) return null
        }
        at += '</tuv>'.length
      } else return null
      if (doubtful || at > close) return null
    }
  }
}

/** Names that need no closer look. */
const usualNames: ReadonlySet<string> = new Set(
  'xml:lang type tuid i x creationdate creationid changedate changeid usagecount lastusagedate srclang segtype id'.split(
    ' ',
  ),
)
/** References to them are rare enough to be left to the parser with what is written so. */
const notInValues = /[<\u0000-\u001F]/
const noCodes: RawSegment['codes'] = Object.freeze([])
const plainName = /^[A-Za-z_][A-Za-z0-9_.:-]*$/

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Null: not one of XML's own. Numbers that XML forbids are gone before. */
const reference = (name: string): string | null => {
  if (name.charCodeAt(0) !== 35) return entities.get(name) ?? null
  const digits = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(name)
  if (digits === null) return null
  const point = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
  return point > 0x10ffff || point < SPACE ? null : String.fromCodePoint(point)
}
