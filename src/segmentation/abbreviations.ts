/** The token before a full stop: abbreviation, chain of abbreviations, initial, roman numeral, or an ordinary word. */
import {
  type Candidate,
  classAt,
  endsWithStop,
  isRoman,
  isStarter,
  keyOf,
  nextWord,
  previousToken,
  tokenStartBefore,
  wordEnd,
} from './candidate.ts'
import { FULL_STOP, HYPHEN } from './characters.ts'
import { CASELESS, DIGIT, isLetter, isWhiteSpace, LOWER, TERMINATOR, UPPER } from './classes.ts'
import {
  ABBREVIATION,
  BEFORE_NUMBER,
  CHAIN_PREFIX,
  MAY_BE_FINAL,
  NEVER_FINAL,
  WORD_UNLESS_AFTER_DIGIT,
  WORD_UNLESS_BEFORE_DIGIT,
  WORD_UNLESS_CAPITALISED,
} from './language.ts'
import { boundary, noBoundary, type Verdict } from './verdict.ts'

const inside = noBoundary('abbreviation.inside')
const neverFinal = noBoundary('abbreviation.never-final')
const notFinal = noBoundary('abbreviation.not-final')
const final = boundary('abbreviation.final')
const beforeNumber = noBoundary('abbreviation.before-number')
const initial = noBoundary('initial.name')
const initialFinal = boundary('initial.final')
const roman = noBoundary('roman.name')
const romanFinal = boundary('roman.final')
const unknown = noBoundary('abbreviation.unknown')
const unknownFinal = boundary('abbreviation.unknown-final')

/** A chain has at most so many parts and units. */
const chainParts = 4
const chainReach = 24
/** A token without vowels of more letters is a word or a name. */
const vowellessReach = 5
const vowel = /[aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûýÿ]/u

/**
 * The verdict on the token before a single full stop; null when it is an ordinary word.
 *
 * Needs `tokenStart` to be set and the token not to be empty.
 */
export const decideAbbreviation = (c: Candidate): Verdict | null => {
  const { words, switches } = c.language
  const token = keyOf(c, c.tokenStart, c.start)
  const [key, flags] = longestChain(c, token)
  if ((flags & CHAIN_PREFIX) !== 0 && continuesChain(c, key)) return inside
  const known = flags & ~CHAIN_PREFIX
  if (known !== 0) {
    const verdict = decideListed(c, known)
    if (verdict !== null) return verdict
  } else if (token.includes('-')) {
    const last = token.slice(token.lastIndexOf('-') + 1)
    const verdict = last === '' ? null : decideListed(c, words.get(last) ?? 0)
    if (verdict !== null) return verdict
  }
  const first = classAt(c, c.tokenStart)
  if (!isLetter(first)) return null
  if (token.length === 1) return decideSingle(c, first)
  if (token.includes('.')) return isGluedChain(token) ? decideUnlisted(c) : null
  if (first === UPPER && switches.ordinalStop && isRoman(token) && isAllCapitals(c)) return decideRoman(c)
  if (isAllCapitals(c)) return null
  if (c.language.abbreviationSuffixes.some((suffix) => token.length > suffix.length && token.endsWith(suffix))) return decideUnlisted(c)
  if (switches.vowellessIsAbbreviation && token.length <= vowellessReach && !vowel.test(token) && /^\p{Script=Latin}+$/u.test(token)) {
    return decideUnlisted(c)
  }
  return null
}

/**
 * The longest listed chain that ends with the token: `v. m` after `u.` is `u.v.m`. Parts are joined by at most one
 * white space. Without a longer one, the token itself.
 */
const longestChain = (c: Candidate, token: string): readonly [string, number] => {
  const { words } = c.language
  let best: readonly [string, number] = [token, words.get(token) ?? 0]
  if (token.length > 6) return best
  let key = token
  let from = c.tokenStart
  for (let part = 1; part < chainParts && c.start - from < chainReach; part++) {
    if (from < 2 || !isWhiteSpace(classAt(c, from - 1)) || !endsWithStop(c, from - 1)) break
    const partFrom = tokenStartBefore(c, from - 2, 8)
    if (partFrom === from - 2) break
    key = `${keyOf(c, partFrom, from - 2)}.${key}`
    from = partFrom
    const flags = words.get(key)
    if (flags !== undefined && flags !== 0) best = [key, flags]
  }
  return best
}

/** True when the next word and its stop make a longer listed chain or a prefix of one. */
const continuesChain = (c: Candidate, key: string): boolean => {
  if (c.opensQuote || c.opensBracket || c.dash) return false
  const to = wordEnd(c, c.word)
  if (classAt(c, to) !== TERMINATOR || c.text.charCodeAt(to) !== FULL_STOP || !isLetter(c.next)) return false
  const flags = c.language.words.get(`${key}.${keyOf(c, c.word, to)}`) ?? 0
  return (flags & (ABBREVIATION | CHAIN_PREFIX)) !== 0
}

const decideListed = (c: Candidate, flags: number): Verdict | null => {
  const beforeDigit = c.next === DIGIT && !c.opensQuote
  if ((flags & WORD_UNLESS_CAPITALISED) !== 0) {
    return classAt(c, c.tokenStart) === UPPER && !isStarter(c) && !c.opensQuote ? neverFinal : null
  }
  if ((flags & WORD_UNLESS_BEFORE_DIGIT) !== 0) {
    if (beforeDigit || (isRoman(nextWord(c)) && c.next === UPPER)) return beforeNumber
    if ((flags & (ABBREVIATION | WORD_UNLESS_AFTER_DIGIT)) === 0) return null
  }
  if ((flags & WORD_UNLESS_AFTER_DIGIT) !== 0) {
    const [from, to] = previousToken(c, c.tokenStart)
    return to > from && classAt(c, to - 1) === DIGIT ? decideMayBeFinal(c) : null
  }
  if ((flags & NEVER_FINAL) !== 0) return neverFinal
  if ((flags & BEFORE_NUMBER) !== 0) {
    if (beforeDigit || (c.next === UPPER && isRoman(nextWord(c)))) return beforeNumber
    return decideMayBeFinal(c)
  }
  return (flags & MAY_BE_FINAL) !== 0 ? decideMayBeFinal(c) : null
}

const decideMayBeFinal = (c: Candidate): Verdict => (isStarter(c) || c.closesQuote ? final : notFinal)

const decideUnlisted = (c: Candidate): Verdict => (isStarter(c) || c.closesQuote ? unknownFinal : unknown)

/** One letter: an initial, or an abbreviation nobody listed. A full word before it and a starter behind it end it. */
const decideSingle = (c: Candidate, unitClass: number): Verdict | null => {
  if (unitClass === CASELESS) return initial
  if (c.closesQuote) return initialFinal
  if (unitClass === LOWER) return decideUnlisted(c)
  if (!isStarter(c)) return initial
  const [from, to] = previousToken(c, c.tokenStart)
  if (to === from || endsWithStop(c, to)) return initial
  return initialFinal
}

const decideRoman = (c: Candidate): Verdict => (isStarter(c) || c.opensQuote ? romanFinal : roman)

/** `U.S`, `z.B`, `S.p.A`: every part has one or two letters. Longer parts are a host or file name. */
const isGluedChain = (token: string): boolean => token.split('.').every((part) => /^\p{L}{1,3}$/u.test(part))

const isAllCapitals = (c: Candidate): boolean => {
  for (let at = c.tokenStart; at < c.start; at++) {
    const unitClass = classAt(c, at)
    if (unitClass !== UPPER && unitClass !== DIGIT && c.text.charCodeAt(at) !== HYPHEN) return false
  }
  return true
}

