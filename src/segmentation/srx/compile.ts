/** Rules of a language made ready: one expression each, and the filter that says where it need not be tried. */
import { GoosefootError } from '../../errors.ts'
import { parseRegex, RegexFault } from './regex/parse.ts'
import { printRegex } from './regex/print.ts'
import { coverOf, hasUnit, OTHER_UNIT } from './regex/sets.ts'
import { isHostile } from './regex/hostile.ts'
import { emptyNode, type Node } from './regex/nodes.ts'
import type { SrxMap, SrxRule, SrxRules } from './types.ts'

/** Distances looked at on either side of a place. */
const depthBefore = 8
const depthAfter = 3
const columns = OTHER_UNIT + 1

/** The rules that hold for a language, in the order in which they are tried. */
export interface CompiledRules {
  readonly kind: 'compiled-rules'
  readonly rules: readonly SrxRule[]
  readonly maps: readonly SrxMap[]
  /**
   * `patterns(rule)`: sticky, matches nothing at a place where the rule holds. Made when first asked for: most rules of
   * a large file are never tried.
   */
  readonly patterns: (rule: number) => RegExp
  readonly breaks: Uint8Array
  /** Words of 32 rules. */
  readonly words: number
  /** One bit a rule: `table[(distance * columns + unit) * words + word]`. Distances before the place come first. */
  readonly table: Uint32Array
  /** Bits of the rules that break. */
  readonly breaking: Uint32Array
  /** The rules are exceptions over the boundaries of Unicode's own rules. */
  readonly overUnicode: boolean
}

/** How far the filter looks on either side of a place, in units, and the columns of its table. */
export const filterShape: { readonly depthBefore: number; readonly depthAfter: number; readonly columns: number } = {
  depthBefore,
  depthAfter,
  columns,
}

interface ParsedRule {
  readonly before: Node
  readonly after: Node
  readonly source: string
}

/** `-` and `_` are one; case says nothing. */
const sameTag = (tag: string): string => tag.replaceAll('_', '-').toLowerCase()

/** A language's code as files ask for it: full, the language alone, and with the suffixes that some sets want. */
const codesOf = (locale: string): readonly string[] => {
  const tag = sameTag(locale)
  const language = tag.split('-')[0] ?? tag
  return [tag, language, `${tag}-one`, `${language}-one`]
}

/**
 * The maps that hold for a language, in order; with `cascade="no"` the first only. Lenient on purpose: any case, `-` as
 * `_`, the full code or the language alone.
 *
 * @throws {GoosefootError} `srx.pattern` when a map's pattern cannot be read
 */
export const mapsFor = (srx: SrxRules, locale: string): readonly SrxMap[] => {
  const codes = codesOf(locale)
  const found = srx.maps.filter((map) => {
    const node = parse(map.pattern, srx, map, 'languagepattern')
    const pattern = new RegExp(`^(?:${printRegex(node, { behind: false }).replaceAll('_', '[\\-_]')})$`, 'vi')
    return codes.some((code) => pattern.test(code) || pattern.test(code.replaceAll('-', '_')))
  })
  return srx.cascade ? found : found.slice(0, 1)
}

const parse = (
  pattern: string,
  srx: SrxRules,
  place: { readonly line: number; readonly column: number },
  what: string,
): Node => {
  try {
    return pattern === '' ? emptyNode : parseRegex(pattern, { ascii: srx.okapi.useJavaRegex })
  } catch (error) {
    if (!(error instanceof RegexFault)) throw error
    throw new GoosefootError(
      'srx.pattern',
      `the ${what} has ${error.message} at its character ${error.at + 1}, which cannot be used here.`,
      {
        file: srx.file,
        line: place.line,
        column: place.column,
        hint: 'Write it in other words, or take the rule out.',
      },
    )
  }
}

/**
 * One rule as JavaScript.
 *
 * @throws {GoosefootError} `srx.pattern`, `srx.hostile-pattern`, with line and column
 */
export const parseRule = (rule: SrxRule, srx: SrxRules): ParsedRule => {
  const before = parse(rule.before, srx, rule, 'beforebreak')
  const after = parse(rule.after, srx, rule, 'afterbreak')
  if (isHostile(before) || isHostile(after))
    throw new GoosefootError(
      'srx.hostile-pattern',
      `the rule ${rule.name} repeats a repetition of the same characters, which can take for ever.`,
      { file: srx.file, line: rule.line, column: rule.column, hint: 'Write (a+)+ as a+, or take the rule out.' },
    )
  const behind = rule.before === '' ? '' : `(?<=${source(before, true, rule, srx)})`
  const ahead = rule.after === '' ? '' : `(?=${source(after, false, rule, srx)})`
  return { before, after, source: `${behind}${ahead}` }
}

