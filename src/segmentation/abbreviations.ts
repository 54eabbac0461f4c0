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
  unitAt,
} from './candidate.ts'
import { APOSTROPHE, FULL_STOP, HYPHEN, SLASH, TYPOGRAPHIC_APOSTROPHE } from './characters.ts'
import { CASELESS, DIGIT, isLetter, isWhiteSpace, LOWER, OPEN_BRACKET, TERMINATOR, UPPER } from './classes.ts'
import {
  ABBREVIATION,
  BEFORE_NUMBER,
  CHAIN_PREFIX,
  endingIndex,
  FINAL_BEFORE_CAPITAL,
  MAY_BE_FINAL,
  NEVER_FINAL,
  shapeIndex,
  VOWELLESS_WORD,
  WORD_UNLESS_AFTER_DIGIT,
  WORD_UNLESS_BEFORE_DIGIT,
  WORD_UNLESS_CAPITALISED,
} from './language.ts'
import { boundary, noBoundary, type Verdict } from './verdict.ts'

const inside = noBoundary('abbreviation.inside')
const neverFinal = noBoundary('abbreviation.never-final')
const notFinal = noBoundary('abbreviation.not-final')
const final = boundary('abbreviation.final')
const finalCapital = boundary('abbreviation.final-capital')
const inBracket = noBoundary('abbreviation.bracket')
const beforeNumber = noBoundary('abbreviation.before-number')
const initial = noBoundary('initial.name')
const initialFinal = boundary('initial.final')
const roman = noBoundary('roman.name')
const romanFinal = boundary('roman.final')
const unknown = noBoundary('abbreviation.unknown')
const unknownFinal = boundary('abbreviation.unknown-final')

/** A chain has at most so many parts and units. */
const chainParts = 4
const chainReach = 16
/** An abbreviation in front of a bracket's content has at most so many letters. */
const bracketReach = 6
/** A date or measure at the head of a sentence does not end it: `W 2011 r. Blunt …` */
const shortestSentence = 27
/** A token without vowels of more letters is a word or a name. */
const vowellessReach = 5
const vowels = 'aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûýÿаеєиіїоуюяыэё'
/** One byte a unit below U+0500: 1 for a vowel. */
const vowelTable: Uint8Array = Uint8Array.from({ length: 0x500 }, (_, unit) =>
  vowels.includes(String.fromCharCode(unit)) ? 1 : 0,
)
const isVowel = (unit: number): boolean => vowelTable[unit] === 1
/** True when the last letter of a lower-case word is a vowel. */
export const endsInVowel = (word: string): boolean => isVowel(word.charCodeAt(word.length - 1))
const hasVowel = (token: string): boolean => {
  for (let at = 0; at < token.length; at++) if (isVowel(token.charCodeAt(at))) return true
  return false
}

/**
 * The verdict on the token before a single full stop; null when it is an ordinary word.
 *
 * Needs `tokenStart` to be set and the token not to be empty.
 */
export const decideAbbreviation = (c: Candidate): Verdict | null => {
  if (isOrdinary(c)) return null
  const { words, switches } = c.language
  const token = keyOf(c, c.tokenStart, c.start)
  const [key, flags] = longestChain(c, token)
  if ((flags & CHAIN_PREFIX) !== 0 && continuesChain(c, key)) return inside
  const isAcronym = token.length > 1 && key === token && isAllCapitals(c, c.tokenStart)
  const known = flags & ~CHAIN_PREFIX
  if (known !== 0) {
    const verdict = isAcronym ? decideAcronym(c, known) : decideListed(c, known)
    if (verdict !== null) return verdict
  } else {
    const last = lastPart(token)
    const verdict = last === '' ? null : decideListed(c, words.get(last) ?? 0)
    if (verdict !== null) return verdict
  }
  const first = classAt(c, c.tokenStart)
  if (!isLetter(first)) return null
  if (first === LOWER && token.length <= bracketReach && opensInBracket(c)) return inBracket
  if (token.length === 1) return decideSingle(c, token, first)
  if (token.includes('.')) return isGluedChain(token) ? decideUnlisted(c) : null
  if (first === UPPER && switches.ordinalStop && isRoman(token) && isAcronym) return decideRoman(c)
  if (isAcronym) return null
  if (c.language.abbreviationSuffixes.some((suffix) => token.length > suffix.length && token.endsWith(suffix)))
    return decideUnlisted(c)
  if (
    switches.vowellessIsAbbreviation &&
    token.length <= vowellessReach &&
    !hasVowel(token) &&
    (flags & VOWELLESS_WORD) === 0 &&
    /^\p{Script=Latin}+$/u.test(token)
  ) {
    return decideUnlisted(c)
  }
  return null
}

