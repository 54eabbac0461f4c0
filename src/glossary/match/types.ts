import type { Locale, Span } from '../../article/types.ts'
import type { Concept, Term } from '../types.ts'

/** A term of a concept, to be found in texts of its language. */
export interface TermOf {
  readonly concept: Concept
  readonly term: Term
}

/** A term in a text. Offsets are UTF-16 units, half-open. */
export interface TermMatch extends Span, TermOf {
  readonly kind: 'term-match'
  /** Where its words stand: two for a verb that came apart, or where other words stand between. */
  readonly spans: readonly Span[]
  /** A compound has it as its first or last part: worth showing, never a fault. */
  readonly as: 'word' | 'first-part' | 'last-part'
  /** A longer term covers it. */
  readonly inside: boolean
  /** `likely`: the language has no data, and the word only begins alike. */
  readonly certainty: 'form' | 'likely'
  /** A term whose case decides stands in another one. */
  readonly caseDiffers: boolean
}

export interface FindOptions {
  /** Other words that may stand between two words of a term. Default 0. */
  readonly gap?: number
  /** Look into compounds. Default true. */
  readonly compounds?: boolean
}

/** Finds terms in texts of one language. */
export interface TermMatcher {
  readonly locale: Locale
  /** In order of where they begin, longer ones first. */
  readonly find: (text: string, options?: FindOptions) => readonly TermMatch[]
}
