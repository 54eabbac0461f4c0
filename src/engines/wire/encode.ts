import type { Span } from '../../article/types.ts'
import type {
  EngineCode,
  EngineQuote,
  EngineSegment,
  EngineUnit,
  Shape,
  WireCode,
  WireMap,
  WireQuote,
  WireTarget,
} from '../contract.ts'
import { codePoints, escapeWire, wireText } from './text.ts'

/** One text of a request, before it has a key. */
export interface EncodedText {
  /** Ids of the segments in it, in order. */
  readonly segments: readonly string[]
  readonly shape: Shape
  readonly wire: string
  readonly ids: WireMap
  /** Of shape `plain`: the same with tags. */
  readonly tagged?: string
  /** Code points without tags: what is billed. */
  readonly chars: number
}

/**
 * Puts a unit on the wire: `<s i>` around sentences, `<q i>` around quotations with their marks inside, `<g i>` around
 * paired codes, `<x i></x>` for single ones. `i` is a small integer, unique in its text; what it stands for is in `ids`.
 *
 * XML cannot overlap: what crosses a sentence or another element is sent in parts, each with a number of its own. Codes
 * are cut rather than quotations. Where ends touch with nothing between them, their order may change. Line breaks become
 * spaces, soft hyphens go.
 *
 * @param shape `block`: one text with every sentence; `sentence`: one text a wanted sentence; `plain`: the same without tags
 * @see design note engines.md, section 3
 */
export const encodeUnit = (unit: EngineUnit, shape: Shape): readonly EncodedText[] => {
  const all = [...unit.segments].sort((a, b) => a.start - b.start)
  const groups = shape === 'block' ? [all] : all.filter(({ wanted }) => wanted).map((one) => [one])
  return groups.filter((group) => group.length > 0).map((group) => encodeGroup(unit, group, shape))
}

const encodeGroup = (unit: EngineUnit, segments: readonly EngineSegment[], shape: Shape): EncodedText => {
  if (shape === 'plain') {
    const tagged = encodeGroup(unit, segments, 'sentence')
    const text = segments.map(({ start, end }) => unit.text.slice(start, end)).join('')
    return { ...tagged, shape, wire: wireText(text), tagged: tagged.wire }
  }
  const writer = createWriter(shape)
  let at = segments[0]?.start ?? 0
  for (const segment of segments) {
    writer.text(unit.text.slice(at, segment.start))
    writer.segment(segment.id, eventsOf(unit, segment))
    at = segment.end
  }
  const { wire, plain, targets, ranged } = writer.finish()
  const within = { start: segments[0]?.start ?? 0, end: at }
  for (const { number, of, part } of ranged) {
    const parts = ranged.filter((one) => isSame(one.of, of)).length
    targets.set(
      number,
      of.quote === null
        ? codeTarget(unit, segments, of.id, part, parts)
        : quoteTarget(unit, of.quote, part, parts, within),
    )
  }
  const ids = Object.fromEntries([...targets].sort(([a], [b]) => a - b).map(([n, one]) => [String(n), one]))
  return {
    segments: segments.map(({ id }) => id),
    shape,
    wire,
    ids,
    chars: codePoints(plain),
  }
}

const codeTarget = (
  unit: EngineUnit,
  segments: readonly EngineSegment[],
  id: string,
  part: number,
  parts: number,
): WireCode => {
  const isHere = (kind: 'open' | 'close'): boolean =>
    unit.codes.some(
      (code) => code.id === id && code.kind === kind && segments.some((segment) => isIn(unit, segment, code)),
    )
  const opens = part === 1 && isHere('open')
  const closes = part === parts && isHere('close')
  return { kind: 'code', id, form: 'pair', opens, closes, part, parts }
}

const quoteTarget = (unit: EngineUnit, quote: EngineQuote, part: number, parts: number, within: Span): WireQuote => ({
  kind: 'quote',
  id: quote.id,
  quoteKind: quote.kind,
  depth: quote.depth,
  part,
  parts,
  open: part === 1 && quote.start >= within.start ? unit.text.slice(quote.start, quote.innerStart) : '',
  close: part === parts && quote.end <= within.end ? unit.text.slice(quote.innerEnd, quote.end) : '',
  ...(quote.verbatim === true ? { verbatim: true } : {}),
})

/** Something that happens in a sentence, in order. */
type Event =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly of: Ranged }
  | { readonly kind: 'empty'; readonly id: string; readonly form: 'open' | 'close' | 'empty' | 'pair' }

/** A quotation or a paired code: `tag`, its name, and where in the events of the sentence it closes. */
interface Ranged {
  readonly tag: 'q' | 'g'
  readonly id: string
  readonly quote: EngineQuote | null
}

