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
import { type Candidate, classAt, newCandidate } from './candidate.ts'
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
import { decide } from './decide.ts'
import type { Language } from './language.ts'
import { boundary, type Verdict } from './verdict.ts'

/** Called for every candidate, in order. `offset` is the end of the sentence if it ends there. */
export type Trace = (offset: number, verdict: Verdict) => void

/** The signs between a gap and the next word are looked at over this many units. */
const openerReach = 24
const maximalDepth = 32
const blankLine = boundary('general.blank-line')

/** What the pass carries from one candidate to the next. */
interface Pass {
  /** For each open bracket: 1 when it opened at a sentence's start, else 2; and where it opened. */
  readonly roles: Uint8Array
  readonly places: Float64Array
  depth: number
  /** An odd number of straight marks stands to the left in this block. */
  straightOpen: boolean
}

const openBracket = (c: Candidate, pass: Pass, at: number): void => {
  if (pass.depth < maximalDepth) {
    let atStart = at - c.sentence <= 8
    for (let i = c.sentence; atStart && i < at; i++) {
      const unitClass = classAt(c, i)
      if (isLetter(unitClass) || unitClass === DIGIT || unitClass === OTHER) atStart = false
    }
    pass.roles[pass.depth] = atStart ? 1 : 2
    pass.places[pass.depth] = at
  }
  pass.depth++
}

