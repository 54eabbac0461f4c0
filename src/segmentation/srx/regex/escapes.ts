/** Class escapes and properties of Java and ICU in JavaScript's words. */

export const wordClass = '[\\p{L}\\p{M}\\p{N}_]'
/** White space as ICU and Unicode see it; U+FEFF, which JavaScript adds, is none. */
export const spaceClass = '[\\t-\\r\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const horizontalSpace = '[\\t\\u0020\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]'
const verticalSpace = '[\\n-\\r\\u0085\\u2028\\u2029]'

export const wordBoundary: string = `(?:(?<=${wordClass})(?!${wordClass})|(?<!${wordClass})(?=${wordClass}))`
export const noWordBoundary: string = `(?:(?<=${wordClass})(?=${wordClass})|(?<!${wordClass})(?!${wordClass}))`
export const lineBreak = '(?:\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])'

/** `\d \w \s \h \v` and their opposites as a class; undefined for other letters. */
export const classEscape = (letter: string, ascii: boolean): string | undefined => {
  switch (letter) {
    case 'd':
      return ascii ? '[0-9]' : '\\p{Nd}'
    case 'D':
      return ascii ? '[^0-9]' : '\\P{Nd}'
    case 'w':
      return ascii ? '[A-Za-z0-9_]' : wordClass
    case 'W':
      return ascii ? '[^A-Za-z0-9_]' : negated(wordClass)
    case 's':
      return ascii ? '[\\t-\\r\\u0020]' : spaceClass
    case 'S':
      return ascii ? '[^\\t-\\r\\u0020]' : negated(spaceClass)
    case 'h':
      return horizontalSpace
    case 'H':
      return negated(horizontalSpace)
    case 'v':
      return verticalSpace
    case 'V':
      return negated(verticalSpace)
    default:
      return undefined
  }
}

const negated = (source: string): string => `[^${source.slice(1)}`

/** Names that JavaScript does not know, lower case without `_`, `-`, space. */
const named: Readonly<Record<string, string>> = {
  alpha: '\\p{Alphabetic}',
  isalphabetic: '\\p{Alphabetic}',
  alphabetic: '\\p{Alphabetic}',
  isletter: '\\p{L}',
  lower: '\\p{Lowercase}',
  islowercase: '\\p{Lowercase}',
  javalowercase: '\\p{Lowercase}',
  upper: '\\p{Uppercase}',
  isuppercase: '\\p{Uppercase}',
  javauppercase: '\\p{Uppercase}',
  istitlecase: '\\p{Lt}',
  javatitlecase: '\\p{Lt}',
  javaletter: '\\p{L}',
  javaalphabetic: '\\p{Alphabetic}',
  javadigit: '\\p{Nd}',
  javaletterordigit: '[\\p{L}\\p{Nd}]',
  javawhitespace: spaceClass,
  javaspacechar: '[\\p{Z}]',
  digit: '\\p{Nd}',
  isdigit: '\\p{Nd}',
  alnum: '[\\p{Alphabetic}\\p{Nd}]',
  punct: '[\\p{P}$+<=>\\^`\\|~]',
  ispunctuation: '\\p{P}',
  punctuation: '\\p{P}',
  space: spaceClass,
  iswhitespace: spaceClass,
  whitespace: spaceClass,
  blank: horizontalSpace,
  cntrl: '\\p{Cc}',
  iscontrol: '\\p{Cc}',
  graph: '[^\\p{Cc}\\p{Cn}\\p{Cs}\\p{Z}]',
  print: '[^\\p{Cc}\\p{Cn}\\p{Cs}]',
  xdigit: '[0-9A-Fa-f]',
  ishexdigit: '[0-9A-Fa-f]',
  word: wordClass,
  isideographic: '\\p{Ideographic}',
  ascii: '[\\u0000-\\u007f]',
  inlatin1supplement: '[\\u0080-\\u00ff]',
  inbasiclatin: '[\\u0000-\\u007f]',
  ingreek: '[\\u0370-\\u03ff]',
  incyrillic: '[\\u0400-\\u04ff]',
  inhebrew: '[\\u0590-\\u05ff]',
  inarabic: '[\\u0600-\\u06ff]',
  inthai: '[\\u0e00-\\u0e7f]',
  inhiragana: '[\\u3040-\\u309f]',
  inkatakana: '[\\u30a0-\\u30ff]',
  incjkunifiedideographs: '[\\u4e00-\\u9fff]',
  ingeneralpunctuation: '[\\u2000-\\u206f]',
}

const compiles = (source: string): boolean => {
  try {
    return new RegExp(source, 'v').source !== ''
  } catch {
    return false
  }
}

/**
 * A property by its name between the braces of `\p{…}`, or the name of a POSIX class.
 *
 * @returns JavaScript source of a class; null for a name nobody knows
 */
export const propertySource = (name: string, negate: boolean): string | null => {
  const trimmed = name.trim()
  const flip = trimmed.startsWith('^')
  const plain = flip ? trimmed.slice(1) : trimmed
  const not = negate !== flip
  const key = plain.toLowerCase().replaceAll(/[_\s-]/gu, '')
  const known = named[key]
  if (known !== undefined) return not ? opposite(known) : known
  const [property, value] = plain.split(/[=:]/u, 2) as [string, string | undefined]
  const candidates =
    value === undefined
      ? [plain, `Script=${plain}`, plain.replace(/^Is/u, ''), `Script=${plain.replace(/^Is/u, '')}`]
      : [`${longName(property)}=${value}`]
  for (const one of candidates) {
    const source = `\\${not ? 'P' : 'p'}{${one}}`
    if (compiles(source)) return source
  }
  return null
}

const longName = (property: string): string => {
  switch (property.toLowerCase().replaceAll(/[_\s-]/gu, '')) {
    case 'script':
    case 'sc':
      return 'Script'
    case 'scx':
    case 'scriptextensions':
      return 'Script_Extensions'
    case 'gc':
    case 'generalcategory':
      return 'General_Category'
    default:
      return property
  }
}

const opposite = (source: string): string => {
  if (source.startsWith('\\p')) return `\\P${source.slice(2)}`
  return source.startsWith('[^') ? `[${source.slice(2)}` : negated(source)
}
