/** Number + stop: ordinals, dates, list numbers, and numbers that end a sentence. */
import {
  type Candidate,
  classAt,
  endsWithStop,
  isDigits,
  isStarter,
  keyOf,
  nextWord,
  nextWordFlags,
  previousToken,
  unitAt,
} from './candidate.ts'
import { COLON, FULL_STOP, HYPHEN, SECTION_SIGN, SLASH } from './characters.ts'
import { DASH, DIGIT, isWhiteSpace, OPEN_BRACKET, UPPER } from './classes.ts'
import { COUNTER_NOUN, DETERMINER, ORDINAL_NOUN, WEAK_COUNTER_NOUN } from './language.ts'
import { boundary, noBoundary, type Verdict } from './verdict.ts'

const list = noBoundary('number.list')
const date = noBoundary('number.date')
const ordinalNoun = noBoundary('ordinal.noun')
const ordinalStarter = boundary('ordinal.starter')
const ordinalMark = boundary('ordinal.opening-mark')
const ordinalBracket = noBoundary('ordinal.bracket')
const counterBracket = boundary('ordinal.counter-bracket')
const counter = boundary('ordinal.counter')
const determiner = noBoundary('ordinal.determiner')
const ordinalName = noBoundary('ordinal.name')
const small = noBoundary('ordinal.small')
const cardinal = boundary('ordinal.cardinal')

/** No day of a month is higher, few ordinals in prose are. */
const highestDay = 31

/**
 * The verdict on a token of digits before a stop; null when it is no such token or stands like an ordinary word.
 */
export const decideNumber = (c: Candidate): Verdict | null => {
  const { text, language } = c
  if (classAt(c, c.start - 1) !== DIGIT) return null
  let from = c.start
  while (from > c.tokenStart && classAt(c, from - 1) === DIGIT) from--
  const digits = c.start - from
  if (from > c.tokenStart && unitAt(c, from - 1) !== HYPHEN) return decideDotted(c, from)
  if (digits > 3) return null
  const isRange = from > 0 && isRangeSign(c, from - 1)
  if (isRange && !endsWithStop(c, from - 1))
    return isOrdinalNoun(c) && language.switches.ordinalStop ? ordinalNoun : null
  if (!isRange && isListNumber(c, from)) return !isStarter(c) || c.start - c.sentence <= 3 ? list : null
  if (!language.switches.ordinalStop) return null
  if (c.next === DIGIT && !c.opensQuote) return digits === 3 ? cardinal : date
  if (!c.opensQuote && isOrdinalNoun(c) && !isCounted(c, from)) return ordinalNoun
  return decideOrdinal(c, from, Number(text.slice(from, c.start)))
}

const isRangeSign = (c: Candidate, at: number): boolean => classAt(c, at) === DASH || unitAt(c, at) === SLASH

const isOrdinalNoun = (c: Candidate): boolean => {
  if ((nextWordFlags(c) & ORDINAL_NOUN) !== 0) return true
  const word = nextWord(c)
  return c.language.ordinalSuffixes.some((suffix) => word.endsWith(suffix))
}

/** True when the number opens the sentence, or stands behind a colon or an opening bracket. */
const isListNumber = (c: Candidate, from: number): boolean => {
  let at = from
  while (at > c.sentence && at > from - 6) {
    const unitClass = classAt(c, at - 1)
    if (unitAt(c, at - 1) === SECTION_SIGN) {
      at--
      continue
    }
    if (unitClass === OPEN_BRACKET || unitAt(c, at - 1) === COLON) return true
    if (!isWhiteSpace(unitClass) && unitClass < DASH) return false
    at--
  }
  return at <= c.sentence
}

/** Digits behind an inner stop: `3.10.` is a date, `1.2.` a section number at a sentence's start. */
const decideDotted = (c: Candidate, from: number): Verdict | null => {
  if (unitAt(c, from - 1) !== FULL_STOP || !c.language.switches.ordinalStop) return null
  if (c.tokenStart === c.sentence && c.start - c.tokenStart <= 8 && classAt(c, c.tokenStart) === DIGIT) return list
  return c.next === DIGIT && c.start - from <= 2 ? date : null
}

/** `Seite 14. Kapitel 3 …`: what a page is counted by is no ordinal, whatever follows. */
const isCounted = (c: Candidate, from: number): boolean => {
  const [start, end] = previousToken(c, from)
  return end > start && ((c.language.words.get(keyOf(c, start, end)) ?? 0) & COUNTER_NOUN) !== 0
}

const decideOrdinal = (c: Candidate, from: number, value: number): Verdict => {
  const [wordFrom, wordTo] = previousToken(c, from)
  const flags = wordTo > wordFrom ? (c.language.words.get(keyOf(c, wordFrom, wordTo)) ?? 0) : 0
  const isCounter = (flags & COUNTER_NOUN) !== 0 || ((flags & WEAK_COUNTER_NOUN) !== 0 && value > highestDay)
  if (isStarter(c) && !c.opensBracket) return ordinalStarter
  if (c.opensQuote) return ordinalMark
  if (c.opensBracket) return isCounter ? counterBracket : ordinalBracket
  if (isCounter) return counter
  if ((flags & DETERMINER) !== 0) return determiner
  const isName = classAt(c, wordFrom) === UPPER && !endsWithStop(c, wordTo) && !isDigits(c, wordFrom, wordTo)
  if (!c.language.switches.nounsCapitalised) return cardinal
  if (isName) return ordinalName
  return value <= highestDay ? small : cardinal
}
