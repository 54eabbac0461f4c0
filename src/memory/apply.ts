/**
 * Puts a match into a segment: the segment's own ids for codes and quotations, never the stored marks.
 *
 * The n-th code of the unit's source faces the n-th code of the segment when the sequences of kinds agree; the target's
 * codes then take the segment's ids and the house style prints the marks.
 */
import { textOf } from '../article/content.ts'
import type { Content, Inline } from '../article/types.ts'
import { anyDoubleMark } from './characters.ts'
import type { Match } from './types.ts'
import { codeKindOf, contentOfUnitText, printUnitText } from './unit-text.ts'
import type { UnitCode } from './unit-text.ts'

type NotText = Exclude<Inline, { readonly kind: 'text' }>

/**
 * The match's target with the segment's ids.
 *
 * A formatting code of the target that the source lacks is left out.
 * @returns null when the codes do not face each other, when a quotation of one side has no counterpart on the other, or
 *   when the stored target has marks as letters and the segment has none
 */
export const applyMatch = (match: Match, segmentSource: Content): Content | null => {
  const { entry } = match
  const [source, target] = match.reversed ? [entry.target, entry.source] : [entry.source, entry.target]
  const wanted = segmentSource.filter((inline) => inline.kind !== 'text')
  const stored = source.codes.filter(({ kind }) => kind !== 'char')
  if (wanted.length !== stored.length) return null
  const facing = new Map<string, NotText>()
  const names = new Map<number, string>()
  for (const [at, inline] of wanted.entries()) {
    const code = stored[at]
    if (code === undefined || code.kind !== codeKindOf(inline)) return null
    const name = nameOf(inline)
    // One number, one id: else the pairs are knotted otherwise.
    if (names.has(code.n) ? names.get(code.n) !== name : [...names.values()].includes(name)) return null
    names.set(code.n, name)
    facing.set(endOf(code), inline)
  }
  const quotes = (codes: readonly UnitCode[]): string => codes.filter(isQuote).map(endOf).sort().join(' ')
  if (quotes(source.codes) !== quotes(target.codes)) return null
  if (anyDoubleMark.test(target.text) && !anyDoubleMark.test(textOf(segmentSource))) return null
  return contentOfUnitText(target, (code) => facing.get(endOf(code)) ?? null)
}

/**
 * The match's sides as printed text, for a proposal beside a segment whose codes it does not fit.
 *
 * Numbers that can be carried over safely are the segment's.
 *
 * @returns contents without codes, marks as letters
 */
export const printedMatch = (match: Match): { readonly source: Content; readonly target: Content } => {
  const { entry } = match
  const content = (text: string): Content => (text === '' ? [] : [{ kind: 'text', text }])
  const source = content(printUnitText(entry.source, entry.sourceLocale))
  const target = content(printUnitText(entry.target, entry.targetLocale))
  const sides = match.reversed ? { source: target, target: source } : { source, target }
  return match.repaired === null ? sides : { ...sides, target: content(match.repaired) }
}

const nameOf = (inline: NotText): string => ('id' in inline ? `c ${inline.id}` : `q ${inline.occurrence}`)
const endOf = ({ kind, n }: UnitCode): string => `${kind} ${n}`
const isQuote = ({ kind }: UnitCode): boolean => kind === 'quote-open' || kind === 'quote-close'
