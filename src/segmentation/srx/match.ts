/** Asks the rules of a language at every place of a text. */
import { isWhiteSpace, classTable, OTHER } from '../classes.ts'
import { runtimeBoundaries } from '../runtime.ts'
import { type CompiledRules, filterShape } from './compile.ts'
import type { SrxDecision } from './types.ts'

const { depthBefore, depthAfter, columns } = filterShape
const last = columns - 1

const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const isLead = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** Told which rule is about to be tried: so that a rule that does not come back can be named. */
export type OnTry = (rule: number) => void

/**
 * Calls back with every place that a rule decides, in order: for places where some rule breaks only, or for all.
 *
 * At a place between two characters the first rule whose `beforebreak` matches ending there and whose `afterbreak` matches
 * starting there decides (SRX 2.0).
 */
export const decideAll = (
  text: string,
  compiled: CompiledRules,
  every: boolean,
  tell: (offset: number, rule: number) => void,
  onTry: OnTry | null = null,
): void => {
  const { words, table, breaking, breaks, rules } = compiled
  const { length } = text
  if (rules.length === 0) return
  const wanted = every ? breaking.map(() => 0xffffffff) : breaking
  const units = new Uint16Array(depthBefore + depthAfter)
  for (let place = 1; place < length; place++) {
    const before = text.charCodeAt(place - 1)
    const after = text.charCodeAt(place)
    const nearBefore = (before < last ? before : last) * words
    const nearAfter = (depthBefore * columns + (after < last ? after : last)) * words
    let any = 0
    for (let word = 0; word < words; word++)
      any |= (table[nearBefore + word] ?? 0) & (table[nearAfter + word] ?? 0) & (wanted[word] ?? 0)
    if (any === 0 || (isTrail(after) && isLead(before))) continue
    for (let distance = 0; distance < depthBefore; distance++) {
      const at = place - 1 - distance
      units[distance] = at < 0 ? columns : Math.min(text.charCodeAt(at), last)
    }
    for (let distance = 0; distance < depthAfter; distance++) {
      const at = place + distance
      units[depthBefore + distance] = at >= length ? columns : Math.min(text.charCodeAt(at), last)
    }
    if (!mayHold(units, table, words, wanted)) continue
    const rule = firstRule(text, place, units, compiled, onTry)
    if (rule >= 0 && (every || breaks[rule] === 1)) tell(place, rule)
  }
}

/** Bits of the rules of one word that all units around a place allow. A distance outside of the text allows all. */
const wordBits = (units: Uint16Array, table: Uint32Array, words: number, word: number): number => {
  let bits = -1
  for (let distance = 0; bits !== 0 && distance < units.length; distance++) {
    const unit = units[distance] ?? columns
    if (unit < columns) bits &= table[(distance * columns + unit) * words + word] ?? 0
  }
  return bits
}

const mayHold = (units: Uint16Array, table: Uint32Array, words: number, wanted: Uint32Array): boolean => {
  for (let word = 0; word < words; word++) {
    const mask = wanted[word] ?? 0
    if (mask !== 0 && (wordBits(units, table, words, word) & mask) !== 0) return true
  }
  return false
}

const firstRule = (
  text: string,
  place: number,
  units: Uint16Array,
  { words, table, patterns }: CompiledRules,
  onTry: OnTry | null,
): number => {
  for (let word = 0; word < words; word++) {
    let bits = wordBits(units, table, words, word)
    while (bits !== 0) {
      const low = bits & -bits
      const rule = word * 32 + (31 - Math.clz32(low))
      bits ^= low
      const pattern = patterns(rule)
      onTry?.(rule)
      pattern.lastIndex = place
      if (pattern.test(text)) return rule
    }
  }
  return -1
}

/** Places where the rules decide, each once, with the rule. */
export const decisionsOf = (
  text: string,
  compiled: CompiledRules,
  onTry: OnTry | null = null,
): readonly SrxDecision[] => {
  const found: SrxDecision[] = []
  decideAll(
    text,
    compiled,
    true,
    (offset, at) => {
      const rule = compiled.rules[at]
      if (rule !== undefined) found.push({ offset, breaks: rule.breaks, rule: rule.name })
    },
    onTry,
  )
  return found
}

/**
 * Ends of sentences by the rules, in the form of `sentenceBoundaries`: before the white space, the last is the length of the
 * text. Two breaks in one stretch of white space are one.
 */
export const boundariesBy = (text: string, compiled: CompiledRules, onTry: OnTry | null = null): number[] => {
  const classes = classTable()
  const isSpace = (at: number): boolean => isWhiteSpace(classes[text.charCodeAt(at)] ?? OTHER)
  let from = 0
  while (from < text.length && isSpace(from)) from++
  if (from === text.length) return []
  const places: number[] = []
  if (compiled.overUnicode) places.push(...overUnicode(text, compiled, onTry))
  else decideAll(text, compiled, false, (place) => places.push(place), onTry)
  const ends: number[] = []
  for (const place of places) {
    let end = place
    while (end > 0 && isSpace(end - 1)) end--
    let next = place
    while (next < text.length && isSpace(next)) next++
    if (end > from && next < text.length && end !== ends.at(-1)) ends.push(end)
  }
  ends.push(text.length)
  return ends
}

/** Okapi's `useIcu4jBreakRules`: Unicode's own boundaries come last, after all rules of the file. */
const overUnicode = (text: string, compiled: CompiledRules, onTry: OnTry | null): readonly number[] => {
  const decided = new Map<number, boolean>()
  decideAll(text, compiled, true, (place, rule) => decided.set(place, compiled.breaks[rule] === 1), onTry)
  const places = new Set<number>()
  const classes = classTable()
  for (const end of runtimeBoundaries(text, 'en')) {
    // Unicode breaks behind the white space.
    let place = end
    while (place < text.length && isWhiteSpace(classes[text.charCodeAt(place)] ?? OTHER)) place++
    const gap = Array.from({ length: place - end + 1 }, (_, at) => end + at)
    if (!gap.some((at) => decided.get(at) === false)) places.add(place)
  }
  for (const [place, breaks] of decided) if (breaks) places.add(place)
  return [...places].sort((a, b) => a - b)
}
