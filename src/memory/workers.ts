/** Many lookups at once. */
import { lookupIn } from './match.ts'
import type { Sources } from './match.ts'
import type { LookupAllOptions, Match, Query } from './types.ts'
import { plainUnitText, unitTextOf } from './unit-text.ts'

export const lookupWithWorkers = (
  sources: Sources,
  queries: readonly Query[],
  options: LookupAllOptions,
): readonly (readonly Match[])[] =>
  queries.map(({ text, ...own }) =>
    lookupIn(sources, typeof text === 'string' ? plainUnitText(text) : unitTextOf(text), { ...options, ...own }),
  )
