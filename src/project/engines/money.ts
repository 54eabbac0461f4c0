import type { Cap, PriceTag } from '../../engines/index.ts'
import { GoosefootError } from '../../errors.ts'

/**
 * A limit in money holds only where every call has a price in its currency: an engine without one would pass it unseen.
 *
 * @throws {GoosefootError} `config.no-price` (exit 7)
 */
export const requirePrice = (engine: string, price: PriceTag | null, caps: readonly Cap[]): void => {
  const cap = caps.find(({ unit, currency }) => unit === 'money' && currency !== price?.currency)
  if (cap === undefined) return
  const found = price === null ? 'has no price' : `has its price in ${price.currency}`
  throw new GoosefootError(
    'config.no-price',
    `a limit is given in ${cap.currency ?? 'money'}, but the engine "${engine}" ${found}.`,
    { hint: 'Give its price in that currency, or limit characters.', exit: 'configuration' },
  )
}
