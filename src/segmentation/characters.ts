/** The characters that segmentation logic names, as UTF-16 code units or as the strings they are built into. */

export const FULL_STOP = 0x2e
export const ELLIPSIS = 0x2026
export const SEMICOLON = 0x3b
export const COLON = 0x3a
export const COMMA = 0x2c
export const SLASH = 0x2f
export const EQUALS = 0x3d
export const HYPHEN = 0x2d
export const APOSTROPHE = 0x27
export const TYPOGRAPHIC_APOSTROPHE = 0x2019
export const BACKTICK = 0x60
export const LEFT_BRACKET = 0x5b
export const RIGHT_BRACKET = 0x5d
export const CARRIAGE_RETURN = 0x0d
export const LINE_FEED = 0x0a
export const PARAGRAPH_SEPARATOR = 0x2029
export const SECTION_SIGN = 0xa7

/** `、` and `，`: the clause goes on after a closing mark. */
export const WIDE_COMMAS = '、，；：'

/** Unspaced ends of sentences: 。！？｡ */
export const WIDE_TERMINATORS = '\u3002\uff01\uff1f\uff61'

/**
 * Ends of sentences that want white space behind them:
 * ! . ? …, ‼ ‽ ⁇ ⁈ ⁉, Armenian ։, Arabic ؟ ۔, danda । ॥, Ethiopic ። ፧ ፨.
 */
export const TERMINATORS = '!.?\u2026\u203c\u203d\u2047\u2048\u2049\u0589\u061f\u06d4\u0964\u0965\u1362\u1367\u1368'

/** Terminators that end a statement; all others ask or exclaim. */
export const STATEMENT_TERMINATORS = '.\u2026\u0589\u06d4\u0964\u0965\u1362'

export const OPEN_BRACKETS = '([{\uff08\u3010\u3014\uff3b'
export const CLOSE_BRACKETS = ')]}\uff09\u3011\u3015\uff3d'

/** Marks that only ever open: „ ‚ ‟ ‛ 「 『 〈 《 ❝, and the inverted marks ¿ ¡. */
export const OPEN_MARKS = '\u201e\u201a\u201f\u201b\u300c\u300e\u3008\u300a\u275d\u00bf\u00a1'
/** Marks that close wherever both sides are told apart: 」 』 〉 》 ❞. */
export const CLOSE_MARKS = '\u300d\u300f\u3009\u300b\u275e'
/** Marks that open in one tradition and close in another: “ ” ‘ ’ « » ‹ › ' ` ´ ″ ′. */
export const AMBIGUOUS_MARKS = "\u201c\u201d\u2018\u2019\u00ab\u00bb\u2039\u203a'`\u00b4\u2033\u2032"
/** `"` and its full-width form: opening and closing look the same. */
export const STRAIGHT_MARKS = '"\uff02'

/** » and ›: close behind a space where the house puts one inside the marks. */
export const INNER_SPACE_CLOSERS = '\u00bb\u203a\u201d'

/** Marks that close behind a wide terminator even when a letter follows. */
export const UNSPACED_CLOSERS = '\u201d\u2019\u00bb\u203a'

export const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b'

/** Signs of a list item that may stand before its first word. */
export const BULLETS = '*\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u2043\u00b7'

/** Note digits: ⁰ ¹ ² ³ ⁴ … ⁹, and the ordinal signs º ª. */
export const SUPERSCRIPTS = '\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079'

/** Skipped everywhere: soft hyphen, zero-width and directional signs, U+FEFF, variation selectors. */
export const TRANSPARENT_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2060],
  [0x2066, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

/** White space that does not end a line. An explicit set: `\s` has U+FEFF and lacks U+0085. */
export const SPACE_RANGES: readonly (readonly [number, number])[] = [
  [0x0009, 0x0009],
  [0x000b, 0x000c],
  [0x0020, 0x0020],
  [0x00a0, 0x00a0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]

/** White space that ends a line. */
export const LINE_ENDS = '\n\r\u0085\u2028\u2029'

/** The marks of a Japanese quotation: 「 」 */
export const CORNER_OPEN = '\u300c'
export const CORNER_CLOSE = '\u300d'
