import type { Damage, Item } from '../contract.ts'
import { decodeWire, type WireElement, type WireText } from '../wire/index.ts'
import { damage, repaired } from './damage.ts'
import { type Draft, type DraftElement, hasLetter, letterCounts } from './draft.ts'
import { type Sent, type SentElement, type SentSentence, withSentence } from './source.ts'

/** A returned sentence whose elements stand as they were sent, or what is wrong with it. */
export interface ReadSentence {
  readonly sentence: SentSentence
  /** Null when its structure cannot be trusted. */
  readonly draft: Draft | null
  readonly damage: readonly Damage[]
}

/**
 * Reads a returned text: every sentence once and in order, every number once, everything inside what it was sent in.
 *
 * Edges with no letter between them are put in the order of the source; parts of one number with no letter between them
 * are joined; a single code lost at the edge of its sentence is put back. A fault of sentences themselves makes all of them
 * suspect: words may have gone from one to another.
 */
export const readStructure = (item: Item, sent: Sent, answer: string): readonly ReadSentence[] => {
  const read = decodeWire(withSentence(item, answer))
  const state: State = { read, sent, elements: new Map(), counts: letterCounts(read.text), damage: new Map() }
  const whole = placeSentences(state)
  if (whole !== null) return sent.sentences.map((sentence) => ({ sentence, draft: null, damage: [whole] }))
  placeElements(state)
  noteFaults(state)
  for (const sentence of sent.sentences) restoreLost(state, sentence)
  for (const sentence of sent.sentences) checkNesting(state, sentence)
  return sent.sentences.map((sentence) => {
    const found = state.damage.get(sentence.id) ?? []
    const isBroken = found.some((one) => !one.repaired)
    return { sentence, draft: isBroken ? null : draftOf(state, sentence), damage: found }
  })
}

interface State {
  readonly read: WireText
  readonly sent: Sent
  /** By number: where each element stands. */
  readonly elements: Map<number, { start: number; end: number }>
  readonly counts: Int32Array
  readonly damage: Map<number, Damage[]>
}

const note = (state: State, sentence: number, one: Damage): void => {
  const list = state.damage.get(sentence) ?? []
  if (
    !list.some(({ code, wireId, repaired: was }) => code === one.code && wireId === one.wireId && was === one.repaired)
  )
    list.push(one)
  state.damage.set(sentence, list)
}

const lettersBefore = ({ counts }: State, at: number): number => counts[at] ?? 0

/** Finds the sentences; returns what is wrong with all of them. */
const placeSentences = (state: State): Damage | null => {
  const { read, sent } = state
  const found = read.elements.filter(({ tag }) => tag === 's')
  const expected = sent.sentences.map(({ id }) => id)
  for (const id of expected) {
    const own = found.filter((element) => element.id === id)
    if (own.length === 0) return damage('tag-lost', { wireId: id })
    if (own.length > 1) return damage('tag-dup', { wireId: id })
  }
  if (found.length > expected.length) return damage('tag-extra')
  if (read.faults.some(({ kind, id }) => kind === 'unclosed' && id !== null && expected.includes(id)))
    return damage('xml')
  let at = 0
  for (const [index, element] of found.entries()) {
    if (element.id !== expected[index] || element.start < at) return damage('tag-order', { wireId: element.id })
    if (hasLetter(read.text.slice(at, element.start))) return damage('text-outside')
    at = element.end
  }
  if (hasLetter(read.text.slice(at))) return damage('text-outside')
  for (const [index, element] of found.entries()) {
    const sentence = sent.sentences[index]
    if (hasLetter(sentence?.text ?? '') && !hasLetter(read.text.slice(element.start, element.end)))
      return damage('omitted', { wireId: element.id })
  }
  for (const [index, element] of found.entries())
    state.elements.set(element.id, withPunctuation(read.text, found, index))
  return null
}

/** A sentence with the marks and punctuation that were pushed out of it: what touches it and no other sentence. */
const withPunctuation = (
  text: string,
  found: readonly WireElement[],
  index: number,
): { start: number; end: number } => {
  const { start = 0, end = 0 } = found[index] ?? {}
  const before = text.slice(found[index - 1]?.end ?? 0, start)
  const behind = text.slice(end, found[index + 1]?.start ?? text.length)
  const head = /^\S*\s/u.test(before) || index === 0 ? (/\S*$/u.exec(before)?.[0].length ?? 0) : 0
  const tail = /^\S*/u.exec(behind)?.[0].length ?? 0
  // What stands alone between two sentences belongs to the one before.
  const alone = tail === 0 && /^\s+\S+\s+$/u.test(behind) ? behind.trimEnd().length : tail
  return { start: start - head, end: end + alone }
}

const placeElements = (state: State): void => {
  const { read, sent } = state
  const byId = Map.groupBy(
    read.elements.filter(({ tag }) => tag !== 's'),
    ({ id }) => id,
  )
  for (const [id, copies] of byId) {
    const own = sent.elements.get(id)
    if (own === undefined || own.tag === 's' || copies.some(({ tag }) => tag !== own.tag)) {
      for (const copy of copies)
        for (const sentence of sentencesAt(state, copy)) note(state, sentence, damage('tag-extra', { wireId: id }))
      continue
    }
    const start = Math.min(...copies.map((copy) => copy.start))
    const end = Math.max(...copies.map((copy) => copy.end))
    if (copies.length > 1) {
      const sorted = copies.toSorted((a, b) => a.start - b.start)
      const words = copies.map((copy) => read.text.slice(copy.start, copy.end).replace(/[^\p{L}\p{N}]/gu, ''))
      const isOne =
        // The same words twice are a copy, not two parts.
        new Set(words.filter((word) => word !== '')).size === words.filter((word) => word !== '').length &&
        sorted.every((copy, at) => {
          const next = sorted[at + 1]
          return next === undefined || lettersBefore(state, copy.end) >= lettersBefore(state, next.start)
        })
      if (!isOne) {
        note(state, own.sentence, damage('tag-dup', { wireId: id }))
        for (const copy of copies)
          for (const sentence of sentencesAt(state, copy)) note(state, sentence, damage('tag-dup', { wireId: id }))
        continue
      }
      note(state, own.sentence, repaired('tag-dup', id))
    }
    state.elements.set(id, { start, end })
  }
}

