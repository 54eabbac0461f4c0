/**
 * The pass over a block: finds clusters of terminators, what closes behind them and what opens after the gap, and
 * lets the rules decide. Work is bounded at every candidate, so the whole is linear in the length of the text.
 */
import {
  APOSTROPHE,
  BACKTICK,
  BULLETS,
  CARRIAGE_RETURN,
  COMMA,
  ELLIPSIS,
  FULL_STOP,
  HYPHEN,
  INNER_SPACE_CLOSERS,
  LEFT_BRACKET,
  LINE_FEED,
  PARAGRAPH_SEPARATOR,
  RIGHT_BRACKET,
  STATEMENT_TERMINATORS,
  TYPOGRAPHIC_APOSTROPHE,
  UNSPACED_CLOSERS,
} from './characters.ts'
import { isOrdinary } from './abbreviations.ts'
import { type Candidate, classAt, newCandidate, tokenStartBefore, unitAt } from './candidate.ts'
import {
  AMBIGUOUS_MARK,
  CLOSE_BRACKET,
  CLOSE_MARK,
  DASH,
  DIGIT,
  END,
  FIRST_STOP,
  isLetter,
  isWhiteSpace,
  LINE_END,
  LOWER,
  OPEN_BRACKET,
  OPEN_MARK,
  OTHER,
  SPACE,
  STRAIGHT_MARK,
  SUPERSCRIPT,
  TERMINATOR,
  TRANSPARENT,
  UPPER,
  WIDE_TERMINATOR,
} from './classes.ts'
import { decide, plainStop } from './decide.ts'
import type { Language } from './language.ts'
import { unitsOf } from './units.ts'
import { boundary, type Verdict } from './verdict.ts'

/** Called for every candidate, in order. `offset` is the end of the sentence if it ends there. */
export type Trace = (offset: number, verdict: Verdict) => void

/** The signs between a gap and the next word are looked at over this many units. */
const openerReach = 10
const maximalDepth = 31
const blankLine = boundary('general.blank-line')

/** What the pass carries from one candidate to the next. */
interface Pass {
  /** One bit an open bracket, the innermost lowest: set when it opened at a sentence's start. */
  roles: number
  depth: number
  /** An odd number of straight marks stands to the left in this block. */
  straightOpen: boolean
}

const openBracket = (c: Candidate, pass: Pass, at: number): void => {
  pass.depth++
  if (pass.depth <= maximalDepth) {
    let atStart = at - c.sentence <= 8
    for (let i = c.sentence; atStart && i < at; i++) {
      const unitClass = classAt(c, i)
      if (isLetter(unitClass) || unitClass === DIGIT || unitClass === OTHER) atStart = false
    }
    pass.roles = (pass.roles << 1) | (atStart ? 1 : 0)
  }
}

/** Closes a bracket; the answer is `closesBracket` of the candidate. A bracket nobody opened decides nothing. */
const closeBracket = (pass: Pass): 0 | 1 | 2 => {
  if (pass.depth === 0) return 0
  pass.depth--
  if (pass.depth >= maximalDepth) return 2
  const atStart = (pass.roles & 1) === 1
  pass.roles >>>= 1
  return atStart ? 1 : 2
}

/** Reads terminators from `at`: a run, or a spaced ellipsis `. . .`. Sets the cluster. */
const readCluster = (c: Candidate, from: number): number => {
  const { text } = c
  c.start = from
  c.stops = 0
  c.asks = false
  c.wide = false
  let at = from
  for (;;) {
    const unitClass = classAt(c, at)
    if (unitClass === TERMINATOR) {
      const unit = unitAt(c, at)
      if (unit === FULL_STOP) c.stops++
      else if (unit === ELLIPSIS) c.stops += 3
      else if (!STATEMENT_TERMINATORS.includes(text.charAt(at))) c.asks = true
    } else if (unitClass === WIDE_TERMINATOR) c.wide = true
    else break
    at++
  }
  if (at === from + 1 && unitAt(c, from) === FULL_STOP && isSpacedStop(c, at) && isSpacedStop(c, at + 2)) {
    while (isSpacedStop(c, at)) {
      at += 2
      c.stops++
    }
  }
  c.clusterEnd = at
  return at
}

