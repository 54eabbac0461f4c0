import { QUOTATION_MARK } from '../marks.ts'
import { houseStyleFor } from '../styles/index.ts'
import type { HouseStyle, Pair } from '../types.ts'

/**
 * What detection expects of a text: the pairs of the house style and those the language's print also uses.
 *
 * Costs are those of the design note's tables 3.3 and 3.6; they were tuned on printed and flattened news.
 */
export interface Reading {
  readonly style: HouseStyle
  /** Primary subtag, lower case. */
  readonly language: string
  readonly primary: Pair
  readonly secondary: Pair
  /** Read with little surprise, never printed. */
  readonly others: readonly Pair[]
  /** Cost of a glyph as an opening or a closing mark by the pairs above; absent: 2.5. */
  readonly opening: ReadonlyMap<string, number>
  readonly closing: ReadonlyMap<string, number>
  /** Case endings hang on the closing mark (tr, hu, fi). */
  readonly suffixes: boolean
}

/** Languages that put case endings directly behind a closing mark. */
const suffixing: ReadonlySet<string> = new Set(['tr', 'hu', 'fi'])

const ofPairs = (reading: readonly Pair[], others: readonly Pair[], side: 0 | 1): ReadonlyMap<string, number> => {
  const costs = new Map<string, number>()
  for (const pair of others) costs.set(pair[side], 0.4)
  for (const pair of reading) costs.set(pair[side], 0)
  return costs
}

const known = new WeakMap<HouseStyle, Reading>()

/** Prepares a house style for detection; the same object for the same style. */
export const readingOf = (style: HouseStyle): Reading => {
  const cached = known.get(style)
  if (cached) return cached
  const [primary, secondary] = style.marks
  // A publisher that sets »« still prints agency copy in the locale's own marks.
  const own = houseStyleFor(style.locale)
  const others = [...(style.alsoRead ?? []), ...(own.alsoRead ?? []), ...own.marks].filter(
    ([open, close]) => open !== QUOTATION_MARK || close !== QUOTATION_MARK,
  )
  const kinds = Object.values(style.kindMarks ?? {})
  const language = style.locale.split(/[-_]/u, 1)[0]?.toLowerCase() ?? ''
  const reading: Reading = {
    style,
    language,
    primary,
    secondary,
    others: [...others, ...kinds],
    opening: ofPairs(style.marks, [...others, ...kinds], 0),
    closing: ofPairs(style.marks, [...others, ...kinds], 1),
    suffixes: suffixing.has(language),
  }
  known.set(style, reading)
  return reading
}
