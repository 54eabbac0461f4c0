/**
 * The quotations of an entry as entries of their own: the same words are found whichever way the next article wraps them.
 *
 * Only what stands whole on both sides, and only speech when the kind is known: a title or a name is no utterance.
 */
import { codeCharacter } from './characters.ts'
import { withId } from './entries.ts'
import type { MemoryEntry } from './types.ts'
import type { UnitCode, UnitText } from './unit-text.ts'

const hasWords = /\p{L}[\p{M}]*[^\p{L}]+\p{L}/u

/** Entries of the quotations in an entry, outermost first; none for an entry that is a quotation itself. */
export const quotationEntries = (entry: MemoryEntry): readonly MemoryEntry[] => {
  if (entry.unit === 'quotation' || !entry.source.codes.some(({ kind }) => kind === 'quote-open')) return none
  const entries: MemoryEntry[] = []
  const numbers = new Set(
    entry.source.codes.filter(({ kind, type }) => kind === 'quote-open' && type === null).map(({ n }) => n),
  )
  for (const n of numbers) {
    const source = innerOf(entry.source, n)
    const target = innerOf(entry.target, n)
    // A single word is a term more often than speech, and finds everything.
    if (source === null || target === null || !hasWords.test(source.text)) continue
    entries.push(
      withId({
        ...entry,
        unit: 'quotation',
        source,
        target,
        prev: null,
        next: null,
        // Of an entry with several quotations nobody knows which one its id means.
        quotation: numbers.size === 1 ? entry.quotation : null,
        mode: numbers.size === 1 ? entry.mode : null,
        speaker: numbers.size === 1 ? entry.speaker : null,
        note: null,
        flags: entry.flags.filter((flag) => flag !== 'copy' && flag !== 'codes-differ'),
      }),
    )
  }
  return entries
}

const none: readonly MemoryEntry[] = Object.freeze([])

/** What stands between the two ends of a quotation; null when it is not whole or another code is cut. */
const innerOf = ({ text, codes }: UnitText, n: number): UnitText | null => {
  const open = codes.findIndex((code) => code.kind === 'quote-open' && code.n === n)
  const close = codes.findIndex((code) => code.kind === 'quote-close' && code.n === n)
  if (open < 0 || close < open) return null
  const inner = codes.slice(open + 1, close)
  if (!inner.every((code) => hasBothEnds(code, inner))) return null
  const places = [...text.matchAll(codeCharacters)].map(({ index }) => index)
  const [from, to] = [places[open], places[close]]
  if (from === undefined || to === undefined) return null
  const raw = text.slice(from + 1, to)
  const lead = raw.length - raw.trimStart().length
  // Numbers are kept: both sides must go on facing each other.
  return Object.freeze({ text: raw.slice(lead).trimEnd(), codes: Object.freeze(inner) })
}

const codeCharacters = new RegExp(codeCharacter, 'g')

const hasBothEnds = (code: UnitCode, codes: readonly UnitCode[]): boolean => {
  if (code.kind === 'alone' || code.kind === 'char') return true
  const isQuote = code.kind.startsWith('quote')
  const kinds = isQuote ? ['quote-open', 'quote-close'] : ['open', 'close']
  return kinds.every((kind) => codes.some((other) => other.kind === kind && other.n === code.n))
}
