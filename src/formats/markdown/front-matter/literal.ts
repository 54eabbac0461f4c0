/** Characters that JSON may hold as they are, TOML and YAML may not. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu

/** A string between double quotation marks as JSON, TOML and YAML all read it. */
export const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
