import { normaliseContent } from '../../article/content.ts'
import type { Content, Inline, Locale } from '../../article/types.ts'
import { contentFromPrinted, type SourceOccurrence } from '../../quotations/content.ts'
import { isAttributed } from '../../quotations/outcomes.ts'
import type { HouseStyle } from '../../quotations/types.ts'
import type { Damage } from '../contract.ts'
import { damage, repaired } from './damage.ts'
import { hasLetter } from './draft.ts'
import { quotesIn, type SentSentence } from './source.ts'

export interface PlainOptions {
  readonly sourceLocale: Locale
  readonly locale: Locale
  readonly sourceStyle: HouseStyle
  readonly style: HouseStyle
}

/** A plain answer with its quotations found again. */
export interface ReadPlain {
  /** Null when a quotation of the source has no counterpart. */
  readonly content: Content | null
  readonly damage: readonly Damage[]
}

/**
 * Finds the quotations of a sentence in an answer without tags: by marks, words, length and place. Codes go back where
 * their place is sure: around everything, or at an edge.
 */
export const readPlain = (answer: string, sentence: SentSentence, options: PlainOptions): ReadPlain => {
  const text = answer.replace(/\s*[\n\r\u0085\u2028\u2029]\s*/gu, ' ').trim()
  const found: Damage[] = text === answer.trim() ? [] : [repaired('newline')]
  const quotes = quotesIn(sentence)
  const occurrences = quotes.map(
    ({ start, end, target }): SourceOccurrence => ({
      id: target.id,
      start,
      end,
      innerStart: start + target.open.length,
      innerEnd: end - target.close.length,
      type: target.open === '' ? 'close' : target.close === '' ? 'open' : 'pair',
      depth: target.depth,
      quoteKind: target.quoteKind,
    }),
  )
  const read = contentFromPrinted(
    text,
    [],
    {
      text: sentence.text,
      occurrences: occurrences.filter(({ innerStart, innerEnd, start, end }) => innerStart > start || end > innerEnd),
    },
    {
      sourceLocale: options.sourceLocale,
      targetLocale: options.locale,
      sourceStyle: options.sourceStyle,
      targetStyle: options.style,
    },
  )
  if (sentence.elements.length > 0) found.push(damage('aligned'))
  for (const extra of read.extra)
    found.push(damage('mark-extra', { note: isAttributed(extra.kind) ? 'speech' : 'words' }))
  const ends = (content: Content): number =>
    content.filter(({ kind }) => kind === 'quote-open' || kind === 'quote-close').length
  const wanted = quotes.reduce(
    (sum, { target }) => sum + (target.open === '' ? 0 : 1) + (target.close === '' ? 0 : 1),
    0,
  )
  if (ends(read.content) !== wanted) return { content: null, damage: [...found, damage('tag-lost')] }
  return { content: withCodes(read.content, sentence, found), damage: found }
}

const withCodes = (content: Content, sentence: SentSentence, found: Damage[]): Content => {
  const head: Inline[] = []
  const tail: Inline[] = []
  for (const { id, target, start, end } of sentence.elements) {
    if (target.kind !== 'code') continue
    const before = hasLetter(sentence.text.slice(0, start))
    const behind = hasLetter(sentence.text.slice(end))
    const isSingle = start === end
    if (isSingle ? before && behind : before || behind) {
      found.push(damage('tag-lost', { wireId: id }))
      continue
    }
    const open: readonly Inline[] =
      target.form === 'empty'
        ? [{ kind: 'code-empty', id: target.id }]
        : target.opens
          ? [{ kind: 'code-open', id: target.id }]
          : []
    const close: readonly Inline[] =
      target.form === 'pair' && target.closes ? [{ kind: 'code-close', id: target.id }] : []
    if (isSingle) (before ? tail : head).push(...open, ...close)
    else {
      head.push(...open)
      tail.unshift(...close)
    }
  }
  return normaliseContent([...head, ...content, ...tail])
}
