import { dice, trigramsOf } from '../../quotations/similarity.ts'
import { isUntranslated } from '../../quotations/align/untranslated.ts'
import type { Locale } from '../../article/types.ts'
import type { Damage } from '../contract.ts'
import { codePoints } from '../wire/index.ts'
import { damage } from './damage.ts'
import { hasLetter } from './draft.ts'
import { isSmallWord as isOf, otherLanguage } from './function-words.ts'
import { isSpaceless, languageOf, lengthLimits, scriptOf } from './languages.ts'
import { numbersDiffer } from './number-words.ts'

/** A sentence and its translation as texts without the marks of quotations. */
export interface Wording {
  readonly source: string
  readonly target: string
  readonly sourceLocale: Locale
  readonly locale: Locale
  /** What stands in the target untranslated by right: titles, names, foreign expressions. */
  readonly kept: readonly string[]
  /** Text of the request that must not come back: the instructions. */
  readonly secret?: string | undefined
}

/**
 * What is wrong with a translation's words, as far as that can be seen without knowing the language: not translated, left
 * out, twice as long, in another script, other numbers or addresses, a refusal or a comment in its place.
 */
export const checkWording = (wording: Wording): readonly Damage[] => {
  const { source, target, sourceLocale, locale } = wording
  const found: Damage[] = []
  if (!hasLetter(source) && !hasLetter(target)) return found
  const sameLanguage = languageOf(sourceLocale) === languageOf(locale)
  if (hasLetter(source) && !hasLetter(target)) found.push(damage('omitted'))
  if (isRefusal(source, target)) found.push(damage('refusal'))
  else if (isComment(source, target)) found.push(damage('comment'))
  if (!sameLanguage) found.push(...untranslated(wording))
  found.push(...lengths(source, target, locale))
  if (isCutOff(source, target, locale)) found.push(damage('cut-off'))
  if (!sameLanguage && isOtherScript(source, target, locale)) found.push(damage('script'))
  if (!sameLanguage && !found.some(({ code }) => code === 'untranslated') && otherLanguage(target, locale) !== null)
    found.push(damage('language'))
  if (wording.secret !== undefined && leaks(target, source, wording.secret)) found.push(damage('leak'))
  if (isDoubled(source, target)) found.push(damage('doubled'))
  if (numbersDiffer(source, target, locale)) found.push(damage('number'))
  if (addressesOf(source).join(' ') !== addressesOf(target).join(' ')) found.push(damage('link'))
  return found
}

/** Words in lower case: what a translation changes, unlike names. */
const plainWords = (text: string): readonly string[] => text.match(/(?<!\p{L})\p{Ll}{2,}/gu) ?? []

/** Addresses, handles, tags and names of domains stay as they are in every language. */
const forMachines =
  /[a-z][a-z0-9+.-]*:\/\/\S+|\S+@\S+\.\S+|(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]+|(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,24}(?![\p{L}\p{N}])(?:\/\S*)?/giu