interface Placed {
  readonly at: number
  /** Order at one offset: what closes, single codes, what opens. Codes keep their own order. */
  readonly rank: number
  readonly event: Exclude<Event, { readonly kind: 'text' }>
}

const eventsOf = (unit: EngineUnit, segment: EngineSegment): readonly Event[] => {
  const placed = [...codeEvents(unit, segment), ...quoteEvents(unit, segment)].sort(
    (a, b) => a.at - b.at || a.rank - b.rank,
  )
  const events: Event[] = []
  let at = segment.start
  for (const { at: offset, event } of placed) {
    if (offset > at) events.push({ kind: 'text', text: unit.text.slice(at, offset) })
    at = Math.max(at, offset)
    events.push(event)
  }
  if (segment.end > at) events.push({ kind: 'text', text: unit.text.slice(at, segment.end) })
  return events
}

/** Where two sentences meet, opening codes go right, and so does the end of a pair with nothing inside. */
const isIn = (unit: EngineUnit, segment: EngineSegment, code: EngineCode): boolean => {
  if (code.segment !== undefined) return code.segment === segment.id
  if (code.at > segment.start && code.at < segment.end) return true
  const goesRight =
    code.kind === 'open' ||
    (code.kind === 'close' &&
      unit.codes.some(({ id, kind, at }) => id === code.id && kind === 'open' && at === code.at))
  const meets = (edge: 'start' | 'end'): boolean =>
    unit.segments.some((other) => other.id !== segment.id && other[edge] === code.at)
  if (code.at === segment.end) return !goesRight || !meets('start')
  return code.at === segment.start && (goesRight || !meets('end'))
}

/** Codes of one sentence. A pair that begins or ends in another sentence is cut at the edge. */
const codeEvents = (unit: EngineUnit, segment: EngineSegment): readonly Placed[] => {
  const isPair = (id: string): boolean => {
    const ends = unit.codes.filter((code) => code.id === id)
    return ends.length === 2 && ends[0]?.kind === 'open' && ends[1]?.kind === 'close'
  }
  const own = unit.codes.filter((code) => isIn(unit, segment, code))
  const events: Placed[] = []
  const ranged = new Map<string, Ranged>()
  const rangedOf = (id: string): Ranged => {
    const known = ranged.get(id) ?? { tag: 'g' as const, id, quote: null }
    ranged.set(id, known)
    return known
  }
  // Both ends are elsewhere, one before and one behind: the sentence is inside the pair.
  const around = [...new Set(unit.codes.map(({ id }) => id))].filter((id) => {
    if (!isPair(id)) return false
    const [open, close] = unit.codes.filter((code) => code.id === id)
    return (
      open !== undefined &&
      close !== undefined &&
      !own.includes(open) &&
      open.at <= segment.start &&
      close.at >= (own.includes(close) ? segment.start : segment.end)
    )
  })
  for (const id of around) events.push({ at: segment.start, rank: -1, event: { kind: 'open', of: rangedOf(id) } })
  for (const [order, code] of own.entries()) {
    const rank = order / (own.length + 1)
    if (code.kind === 'empty' || !isPair(code.id))
      events.push({ at: code.at, rank, event: { kind: 'empty', id: code.id, form: code.kind } })
    else events.push({ at: code.at, rank, event: { kind: code.kind, of: rangedOf(code.id) } })
  }
  for (const [id, of] of ranged) {
    const closes = own.some((code) => code.id === id && code.kind === 'close')
    if (!closes) events.push({ at: segment.end, rank: 2, event: { kind: 'close', of } })
  }
  return events
}

/** Quotations that stand in the sentence, whole or in part. Their marks have width, so codes at a mark need no rule. */
const quoteEvents = (unit: EngineUnit, segment: EngineSegment): readonly Placed[] =>
  unit.quotes.flatMap((quote, order): readonly Placed[] => {
    const start = Math.max(quote.start, segment.start)
    const end = Math.min(quote.end, segment.end)
    if (start >= end) return []
    const of: Ranged = { tag: 'q', id: quote.id, quote }
    const rank = order / (unit.quotes.length + 1)
    return [
      { at: start, rank: quote.start < segment.start ? -2 + rank : 1 + rank, event: { kind: 'open', of } },
      { at: end, rank: quote.end > segment.end ? 4 - rank : -3 - rank, event: { kind: 'close', of } },
    ]
  })

/** A part of a quotation or code under its number. */
interface Numbered {
  readonly number: number
  readonly of: Ranged
  readonly part: number
}