const source = (node: Node, behind: boolean, rule: SrxRule, srx: SrxRules): string => {
  try {
    return printRegex(node, { behind })
  } catch (error) {
    if (!(error instanceof RegexFault)) throw error
    throw new GoosefootError('srx.pattern', `the rule ${rule.name} has ${error.message}, which cannot be used here.`, {
      file: srx.file,
      line: rule.line,
      column: rule.column,
      hint: 'Write it without the reference, or take the rule out.',
    })
  }
}

const lazily = (
  parsed: readonly ParsedRule[],
  rules: readonly SrxRule[],
  srx: SrxRules,
): ((rule: number) => RegExp) => {
  const patterns: RegExp[] = []
  return (at) => {
    const known = patterns[at]
    if (known !== undefined) return known
    const rule = rules[at]
    const one = parsed[at]
    if (rule === undefined || one === undefined) throw new RangeError('no such rule')
    const pattern = compiled(one.source, rule, srx)
    patterns[at] = pattern
    return pattern
  }
}

const compiled = (pattern: string, rule: SrxRule, srx: SrxRules): RegExp => {
  try {
    return new RegExp(pattern, 'vy')
  } catch {
    throw new GoosefootError('srx.pattern', `the rule ${rule.name} is no regular expression that can be used here.`, {
      file: srx.file,
      line: rule.line,
      column: rule.column,
      hint: 'Write it in other words, or take the rule out.',
    })
  }
}

const made = new WeakMap<SrxRules, Map<string, CompiledRules>>()

/**
 * The rules of a file for a language, ready to be asked; remembered as long as the file's value lives.
 *
 * @throws {GoosefootError} `srx.pattern`, `srx.hostile-pattern`
 */
export const compileRules = (srx: SrxRules, locale: string): CompiledRules => {
  const byLocale = made.get(srx) ?? new Map<string, CompiledRules>()
  made.set(srx, byLocale)
  const known = byLocale.get(sameTag(locale))
  if (known !== undefined) return known
  const maps = mapsFor(srx, locale)
  const rules = maps.flatMap((map) => srx.rules.get(map.rules) ?? [])
  const parsed = rules.map((rule) => parseRule(rule, srx))
  const words = Math.max(1, Math.ceil(rules.length / 32))
  const result: CompiledRules = {
    kind: 'compiled-rules',
    rules,
    maps,
    patterns: lazily(parsed, rules, srx),
    breaks: Uint8Array.from(rules, ({ breaks }) => (breaks ? 1 : 0)),
    words,
    table: tableOf(parsed, words),
    breaking: bitsOf(rules, words),
    overUnicode: srx.okapi.useIcu4jBreakRules,
  }
  byLocale.set(sameTag(locale), result)
  return result
}

const bitsOf = (rules: readonly SrxRule[], words: number): Uint32Array => {
  const bits = new Uint32Array(words)
  for (const [at, { breaks }] of rules.entries()) if (breaks) bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31))
  return bits
}

const tableOf = (parsed: readonly ParsedRule[], words: number): Uint32Array => {
  const table = new Uint32Array((depthBefore + depthAfter) * columns * words)
  for (const [at, rule] of parsed.entries()) {
    const bit = 1 << (at & 31)
    const fill = (node: Node, depth: number, from: 'end' | 'start', first: number): void => {
      const { lengths, sets } = coverOf(node, depth, from)
      for (let distance = 1; distance <= depth; distance++) {
        // Where the rule may be shorter, anything can stand at this distance.
        const isOpen = (lengths & ((1 << distance) - 1)) !== 0
        const set = sets[distance - 1]
        for (let unit = 0; unit < columns; unit++) {
          if (!isOpen && set !== undefined && !hasUnit(set, unit)) continue
          const cell = ((first + distance - 1) * columns + unit) * words + (at >> 5)
          table[cell] = (table[cell] ?? 0) | bit
        }
      }
    }
    fill(rule.before, depthBefore, 'end', 0)
    fill(rule.after, depthAfter, 'start', depthBefore)
  }
  return table
}
