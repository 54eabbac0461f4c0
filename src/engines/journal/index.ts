export { type Journal, openJournal } from './journal.ts'
export type * from './types.ts'
export type { Limits } from './begin.ts'
