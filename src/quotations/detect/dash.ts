import { isReportingVerb } from '../lexicon.ts'
import type { DetectedOccurrence } from '../types.ts'

/** Where a dash at the head of a paragraph can open speech. Never German or English. */
const dashLanguages: ReadonlySet<string> = new Set([
  'es',
  'ca',
  'gl',
  'pt',
  'ru',
  'uk',
  'be',
  'fr',
  'sv',
  'nb',
  'nn',
  'fi',
  'pl',
  'hu',
  'it',
  'ro',
  'tr',
])

const head = /^\s*[–—―]\s*(?=[^\s–—―-])/u
/** The end of the speech: a comma or a further dash, before the tag. */
const tag = /[,!?…]?\s*[–—―]\s*|,\s+/gu
const word = /[\p{L}\p{M}’'-]+/gu

/** How many words in front of the reporting verb a tag may have: „– mówi wczoraj“, “— a-t-il dit”. */
const WORDS_BEFORE_VERB = 3

/**
 * Dialogue dashes: a block that begins with `– ` or `— ` and has a reporting verb after a second dash or a comma.
 *
 * @param others what was found by marks; a dash inside quotation marks opens nothing
 * @returns all occurrences of the block in reading order, or none when the block has no dialogue dash
 */
export const dashOccurrences = (
  text: string,
  block: number,
  language: string,
  others: readonly DetectedOccurrence[],
): readonly DetectedOccurrence[] => {
  if (!dashLanguages.has(language)) return []
  const opening = head.exec(text)
  if (!opening) return []
  const start = opening[0].length
  tag.lastIndex = start
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    if (others.some((one) => one.start < match.index && match.index < one.end)) continue
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
    const words = [...behind.matchAll(word)].slice(0, WORDS_BEFORE_VERB).map(([found]) => found)
    if (!words.some((found) => isReportingVerb(found, language))) continue
    const kept = /^[!?…]/u.test(match[0]) ? 1 : 0
    const first = dash(block, start, match.index + kept)
    const rest = continuation(text, match.index + match[0].length, block)
    return [...(rest ? [first, rest] : [first]), ...others]
      .toSorted((a, b) => a.start - b.start || b.end - a.end)
      .map((one) => (one.type === 'dash' ? one : { ...one, depth: one.depth + (inside(one, first, rest) ? 1 : 0) }))
  }
  return []
}

const inside = (one: DetectedOccurrence, ...spans: (DetectedOccurrence | null)[]): boolean =>
  spans.some((span) => span !== null && span.start <= one.start && one.end <= span.end)

/** The speech goes on after the tag: `– А я пас, – сказал он. – Всем пока.` */
const continuation = (text: string, from: number, block: number): DetectedOccurrence | null => {
  const resume = /(?:[.,;:!?]\s*[–—―]\s*|[–—―][.,;:]?\s+)(?=\S)/u.exec(text.slice(from))
  if (!resume) return null
  const start = from + resume.index + resume[0].length
  const end = text.trimEnd().length
  return start < end ? dash(block, start, end) : null
}

const dash = (block: number, start: number, end: number): DetectedOccurrence => ({
  block,
  start,
  end,
  innerStart: start,
  innerEnd: end,
  depth: 1,
  type: 'dash',
  openMark: '',
  closeMark: '',
  ambiguous: false,
})
