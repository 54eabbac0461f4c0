/** The next word is in lower case: the sentence goes on, unless something says that its capital is missing. */
import { endsInVowel, isAllCapitals } from './abbreviations.ts'
import {
  type Candidate,
  classAt,
  hasInnerCapital,
  isRoman,
  keyOf,
  nextWord,
  nextWordFlags,
  previousToken,
  tokenStartBefore,
  unitAt,
} from './candidate.ts'
import { COLON, FULL_STOP, HYPHEN } from './characters.ts'
import { AMBIGUOUS_MARK, CLOSE_BRACKET, DIGIT, isLetter, isWhiteSpace, LOWER, UPPER } from './classes.ts'
import { STARTER, VOWELLESS_WORD } from './language.ts'
import { decideToken } from './token.ts'
import { boundary, noBoundary, type Verdict } from './verdict.ts'

const lower = noBoundary('general.lower-case')
const listLetter = boundary('general.list-letter')
const innerCapital = boundary('general.inner-capital')
const starter = boundary('lower-case.starter')
const uncased = boundary('lower-case.throughout')
const bullet = boundary('general.bullet')
const address = boundary('general.address')
const manyMarks = boundary('general.several-marks')
const quotation = boundary('general.lower-case-quotation')

/** The verdict on a candidate whose next word begins in lower case. */
export const decideLower = (c: Candidate): Verdict => {
  if (classAt(c, c.word + 1) === CLOSE_BRACKET && !c.opensBracket) return decideToken(c) ?? listLetter
  if (hasInnerCapital(c)) return decideToken(c) ?? innerCapital
  if (endsBeforeLower(c)) return decideToken(c) ?? starter
  if (isUncased(c)) return uncased
  if (c.bullet) return decideToken(c) ?? bullet
  if (isAddress(c)) return decideToken(c) ?? address
  const isBare = c.end === c.clusterEnd
  if (c.asks && isBare && c.stops === 0 && c.end - c.start > 1 && !c.dash) return manyMarks
  const opens = c.opensQuote && !isWhiteSpace(classAt(c, c.word - 1))
  if (opens && isBare && c.asks) return quotation
  return c.opensQuote && isBare && !c.asks && c.stops === 1 ? (decideToken(c) ?? quotation) : lower
}

/** An abbreviation nobody listed is shorter than this. */
const shortestWord = 4
/** A word of a block that does without capitals is at least this long, or listed as a word. */
const shortestUncased = 3

/**
 * True when an ordinary word and its stop stand before a function word in lower case: a sentence whose capital is
 * missing, more often than an unknown abbreviation. Not where nouns have capitals: there participles are cut
 * (`veröff. in`), and a lower-case start is rare.
 */
const endsBeforeLower = (c: Candidate): boolean => {
  if (c.language.switches.nounsCapitalised || (nextWordFlags(c) & STARTER) === 0) return false
  if (c.stops !== 1 || c.asks || c.end !== c.clusterEnd || c.start !== c.clusterEnd - 1) return false
  if (c.word !== c.resume && !c.dash) return false
  return endsInWord(c, shortestWord)
}

/**
 * True in a text whose writer does without capitals: the sentence that may end here began in lower case as well.
 * Mails and chats are cut like any text then; a text that begins with a capital never comes here.
 */
const isUncased = (c: Candidate): boolean => {
  if (c.closesQuote || c.stops > 1 || c.dash || !beginsInLowerCase(c)) return false
  if (c.asks) return true
  if (c.language.switches.nounsCapitalised && (nextWordFlags(c) & STARTER) === 0) return false
  return c.closesBracket !== 0 || endsInWord(c, shortestUncased)
}

/** True when an address of the web follows: it has no capital to begin with. */
const isAddress = (c: Candidate): boolean => {
  const word = nextWord(c)
  const sign = unitAt(c, c.wordEnd)
  return word === 'www' ? sign === FULL_STOP : (word === 'http' || word === 'https') && sign === COLON
}

const beginsInLowerCase = (c: Candidate): boolean => {
  const limit = Math.min(c.start, c.sentence + 4)
  for (let at = c.sentence; at < limit; at++) {
    const unitClass = classAt(c, at)
    if (isLetter(unitClass)) return unitClass === LOWER && classAt(c, at + 1) !== UPPER
    if (unitClass === DIGIT) return false
  }
  return false
}

/** True when the token before the cluster is a word, not an abbreviation: long enough, or listed as a word only. */
const endsInWord = (c: Candidate, shortest: number): boolean => {
  const from = tokenStartBefore(c, c.start)
  let letters = 0
  for (let at = from; at < c.start; at++) {
    const unitClass = classAt(c, at)
    if (isLetter(unitClass)) letters++
    else if (unitClass === DIGIT) {
      if (c.language.switches.ordinalStop) return false
    } else if (unitAt(c, at) === HYPHEN || unitClass === AMBIGUOUS_MARK) letters = 0
    else return false
  }
  const key = keyOf(c, c.start - letters, c.start)
  const flags = c.language.words.get(key) ?? 0
  if (
    (flags & ~(STARTER | VOWELLESS_WORD)) !== 0 ||
    (letters < longestMeasure && !endsInVowel(key) && isBehindNumber(c, from))
  )
    return false
  if (flags !== 0) return letters > 1
  return letters === 0 || letters >= shortest || (letters > 1 && isAllCapitals(c, from) && !isRoman(key))
}

/** A measure nobody listed is shorter than this and ends in a consonant: `40 proc. w`. */
const longestMeasure = 6

const isBehindNumber = (c: Candidate, from: number): boolean => {
  const [start, end] = previousToken(c, from)
  return end > start && classAt(c, end - 1) === DIGIT
}
