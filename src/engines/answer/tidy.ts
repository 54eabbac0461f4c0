import type { Damage } from '../contract.ts'
import { decodeWireEntities, entitiesIn } from '../wire/entities.ts'
import { damage, repaired } from './damage.ts'
import { type Draft, hasLetter, insertAt, replaceAll, replaceRange } from './draft.ts'
import type { SentSentence } from './source.ts'

const lineBreak = /\s*[\n\r\u0085\u2028\u2029]\s*/gu
const manySpaces = /[ \t]{2,}/gu
const entity = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z]{2,8});/gu
/** Zero-width space, byte order mark, variation selectors. */
const invisible = /[\u200b\ufeff]|\p{Variation_Selector}/gu

/**
 * Puts right what surrounds words without touching a letter: line breaks, doubled spaces, entities that were escaped
 * twice, spaces lost at a single code, white space at both ends.
 */
export const tidyText = (draft: Draft, sentence: SentSentence, spaceless: boolean): readonly Damage[] => {
  const found: Damage[] = []
  if (replaceAll(draft, lineBreak, () => (spaceless ? '' : ' ')) > 0) found.push(repaired('newline'))
  if (entitiesIn(sentence.text).length === 0 && replaceAll(draft, entity, decodeWireEntities) > 0)
    found.push(repaired('entity'))
  if (!/ {2}/u.test(sentence.text) && replaceAll(draft, manySpaces, () => ' ') > 0) found.push(repaired('space'))
  trimEnds(draft)
  if (!spaceless && partAtCodes(draft, sentence)) found.push(repaired('space'))
  const hidden = (text: string): number => [...text.matchAll(invisible)].length
  if (hidden(draft.text) > hidden(sentence.text)) found.push(damage('invisible'))
  return found
}

/** Removes white space at both ends of a sentence. */
export const trimEnds = (draft: Draft): void => {
  const head = /^\s*/u.exec(draft.text)?.[0].length ?? 0
  if (head > 0) replaceRange(draft, 0, head)
  const tail = /\s*$/u.exec(draft.text)?.[0].length ?? 0
  if (tail > 0) replaceRange(draft, draft.text.length - tail, draft.text.length)
}

/** `;` that an entity left behind at the edges of a quotation, where the source has none at all. */
export const dropStraySemicolons = (draft: Draft, sentence: SentSentence): readonly Damage[] => {
  if (sentence.text.includes(';')) return []
  let changed = false
  for (const element of draft.elements) {
    if (element.tag !== 'q') continue
    for (const at of [element.end, element.end - 1, element.start, element.start - 1])
      if (draft.text.charAt(at) === ';') {
        const { start, end } = element
        replaceRange(draft, at, at + 1)
        changed = true
        if (at === end) element.end = end
        if (at === start) element.start = start
      }
  }
  return changed ? [repaired('entity')] : []
}

/** Where the source has a space at a single code or in front of a paired one, two words must not grow together. */
const partAtCodes = (draft: Draft, sentence: SentSentence): boolean => {
  let changed = false
  for (const sent of sentence.elements) {
    const element = draft.elements.find(({ id }) => id === sent.id)
    if (element === undefined || (sent.tag !== 'x' && sent.tag !== 'g')) continue
    const at = element.start
    const spaced =
      /\s$/u.test(sentence.text.slice(0, sent.start)) ||
      (sent.tag === 'x' && /^\s/u.test(sentence.text.slice(sent.end)))
    if (!spaced || !hasLetter(draft.text.charAt(at - 1)) || !hasLetter(draft.text.charAt(at))) continue
    insertAt(draft, at, ' ', (one, edge) => one.start === at && (edge === 'start' || one.end === at))
    changed = true
  }
  return changed
}
