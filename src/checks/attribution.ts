import { type Finding, finding } from '../article/finding.ts'
import type { BlockId, Locale, QuotationId } from '../article/types.ts'

/** A quotation with its speaker, where it stands in a block and in its translation. */
export interface Attributed {
  readonly quotation: QuotationId
  readonly unit: BlockId
  readonly speaker: string
  /** The reporter's own words around it in the source and in the target, quotations left out. */
  readonly source: string
  readonly target: string
}

const latin = /\p{Script=Latin}/u
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** As a word of the text; the last letter may be gone to a case ending, and others may follow. */
const holds = (text: string, name: string): boolean => {
  const folded = fold(name)
  const stem = folded.length > 4 ? folded.slice(0, -1) : folded
  const words = fold(text).match(/[\p{L}\p{M}’'-]+/gu) ?? []
  return words.some((word) => (folded.length > 3 ? word.startsWith(stem) : word.replace(/['’]s$/u, '') === folded))
}

/** A word of a name that can stand for its bearer: not an initial, not "von", not "Dr.". */
const bears = (word: string): boolean => /^\p{Lu}[\p{L}\p{M}’'-]+$/u.test(word)

const particle =
  /^(?:von|vom|zu|zum|zur|und|van|der|den|ten|ter|de|del|della|di|da|du|des|la|le|los|las|dos|y|e|al|el|bin|ibn|ben)$/u
/** Speakers named by a person's name; a document, or a description in brackets, is translated and not kept. */
const isName = (speaker: string): boolean =>
  speaker.split(/\s+/u).every((word) => /^\p{Lu}[\p{L}\p{M}’'.-]*$/u.test(word) || particle.test(word)) &&
  !/^(?:Der|Die|Das|The|Le|La|Les|El|Los|Las|Ein|Eine|Un|Una|Une)\s/u.test(speaker)

/**
 * Does the target still say who speaks (check V9)? A word of the speaker's name stands in the reporter's words of the source, and
 * none of them in the target's: papers call the same man Ri, Yong-ho or Ri Yong-ho. Only where both are written in Latin letters:
 * others spell names anew.
 */
export const checkAttribution = (
  { quotation, unit, speaker, source, target }: Attributed,
  locale: Locale,
): readonly Finding[] => {
  const names = speaker.split(/\s+/u).filter(bears)
  if (!latin.test(target) || !latin.test(speaker) || !isName(speaker)) return []
  if (!names.some((name) => holds(source, name)) || names.some((name) => holds(target, name))) return []
  return [finding('quote.speaker-gone', 'warning', { locale, unit, quotation, args: { quotation, speaker } })]
}
