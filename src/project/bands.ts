/** How much of a translator's work is known already; in the order in which they are printed. */
export const bands = [
  /** Memory has the sentence, and one or both neighbours are the same. */
  'inContext',
  'exact',
  'fuzzy95',
  'fuzzy85',
  'fuzzy75',
  'none',
  /** The same words stand earlier in this article. */
  'repeated',
  /** The same words stand in an earlier article of this analysis. */
  'repeatedElsewhere',
  /** An engine wrote it and nobody has looked at it. */
  'machine',
  /** A person translated or approved it; nothing is left to do. */
  'done',
] as const
export type Band = (typeof bands)[number]