/** The sentences a stretch touches; the nearest when it stands between two. */
const sentencesAt = (state: State, { start, end }: { readonly start: number; readonly end: number }): number[] => {
  const all = state.sent.sentences.map(({ id }) => ({ id, at: state.elements.get(id) ?? { start: 0, end: 0 } }))
  const touched = all.filter(({ at }) => at.start <= end && start <= at.end)
  return (touched.length > 0 ? touched : all).map(({ id }) => id)
}

const noteFaults = (state: State): void => {
  for (const { at } of state.read.faults)
    for (const sentence of sentencesAt(state, { start: at, end: at })) note(state, sentence, damage('xml'))
}

/** A single code that stood before the first or behind the last letter goes back there; else what is lost is lost. */
const restoreLost = (state: State, sentence: SentSentence): void => {
  const own = state.elements.get(sentence.id)
  if (own === undefined) return
  for (const element of sentence.elements) {
    if (state.elements.has(element.id) || state.damage.get(sentence.id)?.some(({ wireId }) => wireId === element.id))
      continue
    const atStart = !hasLetter(sentence.text.slice(0, element.start))
    const atEnd = !hasLetter(sentence.text.slice(element.start))
    if (element.tag !== 'x' || (!atStart && !atEnd) || element.parent !== sentence.id) {
      note(state, sentence.id, damage('tag-lost', { wireId: element.id }))
      continue
    }
    const at = atStart ? own.start : own.end
    state.elements.set(element.id, { start: at, end: at })
    note(state, sentence.id, repaired('tag-lost', element.id))
  }
}

const checkNesting = (state: State, sentence: SentSentence): void => {
  const before = (at: number): number => lettersBefore(state, at)
  for (const element of sentence.elements) {
    const place = state.elements.get(element.id)
    const parent = element.parent === null ? undefined : state.elements.get(element.parent)
    if (place === undefined || parent === undefined) continue
    if (before(place.start) < before(parent.start) || before(place.end) > before(parent.end)) {
      note(state, sentence.id, damage('tag-nest', { wireId: element.id }))
      for (const other of sentencesAt(state, place)) note(state, other, damage('tag-nest', { wireId: element.id }))
      continue
    }
    for (const other of sentence.elements) {
      const there = state.elements.get(other.id)
      if (there === undefined || other.id === element.id || isAround(state.sent, other, element)) continue
      if (isAround(state.sent, element, other)) continue
      const overlaps =
        before(place.start) < before(there.end) &&
        before(there.start) < before(place.end) &&
        // What holds no letter is inside only when letters stand on both sides of it.
        (before(place.start) !== before(place.end) ||
          (before(there.start) < before(place.start) && before(place.start) < before(there.end)))
      if (overlaps) note(state, sentence.id, damage('tag-nest', { wireId: element.id }))
    }
  }
  for (const element of sentence.elements) {
    const there = state.read.elements.find(({ id }) => id === element.id)
    if (there !== undefined && there.parent !== element.parent)
      note(state, sentence.id, repaired('tag-nest', element.id))
  }
}

const isAround = (sent: Sent, outer: SentElement, inner: SentElement): boolean => {
  for (let one: SentElement | undefined = inner; one !== undefined; ) {
    if (one.parent === outer.id) return true
    one = one.parent === null ? undefined : sent.elements.get(one.parent)
  }
  return false
}

/** The sentence cut out, its elements inside each other as they were sent. */
const draftOf = (state: State, sentence: SentSentence): Draft => {
  const own = state.elements.get(sentence.id) ?? { start: 0, end: 0 }
  const length = own.end - own.start
  const clamp = (at: number): number => Math.min(length, Math.max(0, at - own.start))
  const elements = sentence.elements.map((element): DraftElement => {
    const place = state.elements.get(element.id) ?? { start: 0, end: 0 }
    return { id: element.id, tag: element.tag, start: clamp(place.start), end: clamp(place.end) }
  })
  const placed = new Map(elements.map((element) => [element.id, element]))
  const parentOf = (id: number): DraftElement | undefined => {
    const parent = state.sent.elements.get(id)?.parent
    return parent === null || parent === undefined ? undefined : placed.get(parent)
  }
  // A code around a quotation grows with it; everything else keeps inside what it stands in.
  for (const element of elements.toReversed()) {
    const parent = parentOf(element.id)
    if (parent?.tag !== 'g' || element.tag !== 'q') continue
    parent.start = Math.min(parent.start, element.start)
    parent.end = Math.max(parent.end, element.end)
  }
  for (const element of elements) {
    const parent = parentOf(element.id)
    if (parent !== undefined) {
      element.start = Math.min(parent.end, Math.max(parent.start, element.start))
      element.end = Math.min(parent.end, Math.max(parent.start, element.end))
    }
    element.end = Math.max(element.start, element.end)
  }
  return { text: state.read.text.slice(own.start, own.end), elements }
}
