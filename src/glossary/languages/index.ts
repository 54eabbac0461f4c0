import { dutchForms } from './dutch.ts'
import { englishForms } from './english.ts'
import { germanForms } from './german.ts'
import { frenchForms, italianForms, portugueseForms, spanishForms } from './romance.ts'
import type { FormsOf } from './types.ts'

export type { CaseRule, FormsOf, WordForms, WordPlace } from './types.ts'

const known: ReadonlyMap<string, FormsOf> = new Map([
  ['de', germanForms],
  ['en', englishForms],
  ['es', spanishForms],
  ['fr', frenchForms],
  ['it', italianForms],
  ['nl', dutchForms],
  ['pt', portugueseForms],
])

/** What a language does with words; null where there is no data: words then are compared by how they begin. */
export const formsFor = (language: string): FormsOf | null => known.get(language) ?? null