/**
 * True for a token of lower-case letters, the first in any case, that can be no abbreviation: no list holds one of
 * its shape, it has a vowel, and it is neither part of a chain nor the first word in a bracket.
 * Spares nine words in ten the look-up.
 */
export const isOrdinary = (c: Candidate): boolean => {
  const { language, tokenStart, start } = c
  const length = start - tokenStart
  if (length < 2) return false
  const first = unitAt(c, tokenStart)
  const beforeLast = unitAt(c, start - 2)
  const last = unitAt(c, start - 1)
  if (language.shapes[shapeIndex(length, first, beforeLast, last)] !== 0) return false
  if (language.endings[endingIndex(beforeLast, last)] !== 0) return false
  if (!isLetter(classAt(c, tokenStart))) return false
  let vowelSeen = length > vowellessReach || isVowel(first | 0x20)
  for (let at = start - 1; at > tokenStart; at--) {
    const unit = unitAt(c, at)
    if (c.classes[unit] !== LOWER) return false
    vowelSeen ||= isVowel(unit)
  }
  if (!vowelSeen) return false
  if (tokenStart < 2) return true
  return classAt(c, tokenStart - 1) !== OPEN_BRACKET && !endsWithStop(c, tokenStart - 1)
}

/** True when the token is the first in a bracket inside a sentence: `(geb. 1930)`, `(pop. 250,000)`. */
const opensInBracket = (c: Candidate): boolean =>
  c.tokenStart > c.sentence && classAt(c, c.tokenStart - 1) === OPEN_BRACKET && !c.closesQuote && c.closesBracket === 0

/** What stands behind the last hyphen or apostrophe (`dell'art`, `Dipl.-Ing`), empty without one. */
const lastPart = (token: string): string => {
  for (let at = token.length - 1; at > 0; at--) {
    const unit = token.charCodeAt(at)
    if (unit === HYPHEN || unit === APOSTROPHE || unit === TYPOGRAPHIC_APOSTROPHE) return token.slice(at + 1)
  }
  return ''
}

/**
 * The longest listed chain that ends with the token: `v. m` after `u.` is `u.v.m`. Parts are joined by at most one
 * white space. Without a longer one, the token itself.
 */
const longestChain = (c: Candidate, token: string): readonly [string, number] => {
  const { words } = c.language
  let best: readonly [string, number] = [token, words.get(token) ?? 0]
  if (token.length > 6 || c.tokenStart < 2 || !endsWithStop(c, c.tokenStart - 1)) return best
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
  const word = nextWord(c)
  const to = c.wordEnd
  if (classAt(c, to) !== TERMINATOR || unitAt(c, to) !== FULL_STOP || !isLetter(c.next)) return false
  const flags = c.language.words.get(`${key}.${word}`) ?? 0
  return (flags & (ABBREVIATION | CHAIN_PREFIX)) !== 0
}

/** A listed form in capitals only is an acronym more often (WG, OP), unless a number or a name follows a title. */
const decideAcronym = (c: Candidate, flags: number): Verdict | null => {
  const beforeDigit = c.next === DIGIT && !c.opensQuote
  if ((flags & (BEFORE_NUMBER | WORD_UNLESS_BEFORE_DIGIT)) !== 0 && beforeDigit) return beforeNumber
  return (flags & NEVER_FINAL) !== 0 ? decideMayBeFinal(c) : null
}

/** True when a roman numeral follows, in capitals, that is no word (English `I`). */
const beforeRoman = (c: Candidate): boolean => c.next === UPPER && isRoman(nextWord(c)) && !isStarter(c)

