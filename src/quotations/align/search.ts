/** The best set of links between the quotations of a source and a target block. */

/** Indexes of a source and a target occurrence with the score of their link. */
export interface ScoredLink {
  readonly source: number
  readonly target: number
  readonly score: number
}

/** The sum reached, crossings subtracted, and the links in order of the source. */
export interface Found {
  readonly sum: number
  readonly links: readonly ScoredLink[]
}

/** `scores[source][target]`. */
export type Scores = readonly (readonly number[])[]

/** What a link costs that crosses the right-most target linked so far. */
const CROSSING = 0.6
/** Up to so many targets every set of links is looked at. */
const EXACT = 12
/** Sums are compared with this much tolerance for the order in which they were added up. */
const ROUNDING = 1e-9

const nothing: Found = { sum: 0, links: [] }

/**
 * Links with the greatest sum. Leaving an occurrence alone costs nothing, a link that scores 0 or less is never made.
 *
 * Exact up to 12 occurrences a side. Above, links in order first, then exactly inside windows around what stayed alone.
 */
export const bestLinks = (scores: Scores): Found => {
  const targets = scores[0]?.length ?? 0
  if (targets === 0) return nothing
  if (targets <= EXACT && scores.length <= 2 * EXACT) return exact(scores, 0, scores.length, 0, targets)
  return improved(scores, inOrder(scores))
}

/** A set of links for the sources so far; links backwards. */
interface Path {
  readonly sum: number
  readonly used: number
  readonly rightmost: number
  readonly link: ScoredLink | null
  readonly previous: Path | null
}

/**
 * The best of all sets of links between source `from`…`to` and target `low`…`high`: dynamic programming over the sets of
 * targets in use. What cannot reach the best set in order any more is dropped, so clear cases take no time.
 */
const exact = (scores: Scores, from: number, to: number, low: number, high: number): Found => {
  const rows = scores.slice(from, to).map((row) => row.slice(low, high))
  /** The most that the sources from here on can add. */
  const reach = new Float64Array(rows.length + 1)
  for (let at = rows.length - 1; at >= 0; at--) reach[at] = (reach[at + 1] ?? 0) + Math.max(0, ...(rows[at] ?? []))
  const floor = sumOf(inOrder(rows)) - ROUNDING
  let paths = new Map<number, Path>([[0, { sum: 0, used: 0, rightmost: -1, link: null, previous: null }]])
  for (const [at, row] of rows.entries()) {
    const next = new Map<number, Path>()
    const left = reach[at + 1] ?? 0
    const keep = (path: Path): void => {
      if (path.sum + left < floor) return
      const key = path.used * (EXACT + 1) + path.rightmost + 1
      const known = next.get(key)
      if (known === undefined || path.sum > known.sum) next.set(key, path)
    }
    for (const path of paths.values()) {
      keep(path)
      for (const [target, score] of row.entries()) {
        if (score <= 0 || path.used & (1 << target)) continue
        keep({
          sum: path.sum + score - (target < path.rightmost ? CROSSING : 0),
          used: path.used | (1 << target),
          rightmost: Math.max(path.rightmost, target),
          link: { source: from + at, target: low + target, score },
          previous: path,
        })
      }
    }
    paths = next
  }
  let best: Path | null = null
  for (const path of paths.values()) if (best === null || path.sum > best.sum) best = path
  const links: ScoredLink[] = []
  for (let path = best; path?.link; path = path.previous) links.unshift(path.link)
  return { sum: best?.sum ?? 0, links }
}

/** Links that do not cross, by dynamic programming. */
const inOrder = (scores: Scores): readonly ScoredLink[] => {
  const targets = scores[0]?.length ?? 0
  const width = targets + 1
  const sums = new Float64Array((scores.length + 1) * width)
  const sumAt = (source: number, target: number): number => sums[source * width + target] ?? 0
  for (let source = scores.length - 1; source >= 0; source--)
    for (let target = targets - 1; target >= 0; target--) {
      const score = scores[source]?.[target] ?? 0
      const linked = score > 0 ? score + sumAt(source + 1, target + 1) : 0
      sums[source * width + target] = Math.max(sumAt(source + 1, target), sumAt(source, target + 1), linked)
    }
  const links: ScoredLink[] = []
  for (let source = 0, target = 0; source < scores.length && target < targets; ) {
    const score = scores[source]?.[target] ?? 0
    const here = sumAt(source, target)
    if (score > 0 && here === score + sumAt(source + 1, target + 1))
      links.push({ source: source++, target: target++, score })
    else if (here === sumAt(source + 1, target)) source++
    else target++
  }
  return links
}

/** Looks again, exactly, at the neighbourhood of everything that stayed alone. */
const improved = (scores: Scores, first: readonly ScoredLink[]): Found => {
  const targets = scores[0]?.length ?? 0
  let links = first
  for (let from = 0; from < scores.length; from += EXACT / 2) {
    const to = Math.min(scores.length, from + EXACT)
    const inside = links.filter(({ source }) => source >= from && source < to)
    const low = Math.max(0, ...links.filter(({ source }) => source < from).map(({ target }) => target + 1))
    const high = Math.min(targets, ...links.filter(({ source }) => source >= to).map(({ target }) => target))
    // Links made in an earlier window may cross its edge; such a stretch is left as it is.
    if (high - low < 1 || inside.some(({ target }) => target < low || target >= high)) continue
    if (inside.length === to - from && inside.length === high - low) continue
    const start = Math.max(low, Math.min(...inside.map(({ target }) => target), high - 1) - 2)
    const window = exact(scores, from, to, start, Math.min(high, start + EXACT))
    const kept = inside.filter(({ target }) => target < start || target >= Math.min(high, start + EXACT))
    if (kept.length === 0 && window.sum > sumOf(inside))
      links = [...links.filter((link) => !inside.includes(link)), ...window.links].sort((a, b) => a.source - b.source)
  }
  return { sum: sumOf(links), links }
}

/** Sum of links in order of the source, crossings subtracted. */
export const sumOf = (links: readonly ScoredLink[]): number => {
  let rightmost = -1
  let sum = 0
  for (const { target, score } of links) {
    sum += score - (target < rightmost ? CROSSING : 0)
    rightmost = Math.max(rightmost, target)
  }
  return sum
}
