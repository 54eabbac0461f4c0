import type { Content, Inline, Locale } from '../../src/article/types.ts'
import { normaliseContent, textOf } from '../../src/article/content.ts'
import { pseudoTranslate } from '../../src/engines/index.ts'

/**
 * Text that stands for a translation where there is none: of the language's script and about its length, numbers, names of
 * domains and punctuation kept, the same for the same input.
 */
export const standForTranslation = (content: Content, locale: Locale): Content => {
  const language = locale.split('-')[0] ?? locale
  if (language !== 'ru' && language !== 'ja') return pseudoTranslate(content, locale)
  const kept =
    /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]+|[a-z]+:\/\/\S+|\S+@\S+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,24}(?![\p{L}\p{N}])\S*/giu
  return normaliseContent(
    content.map((inline): Inline => {
      if (inline.kind !== 'text') return inline
      let text = ''
      let from = 0
      for (const match of inline.text.matchAll(kept)) {
        text += lettersIn(inline.text.slice(from, match.index), language) + match[0]
        from = match.index + match[0].length
      }
      return { kind: 'text', text: text + lettersIn(inline.text.slice(from), language) }
    }),
  )
}

const cyrillic = 'абцдефгхийклмнопкрстувшхыз'
const kana = 'あえおいうかけこきくさせそしすたてとちつなねのにぬ'

const lettersIn = (text: string, language: 'ru' | 'ja'): string =>
  language === 'ru'
    ? text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/\p{Script=Latin}/gu, (letter) => {
          const small = cyrillic.charAt((letter.toLowerCase().codePointAt(0) ?? 97) % cyrillic.length)
          return letter === letter.toLowerCase() ? small : small.toUpperCase()
        })
    : // One syllable for two letters, and no space between words.
      text
        .replace(/[\p{L}\p{M}]+/gu, (word) =>
          Array.from(word)
            .filter((_, at) => at % 2 === 0)
            .map((letter) => kana.charAt((letter.codePointAt(0) ?? 0) % kana.length))
            .join(''),
        )
        .replace(/(?<=[あ-ん]) (?=[あ-ん])/gu, '')

/** The letters of a content: what must not change. */
export const lettersOf = (content: Content): string => textOf(content).replace(/[^\p{L}\p{N}]/gu, '')