interface Writer {
  readonly text: (text: string) => void
  readonly segment: (id: string, events: readonly Event[]) => void
  readonly finish: () => {
    readonly wire: string
    readonly plain: string
    /** Numbers of sentences and single codes. */
    readonly targets: Map<number, WireTarget>
    readonly ranged: readonly Numbered[]
  }
}

const createWriter = (shape: 'block' | 'sentence'): Writer => {
  let wire = ''
  let plain = ''
  let next = 1
  const targets = new Map<number, WireTarget>()
  const ranged: Numbered[] = []
  const writeText = (text: string): void => {
    const clean = wireText(text)
    plain += clean
    wire += escapeWire(clean)
  }
  const numberOf = (target: WireTarget): number => {
    targets.set(next, target)
    return next++
  }
  const writeEmpty = (id: string, form: 'open' | 'close' | 'empty' | 'pair'): void => {
    const target: WireCode = {
      kind: 'code',
      id,
      form: form === 'empty' ? 'empty' : 'pair',
      opens: form === 'open' || form === 'pair',
      closes: form === 'close' || form === 'pair',
      part: 1,
      parts: 1,
    }
    wire += `<x i="${numberOf(target)}"></x>`
  }

  const writeSegment = (id: string, events: readonly Event[]): void => {
    if (shape === 'block') wire += `<s i="${numberOf({ kind: 'segment', id })}">`
    const stack: Numbered[] = []
    const begin = (of: Ranged): void => {
      const one: Numbered = { number: next++, of, part: ranged.filter((other) => isSame(other.of, of)).length + 1 }
      ranged.push(one)
      stack.push(one)
      wire += `<${of.tag} i="${one.number}">`
    }
    const end = (one: Numbered): void => {
      const tag = `<${one.of.tag} i="${one.number}">`
      if (wire.endsWith(tag)) {
        // A part with nothing in it is no part.
        wire = wire.slice(0, -tag.length)
        ranged.splice(ranged.indexOf(one), 1)
        if (one.number === next - 1) next--
      } else wire += `</${one.of.tag}>`
    }
    /** Closes what is open down to an element, and that one; returns what has to begin again. */
    const closeDownTo = (isLast: (one: Numbered) => boolean): readonly Ranged[] => {
      const cut: Ranged[] = []
      for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
        end(top)
        if (isLast(top)) break
        cut.unshift(top.of)
      }
      return cut
    }
    for (const [index, event] of events.entries())
      switch (event.kind) {
        case 'text':
          writeText(event.text)
          break
        case 'empty':
          writeEmpty(event.id, event.form)
          break
        case 'open': {
          if (isEmptyPair(events, index)) {
            writeEmpty(event.of.id, 'pair')
            break
          }
          // Codes that end inside a quotation are cut, so that the quotation is not.
          const cut: Ranged[] = []
          const crosses = (one: Numbered | undefined): one is Numbered =>
            event.of.tag === 'q' && one?.of.tag === 'g' && closesBefore(events, index, one.of, event.of)
          for (let top = stack.at(-1); crosses(top); top = stack.at(-1)) {
            end(top)
            stack.pop()
            cut.unshift(top.of)
          }
          begin(event.of)
          for (const of of cut) begin(of)
          break
        }
        case 'close': {
          if (!stack.some(({ of }) => isSame(of, event.of))) break
          for (const of of closeDownTo((one) => isSame(one.of, event.of))) if (holdsMore(events, index, of)) begin(of)
          break
        }
        default:
          event satisfies never
      }
    closeDownTo(() => false)
    if (shape === 'block') wire += '</s>'
  }
  return { text: writeText, segment: writeSegment, finish: () => ({ wire, plain, targets, ranged }) }
}

const isSame = (a: Ranged, b: Ranged): boolean => a.tag === b.tag && a.id === b.id

const closeIndex = (events: readonly Event[], from: number, of: Ranged): number =>
  events.findIndex((event, at) => at > from && event.kind === 'close' && isSame(event.of, of))

/** Nothing at all between the two ends of a code. */
const isEmptyPair = (events: readonly Event[], index: number): boolean => {
  const event = events[index]
  const next = events[index + 1]
  return event?.kind === 'open' && event.of.tag === 'g' && next?.kind === 'close' && isSame(next.of, event.of)
}

const closesBefore = (events: readonly Event[], from: number, outer: Ranged, inner: Ranged): boolean =>
  closeIndex(events, from, outer) < closeIndex(events, from, inner)

/** Something stands in it behind here: a further part of it begins. */
const holdsMore = (events: readonly Event[], index: number, of: Ranged): boolean =>
  events
    .slice(index + 1, Math.max(index + 1, closeIndex(events, index, of)))
    .some(({ kind }) => kind === 'text' || kind === 'empty')
