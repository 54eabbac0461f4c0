import { withoutRegions } from '../../region.ts'
import type { FieldOptions, Fields, FrontMatter } from './fields.ts'
import { endOfObject, jsonFields } from './json.ts'
import { tomlFields } from './toml.ts'
import { yamlFields } from './yaml.ts'

/**
 * Front matter as YAML (`---`), TOML (`+++`) or bare JSON at the head of a file. Values are replaced where they stand;
 * no key is parsed into a type, nothing is evaluated. Broken front matter is left as it is and reported.
 */
export const readFrontMatter = (source: string, options: FieldOptions): FrontMatter => {
  const start = source.startsWith('\ufeff') ? 1 : 0
  const none: FrontMatter = { end: start, regions: [], signature: '', findings: [] }
  const made = (fields: Fields | null, end: number): FrontMatter => {
    if (fields === null) return none
    const regions = [...fields.regions].sort((a, b) => a.start - b.start)
    return { ...fields, regions, end, signature: withoutRegions(source, start, end, regions) }
  }
  const yaml = fenced(source, start, '---', ['---', '...'])
  if (yaml !== null) return made(yamlFields(source.slice(yaml.from, yaml.to), yaml.from, options), yaml.end)
  const toml = fenced(source, start, '+++', ['+++'])
  if (toml !== null) return made(tomlFields(source.slice(toml.from, toml.to), toml.from, options), toml.end)
  if (/^\{\s*"/u.test(source.slice(start, start + 4096))) {
    const end = endOfObject(source, start)
    const after = end === null ? null : /^[ \t]*(?:\r\n|\n|$)/u.exec(source.slice(end, end + 4096))
    if (end !== null && after !== null)
      return made(jsonFields(source.slice(start, end), start, options), end + after[0].length)
  }
  return none
}

interface Fenced {
  /** The text between the fences. */
  readonly from: number
  readonly to: number
  /** Behind the closing fence's line. */
  readonly end: number
}

const fenced = (source: string, start: number, open: string, closings: readonly string[]): Fenced | null => {
  const first = lineAt(source, start)
  if (first.text.trimEnd() !== open || first.next === first.end) return null
  for (let at = first.next; at < source.length; ) {
    const line = lineAt(source, at)
    if (closings.includes(line.text.trimEnd())) return { from: first.next, to: at, end: line.next }
    at = line.next
  }
  return null
}

const lineAt = (source: string, at: number): { readonly text: string; readonly end: number; readonly next: number } => {
  const feed = source.indexOf('\n', at)
  const next = feed < 0 ? source.length : feed + 1
  const end = feed < 0 ? source.length : source[feed - 1] === '\r' ? feed - 1 : feed
  return { text: source.slice(at, Math.max(at, end)), end, next }
}
