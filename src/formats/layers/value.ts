import type { FormatOptions, Scan } from '../types.ts'
import { scanWordpress } from '../wordpress/scan.ts'
import { asValue, scanPlainValue, type Value } from './plain-value.ts'

/** Regions of a value of any kind; offsets are those of `text`. */
export const scanValue = (text: string, { as, role, name }: Value, options: FormatOptions): Scan =>
  as === 'wordpress'
    ? asValue(scanWordpress(text, options), role, name)
    : scanPlainValue(text, { as, role, name }, options)
