/** What in a file of rules will most likely not do what its author meant. */
import { type Finding, finding } from '../../article/finding.ts'
import { mapsFor, parseRule } from './compile.ts'
import type { ClassNode, Node } from './regex/nodes.ts'
import { coverOf, hasUnit, OTHER_UNIT } from './regex/sets.ts'
import type { SrxRule, SrxRules } from './types.ts'

/** Languages whose quotations end with U+201C, which Unicode counts among the opening marks. */
const closesWithLeftMark: ReadonlySet<string> = new Set('de cs sk sl is lt et bg mk'.split(' '))

const at = (rule: SrxRule, code: string, args: Readonly<Record<string, string>> = {}): Finding =>
  finding(code, 'warning', { line: rule.line, column: rule.column, args: { rule: rule.name, ...args } })

/** Every part of a tree. */
const everyNode = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'sequence':
      return [node, ...node.parts.flatMap(everyNode)]
    case 'choice':
      return [node, ...node.options.flatMap(everyNode)]
    case 'group':
    case 'atomic':
    case 'flags':
    case 'look':
    case 'repeat':
      return [node, ...everyNode(node.body)]
    case 'char':
    case 'dot':
    case 'class':
    case 'anchor':
    case 'reference':
      return [node]
    default:
      return node satisfies never
  }
}

const BAR = 0x7c

const holdsBar = (node: ClassNode): boolean =>
  !node.negated &&
  node.items.length > 2 &&
  node.items.some((item) => item.kind === 'range' && item.from === BAR && item.to === BAR)

/** `Prof.` where `Prof\.` was meant: a dot that takes any character, behind a letter. */
const hasLooseStop = (node: Node): boolean =>
  everyNode(node).some(
    (one) =>
      one.kind === 'sequence' &&
      one.parts.some((part, index) => {
        const before = one.parts[index - 1]
        return part.kind === 'dot' && before?.kind === 'char' && /\p{L}/u.test(String.fromCodePoint(before.code))
      }),
  )

const isPossessive = (node: Node): boolean =>
  everyNode(node).some((one) => one.kind === 'atomic' || (one.kind === 'repeat' && one.mode === 'possessive'))

const matchesAnything = (node: Node): boolean =>
  (coverOf(node, 1, 'end').lengths & 1) !== 0 &&
  everyNode(node).every((one) => one.kind !== 'anchor' && one.kind !== 'look')

const mark = (node: Node, letter: string): boolean => {
  const set = coverOf(node, 1, 'end').sets[0]
  return set !== undefined && hasUnit(set, letter.charCodeAt(0))
}

/**
 * Warnings about the rules that hold for a language.
 *
 * @returns findings `srx.…` with line and column; `args.rule` names the rule
 * @throws {GoosefootError} `srx.pattern`, `srx.hostile-pattern`
 */
export const lintSrx = (srx: SrxRules, locale: string): readonly Finding[] => {
  const language = locale.split(/[-_]/u)[0]?.toLowerCase() ?? ''
  const rules = mapsFor(srx, locale).flatMap((map) => srx.rules.get(map.rules) ?? [])
  const findings: Finding[] = []
  let all: SrxRule | null = null
  let closesAscii = false
  let closesLeft = false
  let breaksBehindSpace = false
  const parsed = rules.map((rule) => ({ rule, ...parseRule(rule, srx) }))
  for (const { rule, before, after } of parsed) {
    if (all !== null) findings.push(at(rule, 'srx.unreachable', { other: all.name }))
    else if (matchesAnything(before) && matchesAnything(after)) all = rule
    for (const node of [before, after]) {
      if (everyNode(node).some((one) => one.kind === 'class' && holdsBar(one)))
        findings.push(at(rule, 'srx.bar-in-class'))
      if (hasLooseStop(node)) findings.push(at(rule, 'srx.loose-stop'))
    }
    if (isPossessive(before)) findings.push(at(rule, 'srx.possessive-before'))
    if (rule.breaks) {
      closesAscii ||= everyNode(before).some((one) => one.kind === 'class' && mark(one, '"') && !one.negated)
      closesLeft ||= everyNode(before).some((one) => one.kind === 'class' && !one.negated && takes(one, '“'))
      breaksBehindSpace ||= mark(before, ' ') && !mark(before, '.')
    }
  }
  if (closesWithLeftMark.has(language) && closesAscii && !closesLeft)
    findings.push(finding('srx.closing-mark', 'warning', { args: { language } }))
  // An exception before the space never meets a break behind it.
  for (const { rule, before, after } of parsed)
    if (!rule.breaks && breaksBehindSpace && mark(before, '.') && !mark(before, ' ') && startsWithSpace(after))
      findings.push(at(rule, 'srx.other-side'))
  return findings
}

const takes = (node: ClassNode, letter: string): boolean => {
  const set = coverOf(node, 1, 'end').sets[0]
  if (set === undefined || !hasUnit(set, OTHER_UNIT)) return false
  // The filter knows nothing beyond U+00FF: ask for the very letter.
  return node.items.some(
    (item) =>
      (item.kind === 'range' && item.from <= letter.charCodeAt(0) && item.to >= letter.charCodeAt(0)) ||
      (item.kind === 'source' && new RegExp(item.source, 'v').test(letter)) ||
      (item.kind === 'class' && takes(item, letter)),
  )
}

const startsWithSpace = (after: Node): boolean => {
  const set = coverOf(after, 1, 'start').sets[0]
  return set !== undefined && hasUnit(set, 0x20) && !hasUnit(set, 0x61)
}