/** True when one space and a single full stop stand at `at`. */
const isSpacedStop = (c: Candidate, at: number): boolean =>
  classAt(c, at) === SPACE && unitAt(c, at + 1) === FULL_STOP && classAt(c, at + 2) !== TERMINATOR

/** The end of a note sign `[12]` at `at`, or `at` when there is none. */
const noteEnd = (c: Candidate, at: number): number => {
  if (unitAt(c, at) !== LEFT_BRACKET) return at
  let to = at + 1
  while (to < at + 4 && classAt(c, to) === DIGIT) to++
  return to > at + 1 && unitAt(c, to) === RIGHT_BRACKET ? to + 1 : at
}

/** True when a note sign behind a space is the last thing in the text. */
const isLastNote = (c: Candidate, at: number): boolean => {
  const to = noteEnd(c, at)
  return to > at && to === c.text.length
}

/** Signs that may stand behind a closing mark: nothing that the mark could open. */
const canFollowCloser = (unitClass: number): boolean => !isLetter(unitClass) && unitClass !== DIGIT

/** Reads closing marks and brackets behind a cluster, and a further cluster behind them (`“.`). */
const readClosers = (c: Candidate, pass: Pass, from: number): number => {
  c.closesQuote = false
  c.closesBracket = 0
  c.onlyInBracket = false
  let at = from
  for (;;) {
    const unitClass = classAt(c, at)
    if (unitClass === SPACE && !canFollowCloser(classAt(c, at + 1))) return at
    if (unitClass === CLOSE_BRACKET) {
      if (at === c.clusterEnd && c.start > 0 && classAt(c, c.start - 1) === OPEN_BRACKET) c.onlyInBracket = true
      const role = closeBracket(pass)
      if (role > c.closesBracket) c.closesBracket = role
      at++
    } else if (unitClass === CLOSE_MARK) {
      c.closesQuote = true
      at++
    } else if (unitClass === AMBIGUOUS_MARK || unitClass === STRAIGHT_MARK) {
      if (!canFollowCloser(classAt(c, at + 1)) && !(c.wide && closesUnspaced(c, pass, at))) return at
      if (unitClass === STRAIGHT_MARK) pass.straightOpen = !pass.straightOpen
      c.closesQuote = true
      at++
    } else if (unitClass === SUPERSCRIPT || unitClass === TRANSPARENT) at++
    else if (unitClass === OPEN_BRACKET && noteEnd(c, at) > at) at = noteEnd(c, at)
    else if (unitClass === SPACE && isAsking(c, at + 1)) at = readCluster(c, at + 1)
    else if (unitClass === SPACE && isLastNote(c, at + 1)) at = noteEnd(c, at + 1)
    else if (unitClass === SPACE && isTwoApostrophes(c, at + 1)) {
      c.closesQuote = true
      at += 3
    } else if (unitClass === SPACE && classAt(c, at + 1) === CLOSE_BRACKET && pass.depth > 0) at++
    else if (unitClass === SPACE && closesBehindSpace(c, pass, at + 1)) {
      if (classAt(c, at + 1) === STRAIGHT_MARK) pass.straightOpen = false
      c.closesQuote = true
      at += 2
    } else if ((unitClass === TERMINATOR || unitClass === WIDE_TERMINATOR) && at > from) {
      at = readCluster(c, at)
      if (c.closesBracket !== 0) c.closesBracket = 1
      c.onlyInBracket = false
    } else return at
  }
}

/** True when the mark at `at` closes although a letter follows, in a script without spaces: `。”他`. */
const closesUnspaced = (c: Candidate, pass: Pass, at: number): boolean =>
  classAt(c, at) === STRAIGHT_MARK ? pass.straightOpen : UNSPACED_CLOSERS.includes(c.text.charAt(at))

/** True when a single question or exclamation mark stands at `at`, behind a space: `etc... !` */
const isAsking = (c: Candidate, at: number): boolean => {
  const unitClass = classAt(c, at)
  return (
    unitClass === WIDE_TERMINATOR || (unitClass === TERMINATOR && !STATEMENT_TERMINATORS.includes(c.text.charAt(at)))
  )
}

