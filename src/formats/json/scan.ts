import type { Node } from 'jsonc-parser'
import { type Finding, finding } from '../../article/finding.ts'
import type { Role } from '../../article/types.ts'
import { decodeJsonString } from '../layers/decoded.ts'
import { liftRegions } from '../layers/lift.ts'
import type { Value } from '../layers/plain-value.ts'
import { scanValue } from '../layers/value.ts'
import { placeOf } from '../place.ts'
import { textRegion, withoutRegions } from '../region.ts'
import type { FormatOptions, Region, Scan } from '../types.ts'
import { jsonTree, strings } from './tree.ts'

/** What a string of a JSON file is: a text, the language of the file, text that cannot be read, or none of these. */
export type StringUse =
  | ({ readonly kind: 'text' } & Value)
  | { readonly kind: 'language' }
  | { readonly kind: 'unread' }
  | null

/** Decides for every string of a file by its path and by what stands beside it. */
export type JsonRules = (root: Node) => (path: readonly string[], node: Node) => StringUse

/**
 * Regions of the strings that are text. Everything between them, keys and escapes included, keeps its bytes.
 *
 * @throws {GoosefootError} `format.json`, `format.too-complex`
 */
export const scanJson = (source: string, options: FormatOptions, rules: JsonRules): Scan => {
  const { tree, shift } = jsonTree(source)
  const useOf = rules(tree)
  const own = ownPaths(options.jsonPaths ?? {})
  const regions: Region[] = []
  const findings: Finding[] = []
  const shape: unknown[] = []
  for (const { path, node } of strings(tree)) {
    const start = shift + node.offset + 1
    const end = start + node.length - 2
    const chosen = own(path)
    const use = chosen === undefined ? useOf(path, node) : chosen
    if (use === null || end <= start) continue
    const inner = decodeJsonString(source, start, end)
    if (use.kind === 'unread') {
      if (/\p{L}/u.test(inner.text)) findings.push(finding('source.protected', 'warning', placeOf(source, start)))
      continue
    }
    if (use.kind === 'language') {
      const region = textRegion(
        { role: 'field', name: path.at(-1) ?? null, start, end, encoding: 'json|text' },
        inner.text,
      )
      regions.push({ ...region, isText: false, language: 'tag' })
      continue
    }
    const found = scanValue(inner.text, use, options)
    regions.push(...liftRegions(found.regions, inner, source, 'json', regions.length))
    findings.push(...found.findings.map((one) => ({ ...one, ...placeOf(source, start) })))
    shape.push([path.join('\n'), found.signature])
  }
  const rest = withoutRegions(
    source,
    0,
    source.length,
    regions.filter(({ owner }) => owner === null),
  )
  return { regions, signature: JSON.stringify([shape, rest]), findings }
}

/** Paths of the configuration; undefined: it says nothing about the string. */
const ownPaths = (
  paths: Readonly<Record<string, Role | false>>,
): ((path: readonly string[]) => StringUse | undefined) => {
  const list = Object.entries(paths).map(([pattern, role]) => ({ steps: pattern.split('.'), role }))
  return (path) => {
    const found = list.findLast(
      ({ steps }) => steps.length === path.length && steps.every((step, index) => step === '*' || step === path[index]),
    )
    if (found === undefined) return undefined
    return found.role === false
      ? null
      : { kind: 'text', as: 'auto', role: found.role, name: path.findLast((step) => !/^\d+$/u.test(step)) ?? null }
  }
}
