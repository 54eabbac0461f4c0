import type { EngineTerm } from '../contract.ts'
import { keyOf } from './canonical.ts'

/** Letters of a term that must occur in a text for the term to matter there; inflection changes what follows. */
const stemLength = 4

/**
 * Terms that can matter for a text: a new term elsewhere in the glossary re-buys nothing here.
 *
 * @param text without tags
 */
export const relevantTerms = (terms: readonly EngineTerm[], text: string): readonly EngineTerm[] => {
  const folded = text.toLowerCase()
  return terms.filter(({ source }) => folded.includes(Array.from(source.toLowerCase()).slice(0, stemLength).join('')))
}

/** Hash of a glossary's content: what a stored glossary is named by. Order and case of other tools do not matter. */
export const termsHash = (terms: readonly EngineTerm[]): string =>
  keyOf(
    terms
      .map(({ source, target }) => [source.normalize('NFC').trim(), target.normalize('NFC').trim()])
      .sort((a, b) => (a.join('\t') < b.join('\t') ? -1 : 1)),
  )
