/** What XML 1.0 does not allow (half a surrogate pair among it), and soft hyphens. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\ufffe\uffff\ud800-\udfff]/gu
const lineBreak = /[^\S\u00a0\u202f\u2009]*[\n\r\u0085\u2028\u2029][^\S\u00a0\u202f\u2009]*/gu

/** A text as it may be sent: no line break, no soft hyphen, nothing that XML 1.0 forbids. */
export const wireText = (text: string): string => text.replace(lineBreak, ' ').replace(forbidden, '')

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Escapes `& < >` and nothing else: other entities come back as text from some engines. */
export const escapeWire = (text: string): string => text.replace(/[&<>]/gu, (char) => escapes[char] ?? char)

/** Unicode code points of a text: what engines bill. */
export const codePoints = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}