/** Closes a bracket; the answer is `closesBracket` of the candidate. A bracket nobody opened decides nothing. */
const closeBracket = (pass: Pass): 0 | 1 | 2 => {
  if (pass.depth === 0) return 0
  pass.depth--
  if (pass.depth >= maximalDepth) return 2
  return pass.roles[pass.depth] === 1 ? 1 : 2
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
      const unit = text.charCodeAt(at)
      if (unit === FULL_STOP) c.stops++
      else if (unit === ELLIPSIS) c.stops += 3
      else if (!STATEMENT_TERMINATORS.includes(text.charAt(at))) c.asks = true
    } else if (unitClass === WIDE_TERMINATOR) c.wide = true
    else break
    at++
  }
  if (at === from + 1 && text.charCodeAt(from) === FULL_STOP && isSpacedStop(c, at) && isSpacedStop(c, at + 2)) {
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
  classAt(c, at) === SPACE &&
  c.text.charCodeAt(at + 1) === FULL_STOP &&
  classAt(c, at + 2) !== TERMINATOR

/** The end of a note sign `[12]` at `at`, or `at` when there is none. */
const noteEnd = (c: Candidate, at: number): number => {
  let to = at + 1
  while (to < at + 4 && classAt(c, to) === DIGIT) to++
  return to > at + 1 && c.text.charCodeAt(to) === RIGHT_BRACKET ? to + 1 : at
}

/** Signs that may stand behind a closing mark: nothing that the mark could open. */
const canFollowCloser = (unitClass: number): boolean => !isLetter(unitClass) && unitClass !== DIGIT

/** Reads closing marks and brackets behind a cluster, and a further cluster behind them (`“.`). */
const readClosers = (c: Candidate, pass: Pass, from: number): number => {
  const { text } = c
  c.closesQuote = false
  c.closesBracket = 0
  c.onlyInBracket = false
  let at = from
  for (;;) {
    const unitClass = classAt(c, at)
    if (unitClass === CLOSE_BRACKET) {
      const place = pass.depth > 0 && pass.depth <= maximalDepth ? (pass.places[pass.depth - 1] ?? -1) : -1
      if (place >= 0 && place === c.start - 1 && at === c.clusterEnd) c.onlyInBracket = true
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
    else if (unitClass === OPEN_BRACKET && text.charCodeAt(at) === LEFT_BRACKET && noteEnd(c, at) > at) at = noteEnd(c, at)
    else if (unitClass === SPACE && closesBehindSpace(c, pass, at + 1)) {
      if (classAt(c, at + 1) === STRAIGHT_MARK) pass.straightOpen = false
      c.closesQuote = true
      at += 2
    } else if ((unitClass === TERMINATOR || unitClass === WIDE_TERMINATOR) && at > from) {
      const { closesQuote, closesBracket } = c
      at = readCluster(c, at)
      c.closesQuote = closesQuote
      c.closesBracket = closesBracket === 0 ? 0 : 1
    } else return at
  }
}

/** True when the mark at `at` closes although a letter follows, in a script without spaces: `。”他`. */
const closesUnspaced = (c: Candidate, pass: Pass, at: number): boolean =>
  classAt(c, at) === STRAIGHT_MARK ? pass.straightOpen : UNSPACED_CLOSERS.includes(c.text.charAt(at))

/** True when the mark at `at`, behind one space, closes: `« Halte ! »`, or a straight mark between two spaces. */
const closesBehindSpace = (c: Candidate, pass: Pass, at: number): boolean => {
  const unitClass = classAt(c, at)
  if (unitClass !== AMBIGUOUS_MARK && unitClass !== STRAIGHT_MARK) return false
  if (!canFollowCloser(classAt(c, at + 1)) || classAt(c, at + 1) === OPEN_BRACKET) return false
  if (unitClass === STRAIGHT_MARK) return pass.straightOpen
  return c.language.switches.innerQuoteSpace && INNER_SPACE_CLOSERS.includes(c.text.charAt(at))
}

/** The end of an apostrophe word at `at` (`'s`, `'t`, `'n`), or `at` when there is none. */
const apostropheWordEnd = (c: Candidate, at: number): number => {
  const unit = c.text.charCodeAt(at)
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
  for (; at < limit; ) {
    const unitClass = classAt(c, at)
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
      if (text.charCodeAt(at) === HYPHEN && !isWhiteSpace(after) && after !== DASH) break
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
    } else if (unitClass === TERMINATOR && (text.charCodeAt(at) === FULL_STOP || text.charCodeAt(at) === ELLIPSIS)) {
      c.opensEllipsis = true
      mayBeSpace = true
      at++
    } else if (unitClass === TRANSPARENT) at++
    else if (isWhiteSpace(unitClass) && mayBeSpace) {
      mayBeSpace = false
      at++
    } else if (text.charCodeAt(at) === COMMA && text.charCodeAt(at + 1) === COMMA) {
      c.opensQuote = true
      at += 2
    } else if (text.charCodeAt(at) === BACKTICK) {
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
    const unit = c.text.charCodeAt(at)
    if (unit === PARAGRAPH_SEPARATOR) return true
    if (classAt(c, at) === LINE_END && !(unit === LINE_FEED && at > from && c.text.charCodeAt(at - 1) === CARRIAGE_RETURN)) lines++
  }
  return lines > 1
}

const skipWhiteSpace = (c: Candidate, from: number): number => {
  let at = from
  while (isWhiteSpace(classAt(c, at))) at++
  return at
}

/**
 * Ends of sentences of a block, ascending; the last is the length of the text. Empty for white space only.
 *
 * @param trace is told every candidate and its verdict; null costs nothing
 */
export const scan = (text: string, language: Language, trace: Trace | null): number[] => {
  const ends: number[] = []
  const { classes } = language
  const { length } = text
  const c = newCandidate(text, language)
  const pass: Pass = {
    roles: new Uint8Array(maximalDepth),
    places: new Float64Array(maximalDepth),
    depth: 0,
    straightOpen: false,
  }
  let at = skipWhiteSpace(c, 0)
  if (at === length) return ends
  c.sentence = at
  while (at < length) {
    const unitClass = classes[text.charCodeAt(at)] ?? OTHER
    if (unitClass < FIRST_STOP) at++
    else if (unitClass === TERMINATOR || unitClass === WIDE_TERMINATOR) {
      const end = readClosers(c, pass, readCluster(c, at))
      c.end = end
      c.resume = skipWhiteSpace(c, end)
      at = end
      if (c.resume === end && !c.wide && !opensGlued(c)) continue
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

/** True when no white space, but an opening mark and a capital follow: `„Ja.“„Nein.“` */
const opensGlued = (c: Candidate): boolean => {
  const unitClass = classAt(c, c.end)
  if (unitClass !== OPEN_MARK && !(c.closesQuote && (unitClass === AMBIGUOUS_MARK || unitClass === STRAIGHT_MARK))) return false
  return classAt(c, c.end + 1) === UPPER
}
