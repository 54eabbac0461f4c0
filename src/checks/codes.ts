import { type Finding, finding } from '../article/finding.ts'
import type { CodeType, Content, InlineCode, Locale, SegmentRecord, UnitRecord } from '../article/types.ts'

const count = (contents: readonly Content[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const content of contents)
    for (const inline of content)
      if (inline.kind === 'code-open' || inline.kind === 'code-close' || inline.kind === 'code-empty') {
        const key = `${inline.kind}:${inline.id}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
  return counts
}

/** Formatting may go with the sentence's new shape; what leads somewhere or shows something may not. */
const mayGo: ReadonlySet<CodeType> = new Set<CodeType>(['strong', 'emphasis', 'strike'])

/** Inline codes of a unit's source that its target lost, doubled or invented. */
export const checkCodes = (unit: UnitRecord, locale: Locale): readonly Finding[] => {
  const segments = unit.parts.filter((part): part is SegmentRecord => part.kind === 'segment')
  if (segments.some((segment) => segment.target === null)) return []
  const expected = count(segments.map((segment) => segment.source))
  const found = count(segments.map((segment) => segment.target ?? []))
  const codes = new Map(unit.codes.map((code): [string, InlineCode] => [code.id, code]))
  const findings: Finding[] = []
  const named = new Set<string>()
  const report = (code: string, severity: 'error' | 'warning' | 'info', id: string): void => {
    if (named.has(`${code} ${id}`)) return
    named.add(`${code} ${id}`)
    findings.push(
      finding(code, severity, { locale, unit: unit.id, args: { code: codes.get(id)?.data.slice(0, 40) ?? id } }),
    )
  }
  for (const [key, times] of expected) {
    const id = key.slice(key.indexOf(':') + 1)
    const have = found.get(key) ?? 0
    if (have < times) report('code.lost', mayGo.has(codes.get(id)?.type ?? 'other') ? 'info' : 'warning', id)
    if (have > times) report('code.duplicated', 'error', id)
  }
  for (const key of found.keys())
    if (!expected.has(key)) report('code.unknown', 'error', key.slice(key.indexOf(':') + 1))
  return findings
}
