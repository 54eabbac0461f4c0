/** Characters that memory text is made of and that folding and TMX look for. */

/** Stands for one inline code in memory text. */
export const codeCharacter = '\uFFFC'
export const replacementCharacter = '\uFFFD'

/** Folded forms of formatting codes (private use). */
export const foldedOpen = '\uE000'
export const foldedClose = '\uE001'
export const foldedAlone = '\uE002'

/** Folded forms of quotation marks. */
export const foldedQuote = '"'
export const foldedSingle = "'"

/** Soft hyphen, zero-width space, word joiner, byte order mark: seen by nobody. Joiners U+200C and U+200D stay. */
export const invisible: RegExp = /[\u00AD\u200B\u2060\uFEFF]/g
/** Hyphen and no-break hyphen. */
export const hyphens: RegExp = /[\u2010\u2011]/g
/** No-break and thin spaces inside guillemets. */
export const guillemetSpaces: RegExp = /(?<=[«»‹›])[\u00A0\u202F\u2009]+|[\u00A0\u202F\u2009]+(?=[«»‹›])/g
export const doubleMarks: RegExp = /[„“”‟"«»＂「」『』]/g
export const singleMarks: RegExp = /[‚‘’‛'‹›´`]/g
/** Marks that make a text worth asking for quotations. */
export const anyDoubleMark: RegExp = /[„“”‟"«»＂「」『』]/
export const anyQuotationMark: RegExp = /[„“”‟"«»＂「」『』‚‘’‛'‹›]/
