import type { ValueType } from './tables/types.ts'

const nmtoken = /^[\p{L}\p{M}\p{Nd}\p{Nl}.\-_:·]+$/u
const prefixed = /^[^\s:]+:[^\s:]+$/u
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u
const double = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u

/** A well-formed language tag: BCP 47, 2.1. */
export const isLanguageTag = (value: string): boolean => {
  // Private use alone and the irregular tags of old are well-formed; Intl knows neither.
  if (/^x(?:-[a-z0-9]{1,8})+$/iu.test(value)) return true
  if (
    /^(?:i-[a-z0-9]{2,8}|en-GB-oed|sgn-(?:BE-FR|BE-NL|CH-DE)|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang))$/iu.test(
      value,
    )
  )
    return true
  return /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/iu.test(
    value,
  )
}

const within = (value: string, pattern: RegExp, low: number, high: number): boolean =>
  pattern.test(value) && Number(value) >= low && Number(value) <= high

/** What was expected when a value does not fit its type; null when it fits. */
export const valueFault = (type: ValueType, value: string): string | null => {
  switch (type) {
    case 'string':
      return null
    case 'nmtoken':
      return nmtoken.test(value.trim()) ? null : 'a name without spaces (letters, digits, . - _ :)'
    case 'nmtokens':
      return value.trim() !== '' &&
        value
          .trim()
          .split(/\s+/u)
          .every((one) => nmtoken.test(one))
        ? null
        : 'names without spaces, separated by spaces'
    case 'yes-no':
      return value === 'yes' || value === 'no' ? null : '"yes" or "no"'
    case 'uri':
      return /[\s<>"{}|\\^`]/u.test(value.trim()) ? 'an address (IRI) without spaces' : null
    case 'language':
      return isLanguageTag(value) ? null : 'a language tag such as "de" or "de-AT"'
    case 'prefixed':
      return prefixed.test(value) ? null : 'a word with a prefix, such as "my:value"'
    case 'annotation-type':
      return /^(?:generic|comment|term)$/u.test(value) || prefixed.test(value)
        ? null
        : '"generic", "comment", "term" or a word with a prefix'
    case 'positive':
      return /^\+?0*[1-9]\d*$/u.test(value.trim()) ? null : 'a whole number from 1'
    case 'integer':
      return /^[+-]?\d+$/u.test(value.trim()) ? null : 'a whole number'
    case 'hex':
      return /^(?:[0-9a-fA-F]{2})+$/u.test(value) ? null : 'hexadecimal digits, an even number of them'
    case 'percent':
      return within(value.trim(), decimal, 0, 100) ? null : 'a number from 0.0 to 100.0'
    case 'confidence':
      return within(value.trim(), double, 0, 1) ? null : 'a number from 0 to 1'
    case 'datetime':
      return Number.isNaN(Date.parse(value)) ? 'a date and time such as 2026-05-01T12:00:00Z' : null
    default:
      if (type.includes(value) || (type.includes('x-*') && /^x-[^\s]+$/u.test(value))) return null
      return type.length > 12
        ? `"${type.slice(0, 4).join('", "')}" or another word of the specification`
        : `"${type.join('", "')}"`
  }
}
