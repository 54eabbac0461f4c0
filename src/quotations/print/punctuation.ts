import { isMark } from '../marks.ts'
import type { HouseStyle } from '../types.ts'

/** What happens to the comma or stop beside a run of closing marks. */
export type PunctuationChange =
  /** It moves from behind the marks to before them, or the other way. */
  | { readonly kind: 'in' | 'out'; readonly char: string }
  /** It disappears behind the marks, or before them. */
  | { readonly kind: 'drop-outside' | 'drop-inside'; readonly char: string }

const COMMA = ','
const STOP = '.'
const IDEOGRAPHIC_STOP = '。'

/** Abbreviations whose stop is theirs and not the sentence's. */
const abbreviations: ReadonlySet<string> = new Set(
  (
    'etc usw bzw ca co corp inc ltd jr sr dr prof mr mrs ms st nr no mio mrd vgl evtl ggf sog bros dept gov sen rep gen ' +
    'др пр г гг млн млрд тыс р руб npr np tzn itd itp m.in tj atd apod ecc sig sigg dott ud uds vs al'
  ).split(' '),
)

/** The stop at the end belongs to an abbreviation, or there are several. */
const isAbbreviated = (text: string): boolean => {
  if (text.endsWith('..')) return true
  const word = /([\p{L}\p{M}\p{Nd}.]*)\.$/u.exec(text)?.[1] ?? ''
  return (
    /^\p{L}?$/u.test(word) || word.includes('.') || abbreviations.has(word.toLowerCase()) || /^\p{Nd}+$/u.test(word)
  )
}

/**
 * Where comma and stop go at a run of closing marks. Only `,` and `.` move and only across the marks; `; : ! ? …` and
 * the punctuation of Chinese and Japanese stay (design note, section 7, rule 8).
 *
 * @param inside text before the run, white space inside the marks left out
 * @param outside text behind the run, up to the next mark and with it
 * @param isSpeech someone's words: only there a comma after `?` or a stop before a comma is superfluous
 * @returns null when everything stands where the house puts it
 */
export const punctuationChange = (
  inside: string,
  outside: string,
  style: HouseStyle,
  isSpeech: boolean,
): PunctuationChange | null => {
  const last = inside.at(-1) ?? ''
  const next = outside.charAt(0)
  if (last === '') return null
  if (next === COMMA) return commaBehind(inside, outside, style, isSpeech)
  if (next === STOP) return stopBehind(last, outside, style)
  if (last === COMMA && style.comma === 'outside' && !/^[.,;:!?…]/u.test(outside)) return { kind: 'out', char: COMMA }
  if (last === STOP && style.stop === 'outside' && !isAbbreviated(inside) && endsSentence(outside))
    return { kind: 'out', char: STOP }
  if (last === IDEOGRAPHIC_STOP && style.stop === 'none-before-close' && inside.length > 1)
    return { kind: 'drop-inside', char: last }
  return null
}

const commaBehind = (
  inside: string,
  outside: string,
  style: HouseStyle,
  isSpeech: boolean,
): PunctuationChange | null => {
  const last = inside.at(-1) ?? ''
  if (/^,\p{Nd}/u.test(outside)) return null
  if (/[!?]/u.test(last)) {
    // In a list the comma parts the members: “Who?”, “What?”
    const opensNext = isMark(/^,\s*(.)/u.exec(outside)?.[1] ?? '')
    return isSpeech && style.commaAfterTerminal === 'drop' && !opensNext ? { kind: 'drop-outside', char: COMMA } : null
  }
  if (last === STOP && !isAbbreviated(inside))
    // „Ja.“, sagte er: a statement before its tag has no stop in German.
    return isSpeech && /^de\b/iu.test(style.locale) && style.comma === 'outside'
      ? { kind: 'drop-inside', char: STOP }
      : null
  if (style.comma !== 'inside' || /[,;:]/u.test(last)) return null
  return { kind: 'in', char: COMMA }
}

const stopBehind = (last: string, outside: string, style: HouseStyle): PunctuationChange | null =>
  style.stop === 'inside' && /^\.(?:[\s)\]]|$)/u.test(outside) && !/[.!?…,;:]/u.test(last)
    ? { kind: 'in', char: STOP }
    : null

/** What follows begins a new sentence, or nothing follows. */
const endsSentence = (outside: string): boolean => /^(?:\s*$|\s+[^\p{Ll}\s–—-]|[)\]])/u.test(outside)
