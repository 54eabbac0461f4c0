/** The ordered rules. The first that matches decides; every verdict names its rule. */
import {
  type Candidate,
  classAt,
  isApostrophe,
  isStarter,
  keyOf,
  nextWord,
  nextWordFlags,
  tokenStartBefore,
  unitAt,
  wordEnd,
} from './candidate.ts'
import { COLON, COMMA, EQUALS, FULL_STOP, HYPHEN, SEMICOLON, SLASH, WIDE_COMMAS } from './characters.ts'
import {
  CASELESS,
  CLOSE_BRACKET,
  CLOSE_MARK,
  END,
  isLetter,
  isWhiteSpace,
  LOWER,
  SPACE,
  TERMINATOR,
  UPPER,
  AMBIGUOUS_MARK,
  OPEN_MARK,
  STRAIGHT_MARK,
} from './classes.ts'
import { decideEllipsis } from './ellipsis.ts'
import { AGENCY, MARKED_NAME, NEVER_FINAL, REPORTING_VERB } from './language.ts'
import { decideLower } from './lower-case.ts'
import { decideToken } from './token.ts'
import { boundary, noBoundary, type Verdict } from './verdict.ts'

const end = boundary('general.end')
const wide = boundary('general.wide')
const wideClause = noBoundary('general.wide-clause')
const glued = boundary('general.glued-mark')
const comma = noBoundary('general.comma')
const bracketInside = noBoundary('general.bracket-inside')
const bracketStarter = boundary('bracket.starter')
const bracketSentence = boundary('general.bracket-sentence')
const asks = boundary('general.question-or-exclamation')
const markedName = noBoundary('mark.name')
const reporting = noBoundary('quotation.reporting-clause')
const closing = boundary('general.closing-mark')
const dateline = noBoundary('dateline.agency')
const datelineDash = noBoundary('general.dateline-dash')
const nothingFollows = noBoundary('general.no-word')
/** An ordinary word, a stop, a new sentence. */
export const plainStop: Verdict = boundary('general.stop')

/** Signs that carry a sentence on: , ; : ) ] / = & % */
const continues = (c: Candidate): boolean => {
  if (c.next === CLOSE_BRACKET || c.next === CLOSE_MARK) return true
  if (c.next === TERMINATOR) return false
  switch (unitAt(c, c.word)) {
    case COMMA:
    case SEMICOLON:
    case COLON:
    case SLASH:
    case EQUALS:
      return true
    default:
      return false
  }
}

/** A verdict on the candidate, never null: the last rule is "boundary". */
export const decide = (c: Candidate): Verdict => {
  if (c.resume === c.text.length) return end
  if (c.next === END) return nothingFollows
  if (c.wide) return decideWide(c)
  if (c.resume === c.end) return glued
  if (continues(c)) return comma
  if (c.onlyInBracket) return decideEllipsis(c) ?? bracketInside
  const { switches } = c.language
  const isLower = c.next === LOWER && !switches.caseless
  if (c.closesBracket === 2)
    return c.stops === 1 && !c.asks && isStarter(c) ? (decideToken(c) ?? bracketStarter) : bracketInside
  if (isLower) return decideLower(c)
  if (c.asks) return decideMark(c)
  if (c.stops > 1) {
    const verdict = decideEllipsis(c)
    if (verdict !== null) return verdict
  }
  if (c.closesBracket === 1) return bracketSentence
  if (isDateline(c)) return dateline
  if (isDatelineDash(c)) return datelineDash
  const verdict = decideToken(c)
  if (verdict !== null) return verdict
  return c.closesQuote ? closing : plainStop
}

/** Behind 。！？: a boundary, unless a quotation closed and its clause goes on. */
const decideWide = (c: Candidate): Verdict => {
  if (WIDE_COMMAS.includes(c.text.charAt(c.end))) return wideClause
  if (c.closesQuote) {
    for (const particle of c.language.quotativeParticles) {
      if (c.text.slice(c.end, c.end + particle.length) === particle) return wideClause
    }
    if (tells(c)) return wideClause
  }
  return wide
}

