export { chooseEngines, type Filler } from './choose.ts'
export { journalPath } from './open-machines.ts'
export type { Estimate, Filled } from './types.ts'
