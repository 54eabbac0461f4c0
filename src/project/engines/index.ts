export { chooseEngines, type Filler, journalPath } from './choose.ts'
export type { Estimate, Filled } from './types.ts'