const isMark = (unitClass: number): boolean =>
  unitClass === OPEN_MARK || unitClass === AMBIGUOUS_MARK || unitClass === STRAIGHT_MARK

/** A reporting clause of a script without case is shorter than this, in units. */
const clauseReach = 16
const clauseEnd = /[。！？，、；：「“‘"।,!?;:]/u

/** True when a word of saying stands in the clause behind a quotation that asks or exclaims: `“站住！”警察喊道。` */
const tells = (c: Candidate): boolean => {
  // `他说：“…。”她没说话`: where the clause stood before it, what follows is another sentence.
  if (c.language.sayingWords.length === 0 || !isMark(classAt(c, c.sentence))) return false
  const clause = c.text.slice(c.resume, c.resume + clauseReach * 2)
  const to = clause.search(clauseEnd)
  const part = clause.slice(0, to < 0 ? undefined : to)
  if (part.length > (c.wide ? clauseReach : clauseReach * 2) || to < 0) return false
  return c.language.sayingWords.some((word) => part.includes(word))
}

/** Behind ! or ?: a boundary, unless a name owns the mark or a reporting clause with a name follows. */
const decideMark = (c: Candidate): Verdict => {
  if (c.clusterEnd === c.start + 1 && !c.closesQuote && !isStarter(c) && !c.opensQuote) {
    const from = tokenStartBefore(c, c.start, 24)
    if (((c.language.words.get(keyOf(c, from, c.start)) ?? 0) & MARKED_NAME) !== 0) return markedName
  }
  if (c.closesQuote && c.next === UPPER && !c.opensQuote && !c.dash && isReportingClause(c)) return reporting
  if (c.closesQuote && !c.opensQuote && tells(c)) return reporting
  return asks
}

/** At most so many words stand before the verb of a reporting clause that starts with a name. */
const reportingReach = 5

/** True when name-like words and then a reporting verb follow: `"Stop!" President Moon said.` */
const isReportingClause = (c: Candidate): boolean => {
  const { words } = c.language
  let at = c.word
  for (let count = 0; count <= reportingReach; count++) {
    const to = wordEnd(c, at)
    if (to === at) return false
    const key = keyOf(c, at, to)
    const isVerb = ((words.get(key) ?? 0) & REPORTING_VERB) !== 0
    if (isVerb) return count > 0
    const nameLike =
      classAt(c, at) === UPPER || key === 'the' || key === 'of' || key === 'de' || key === 'van' || key === 'von'
    if (!nameLike) return false
    const next = namePartEnd(c, to, key)
    if (!isWhiteSpace(classAt(c, next))) return false
    at = next + 1
  }
  return false
}

/** Where a part of a name ends: behind the stop of an initial or a title, and with what a hyphen or apostrophe joins. */
const namePartEnd = (c: Candidate, end: number, key: string): number => {
  let to = end
  const sign = unitAt(c, to)
  if (sign === FULL_STOP) {
    const isTitle = ((c.language.words.get(key) ?? 0) & NEVER_FINAL) !== 0
    return key.length === 1 || isTitle ? to + 1 : to
  }
  while ((unitAt(c, to) === HYPHEN || isApostrophe(unitAt(c, to))) && isLetter(classAt(c, to + 1)))
    to = wordEnd(c, to + 1)
  return to
}

/** `Berlin. (dpa) –`: an agency in brackets behind the place an article begins with. */
const isDateline = (c: Candidate): boolean => {
  if (!c.opensBracket || c.start > 40 || (nextWordFlags(c) & AGENCY) === 0) return false
  const unitClass = classAt(c, c.word + nextWord(c).length)
  return unitClass === CLOSE_BRACKET || unitClass === SPACE || unitClass === END || unitClass === CASELESS
}

/** `AUGUSTA, Ga. – Die`: a place in capitals at the head of the block, then a dash. */
const isDatelineDash = (c: Candidate): boolean => {
  if (!c.dash || c.sentence !== 0 || c.start > 40) return false
  const to = wordEnd(c, 0)
  for (let at = 0; at < to; at++) if (classAt(c, at) !== UPPER) return false
  return to > 2
}
