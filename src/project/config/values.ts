/** Kinds of values that a key may have, each with the words that say what was expected. */
export interface Rule {
  readonly expected: string
  readonly test: (value: unknown) => boolean
}
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
export const amountExpected = 'a number of characters such as 50000, or money such as "5 EUR",'
export const whole = (least: number, most: number): Rule => ({
  expected: `a whole number from ${least} to ${most}`,
  test: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
})
export const isLabels = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(
    ([status, text]) =>
      ['machine', 'reviewed', 'approved'].includes(status) && typeof text === 'string' && text.trim() !== '',
  )
export const oneOf = (...known: string[]): Rule => ({
  expected: `one of ${known.map((one) => `"${one}"`).join(', ')}`,
  test: (value) => typeof value === 'string' && known.includes(value),
})
