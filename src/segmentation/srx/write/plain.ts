/** Pieces of regular expressions that every engine of CAT tools reads alike: Java, ICU, .NET, JavaScript. */

/** White space, spelled out: engines differ in what `\s` is. */
export const space = '[ \\t\\r\\n\u00a0\u2009\u202f\u3000]'
export const stops = '.!?…'
export const closers = `"'”“’‘»«›‹)\\]`
/** What may stand between the white space and the first word of a sentence; a dash with its space. */
export const openers: string = `(?:["'„“”‚‘’«»‹›(\\[¿¡]|,,|[—–-]${space}?)`
/** Where a token begins: the head of the text, white space, a mark, a bracket, a hyphen. */
export const tokenStart = `(?:^|[ \\t\\r\\n\u00a0\u2009\u202f"'„“”‚‘’«»‹›(\\[{/—–-])`
export const wordEnd = '(?!\\p{L})'

export const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')

const eitherCase = (letter: string): string => {
  const upper = letter.toUpperCase()
  return upper === letter || upper.length !== letter.length ? literal(letter) : `[${upper}${letter}]`
}

/**
 * An abbreviation without its last stop: parts begin in either case, and a space may stand behind an inner stop.
 *
 * @param word lower case, as the data has it: `z.b`, `dipl.-ing`
 */
export const abbreviation = (word: string): string => {
  let source = ''
  let begins = true
  for (const letter of word) {
    if (letter === '.') source += `\\.${space}?`
    else if (begins) source += eitherCase(letter)
    else source += literal(letter)
    begins = letter === '.' || letter === '-'
  }
  // Behind a stop and a hyphen there is no space.
  return source.replaceAll(`${space}?-`, '-')
}

/** A word with a capital; elided words (`l'`) take either apostrophe. */
export const capitalised = (word: string): string => {
  const [first = '', ...rest] = word
  const source = literal(first.toUpperCase() + rest.join(''))
  return source.endsWith("'") ? `${source.slice(0, -1)}['’]` : `${source.replaceAll("'", "['’]")}${wordEnd}`
}

/** One of several; longest first, so that no engine stops too early. */
export const oneOf = (sources: readonly string[]): string =>
  `(?:${[...new Set(sources)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})`

/** Longest expression in one rule: tools show rules in a line each. */
const longest = 1800

/** Words in lists that each fit into a rule. */
export const chunked = (sources: readonly string[]): readonly (readonly string[])[] => {
  const chunks: string[][] = []
  let length = 0
  for (const source of [...new Set(sources)].sort((a, b) => (a < b ? -1 : 1))) {
    if (chunks.length === 0 || length + source.length > longest) {
      chunks.push([])
      length = 0
    }
    chunks.at(-1)?.push(source)
    length += source.length + 1
  }
  return chunks
}
