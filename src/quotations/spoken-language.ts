import { nations, type NationWords } from './lexicon/nations.ts'

interface Patterns {
  /** Right in front of a name: "der russische Außenminister Sergej ", "Frankreichs Präsident ". */
  readonly before: readonly (readonly [language: string, pattern: RegExp])[]
  /** In front of a name, a comma between: "der Sprecher des Kreml, Dmitri ". */
  readonly apposition: readonly (readonly [language: string, pattern: RegExp])[]
  /** Right behind a name: ", der russische Außenminister". */
  readonly behind: readonly (readonly [language: string, pattern: RegExp])[]
  readonly institution: readonly (readonly [language: string, pattern: RegExp])[]
  readonly tongue: readonly (readonly [language: string, pattern: RegExp])[]
  readonly own: RegExp
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll('_', '\\s+')
const either = (words: string): string =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map(escaped)
    .join('|')

const W = '(?<![\\p{L}\\p{M}\\p{Nd}-])'
/** Between the word of the country and the name: offices and first names, "für", "der"; no verb, no comma. */
const office =
  "(?:\\s+(?:[\\p{Lu}][\\p{L}\\p{M}.’'-]*|für|der|des|die|von|im|in|und|of|for|the|and|de|du|des|la|del|da|president[ea]?|président|primer|premier|première|primera|ministr[eoa]|ministre|chef|secrétaire|secretari[oa]|foreign|prime|minister|spokes\\p{L}+|embassador))"

const tables = (words: Readonly<Record<string, string>>, make: (words: string) => string | null) =>
  Object.entries(words).flatMap(([language, list]): (readonly [string, RegExp])[] => {
    const pattern = list === '' ? null : make(either(list))
    return pattern === null ? [] : [[language, new RegExp(pattern, 'u')]]
  })

const compile = (words: NationWords, language: string): Patterns => {
  // Romance adjectives stand behind the office: "le président américain Donald Trump".
  const ending = language === 'de' ? 'e[nrsm]?' : language === 'en' ? '' : '\\p{L}{0,3}'
  return {
    before: [
      ...tables(words.adjective, (list) => `${W}(?:${list})${ending}${office}{0,5}\\s+$`),
      ...tables(words.genitive, (list) => `${W}(?:${list})${office}{1,5}\\s+$`),
      ...tables(words.before, (list) => `${W}(?:${list})s?${office}{0,4}\\s+$`),
    ],
    apposition: tables(words.institution, (list) => `\\s(?:des|of the|of|de la|del|du|vom|im)\\s+(?:${list}),?\\s+$`),
    behind: [
      ...tables(words.adjective, (list) => `^,?\\s+(?:[\\p{Ll}’']+\\s+){0,4}?(?:${list})${ending}(?![\\p{L}\\p{M}-])`),
      ...tables(words.genitive, (list) => `^,\\s+(?:${list})\\s+\\p{L}`),
      ...tables(words.before, (list) => `^,\\s+(?:[\\p{Ll}]+\\s+){0,2}(?:${list})(?![\\p{L}\\p{M}])`),
      ...tables(
        words.institution,
        (list) =>
          `^,?\\s+(?:\\p{L}+\\s+){0,4}(?:des|vom|aus dem|im|from the|of the|at the|de la|del|du)\\s+(?:${list})(?![\\p{L}\\p{M}])`,
      ),
    ],
    institution: tables(words.institution, (list) => `${W}(?:${list})(?![\\p{L}\\p{M}-])`),
    tongue: tables(
      words.tongue,
      (list) => `${W}(?:${words.tongueBefore})\\s+(?:${list})(?![\\p{L}\\p{M}-])(?!\\s+(?:Übersetzung|translation))`,
    ),
    own: new RegExp(words.own, 'u'),
  }
}
const compiled = new Map<string, Patterns>()
const patternsOf = (language: string): Patterns | null => {
  const words = nations[language]
  if (words === undefined) return null
  const known = compiled.get(language) ?? compile(words, language)
  compiled.set(language, known)
  return known
}

/** How far a description reaches, UTF-16 units. */
const AROUND = 110

/**
 * Proposes the language in which something was said, from what the text says of the speaker ("der russische Außenminister",
 * "Sprecherin des Weißen Hauses") or of the saying ("auf Englisch"). Null where it says nothing, or two different things: a
 * proposal keeps a translation back into that language from being published until an editor looks.
 *
 * @param blocks printed texts of the article
 * @param speaker by name, or by office
 * @param around the reporter's words of the sentence the quotation stands in
 * @param language primary subtag of the article
 */
export const proposeSpokenLanguage = (
  blocks: readonly string[],
  speaker: string,
  around: string,
  language: string,
): string | null => {
  const patterns = patternsOf(language)
  if (patterns === null) return null
  for (const [tongue, pattern] of patterns.tongue) if (pattern.test(around)) return tongue
  const found = new Set<string>()
  const inName = `${speaker} `
  for (const [of, pattern] of [...patterns.before, ...patterns.institution]) if (pattern.test(inName)) found.add(of)
  if (found.size === 0)
    for (const text of blocks)
      for (const at of placesOf(text, speaker)) {
        const ahead = text.slice(Math.max(0, at.start - AROUND), at.start)
        const before = lastClause(ahead)
        const behind = text.slice(at.end, at.end + AROUND)
        for (const [of, pattern] of patterns.before) if (pattern.test(before)) found.add(of)
        for (const [of, pattern] of patterns.apposition) if (pattern.test(ahead)) found.add(of)
        for (const [of, pattern] of patterns.behind) if (pattern.test(behind)) found.add(of)
        if (patterns.own.test(behind.slice(0, 20)) && behind.trimStart().startsWith('(')) found.add(language)
      }
  const [only] = found
  return found.size === 1 && only !== undefined ? only : null
}

const lastClause = (text: string): string =>
  text.slice(Math.max(...[',', ';', ':', '(', '–', '“', '.  '].map((mark) => text.lastIndexOf(mark) + 1)))

/** Where a name stands in full, or by its last word where that is no common word. */
const placesOf = (text: string, name: string): readonly { readonly start: number; readonly end: number }[] => {
  const places: { start: number; end: number }[] = []
  const last = name.split(/\s+/u).at(-1) ?? name
  for (let at = text.indexOf(last); at >= 0; at = text.indexOf(last, at + last.length)) {
    const whole = text.slice(Math.max(0, at + last.length - name.length), at + last.length) === name
    places.push({ start: whole ? at + last.length - name.length : at, end: at + last.length })
  }
  return places
}