const decideListed = (c: Candidate, flags: number): Verdict | null => {
  const beforeDigit = c.next === DIGIT && !c.opensQuote
  if ((flags & WORD_UNLESS_CAPITALISED) !== 0) {
    return classAt(c, c.tokenStart) === UPPER && !isStarter(c) && !c.opensQuote ? neverFinal : null
  }
  if ((flags & WORD_UNLESS_BEFORE_DIGIT) !== 0) {
    if (beforeDigit || beforeRoman(c)) return beforeNumber
    if ((flags & WORD_UNLESS_AFTER_DIGIT) === 0) return null
  }
  if ((flags & WORD_UNLESS_AFTER_DIGIT) !== 0) {
    if (beforeDigit) return beforeNumber
    const [from, to] = previousToken(c, c.tokenStart)
    return to > from && classAt(c, to - 1) === DIGIT ? decideMayBeFinal(c) : null
  }
  if ((flags & NEVER_FINAL) !== 0) return neverFinal
  if ((flags & BEFORE_NUMBER) !== 0) {
    if (beforeDigit || beforeRoman(c)) return beforeNumber
    return c.start - c.tokenStart === 1 ? null : decideMayBeFinal(c)
  }
  if ((flags & FINAL_BEFORE_CAPITAL) !== 0 && endsBeforeCapital(c)) return finalCapital
  return (flags & (MAY_BE_FINAL | FINAL_BEFORE_CAPITAL)) !== 0 ? decideMayBeFinal(c) : null
}

/** True when a capital or digit behind this abbreviation begins a sentence. One or two letters want a number before. */
const endsBeforeCapital = (c: Candidate): boolean => {
  if (c.language.switches.nounsCapitalised || (c.next !== UPPER && c.next !== DIGIT)) return false
  if (c.start - c.sentence < shortestSentence) return false
  if (c.start - c.tokenStart > 2) return true
  if (c.tokenStart > 0 && unitAt(c, c.tokenStart - 1) === SLASH) return true
  const [from, to] = previousToken(c, c.tokenStart)
  return to > from && (classAt(c, to - 1) === DIGIT || classAt(c, from) === DIGIT || endsWithStop(c, to))
}

/** An abbreviation that is all there is of the sentence announces something (P.S.); else a starter decides. */
const decideMayBeFinal = (c: Candidate): Verdict =>
  (isStarter(c) && c.tokenStart !== c.sentence) || c.closesQuote ? final : notFinal

const decideUnlisted = (c: Candidate): Verdict => (isStarter(c) || c.closesQuote ? unknownFinal : unknown)

/** One letter: an initial, or an abbreviation nobody listed. A full word before it and a starter behind it end it. */
const decideSingle = (c: Candidate, token: string, unitClass: number): Verdict | null => {
  if (unitClass === CASELESS) return initial
  if (c.closesQuote) return initialFinal
  if (unitClass === LOWER) return hasVowel(token) ? null : decideUnlisted(c)
  if (!isStarter(c) || c.tokenStart === c.sentence) return initial
  const [from, to] = previousToken(c, c.tokenStart)
  if (to === from || endsWithStop(c, to)) return initial
  return initialFinal
}

const decideRoman = (c: Candidate): Verdict =>
  // A ruler's number at the head of a sentence: `IV. Béla király`.
  c.tokenStart === c.sentence
    ? roman
    : isStarter(c) || c.opensQuote || !c.language.switches.nounsCapitalised
      ? romanFinal
      : roman

/** `U.S`, `z.B`, `R.-G`: one or two letters a part, one part of a single letter. Else it is a host or file name. */
const isGluedChain = (token: string): boolean => {
  const parts = token.split('.')
  return parts.every((part) => /^-?\p{L}{1,2}$/u.test(part)) && parts.some((part) => part.length === 1)
}

/** True when nothing but capitals, digits and hyphens stand between `from` and the stop. */
export const isAllCapitals = (c: Candidate, from: number): boolean => {
  for (let at = from; at < c.start; at++) {
    const unitClass = classAt(c, at)
    if (unitClass !== UPPER && unitClass !== DIGIT && unitAt(c, at) !== HYPHEN) return false
  }
  return true
}
