import type { Output } from '../types.ts'

/** A part of a block with the text that will be written for it. */
export type Written = Output & { readonly written: string }

const isSpace = (char: string): boolean => char === '' || /\s/u.test(char)
const isPunctuation = (char: string): boolean => /[\p{P}\p{S}]/u.test(char)
// Some readers look at half of a surrogate pair and see a letter.
const isLetterToSome = (char: string): boolean => char.length > 1 || (!isSpace(char) && !isPunctuation(char))
const firstOf = (text: string): string => String.fromCodePoint(...[text.codePointAt(0) ?? 0].filter((code) => code > 0))
const lastOf = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? ''
const numeric = (char: string): string => `&#${char.codePointAt(0) ?? 0};`

/**
 * Writes parts so that emphasis holds where Markdown's rules would not let it: `„so“**weiter` opens and closes nothing.
 * A character beside such a mark is written as a reference, which counts as punctuation for the rules and reads as
 * itself: `**„so“**&#119;eiter`.
 *
 * @see CommonMark 6.2, left- and right-flanking delimiter runs
 */
export const holdDelimiters = (parts: readonly Written[]): string => {
  const texts = parts.map(({ written }) => written)
  parts.forEach((part, index) => {
    if (part.kind !== 'code' || part.code.form === 'empty' || !/^[*_~]+$/u.test(part.written)) return
    const isOpen = part.code.form === 'open'
    const inner = isOpen ? index + 1 : index - 1
    const outer = isOpen ? index - 1 : index + 1
    // The character next to the mark: seen from an opening mark the first inside and the last outside.
    const innerText = texts[inner] ?? ''
    const outerText = texts[outer] ?? ''
    const innerChar = isOpen ? firstOf(innerText) : lastOf(innerText)
    const outerChar = isOpen ? lastOf(outerText) : firstOf(outerText)
    if (parts[inner]?.kind === 'text' && isSpace(innerChar) && innerText !== '')
      texts[inner] = isOpen
        ? numeric(innerChar) + innerText.slice(innerChar.length)
        : innerText.slice(0, innerText.length - innerChar.length) + numeric(innerChar)
    const nextToInner = isOpen ? firstOf(texts[inner] ?? '') : lastOf(texts[inner] ?? '')
    const needsOuter = isLetterToSome(outerChar) && (isPunctuation(nextToInner) || part.written.startsWith('_'))
    if (needsOuter && parts[outer]?.kind === 'text')
      texts[outer] = isOpen
        ? outerText.slice(0, outerText.length - outerChar.length) + numeric(outerChar)
        : numeric(outerChar) + outerText.slice(outerChar.length)
  })
  return texts.join('')
}
