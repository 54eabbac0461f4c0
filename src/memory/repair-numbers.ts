/**
 * Carries the numbers of a segment into the target of a match that differs from it in numbers: only where every number that
 * changes stands in the target as often as in the source, in the same form, with the same grammar. Everything else is left
 * to a person; the result is a proposal and never filled in.
 */
import type { Locale } from '../article/types.ts'

type Shape = 'integer' | 'grouped' | 'decimal' | 'time' | 'date'

interface NumberToken {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly shape: Shape
  /** The same for every spelling: digits, a point before decimals, hours and minutes with a colon. */
  readonly value: string
}

interface Separators {
  readonly group: string
  readonly decimal: string
}

const tokenPattern = /\p{Nd}{1,3}(?:[\u00A0\u202F']\p{Nd}{3})+(?:[.,]\p{Nd}+)?|\p{Nd}+(?:[.,:]\p{Nd}+)*/gu
const asciiDigits = /^[\d.,:'\u00A0\u202F]+$/
const datePattern = /^\d{1,2}\.\d{1,2}\.\d{2,4}$/
const timePattern = /^(\d{1,2})[.:](\d{2})$/
/** What follows a time of day in languages that write it with a point. */
const clock = /^[\s\u00A0]*(?:Uhr|h\b|hrs?\b|o.clock)/u
const halfDay = /^[\s\u00A0]*(?:a\.?m\b|p\.?m\b)/iu
const englishOrdinal = /^(?:st|nd|rd|th)\b/u

/**
 * @param stored text of the match's source and target, codes as U+FFFC
 * @param asked text of the segment
 * @returns the target with the segment's numbers; null when it is not certain
 */
export const repairNumbers = (
  stored: { readonly source: string; readonly target: string },
  asked: string,
  locales: { readonly sourceLocale: Locale; readonly targetLocale: Locale },
): string | null => {
  const old = numbersIn(stored.source, locales.sourceLocale)
  const now = numbersIn(asked, locales.sourceLocale)
  const there = numbersIn(stored.target, locales.targetLocale)
  if (old === null || now === null || there === null || old.length !== now.length) return null
  const changes = changesBetween(old, now)
  if (changes === null || changes.size === 0) return null
  const rules = new Intl.PluralRules(locales.targetLocale)
  const replacements: { readonly token: NumberToken; readonly text: string; readonly suffix: string | null }[] = []
  for (const [value, to] of changes) {
    const here = there.filter((token) => token.value === value)
    if (here.length === 0 || here.length !== old.filter((token) => token.value === value).length) return null
    for (const token of here) {
      const after = stored.target.slice(token.end)
      const isOrdinal = locales.targetLocale.startsWith('en') && englishOrdinal.test(after)
      if (halfDay.test(after)) return null
      // "1 day" does not become "2 day".
      if (!isOrdinal && isCount(token) && rules.select(Number(value)) !== rules.select(Number(to.value))) return null
      const text = spelt(to, token, locales.targetLocale)
      if (text === null) return null
      replacements.push({ token, text, suffix: isOrdinal ? ordinalSuffix(Number(to.value)) : null })
    }
  }
  // All at once, from the end: none is replaced twice.
  let result = stored.target
  for (const { token, text, suffix } of replacements.sort((a, b) => b.token.start - a.token.start))
    result = result.slice(0, token.start) + text + (suffix ?? '') + result.slice(token.end + (suffix === null ? 0 : 2))
  return result
}

/** What becomes what; null when one value would become two, or its form changes. */
const changesBetween = (
  old: readonly NumberToken[],
  now: readonly NumberToken[],
): ReadonlyMap<string, NumberToken> | null => {
  const all = new Map<string, NumberToken>()
  for (const [at, from] of old.entries()) {
    const to = now[at]
    if (to === undefined) return null
    const other = all.get(from.value)
    if (other !== undefined && other.value !== to.value) return null
    if (from.value !== to.value && from.shape !== to.shape) return null
    all.set(from.value, to)
  }
  return new Map([...all].filter(([value, to]) => value !== to.value))
}

const isCount = ({ shape }: NumberToken): boolean => shape === 'integer' || shape === 'grouped' || shape === 'decimal'

/** Null when a number is written in other digits or in a form that is not understood. */
const numbersIn = (text: string, locale: Locale): readonly NumberToken[] | null => {
  const separators = separatorsOf(locale)
  const tokens: NumberToken[] = []
  for (const match of text.matchAll(tokenPattern)) {
    const [found] = match
    const end = match.index + found.length
    const read = asciiDigits.test(found) ? readNumber(found, text.slice(end), separators) : null
    if (read === null) return null
    tokens.push({ text: found, start: match.index, end, ...read })
  }
  return tokens
}

const readNumber = (
  text: string,
  after: string,
  { group, decimal }: Separators,
): { readonly shape: Shape; readonly value: string } | null => {
  if (/^\d+$/.test(text)) return { shape: 'integer', value: text.replace(/^0+(?=\d)/, '') }
  if (datePattern.test(text)) return { shape: 'date', value: text }
  const time = timePattern.exec(text)
  if (time !== null && (text.includes(':') || clock.test(after)))
    return { shape: 'time', value: `${Number(time[1])}:${time[2] ?? ''}` }
  const groups = group.trim() === '' ? "[\u00A0\u202F']" : `[${group}]`
  const number = new RegExp(`^(\\d{1,3}(?:${groups}\\d{3})+|\\d+)(?:[${decimal}](\\d+))?$`, 'u').exec(text)
  if (number === null) return null
  const whole = (number[1] ?? '').replace(/\D/gu, '')
  return number[2] === undefined
    ? { shape: 'grouped', value: whole }
    : { shape: 'decimal', value: `${whole}.${number[2]}` }
}

const separatorsOf = (locale: Locale): Separators => {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return { group: part('group') || ',', decimal: part('decimal') || '.' }
}

/** A number as the token in its place is spelt: its separators, its leading zeros. */
const spelt = (to: NumberToken, place: NumberToken, locale: Locale): string | null => {
  if (to.shape === 'date') return to.text
  if (to.shape === 'time') {
    const [hours = '', minutes = ''] = to.value.split(':')
    const written = /^(\d+)([.:])/.exec(place.text)
    if (written === null) return null
    return `${written[1]?.startsWith('0') === true ? hours.padStart(2, '0') : hours}${written[2] ?? ':'}${minutes}`
  }
  if (place.shape === 'time' || place.shape === 'date') return null
  const { decimal } = separatorsOf(locale)
  const [whole = '', fraction] = to.value.split('.')
  const separator = /\D/u.exec(place.text.split(decimal)[0] ?? '')?.[0]
  // A token below a thousand does not say how larger ones are grouped.
  if (separator === undefined && to.shape === 'grouped' && place.value.length > 3) return whole
  const grouped =
    separator !== undefined || (to.shape === 'grouped' && whole.length > 3)
      ? whole.replace(/\B(?=(?:\d{3})+$)/gu, separator ?? separatorsOf(locale).group)
      : whole
  const zeros = /^0\d/.test(place.text) ? grouped.padStart(place.text.length, '0') : grouped
  return fraction === undefined ? zeros : zeros + decimal + fraction
}

const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const ordinalSuffix = (value: number): string =>
  suffixes[new Intl.PluralRules('en', { type: 'ordinal' }).select(value)] ?? 'th'