/** True when `''` stands at `at` and white space behind it: it closes what `,,` or two backticks opened. */
const isTwoApostrophes = (c: Candidate, at: number): boolean =>
  unitAt(c, at) === APOSTROPHE &&
  unitAt(c, at + 1) === APOSTROPHE &&
  (isWhiteSpace(classAt(c, at + 2)) || classAt(c, at + 2) === END)

/** True when the mark at `at`, behind one space, closes: `« Halte ! »`, or a straight mark between two spaces. */
const closesBehindSpace = (c: Candidate, pass: Pass, at: number): boolean => {
  const unitClass = classAt(c, at)
  if (unitClass === CLOSE_MARK) return true
  if (unitClass !== AMBIGUOUS_MARK && unitClass !== STRAIGHT_MARK) return false
  if (!canFollowCloser(classAt(c, at + 1)) || classAt(c, at + 1) === OPEN_BRACKET) return false
  if (unitClass === STRAIGHT_MARK) return pass.straightOpen
  return c.language.switches.innerQuoteSpace && INNER_SPACE_CLOSERS.includes(c.text.charAt(at))
}

/** The end of an apostrophe word at `at` (`'s`, `'t`, `'n`), or `at` when there is none. */
const apostropheWordEnd = (c: Candidate, at: number): number => {
  const unit = unitAt(c, at)
  if (unit !== APOSTROPHE && unit !== TYPOGRAPHIC_APOSTROPHE && unit !== 0x2018) return at
  return classAt(c, at + 1) === LOWER && classAt(c, at + 2) === SPACE ? at + 3 : at
}

/** Reads what stands between the gap and the next word: dash, bullet, opening marks and brackets, ellipsis. */
const readOpeners = (c: Candidate, from: number): void => {
  const { text } = c
  c.dash = false
  c.opensQuote = false
  c.opensBracket = false
  c.opensEllipsis = false
  c.bullet = false
  const limit = from + openerReach
  let at = from
  let mayBeSpace = false
  while (at < limit) {
    const unit = unitAt(c, at)
    const unitClass = at < text.length ? (c.classes[unit] ?? OTHER) : END
    if (isLetter(unitClass) || unitClass === DIGIT || unitClass === END) break
    if (unitClass === OPEN_MARK || unitClass === AMBIGUOUS_MARK || unitClass === STRAIGHT_MARK) {
      const apostropheEnd = c.language.switches.apostropheWords ? apostropheWordEnd(c, at) : at
      if (apostropheEnd > at) {
        at = apostropheEnd
        continue
      }
      c.opensQuote = true
      mayBeSpace = unitClass !== STRAIGHT_MARK
      at++
    } else if (unitClass === DASH) {
      const after = classAt(c, at + 1)
      if (unit === HYPHEN && !isWhiteSpace(after) && after !== DASH) break
      c.dash = true
      mayBeSpace = true
      at++
    } else if (unitClass === OPEN_BRACKET) {
      c.opensBracket = true
      mayBeSpace = false
      at++
    } else if (unitClass === CLOSE_BRACKET && c.opensBracket && c.opensEllipsis) {
      c.opensBracket = false
      mayBeSpace = true
      at++
    } else if (unitClass === TERMINATOR && (unit === FULL_STOP || unit === ELLIPSIS)) {
      c.opensEllipsis = true
      mayBeSpace = true
      at++
    } else if (unitClass === TRANSPARENT) at++
    else if (isWhiteSpace(unitClass) && mayBeSpace) {
      mayBeSpace = false
      at++
    } else if (unit === COMMA && !c.opensQuote && unitAt(c, at + 1) === COMMA) {
      c.opensQuote = true
      at += 2
    } else if (unit === BACKTICK) {
      c.opensQuote = true
      at++
    } else if (BULLETS.includes(text.charAt(at)) && isWhiteSpace(classAt(c, at + 1))) {
      c.bullet = true
      at += 2
    } else break
  }
  c.word = at
  c.next = classAt(c, at)
  c.wordText = null
}

/** True when the white space `[from, to)` holds a blank line or a paragraph separator. */
const holdsBlankLine = (c: Candidate, from: number, to: number): boolean => {
  let lines = 0
  for (let at = from; at < to; at++) {
    const unit = unitAt(c, at)
    if (unit === PARAGRAPH_SEPARATOR) return true
    if (classAt(c, at) === LINE_END && !(unit === LINE_FEED && at > from && unitAt(c, at - 1) === CARRIAGE_RETURN))
      lines++
  }
  return lines > 1
}

