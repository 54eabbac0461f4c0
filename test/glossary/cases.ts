import { readFileSync } from 'node:fs'
import { termMatcher } from '../../src/glossary/index.ts'
import { concept, term } from '../../src/glossary/types.ts'

export interface TermCase {
  readonly group: string
  readonly line: number
  readonly term: string
  readonly text: string
  /** `start–end` or `start–end compound` of each stretch to be found. */
  readonly expected: readonly string[]
}

/** The cases of a file of terms in sentences; see its first lines. */
export const readCases = (path: string): readonly TermCase[] => {
  let group = ''
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((raw, index): TermCase[] => {
      if (raw.startsWith('## ')) group = raw.slice(3)
      const cut = raw.indexOf(' :: ')
      if (raw.startsWith('#') || cut < 0) return []
      const expected: string[] = []
      let text = ''
      let start = 0
      for (const character of raw.slice(cut + 4)) {
        if (character === '[' || character === '{') start = text.length
        else if (character === ']') expected.push(`${start}–${text.length}`)
        else if (character === '}') expected.push(`${start}–${text.length} compound`)
        else text += character
      }
      return [{ group, line: index + 1, term: raw.slice(0, cut), text, expected }]
    })
}

/** What is found of the case's term in its text. */
export const foundIn = (
  { term: text, text: sentence }: TermCase,
  locale = 'de',
  partOfSpeech: string | null = null,
): readonly string[] => {
  const one = concept('c', [term(locale, text, { partOfSpeech })])
  const [only] = one.terms
  if (only === undefined) return []
  return termMatcher([{ concept: one, term: only }], locale)
    .find(sentence)
    .flatMap(({ spans, as }) => spans.map(({ start, end }) => `${start}–${end}${as === 'word' ? '' : ' compound'}`))
}

export interface Quality {
  readonly cases: number
  /** Cases found exactly as marked. */
  readonly exact: number
  readonly precision: number
  readonly recall: number
  readonly wrong: readonly TermCase[]
}

/** Stretches found against stretches marked. */
export const qualityOf = (cases: readonly TermCase[], locale = 'de'): Quality => {
  let [right, found, expected] = [0, 0, 0]
  const wrong: TermCase[] = []
  for (const one of cases) {
    const is = foundIn(one, locale)
    const hits = is.filter((stretch) => one.expected.includes(stretch)).length
    right += hits
    found += is.length
    expected += one.expected.length
    if (hits !== is.length || hits !== one.expected.length) wrong.push(one)
  }
  return {
    cases: cases.length,
    exact: cases.length - wrong.length,
    precision: found === 0 ? 1 : right / found,
    recall: expected === 0 ? 1 : right / expected,
    wrong,
  }
}
