/** What every UTF-16 unit is, looked up instead of asked by a regular expression: the hot loops of lookup walk units. */

/** Neither letter nor digit nor white space: a token by itself. */
export const otherClass = 0
/** `\p{L}` or `\p{M}`. */
export const letterClass = 1
/** `\p{N}`. */
export const numberClass = 2
/** `\s`. */
export const spaceClass = 3
/** Half of a surrogate pair: the pair decides. */
export const surrogateClass = 4

export interface LetterTables {
  /** Class by unit. */
  readonly classes: Uint8Array
  /** Lower case by unit where that is one unit, else the unit itself. */
  readonly lower: Uint16Array
  /** Lower case of letters; 0 for what is none and for letters whose lower case is no single unit or depends on others. */
  readonly comparable: Uint16Array
  /** 1 for letters of scripts that put no space between words. */
  readonly unspaced: Uint8Array
}

let made: LetterTables | null = null

/** Built with the first call, about 10 ms. */
export const letterTables = (): LetterTables => {
  made ??= makeTables()
  return made
}

/** Sigmas, and what a dotted capital I becomes. */
const dependent = /σ|ς|i|\u0307|ı/

const makeTables = (): LetterTables => {
  const classes = new Uint8Array(0x10000)
  const lower = new Uint16Array(0x10000)
  const comparable = new Uint16Array(0x10000)
  const unspaced = new Uint8Array(0x10000)
  const all = Array.from({ length: 0x100 }, (_, page) =>
    String.fromCharCode(...Array.from({ length: 0x100 }, (_unit, at) => page * 0x100 + at)),
  ).join('')
  const mark = (pattern: RegExp, table: Uint8Array, value: number): void => {
    // Without the u flag a lone half would be joined with nothing; the pages of halves are marked below.
    for (const { 0: run, index } of all.slice(0, 0xd800).matchAll(pattern)) table.fill(value, index, index + run.length)
    for (const { 0: run, index } of all.slice(0xe000).matchAll(pattern))
      table.fill(value, 0xe000 + index, 0xe000 + index + run.length)
  }
  mark(/[\p{L}\p{M}]+/gu, classes, letterClass)
  mark(/\p{N}+/gu, classes, numberClass)
  mark(/\s+/gu, classes, spaceClass)
  mark(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu,
    unspaced,
    1,
  )
  classes.fill(surrogateClass, 0xd800, 0xe000)
  for (let unit = 0; unit < 0x10000; unit++) {
    lower[unit] = unit
    if (classes[unit] !== letterClass) continue
    const small = String.fromCharCode(unit).toLowerCase()
    if (small.length === 1) lower[unit] = small.charCodeAt(0)
    if (small.length === 1 && !dependent.test(small)) comparable[unit] = small.charCodeAt(0)
  }
  return { classes, lower, comparable, unspaced }
}

const astralLetter = /^[\p{L}\p{M}]$/u
const astralNumber = /^\p{N}$/u
const pairs = new Map<number, number>()

/** The class of the surrogate pair that begins at `at`; a lone half is a token by itself. */
export const pairClass = (text: string, at: number): number => {
  const point = text.codePointAt(at) ?? 0
  if (point < 0x10000) return otherClass
  const known = pairs.get(point)
  if (known !== undefined) return known
  const character = String.fromCodePoint(point)
  const found = astralLetter.test(character) ? letterClass : astralNumber.test(character) ? numberClass : otherClass
  if (pairs.size < 10_000) pairs.set(point, found)
  return found
}
