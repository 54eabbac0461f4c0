import type { PriceTag } from './types.ts'

/** Millionths of the currency for an amount, rounded up; 0 without a price. */
export const moneyOf = (amount: number, price: PriceTag | null): number =>
  price === null ? 0 : Math.ceil(amount * price.perMillion)

/** `2026-11`, by UTC: every process on every machine books into the same month. */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)

/** `1.25 EUR`, from millionths; four digits where cents would hide what was spent. */
export const printedMoney = (micro: number, currency: string): string =>
  `${(micro / 1e6).toFixed(micro % 10_000 === 0 || micro >= 1e7 ? 2 : 4)} ${currency}`

/** Is it a price as a configuration writes it? */
export const isPrice = (value: unknown): value is PriceTag =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === 'currency,perMillion' &&
  'perMillion' in value &&
  typeof value.perMillion === 'number' &&
  value.perMillion >= 0 &&
  'currency' in value &&
  typeof value.currency === 'string' &&
  /^[A-Z]{3}$/u.test(value.currency)
