export { applyMatch, printedMatch } from './apply.ts'
export { coreOf, fold, foldVersion } from './fold.ts'
export { openMemory } from './memory.ts'
export type { Difference, Score } from './score.ts'
export { scorable, score } from './score.ts'
export type { TmxReading, TmxReadOptions } from './tmx/read.ts'
export { readTmx } from './tmx/read.ts'
export type { TmxAction, TmxReport, TmxReportCode } from './tmx/report.ts'
export type { TmxPair } from './tmx/unit.ts'
export { writeTmx } from './tmx/write.ts'
export type {
  AddResult,
  ConcordanceHit,
  ConcordanceOptions,
  EntryFlag,
  EraseWhere,
  ExportOptions,
  ImportOptions,
  ImportResult,
  LookupAllOptions,
  LookupOptions,
  Match,
  MatchContext,
  Memory,
  MemoryEntry,
  MemoryOptions,
  MemoryStats,
  Neighbour,
  NewEntry,
  Penalty,
  PenaltyReason,
  Query,
  QuotesOf,
  SearchFilters,
  SearchResult,
  UnitKind,
} from './types.ts'
export type { ContentDetails, UnitCode, UnitCodeKind, UnitText } from './unit-text.ts'
export { plainUnitText, printedEntry, printUnitText, unitTextOf, unitTextsOf } from './unit-text.ts'
