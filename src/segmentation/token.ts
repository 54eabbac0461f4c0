/** The token before a plain full stop. */
import { decideAbbreviation } from './abbreviations.ts'
import { type Candidate, tokenStartBefore } from './candidate.ts'
import { decideNumber } from './numbers.ts'
import type { Verdict } from './verdict.ts'

/** The token before a plain full stop: number or abbreviation; null when it is an ordinary word. */
export const decideToken = (c: Candidate): Verdict | null => {
  if (c.stops !== 1 || c.asks) return null
  c.tokenStart = tokenStartBefore(c, c.start)
  if (c.tokenStart === c.start) return null
  return decideNumber(c) ?? decideAbbreviation(c)
}
