import type { Locale } from '../../article/types.ts'
import { facingNumbers } from '../../quotations/numbers.ts'
import { languageOf } from './languages.ts'

/** Numerals up to twelve are often words. */
const asWord = 12
/** Words of German numbers that other languages may write in digits. */
const numeral =
  /hundert|tausend|million|milliard|billion|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|zehn|dutzend|(?<!\p{L})halb|\bMrd|\bMio|jahre|jahrzehnt/iu
/** Units of ten thousand: digits of large numbers are grouped in another way. */
const myriads = /[万萬億亿만억兆]/u
/** Words for thousands and more, by their beginnings. */
const thousands =
  /(?<!\p{L})(?:tys|thous|mil|mln|mio|mrd|bn\b|tusen|tuh|tausend|тис|тыс|млн|млрд|bin\b|ezer|χιλ|ألف|हज़ार|พัน|천|千)/iu

const numerals: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
const romanOf = (value: number): string => {
  let rest = value
  let text = ''
  for (const [size, letters] of numerals) for (; rest >= size; rest -= size) text += letters
  return text
}

/** Digits of the longer number behind those of the shorter; empty when it does not begin with it. */
const surplus = (a: string, b: string): string => {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  return long.startsWith(short) ? long.slice(short.length) : ''
}

/** `15. Jahrhundert`, `XVe siècle`, `1400-talet`; `3.000`, `3 tysiące`: one number in the manner of two languages. */
const isWrittenOtherwise = (number: string, text: string, others: readonly string[]): boolean => {
  const value = Number(number)
  if (value <= asWord) return true
  if (value < 40 && new RegExp(`(?<!\\p{L})${romanOf(value)}(?!\\p{Lu})`, 'u').test(text)) return true
  if (value < 22 && others.includes(String((value - 1) * 100))) return true
  return thousands.test(text) && others.some((other) => /^(?:000)+$/u.test(surplus(number, other)))
}

/** Zeros of scripts whose digits are others: Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const zeros: readonly number[] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10]
/** A text with its digits as 0 to 9. */
const withDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    return String(code - (zeros.find((zero) => code >= zero && code <= zero + 9) ?? code))
  })

const isYear = (number: string): boolean => /^(?:1[5-9]|20)\p{Nd}{2}$/u.test(number)

/** 1748/49 is 1748-1749: a year written short or in full. */
const isSame = (a: string, b: string): boolean =>
  a === b || (isYear(a) && b.length === 2 && a.endsWith(b)) || (isYear(b) && a.length === 2 && b.endsWith(a))

/** Numbers of the first list that the second has not. */
const only = (numbers: readonly string[], others: readonly string[]): readonly string[] => {
  const rest = [...others]
  return numbers.filter((number) => {
    const index = rest.findIndex((other) => isSame(number, other))
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
}

/**
 * Are the numbers of a translation others than those of its source? A number in words, a century in Roman numerals, a unit
 * of thousands or ten thousands, and a time of day in another clock are the same number.
 */
export const numbersDiffer = (source: string, target: string, locale: Locale): boolean => {
  const [from, to] = facingNumbers(withDigits(source), withDigits(target))
  const [less, more] = [only(from, to), only(to, from)]
  if (less.length === 0 && more.length === 0) return false
  if (['ja', 'zh', 'ko'].includes(languageOf(locale)) && myriads.test(target)) return false
  if (less.some((number) => !isWrittenOtherwise(number, target, to))) return true
  if (!numeral.test(source) && more.some((number) => !isWrittenOtherwise(number, source, from))) return true
  // What may be a word on one side is none when both sides have digits.
  return less.some((number) => Number(number) <= asWord) && more.some((number) => Number(number) <= asWord)
}
