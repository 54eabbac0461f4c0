/** Two stops or more, or `…`: where something was left out, and where a sentence trails off. */
import { type Candidate, classAt, isStarter } from './candidate.ts'
import { DIGIT, isWhiteSpace, LOWER, OPEN_BRACKET, UPPER } from './classes.ts'
import { boundary, noBoundary, type Verdict } from './verdict.ts'

const bracket = noBoundary('ellipsis.bracket')
const omission = noBoundary('ellipsis.omission')
const starter = boundary('ellipsis.starter')
const trailing = boundary('ellipsis.trailing')
const closing = boundary('ellipsis.closing-mark')

/**
 * The verdict on a cluster of two or more stops; null leaves it to the general rules.
 *
 * An ellipsis attached to its word trails off; one that stands free marks an omission, so that only a starter or an
 * opening mark begins a sentence behind it.
 */
export const decideEllipsis = (c: Candidate): Verdict | null => {
  if (c.onlyInBracket) return bracket
  if (c.closesQuote || c.closesBracket !== 0) return c.next === LOWER ? omission : closing
  const before = c.start === 0 ? OPEN_BRACKET : classAt(c, c.start - 1)
  const free = isWhiteSpace(before) || before === OPEN_BRACKET
  // Without case nothing tells a pause from an end, and pauses are more frequent.
  if (c.language.switches.caseless) return c.opensQuote || c.opensBracket ? starter : omission
  if (!free) return trailing
  if (c.start === c.sentence) return omission
  if (c.opensQuote || c.opensBracket || isStarter(c)) return starter
  if (c.next === DIGIT) return omission
  return c.language.switches.nounsCapitalised || c.next !== UPPER ? omission : trailing
}
