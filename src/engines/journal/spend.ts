import type { Connection } from './open.ts'
import type { SpendLine } from './types.ts'

/** What was spent, by engine, month, article and locale; newest month first. */
export const spendLines = ({ prepare }: Connection): readonly SpendLine[] =>
  (
    prepare(
      `SELECT engine, month, article, locale, unit,
           coalesce(sum(CASE WHEN kind IN ('bill', 'settle') THEN amount END), 0) AS billed,
           coalesce(sum(CASE WHEN kind = 'uncertain' THEN amount END), 0) AS uncertain,
           coalesce(sum(CASE WHEN kind IN ('reserve', 'release') THEN amount END), 0) AS reserved,
           sum(money_micro) AS moneyMicro, nullif(max(price), '') AS currency,
           count(DISTINCT CASE WHEN kind IN ('bill', 'uncertain') THEN request END) AS calls
         FROM mt_ledger GROUP BY engine, month, article, locale, unit ORDER BY month DESC, engine, article, locale`,
    ).all() as unknown as SpendLine[]
  ).map((line) => ({ ...line }))
