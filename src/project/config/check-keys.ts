import { GoosefootError } from '../../errors.ts'
import { didYouMean } from '../../nearest.ts'
import { isObject, type Rule } from './values.ts'

const isRule = (rule: Rule | Readonly<Record<string, Rule>>): rule is Rule => typeof (rule as Rule).test === 'function'

/** @throws {GoosefootError} `config.unknown-key`, `config.bad-value` */
export const checkKeys = (
  value: Record<string, unknown>,
  known: Readonly<Record<string, Rule | Readonly<Record<string, Rule>>>>,
  path: string,
  file: string,
): void => {
  for (const [key, item] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`
    const rule = Object.hasOwn(known, key) ? known[key] : undefined
    if (rule === undefined)
      throw new GoosefootError(
        'config.unknown-key',
        `the configuration has no key "${name}".${didYouMean(key, Object.keys(known))}`,
        {
          file,
          hint: `Known keys here: ${Object.keys(known).join(', ')}.`,
        },
      )
    if (item === undefined) continue
    if (isRule(rule)) {
      if (!rule.test(item))
        throw new GoosefootError(
          'config.bad-value',
          `"${name}" has a value that cannot be used; ${rule.expected} was expected.`,
          { file, hint: 'Correct it.' },
        )
    } else if (isObject(item)) checkKeys(item, rule, name, file)
    else
      throw new GoosefootError(
        'config.bad-value',
        `"${name}" must be an object with ${Object.keys(rule).join(', ')}.`,
        { file, hint: 'Correct it.' },
      )
  }
}
