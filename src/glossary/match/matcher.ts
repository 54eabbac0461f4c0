import type { Locale, Span } from '../../article/types.ts'
import { characters } from './characters.ts'
import { isFirstPart, isLastPart, leastCompound } from './compound.ts'
import type { FormTable } from './form-table.ts'
import { hashOf, hashOn, seedA, seedB } from './hash.ts'
import { clauseEnd, isHyphen, isJoint, sentenceEnd } from './joints.ts'
import { buildLexicon, type Entry, type Lexicon } from './lexicon.ts'
import { newTokens, tokenize, type Tokens } from './tokens.ts'
import type { FindOptions, TermMatch, TermMatcher, TermOf } from './types.ts'

/**
 * Prepares terms of one language for being found.
 *
 * Every form of every word is put into a table by its hash, once; a text is then cut into words and each is looked up. The
 * cost of a text does not grow with the number of terms.
 */
export const termMatcher = (terms: readonly TermOf[], locale: Locale): TermMatcher => new Matcher(terms, locale)

class Matcher implements TermMatcher {
  readonly locale: Locale
  private readonly lexicon: Lexicon
  private readonly tokens: Tokens = newTokens()
  private readonly firsts: number[] = []
  private readonly others: number[] = []

  constructor(terms: readonly TermOf[], locale: Locale) {
    this.locale = locale
    this.lexicon = buildLexicon(terms, locale)
  }

  find(text: string, { gap = 0, compounds = true }: FindOptions = {}): readonly TermMatch[] {
    const { tokens } = this
    tokenize(text, tokens)
    const found: TermMatch[] = []
    for (let index = 0; index < tokens.count; index++) {
      const before = found.length
      this.findWords(text, index, gap, found)
      if (this.lexicon.separated.size > 0) this.findSeparated(text, index, found)
      if (this.lexicon.hasCompounds) this.findHalved(text, index, found)
      if (compounds && this.lexicon.hasCompounds && found.length === before) this.findInCompound(text, index, found)
    }
    return found.length === 0 ? found : arranged(found)
  }

  /** The words that a token may be a form of. */
  private wordsAt(text: string, index: number, into: number[]): void {
    const { tokens } = this
    into.length = 0
    const a = tokens.a[index] ?? 0
    const b = tokens.b[index] ?? 0
    for (let at = this.lexicon.whole.find(a, b); at >= 0; at = this.lexicon.whole.next(at)) {
      const id = this.lexicon.whole.value(at)
      if (this.fitsCase(text, index, id)) into.push(id)
    }
    if (this.lexicon.beginnings.size > 0) this.beginningsAt(text, index, into)
  }

  private beginningsAt(text: string, index: number, into: number[]): void {
    const start = this.tokens.starts[index] ?? 0
    const end = this.tokens.ends[index] ?? 0
    const hash = { a: seedA, b: seedB }
    for (let at = start; at < end; at++) {
      hashOn(text, at, at + 1, hash)
      for (
        let posting = this.lexicon.beginnings.find(hash.a, hash.b);
        posting >= 0;
        posting = this.lexicon.beginnings.next(posting)
      ) {
        const id = this.lexicon.beginnings.value(posting)
        const length = this.lexicon.words[id]?.text.length ?? 0
        // An ending, not another word behind it.
        if (end - start <= length + 4 && !into.includes(id)) into.push(id)
      }
    }
  }

  private findWords(text: string, index: number, gap: number, found: TermMatch[]): void {
    this.wordsAt(text, index, this.firsts)
    const firsts = this.firsts
    for (const id of firsts) {
      for (const entryIndex of this.lexicon.words[id]?.terms ?? []) {
        const entry = this.lexicon.entries[entryIndex]
        if (entry === undefined) continue
        const at = this.follow(text, index, entry.words, gap)
        if (at !== null) this.push(text, entry, at, found)
      }
    }
    // Parted by a hyphen, or by the ends of a quotation: "Atom-Gipfel" is a form of Atomgipfel.
    const next = index + 1
    const { starts, ends } = this.tokens
    if (next >= this.tokens.count || !isHyphen(text, ends[index] ?? 0, starts[next] ?? 0)) return
    const hash = hashOn(text, starts[next] ?? 0, ends[next] ?? 0, {
      a: this.tokens.a[index] ?? 0,
      b: this.tokens.b[index] ?? 0,
    })
    for (let at = this.lexicon.whole.find(hash.a, hash.b); at >= 0; at = this.lexicon.whole.next(at)) {
      const id = this.lexicon.whole.value(at)
      if (this.lexicon.words[id]?.isPart !== true || !this.fitsCase(text, index, id)) continue
      for (const entryIndex of this.lexicon.words[id]?.terms ?? []) {
        const entry = this.lexicon.entries[entryIndex]
        if (entry?.words.length === 1) this.push(text, entry, [index, next], found)
      }
    }
  }

