/** A wording as it is compared: marks and spaces are typography; so is the comma or stop that a house style puts inside a mark. */
export const foldQuoted = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[‘’‚‛'´`′“”„‟"«»‹›]/gu, "'")
    .replace(/…/gu, '...')
    .replace(/[\s\u00a0\u202f\u2009]+/gu, ' ')
    // The comma or stop inside a nested mark is the house's as well.
    .replace(/([,.])'/gu, "'$1")
    .trim()
