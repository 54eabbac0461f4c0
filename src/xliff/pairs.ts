import type { Annotation, Code, Inline } from './types.ts'

/**
 * How the two ends of a pair are written, decided for one side of a unit at once (2.1, 4.7.2.2):
 * in one part and properly nested `pc`; in two parts, or crossing another pair, `sc` … `ec`; one end alone isolated.
 */

interface Pair {
  readonly part: number
  readonly open: number
  readonly close: number
  /** A quotation gives way to formatting where they cross, formatting and quotations give way to annotations. */
  readonly rank: number
}

interface End {
  readonly part: number
  readonly index: number
}

/**
 * @param parts the inlines of all parts of one side, in document order
 * @param whole ids of which the other side of the unit has both ends: these are never isolated (2.1, 4.3.1.22 speaks of
 *   the unit), so that a first sentence's target does not change when the second one is translated
 */
export const pairUp = (
  parts: readonly (readonly Inline[])[],
  whole: ReadonlySet<string> = new Set(),
): readonly (readonly Inline[])[] => {
  const pending = new Map<string, End[]>()
  const partner = new Map<string, End>()
  const pairs: Pair[] = []
  for (const [part, inlines] of parts.entries()) {
    for (const [index, inline] of inlines.entries()) {
      if (!isEnd(inline)) continue
      const name = `${inline.kind} ${inline.id}`
      const waiting = pending.get(name) ?? []
      if (inline.role === 'open') {
        waiting.push({ part, index })
        pending.set(name, waiting)
        continue
      }
      const start = waiting.pop()
      if (start === undefined) continue
      partner.set(key(start), { part, index })
      partner.set(key({ part, index }), start)
      if (start.part === part) pairs.push({ part, open: start.index, close: index, rank: rankOf(inline) })
    }
  }
  const nested = nestedPairs(pairs)
  return parts.map((inlines, part) =>
    Object.freeze(
      inlines.map((inline, index) => {
        if (!isEnd(inline)) return inline
        const isNested = nested.has(key({ part, index }))
        if (inline.kind === 'annotation') return withAnnotationForm(inline, isNested ? 'mrk' : 'sm-em')
        return withForm(inline, isNested ? 'pc' : 'sc-ec', !whole.has(inline.id) && !partner.has(key({ part, index })))
      }),
    ),
  )
}

/** Ids of the codes of which a side has both ends. */
export const wholePairs = (parts: readonly (readonly Inline[])[]): ReadonlySet<string> => {
  const roles = new Map<string, string>()
  for (const inline of parts.flat()) {
    if (inline.kind !== 'code' || inline.role === 'standalone') continue
    roles.set(inline.id, (roles.get(inline.id) ?? '').replace(inline.role, '') + inline.role)
  }
  return new Set([...roles].filter(([, seen]) => seen.length === 'openclose'.length).map(([id]) => id))
}

const key = ({ part, index }: End): string => `${part}:${index}`

const isEnd = (inline: Inline): inline is (Code | Annotation) & { readonly role: 'open' | 'close' } =>
  (inline.kind === 'code' && inline.role !== 'standalone') || inline.kind === 'annotation'

const rankOf = (inline: Code | Annotation): number =>
  inline.kind === 'annotation' ? 0 : inline.type === 'quote' ? 2 : 1

/** The ends of the pairs that can be elements: taken by rank, then by position, each that crosses none taken before. */
const nestedPairs = (pairs: readonly Pair[]): ReadonlySet<string> => {
  const taken = new Map<number, Pair[]>()
  const ends = new Set<string>()
  for (const pair of pairs.toSorted((a, b) => a.rank - b.rank || a.part - b.part || a.open - b.open)) {
    const others = taken.get(pair.part) ?? []
    if (others.some((other) => crosses(pair, other))) continue
    others.push(pair)
    taken.set(pair.part, others)
    ends.add(key({ part: pair.part, index: pair.open }))
    ends.add(key({ part: pair.part, index: pair.close }))
  }
  return ends
}

const crosses = (a: Pair, b: Pair): boolean =>
  (a.open < b.open && b.open < a.close && a.close < b.close) ||
  (b.open < a.open && a.open < b.close && b.close < a.close)

const withForm = (code: Code, form: 'pc' | 'sc-ec', isolated: boolean): Code => {
  if (code.form === form && code.isolated === isolated) return code
  // `canOverlap` has another default in each form (2.1, 4.3.1.5): what said nothing still says nothing.
  const wasDefault = code.canOverlap === (code.form !== 'pc')
  return { ...code, form, isolated, canOverlap: wasDefault ? form !== 'pc' : code.canOverlap }
}

const withAnnotationForm = (annotation: Annotation, form: Annotation['form']): Annotation =>
  annotation.form === form ? annotation : { ...annotation, form }