  /** The tokens of a term's words from `index` on, or null. */
  private follow(text: string, index: number, words: readonly number[], gap: number): readonly number[] | null {
    const at = [index]
    let last = index
    for (let word = 1; word < words.length; word++) {
      let isFound = false
      for (let next = last + 1; next <= last + 1 + gap && next < this.tokens.count; next++) {
        if (!isJoint(text, this.tokens.ends[next - 1] ?? 0, this.tokens.starts[next] ?? 0, gap > 0, next === last + 1))
          break
        this.wordsAt(text, next, this.others)
        if (!this.others.includes(words[word] ?? -1)) continue
        last = next
        at.push(next)
        isFound = true
        break
      }
      if (!isFound) return null
    }
    return at
  }

  private findSeparated(text: string, index: number, found: TermMatch[]): void {
    const { tokens } = this
    for (
      let at = this.lexicon.separated.find(tokens.a[index] ?? 0, tokens.b[index] ?? 0);
      at >= 0;
      at = this.lexicon.separated.next(at)
    ) {
      const id = this.lexicon.separated.value(at)
      const prefix = this.lexicon.words[id]?.prefix
      if (prefix == null || !this.fitsCase(text, index, id)) continue
      const end = this.prefixFrom(text, index + 1, prefix)
      if (end === null) continue
      for (const entryIndex of this.lexicon.words[id]?.terms ?? []) {
        const entry = this.lexicon.entries[entryIndex]
        if (entry?.words.length === 1) this.push(text, entry, [index, end], found)
      }
    }
  }

  /** The prefix where a clause ends: `rüstet … ab.`, not `rüstet ab Montag`. */
  private prefixFrom(text: string, from: number, prefix: { readonly a: number; readonly b: number }): number | null {
    const { tokens } = this
    for (let index = from; index < tokens.count && index < from + 40; index++) {
      if (clauseEnd.test(text.slice(tokens.ends[index - 1], tokens.starts[index]))) return null
      if (tokens.a[index] !== prefix.a || tokens.b[index] !== prefix.b) continue
      const isCapital = /^\p{Lu}/u.test(text.slice(tokens.starts[index], tokens.ends[index]))
      if (isCapital) continue
      const behind = text.slice(tokens.ends[index], tokens.starts[index + 1] ?? text.length)
      const next = text.slice(tokens.starts[index + 1] ?? text.length, tokens.ends[index + 1] ?? text.length)
      if (index + 1 === tokens.count || clauseEnd.test(behind) || conjunctions.has(next)) return index
    }
    return null
  }

  /** `Außen- und Innenminister`: the first half finds its end in a later word. */
  private findHalved(text: string, index: number, found: TermMatch[]): void {
    const { starts, ends, a, b, count } = this.tokens
    const start = starts[index] ?? 0
    const end = ends[index] ?? 0
    if (text[end] !== '-' || (text[end + 1] !== ' ' && text[end + 1] !== ',')) return
    for (let other = index + 1; other < count && other <= index + 5; other++) {
      const from = starts[other] ?? 0
      const to = ends[other] ?? 0
      if (/[.;:!?()[\]\n]/u.test(text.slice(ends[other - 1], from))) return
      // Between the halves stand only other halves and conjunctions.
      if (text[to] === '-' || conjunctions.has(text.slice(from, to))) continue
      for (let cut = from + 3; cut <= to - 3; cut++) {
        const hash = hashOn(text, cut, to, { a: a[index] ?? 0, b: b[index] ?? 0 })
        for (let at = this.lexicon.whole.find(hash.a, hash.b); at >= 0; at = this.lexicon.whole.next(at)) {
          const id = this.lexicon.whole.value(at)
          if (this.lexicon.words[id]?.isPart !== true || !this.fitsCase(text, index, id)) continue
          for (const entryIndex of this.lexicon.words[id]?.terms ?? []) {
            const entry = this.lexicon.entries[entryIndex]
            if (entry === undefined || entry.words.length > 1) continue
            const spans = [
              { start, end },
              { start: cut, end: to },
            ]
            found.push(matchOf(entry, spans, { as: 'word', certainty: 'form', caseDiffers: false }))
          }
        }
      }
      return
    }
  }

