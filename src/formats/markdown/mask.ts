/**
 * Hides from the Markdown reader what only looks like Markdown. Every hidden character becomes one private-use
 * character, so that offsets stay.
 */
export const shortcodeMark = '\ue000'
export const starMark = '\ue001'

export interface Mask {
  readonly text: string
  /** Shortcodes and macros, half-open. */
  readonly shortcodes: readonly { readonly start: number; readonly end: number }[]
}

const shortcode = /\{\{[<%][\s\S]*?[>%]\}\}|\{\{[^{}\n]*\}\}|\{%[\s\S]*?%\}/gu
/** Entwickler*innen: a star between letters that opens a German ending is text, never emphasis. */
const genderStar = /(?<=\p{L}{2})\*(?=(?:innen|in|r|n|e|en|er|es|s|frau|frauen)(?!\p{L}))/gu

/** @param from offset where the body begins; what stands before is blanked, line breaks kept */
export const maskMarkdown = (source: string, from: number): Mask => {
  const shortcodes: { start: number; end: number }[] = []
  const head = source.slice(0, from).replace(/[^\r\n]/gu, ' ')
  const body = source
    .slice(from)
    .replaceAll(shortcodeMark, '\ufffd')
    .replaceAll(starMark, '\ufffd')
    .replace(shortcode, (match, offset: number) => {
      shortcodes.push({ start: from + offset, end: from + offset + match.length })
      return shortcodeMark.repeat(match.length)
    })
    .replace(genderStar, starMark)
  return { text: head + body, shortcodes }
}
