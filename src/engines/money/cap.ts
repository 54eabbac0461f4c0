import type { Cap, CapScope } from './types.ts'

/** A limit as a person writes it: billable characters, or money such as `5 EUR`. */
export type Amount = number | string

const money = /^\s*(\d+(?:[.,]\d{1,6})?)\s*([A-Z]{3})\s*$/u

/** Is it a limit? */
export const isAmount = (value: unknown): value is Amount =>
  (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) ||
  (typeof value === 'string' && (money.test(value) || /^\d+$/u.test(value)))

/** The caps a written limit stands for; a number counts characters and tokens, each for itself. */
export const capsOf = (scope: CapScope, amount: Amount | null): readonly Cap[] => {
  if (amount === null) return []
  const found = typeof amount === 'string' ? money.exec(amount) : null
  if (found !== null)
    return [
      {
        scope,
        unit: 'money',
        limit: Math.round(Number((found[1] ?? '').replace(',', '.')) * 1e6),
        currency: found[2] ?? '',
      },
    ]
  return (['codepoints', 'tokens'] as const).map((unit) => ({ scope, unit, limit: Number(amount), currency: null }))
}