  private findInCompound(text: string, index: number, found: TermMatch[]): void {
    const start = this.tokens.starts[index] ?? 0
    const end = this.tokens.ends[index] ?? 0
    if (end - start < leastCompound) return
    const { lower } = characters()
    const first = text.charCodeAt(start)
    // Only nouns: small words are not cut.
    if (lower[first] === first) return
    const word = text.slice(start, end).toLowerCase()
    if (word.length !== end - start) return
    const known = (part: string): boolean => {
      const { a, b } = hashOf(part)
      return this.lexicon.links.find(a, b) >= 0
    }
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const { a, b } = hashOn(word, cut, word.length, { a: seedA, b: seedB })
      const at = this.lexicon.whole.find(a, b)
      if (at < 0) continue
      const rest = word.slice(0, cut)
      const { length } = this.lexicon.words[this.lexicon.whole.value(at)]?.text ?? ''
      if (!isFirstPart(rest, word.slice(cut), length, known(rest))) continue
      if (this.pushParts(this.lexicon.whole, at, { start: start + cut, end }, 'last-part', found)) break
    }
    const hash = { a: seedA, b: seedB }
    let best = -1
    let bestEnd = 0
    for (let cut = 1; cut <= word.length - 3; cut++) {
      hashOn(word, cut - 1, cut, hash)
      if (cut < 3) continue
      const at = this.lexicon.links.find(hash.a, hash.b)
      if (at < 0) continue
      const rest = word.slice(cut)
      if (!isLastPart(rest, cut, known(rest))) continue
      // `Film|schauspieler`, not `Films|chauspieler`.
      if (best >= 0 && bestEnd === cut - 1 && rest.startsWith('ch') && word[cut - 1] === 's') continue
      best = at
      bestEnd = cut
    }
    if (best >= 0) this.pushParts(this.lexicon.links, best, { start, end: start + bestEnd }, 'first-part', found)
  }

  /** @returns whether a term was there */
  private pushParts(table: FormTable, posting: number, span: Span, as: TermMatch['as'], found: TermMatch[]): boolean {
    const before = found.length
    for (let at = posting; at >= 0; at = table.next(at)) {
      const word = this.lexicon.words[table.value(at)]
      if (word?.isPart !== true || word.rule === 'exact') continue
      for (const entryIndex of word.terms) {
        const entry = this.lexicon.entries[entryIndex]
        if (entry === undefined || entry.words.length > 1 || entry.term.caseSensitive) continue
        found.push(matchOf(entry, [span], { as, certainty: 'form', caseDiffers: false }))
      }
    }
    return found.length > before
  }

  private push(text: string, entry: Entry, at: readonly number[], found: TermMatch[]): void {
    const { starts, ends } = this.tokens
    const spans: { start: number; end: number }[] = []
    let previous = -2
    for (const index of at) {
      const start = starts[index] ?? 0
      const end = ends[index] ?? 0
      const last = spans[spans.length - 1]
      // Words side by side are one stretch.
      if (last !== undefined && index === previous + 1) last.end = end
      else spans.push({ start, end })
      previous = index
    }
    const certainty = at.every((index, word) => this.isForm(index, entry.words[word])) ? 'form' : 'likely'
    const caseDiffers = entry.term.caseSensitive && differsInCase(text, spans, entry.term.text)
    found.push(matchOf(entry, spans, { as: 'word', certainty, caseDiffers }))
  }

  private isForm(index: number, word: number | undefined): boolean {
    if (this.lexicon.beginnings.size === 0 || word === undefined) return true
    const { tokens } = this
    for (
      let at = this.lexicon.whole.find(tokens.a[index] ?? 0, tokens.b[index] ?? 0);
      at >= 0;
      at = this.lexicon.whole.next(at)
    )
      if (this.lexicon.whole.value(at) === word) return true
    return false
  }

  private fitsCase(text: string, index: number, id: number): boolean {
    const word = this.lexicon.words[id]
    if (word === undefined || word.rule === 'any') return word !== undefined
    const { lower } = characters()
    const start = this.tokens.starts[index] ?? 0
    const first = text.charCodeAt(start)
    const isCapital = lower[first] !== first
    if (word.rule === 'capital') return isCapital
    if (word.rule === 'small') {
      if (!isCapital || index === 0) return true
      const end = this.tokens.ends[index] ?? 0
      if (end - start > 1 && text.slice(start, end) === text.slice(start, end).toUpperCase()) return true
      return sentenceEnd.test(text.slice(this.tokens.ends[index - 1], start))
    }
    const { length } = word.text
    const end = this.tokens.ends[index] ?? 0
    if (text.slice(start, start + length) !== word.text) return false
    const rest = text.slice(start + length, end)
    return rest === rest.toLowerCase()
  }
}

const matchOf = (
  { concept, term }: TermOf,
  spans: readonly Span[],
  rest: Pick<TermMatch, 'as' | 'certainty' | 'caseDiffers'>,
): TermMatch => ({
  kind: 'term-match',
  start: spans[0]?.start ?? 0,
  end: spans.at(-1)?.end ?? 0,
  spans,
  concept,
  term,
  inside: false,
  ...rest,
})

/** In order; what a longer one covers is marked. */
const arranged = (found: TermMatch[]): readonly TermMatch[] => {
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const covers = (outer: TermMatch, inner: TermMatch): boolean =>
    outer !== inner &&
    outer.end - outer.start > inner.end - inner.start &&
    // A verb that came apart covers nothing between its parts.
    outer.spans.some(({ start, end }) => start <= inner.start && end >= inner.end)
  return found.map((one) => (found.some((other) => covers(other, one)) ? { ...one, inside: true } : one))
}

const conjunctions: ReadonlySet<string> = new Set(['und', 'oder', 'aber', 'als', 'wie', 'sowie', 'doch', 'denn'])

/** The letters that the text shares with the term stand in another case; what an ending changed does not count. */
const differsInCase = (text: string, spans: readonly Span[], term: string): boolean => {
  const found = spans.map(({ start, end }) => text.slice(start, end)).join(' ')
  for (let at = 0; at < Math.min(found.length, term.length); at++) {
    const [a = '', b = ''] = [found[at], term[at]]
    if (a.toLowerCase() !== b.toLowerCase()) return false
    if (a !== b) return true
  }
  return false
}