const mayHoldMachineText = /[@#/]|[\p{L}\p{N}]\.[\p{L}\p{N}]/u
const withoutMachineText = (text: string): string =>
  mayHoldMachineText.test(text) ? text.replace(forMachines, ' ') : text
const lettersOf = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

/** How alike source and target are before it counts as the same text. */
const sameText = 0.9
const germanWords =
  'und nicht ist wird werden auch sich eine einen einer einem eines für auf über zwischen haben wurde wurden dass durch gegen zum zur vom aber oder wenn ihm ihn ihre seine seinen sagte nach bei als'
/** Words of the source's language that tell it from every other. */
const tellTales: Readonly<Record<string, ReadonlySet<string>>> = { de: new Set(germanWords.split(' ')) }

const untranslated = ({ source, target, sourceLocale, locale, kept }: Wording): readonly Damage[] => {
  const without = (text: string): string =>
    kept.reduce((rest, one) => (one === '' ? rest : rest.replace(one, ' ')), withoutMachineText(text))
  const [from, to] = [without(source), without(target)]
  const moves = plainWords(from).length
  if (lettersOf(from) === lettersOf(to) && /\p{L}\p{Ll}|\p{L}{4}/u.test(from))
    return [damage(moves >= 2 ? 'untranslated' : 'same')]
  if (moves > 3 && isAboutAsLong(from, to) && dice(trigramsOf(from), trigramsOf(to)) >= sameText)
    return [damage('untranslated')]
  const tells = tellTales[languageOf(sourceLocale)]
  if (tells === undefined) return []
  const words = to.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const hits = words.filter((word) => tells.has(word)).length
  if (hits >= 3 && hits >= words.length * 0.25) return [damage('untranslated')]
  // A run of words of the source stands in the target.
  if (sharedRun(from, to).some((word) => isOf(word, sourceLocale) && !isOf(word, locale)))
    return [damage('half-translated')]
  return hits >= 2 && hits >= words.length * 0.15 ? [damage('half-translated')] : []
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []

/** Texts of other lengths share too few trigrams to be the same. */
const isAboutAsLong = (a: string, b: string): boolean =>
  2 * Math.min(a.length, b.length) >= (sameText - 0.1) * (a.length + b.length)

const runLength = 4

/** The longest run of four words or more that both texts have; a foreign title may stand in both by right. */
const sharedRun = (source: string, target: string): readonly string[] => {
  const from = wordsOf(source)
  const to = ` ${wordsOf(target).join(' ')} `
  let longest: readonly string[] = []
  for (let start = 0; start < from.length; start++)
    for (let end = start + Math.max(longest.length + 1, runLength); end <= from.length; end++) {
      const words = from.slice(start, end)
      if (!to.includes(` ${words.join(' ')} `)) break
      longest = words
    }
  return longest
}

/** Up to here, in code points, a word more or less makes a great difference. */
const shortText = 10
const headline = 16
const lengths = (source: string, target: string, locale: Locale): readonly Damage[] => {
  const { least, most } = lengthLimits(locale)
  // Short texts vary more: a few characters are granted on both sides.
  const [from, to] = [codePoints(source), codePoints(target)]
  if (to + (from < shortText ? 3 : 0) < least * from) return [damage('omitted')]
  // A headline has no stop whose loss would show that its end is gone; so short a translation of one is rare.
  if (from >= headline && !/[.!?…:;]\s*$/u.test(source) && to < least * 1.4 * from) return [damage('cut-off')]
  return to > most * from + 12 ? [damage('length')] : []
}

/** Languages that set no stop at the end of a sentence. */
const unstopped: ReadonlySet<string> = new Set(['th', 'lo', 'km', 'my'])
/** A sentence that ended with a stop ends in the middle of a word; or one word is left of three. */
const isCutOff = (source: string, target: string, locale: Locale): boolean => {
  const ends = (text: string): boolean => !/[\p{L}\p{M}]\s*$/u.test(text)
  if (unstopped.has(languageOf(locale)) || !hasLetter(target)) return false
  if (/[.!?…:;]\s*$/u.test(source) && !ends(target)) return true
  return (
    !isSpaceless(locale) && plainWords(source).length > 0 && wordsOf(source).length >= 3 && wordsOf(target).length < 2
  )
}

const isOtherScript = (source: string, target: string, locale: Locale): boolean => {
  if (plainWords(withoutMachineText(source)).length < 2) return false
  const letters = withoutMachineText(target).match(/\p{L}/gu) ?? []
  const own = letters.filter((letter) => scriptOf(locale).test(letter)).length
  return letters.length >= 8 && own < letters.length * 0.35
}

/** So many words of the instructions in a row are no chance. */
const leakLength = 8
const leaks = (target: string, source: string, secret: string): boolean => {
  const words = wordsOf(target)
  const text = (one: string): string => ` ${wordsOf(one).join(' ')} `
  const [hidden, own] = [text(secret), text(source)]
  for (let at = 0; at + leakLength <= words.length; at++) {
    const run = ` ${words.slice(at, at + leakLength).join(' ')} `
    if (hidden.includes(run) && !own.includes(run)) return true
  }
  return false
}

const least = 4
/** A run of words that stands twice, one directly behind the other, and does not in the source. */
const isDoubled = (source: string, target: string): boolean => repeats(wordsOf(target)) && !repeats(wordsOf(source))
const repeats = (words: readonly string[]): boolean => {
  for (let size = least; size * 2 <= words.length; size++) {
    let same = 0
    for (let at = 0; at + size < words.length; at++) {
      same = words[at] === words[at + size] ? same + 1 : 0
      if (same >= size) return true
    }
  }
  return false
}

const address =
  /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>()"„“”«»‚‘’]+|[\p{L}\p{Nd}._%+-]+@[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)+/giu
/** URLs and mail addresses, sorted; punctuation at their end is the sentence's. */
const addressesOf = (text: string): readonly string[] =>
  !/:\/\/|www\.|@/iu.test(text) ? [] : (text.match(address) ?? []).map((one) => one.replace(/[.,;:!?…]+$/u, '')).sort()

const declines =
  /^\s*["“«„]?\s*(?:i(?:['’]m| am) (?:sorry|unable|not able|afraid)|i apologi[sz]e|sorry,|i (?:cannot|can['’]t|won['’]t) (?:help|assist|translate|provide|comply|do|fulfil|continue|process)|as an ai|je suis désolé|je ne peux pas|lo siento|no puedo|mi dispiace|es tut mir leid|ich kann)/iu
const apologises = /leid|entschuldig|verzeih|bedauer|kann|könn|sorry/iu
const isRefusal = (source: string, target: string): boolean =>
  hasLetter(target) && (isUntranslated(source, target, true) || (declines.test(target) && !apologises.test(source)))

const comments: readonly RegExp[] = [
  /^\s*(?:here(?:'s|’s| is)|sure[,!]|certainly[,!]|of course[,!]|translation\s*:|translated text\s*:|note\s*:|output\s*:|voici (?:la|une) traduction|aquí (?:está|tienes)|hier ist die übersetzung|übersetzung\s*:)/iu,
  /\((?:translator['’]s? note|note du traducteur|anmerkung des übersetzers)/iu,
  /```|<\/?(?:think|translation|output|system)>/iu,
  /\bas an ai\b|\blanguage model\b/iu,
]
/** Words about the translation where the translation should stand. */
const isComment = (source: string, target: string): boolean =>
  comments.some((pattern) => pattern.test(target) && !pattern.test(source)) &&
  !/^\s*(?:hier ist|hinweis|anmerkung|notiz|ausgabe|sicher|natürlich|selbstverständlich|übersetzung)/iu.test(source)
