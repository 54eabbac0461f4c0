import { getNodeValue, parseTree, type Node as JsonNode } from 'jsonc-parser'
import { isMap, isScalar, parseDocument } from 'yaml'
import type { Role } from '../../article/types.ts'
import { type Finding, finding } from '../../article/finding.ts'
import type { EncodeMode, Region } from '../types.ts'

const roles: Readonly<Record<string, Role>> = {
  title: 'headline',
  headline: 'headline',
  kicker: 'kicker',
  subtitle: 'standfirst',
  teaser: 'standfirst',
  standfirst: 'standfirst',
  description: 'standfirst',
  excerpt: 'standfirst',
  summary: 'standfirst',
  lead: 'standfirst',
}

export interface FrontMatter {
  /** Where the body begins. */
  readonly end: number
  readonly regions: readonly Region[]
  /** Everything of it that is not translated. */
  readonly signature: string
  readonly findings: readonly Finding[]
}

const field = (
  key: string,
  start: number,
  end: number,
  value: string,
  encoding: string,
  fields: readonly string[],
): Region | null => {
  const role = roles[key] ?? (fields.includes(key) ? 'field' : null)
  if (role === null || !/\p{L}/u.test(value)) return null
  return { role, name: key, owner: null, start, end, encoding, pieces: [{ kind: 'text', start, end, value }] }
}

/** The signature of front matter: its text with the translated values taken out. */
const signatureOf = (source: string, from: number, to: number, regions: readonly Region[]): string => {
  let at = from
  let rest = ''
  for (const { start, end } of regions) {
    rest += `${source.slice(at, start)}\u0000`
    at = end
  }
  return rest + source.slice(at, to)
}

/**
 * Front matter as YAML (`---`), TOML (`+++`) or bare JSON at the head of a file. Values are replaced where they stand;
 * no key is parsed into a type, nothing is evaluated. Broken front matter is left as it is and reported.
 */
export const readFrontMatter = (source: string, fields: readonly string[]): FrontMatter => {
  const start = source.startsWith('\ufeff') ? 1 : 0
  const none: FrontMatter = { end: start, regions: [], signature: '', findings: [] }
  const yaml = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/u.exec(source.slice(start))
  if (yaml !== null)
    return {
      ...yamlFields(source, start + yaml[0].indexOf('\n') + 1, yaml[1] ?? '', fields),
      end: start + yaml[0].length,
    }
  const toml = /^\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\+\+\+[ \t]*(?:\r?\n|$)/u.exec(source.slice(start))
  if (toml !== null)
    return {
      ...tomlFields(source, start + toml[0].indexOf('\n') + 1, toml[1] ?? '', fields),
      end: start + toml[0].length,
    }
  if (/^\{\s*"/u.test(source.slice(start))) return jsonFields(source, start, fields) ?? none
  return none
}

const yamlFields = (
  source: string,
  from: number,
  text: string,
  fields: readonly string[],
): Omit<FrontMatter, 'end'> => {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })
  const findings: Finding[] = []
  const regions: Region[] = []
  if (document.errors.length > 0) findings.push(finding('source.front-matter', 'warning'))
  else if (isMap(document.contents))
    for (const pair of document.contents.items) {
      if (!isScalar(pair.key) || !isScalar(pair.value) || typeof pair.value.value !== 'string') continue
      const [start, end] = pair.value.range ?? [0, 0]
      const region = field(
        String(pair.key.value),
        from + start,
        from + end,
        pair.value.value,
        `yaml-${pair.value.type ?? 'PLAIN'}`,
        fields,
      )
      if (region !== null && end > start) regions.push(region)
    }
  return { regions, findings, signature: signatureOf(source, from, from + text.length, regions) }
}

// Only what stands before the first table: string values on one line.
const tomlFields = (
  source: string,
  from: number,
  text: string,
  fields: readonly string[],
): Omit<FrontMatter, 'end'> => {
  const regions: Region[] = []
  let at = from
  for (const line of text.split('\n')) {
    if (/^\s*\[/u.test(line)) break
    const match = /^(\s*([A-Za-z0-9_-]+)\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*')\s*(?:#.*)?\r?$/u.exec(line)
    const [, head = '', key = '', literal = ''] = match ?? []
    if (match !== null && !literal.startsWith('"""') && !literal.startsWith("'''")) {
      const value = literal.startsWith("'") ? literal.slice(1, -1) : readBasic(literal)
      const region =
        value === null ? null : field(key, at + head.length, at + head.length + literal.length, value, 'toml', fields)
      if (region !== null) regions.push(region)
    }
    at += line.length + 1
  }
  return { regions, findings: [], signature: signatureOf(source, from, from + text.length, regions) }
}
const readBasic = (literal: string): string | null => {
  try {
    return JSON.parse(
      literal.replace(/\\U([0-9A-Fa-f]{8})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    ) as string
  } catch {
    return null
  }
}

const jsonFields = (source: string, start: number, fields: readonly string[]): FrontMatter | null => {
  const end = endOfObject(source, start)
  if (end === null) return null
  const tree = parseTree(source.slice(start, end))
  if (tree?.type !== 'object') return null
  const regions: Region[] = []
  for (const property of tree.children ?? []) {
    const [key, value] = property.children ?? ([] as JsonNode[])
    if (key === undefined || value?.type !== 'string') continue
    const from = start + value.offset
    const region = field(
      String(getNodeValue(key)),
      from,
      from + value.length,
      String(getNodeValue(value)),
      'json',
      fields,
    )
    if (region !== null) regions.push(region)
  }
  const after = /^[ \t]*(?:\r?\n|$)/u.exec(source.slice(end))
  return after === null
    ? null
    : { end: end + after[0].length, regions, findings: [], signature: signatureOf(source, start, end, regions) }
}

const endOfObject = (source: string, start: number): number | null => {
  let depth = 0
  let quoted = false
  for (let at = start; at < source.length; at++) {
    const char = source[at]
    if (quoted) {
      if (char === '\\') at++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1
  }
  return null
}

/** A value as its format writes it; the style of a YAML scalar is kept where the text allows it. */
export const encodeField = (text: string, region: Region, mode: EncodeMode): string => {
  if (region.encoding === 'json' || region.encoding === 'toml') return JSON.stringify(text)
  if (mode === 'raw') {
    if (region.encoding === 'yaml-PLAIN' && isPlainSafe(text)) return text
    if (region.encoding === 'yaml-QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`
  }
  const quoted = JSON.stringify(text)
  return region.encoding.startsWith('yaml-BLOCK') ? `${quoted}\n` : quoted
}

// What a plain scalar may not be: the proof would find it, this saves the second try.
const isPlainSafe = (text: string): boolean =>
  !/^[\s\-?:,[\]{}#&*!|>'"%@`]/u.test(text) &&
  !/:(?:\s|$)|\s#|\s$/u.test(text) &&
  !/^(?:true|false|null|yes|no|on|off|~|[\d.+-][\d_.,:eE+-]*)$/iu.test(text)
