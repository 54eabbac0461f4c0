import { finding } from '../../../article/finding.ts'
import type { Output, Region } from '../../types.ts'
import { type FieldOptions, fieldRegion, type Fields, pathOf, valuePiece } from './fields.ts'
import { doubleQuoted } from './literal.ts'

const bareKey = /(?:[A-Za-z0-9_-]+|"[^"\\\r\n]*"|'[^'\r\n]*')/u
const assignment = new RegExp(`[ \\t]*(${bareKey.source})[ \\t]*=[ \\t]*`, 'uy')
const multiline = /("""|''')([\s\S]*?)\1(?!["'])/uy
const basic = /"(?:[^"\\\r\n]|\\.)*"/uy
const literal = /'[^'\r\n]*'/uy
const restOfLine = /[^\r\n]*(?:\r\n|\n|$)/uy

const at = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset
  return pattern.exec(text)
}

/** `[cover]` and `[[gallery]]`, with a comment behind them at most. */
const tableHeader = /^[ \t]*(\[\[?)[ \t]*([^[\]#\r\n]+?)[ \t]*\]\]?[ \t]*(?:#[^\r\n]*)?(?:\r?\n)?$/u

/**
 * String values where they stand; those of a table under its name. Strings over several lines and values that are no strings are
 * passed over; one that should have been translated is reported.
 */
export const tomlFields = (text: string, from: number, options: FieldOptions): Fields => {
  const regions: Region[] = []
  const findings = []
  let offset = 0
  let table = ''
  while (offset < text.length) {
    const line = at(restOfLine, text, offset)?.[0] ?? ''
    const header = tableHeader.exec(line)
    if (header !== null) {
      const [, brackets = '', keys = ''] = header
      table = keys
        .split('.')
        .map((one) => one.trim().replace(/^["']|["']$/gu, ''))
        .join('.')
      if (brackets === '[[') table += '.*'
      offset += line.length
      continue
    }
    // What else begins so is no TOML; nothing behind it is certain.
    if (/^[ \t]*\[/u.test(line)) break
    const key = at(assignment, text, offset)
    if (key === null) {
      offset += Math.max(1, line.length)
      continue
    }
    const name = pathOf(table, (key[1] ?? '').replace(/^["']|["']$/gu, ''))
    const start = offset + key[0].length
    const long = at(multiline, text, start)
    const value = long ?? at(basic, text, start) ?? at(literal, text, start)
    const end = start + (value?.[0].length ?? 0)
    const read = value === null ? null : readString(value[0])
    const region =
      read === null
        ? null
        : fieldRegion(name, from + start, from + end, valuePiece(from + start, from + end, read), 'toml', options)
    if (region !== null && long === null) regions.push(region)
    else if (region !== null)
      findings.push(
        finding('source.front-matter', 'warning', { line: text.slice(0, start).split('\n').length + 1, column: 1 }),
      )
    offset = value === null ? afterValue(text, start) : end + (at(restOfLine, text, end)?.[0].length ?? 0)
    if (offset >= text.length) break
  }
  return { regions, findings }
}

/** Behind a value that is no string; an array may run over lines and hold brackets in strings. */
const afterValue = (text: string, start: number): number => {
  let depth = 0
  let offset = start
  while (offset < text.length) {
    const char = text[offset]
    const string =
      char === '"' || char === "'"
        ? (at(multiline, text, offset) ?? at(basic, text, offset) ?? at(literal, text, offset))
        : null
    if (string !== null) offset += string[0].length
    else if (char === '#') offset += at(/[^\r\n]*/uy, text, offset)?.[0].length ?? 1
    else if (char === '\n' && depth <= 0) return offset + 1
    else {
      if (char === '[' || char === '{') depth++
      if (char === ']' || char === '}') depth--
      offset++
    }
  }
  return offset
}

/** null when an escape is none of TOML's. */
const readString = (source: string): string | null => {
  if (source.startsWith('"""') || source.startsWith("'''")) return source.slice(3, -3)
  if (source.startsWith("'")) return source.slice(1, -1)
  try {
    const value: unknown = JSON.parse(
      source
        .replace(/\t/gu, '\\t')
        .replace(
          /\\(?:U([0-9A-Fa-f]{8})|e|x([0-9A-Fa-f]{2})|[\s\S])/gu,
          (sequence: string, long?: string, short?: string) =>
            long !== undefined
              ? JSON.stringify(String.fromCodePoint(Number.parseInt(long, 16))).slice(1, -1)
              : short !== undefined
                ? `\\u00${short}`
                : sequence,
        ),
    )
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

/** A basic string; a literal one stays literal while it can. */
export const writeToml = (output: readonly Output[], region: Region, source: string): string => {
  const text = output.map((part) => (part.kind === 'text' ? part.text : part.data)).join('')
  const isLiteral = source[region.start] === "'"
  return isLiteral && !/['\u0000-\u001f\u007f]/u.test(text) ? `'${text}'` : doubleQuoted(text)
}
