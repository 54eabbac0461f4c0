/** Scripts without sentence marks (Thai, Lao, Khmer, Burmese): the run time's own dictionary cuts them. */
import { isWhiteSpace, OTHER, classTable } from './classes.ts'

const languages: readonly string[] = ['th', 'lo', 'km', 'my']
const segmenters = new Map<string, Intl.Segmenter>()

/** The language whose sentences the run time finds, or null when the scanner does. */
export const runtimeLanguage = (locale: string): string | null => {
  const language = locale.slice(0, 2).toLowerCase()
  return languages.includes(language) && !/^[a-z]/iu.test(locale.slice(2)) ? language : null
}

/** Ends of sentences as `Intl.Segmenter` sees them, before the white space; the last is the length of the text. */
export const runtimeBoundaries = (text: string, language: string): number[] => {
  let segmenter = segmenters.get(language)
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
    segmenters.set(language, segmenter)
  }
  const classes = classTable()
  const ends: number[] = []
  for (const { index, segment } of segmenter.segment(text)) {
    let end = index + segment.length
    while (end > index && isWhiteSpace(classes[text.charCodeAt(end - 1)] ?? OTHER)) end--
    if (end > index) ends.push(end)
  }
  if (ends.length > 0) ends[ends.length - 1] = text.length
  return ends
}
