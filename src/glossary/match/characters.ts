/** Classes and small letters of all UTF-16 units, in tables that are made once. */

export const other = 0
/** Letters, marks, digits and halves of surrogate pairs: they make words. */
export const inWord = 1
/** Scripts that set no space between words: each character is a word of its own. */
export const alone = 2
/** Inside a word, not of it: soft hyphen, zero-width characters. */
export const invisible = 3

export interface Characters {
  readonly classes: Uint8Array
  /** The small letter, where it is one unit. */
  readonly lower: Uint16Array
}

let made: Characters | null = null

export const characters = (): Characters => {
  if (made !== null) return made
  const classes = new Uint8Array(65_536)
  const lower = new Uint16Array(65_536)
  for (let unit = 0; unit < 65_536; unit++) {
    lower[unit] = unit
    if (unit >= 0xd800 && unit < 0xe000) {
      classes[unit] = inWord
      continue
    }
    const character = String.fromCharCode(unit)
    if (unit < 128) classes[unit] = /[A-Za-z0-9]/.test(character) ? inWord : other
    else if (/[\u00AD\u200B-\u200D\u2060\uFEFF]/.test(character)) classes[unit] = invisible
    else if (
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u.test(
        character,
      )
    )
      classes[unit] = alone
    else if (/[\p{L}\p{M}\p{N}]/u.test(character)) classes[unit] = inWord
    const small = character.toLowerCase()
    if (small.length === 1) lower[unit] = small.charCodeAt(0)
  }
  made = { classes, lower }
  return made
}