const skipWhiteSpace = (c: Candidate, from: number): number => {
  let at = from
  while (isWhiteSpace(classAt(c, at))) at++
  return at
}

/** The first unit from `from` on that the pass has to look at: the only loop that reads every unit, so it does no more. */
const nextStop = (units: Uint16Array, classes: Uint8Array, from: number, length: number): number => {
  let at = from
  while (at < length && (classes[units[at] ?? 0] ?? OTHER) < FIRST_STOP) at++
  return at
}

/**
 * Ends of sentences of a block, ascending; the last is the length of the text. Empty for white space only.
 *
 * @param trace is told every candidate and its verdict; null costs nothing
 */
export const scan = (text: string, language: Language, trace: Trace | null): number[] =>
  scanUnits(text, unitsOf(text), language, trace)

/** `scan` with the text's units given: so that a test can count what is read. */
export const scanUnits = (text: string, units: Uint16Array, language: Language, trace: Trace | null): number[] => {
  const ends: number[] = []
  const { classes } = language
  const { length } = text
  const c = newCandidate(text, units, language)
  const pass: Pass = { roles: 0, depth: 0, straightOpen: false }
  let at = skipWhiteSpace(c, 0)
  if (at === length) return ends
  c.sentence = at
  while (at < length) {
    at = nextStop(units, classes, at, length)
    if (at >= length) break
    const unitClass = classes[units[at] ?? 0] ?? OTHER
    const after = classAt(c, at + 1)
    if (unitClass === TERMINATOR && after === SPACE && isPlainStop(c, at)) {
      at++
      ends.push(at)
      if (trace !== null) trace(at, plainStop)
      at++
      c.sentence = at
    } else if (unitClass === TERMINATOR && (isLetter(after) || after === DIGIT)) at++
    else if (unitClass === TERMINATOR || unitClass === WIDE_TERMINATOR) {
      const end = readClosers(c, pass, readCluster(c, at))
      c.end = end
      c.resume = skipWhiteSpace(c, end)
      at = end
      if (c.resume === end && end < length && !c.wide && !opensGlued(c)) continue
      readOpeners(c, c.resume)
      const verdict = decide(c)
      if (trace !== null) trace(c.resume === length ? length : end, verdict)
      if (verdict.boundary && c.resume < length) {
        ends.push(end)
        c.sentence = c.resume
      }
    } else if (unitClass === LINE_END) {
      let from = at
      while (from > 0 && isWhiteSpace(classAt(c, from - 1))) from--
      const to = skipWhiteSpace(c, at)
      if (to < length && from > 0 && holdsBlankLine(c, from, to)) {
        pass.depth = 0
        pass.straightOpen = false
        c.sentence = to
        if (ends[ends.length - 1] !== from) {
          ends.push(from)
          if (trace !== null) trace(from, blankLine)
        }
      }
      at = to
    } else {
      if (unitClass === OPEN_BRACKET) openBracket(c, pass, at)
      else if (unitClass === CLOSE_BRACKET) closeBracket(pass)
      else pass.straightOpen = !pass.straightOpen
      at++
    }
  }
  ends.push(length)
  return ends
}

/**
 * True for nine stops in ten: an ordinary word, one full stop, one space (which is known to be there) and a capital. Says what all the rules would
 * say, sooner.
 */
const isPlainStop = (c: Candidate, at: number): boolean => {
  const { text, classes, units } = c
  if (at < 2 || at + 2 >= text.length) return false
  if (classes[units[at - 1] ?? 0] !== LOWER) return false
  if ((units[at] ?? 0) !== FULL_STOP || classes[units[at + 2] ?? 0] !== UPPER) return false
  c.start = at
  c.tokenStart = tokenStartBefore(c, at)
  return isOrdinary(c)
}

/** True when no white space, but an opening mark and a capital follow: `„Ja.“„Nein.“` */
const opensGlued = (c: Candidate): boolean => {
  const unitClass = classAt(c, c.end)
  if (unitClass !== OPEN_MARK && !(c.closesQuote && (unitClass === AMBIGUOUS_MARK || unitClass === STRAIGHT_MARK)))
    return false
  return classAt(c, c.end + 1) === UPPER
}
