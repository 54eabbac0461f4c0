/** What ends no sentence though a full stop stands behind it: titles, initials, and the commonest abbreviations. */
const abbreviation =
  '(?<!(?<![\\p{L}\\p{Nd}])(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Jr|Sr|Mme|Mlle|Sra|bzw|ca|Nr|No|vs|z\\. ?B|d\\. ?h|u\\. ?a|\\p{Lu}))'

/** Stands for a quoted character where what is quoted is blanked out: no letter, no space, no punctuation. */
export const BLANK = '\u0001'

/**
 * Where one sentence of the reporter ends and the next begins: punctuation, closing marks, white space, and a capital, a
 * digit or an opening mark behind it. Good enough to bound a reporting clause; sentences for translation are cut
 * elsewhere.
 */
export const sentenceEnd: RegExp = new RegExp(
  `(?:${abbreviation}\\.|[!?…。！？])[${BLANK}"“”»«‘’)\\]]*\\s+(?=["“„”»«‚‘’(${BLANK}]*[\\p{Lu}\\p{Nd}${BLANK}])`,
  'gu',
)

/** The part of a text behind its last sentence end. */
export const afterLastSentence = (text: string): string => {
  let from = 0
  for (const match of text.matchAll(sentenceEnd)) from = match.index + match[0].length
  return text.slice(from)
}

const stop = new RegExp(`(?:${abbreviation}\\.|[!?…。！？])(?=\\s|${BLANK}|$)`, 'u')

/** Length of the part of a text in front of its first sentence end; the text's length when there is none. */
export const sentenceLength = (text: string): number => {
  const end = text.search(stop)
  return end < 0 ? text.length : end
}
