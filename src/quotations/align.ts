export { type Anchor, alignOccurrences, type OccurrenceLinks } from './align/occurrences.ts'
export { type Alignment, alignQuotations } from './align/quotations.ts'
export type { ScoredLink } from './align/search.ts'
export type { Side, SideOccurrence, SideReading } from './align/side.ts'
