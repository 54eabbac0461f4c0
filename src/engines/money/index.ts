export { type Amount, capsOf, isAmount } from './cap.ts'
export { isPrice, moneyOf, printedMoney } from './price.ts'
export type * from './types.ts'
