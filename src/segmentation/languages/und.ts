/** What holds in any language in Latin script, and the data of a language nobody wrote a file for. */
import type { LanguageData, WordLists } from '../language.ts'

/** Entries added to every language, for words its own data says nothing of: names travel with their titles. */
export const common: WordLists = {
  neverFinal: ['dr prof mr mrs ms st ste sr sra dr.phil dr.med dr.jur'],
  mayBeFinal: ['co inc corp ltd bros jr u.s u.s.a u.k a.m p.m et.al ph.d'],
  finalBeforeCapital: ['etc'],
  markedNames: ['yahoo jeopardy'],
}

export const und: LanguageData = { language: 'und', switches: {} }
