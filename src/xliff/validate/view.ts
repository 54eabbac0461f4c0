import { type Element, attributeOf } from './tree.ts'

/** A code or marker of a content in document order; `pc` and `mrk` have two. */
export interface Marker {
  readonly element: Element
  readonly role: 'open' | 'close' | 'point'
  readonly local: string
  readonly depth: number
}

/** A segment or ignorable with its contents. */
export interface Part {
  readonly element: Element
  readonly source: Element | null
  readonly target: Element | null
}

/** A unit with its file: what the rules of inline content look at. */
export interface UnitView {
  readonly element: Element
  readonly file: Element | null
  readonly parts: readonly Part[]
  readonly sources: readonly Marker[]
  readonly targets: readonly Marker[]
  /** Ids of `<data>` of the unit. */
  readonly data: ReadonlySet<string>
}

const codes = new Set(['ph', 'pc', 'sc', 'ec'])
const annotations = new Set(['mrk', 'sm', 'em'])

export const isCode = ({ local }: { readonly local: string }): boolean => codes.has(local)
export const isAnnotation = ({ local }: { readonly local: string }): boolean => annotations.has(local)

/** Codes and markers of a content, nested ones where they stand. */
export const markersOf = (content: Element | null, core: string, depth = 0): readonly Marker[] => {
  if (content === null) return []
  const found: Marker[] = []
  for (const child of content.children) {
    if (child.namespace !== core) continue
    const { local } = child
    if (local === 'pc' || local === 'mrk') {
      found.push({ element: child, role: 'open', local, depth })
      found.push(...markersOf(child, core, depth + 1))
      found.push({ element: child, role: 'close', local, depth })
    } else if (codes.has(local) || annotations.has(local))
      found.push({
        element: child,
        role: local === 'sc' || local === 'sm' ? 'open' : local === 'ec' || local === 'em' ? 'close' : 'point',
        local,
        depth,
      })
  }
  return found
}

const childOf = (element: Element, core: string, local: string): Element | null =>
  element.children.find((child) => child.namespace === core && child.local === local) ?? null

export const dataIds = (holder: Element, core: string): ReadonlySet<string> =>
  new Set(
    (childOf(holder, core, 'originalData')?.children ?? [])
      .filter((child) => child.namespace === core && child.local === 'data')
      .flatMap((data) => attributeOf(data, 'id') ?? []),
  )

export const viewUnit = (unit: Element, file: Element | null, core: string): UnitView => {
  const parts = unit.children
    .filter((child) => child.namespace === core && (child.local === 'segment' || child.local === 'ignorable'))
    .map(
      (element): Part => ({
        element,
        source: childOf(element, core, 'source'),
        target: childOf(element, core, 'target'),
      }),
    )
  return {
    element: unit,
    file,
    parts,
    sources: parts.flatMap(({ source }) => markersOf(source, core)),
    targets: inTargetOrder(parts).flatMap(({ target }) => markersOf(target, core)),
    data: dataIds(unit, core),
  }
}

/** Parts in the order of their targets (4.3.1.24): `order` where it stands, else their own place. */
export const inTargetOrder = (parts: readonly Part[]): readonly Part[] =>
  parts
    .map((part, index) => {
      const order = part.target === null ? null : Number(attributeOf(part.target, 'order') ?? Number.NaN)
      return { part, order: order === null || Number.isNaN(order) ? index + 1 : order, index }
    })
    .sort((a, b) => a.order - b.order || a.index - b.index)
    .map(({ part }) => part)
