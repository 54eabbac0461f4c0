import type { Report } from '../report.ts'
import { below, type Element, attributeOf } from '../tree.ts'
import { isCode, type Marker, type Part, type UnitView } from '../view.ts'

const orderOf = (element: Element): string => attributeOf(element, 'canReorder') ?? 'yes'
const keyOf = ({ element, local }: Marker): string =>
  local === 'ec'
    ? `end ${attributeOf(element, 'startRef') ?? attributeOf(element, 'id') ?? ''}`
    : (attributeOf(element, 'id') ?? '')
const codesOf = (markers: readonly Marker[]): readonly Marker[] =>
  markers.filter((one) => isCode(one) && (one.role !== 'close' || one.local === 'ec'))

/** Editing hints are broken at the translator's risk until a segment is final (2.1, 4.7.2.6). */
const severityIn = (unit: UnitView): 'error' | 'warning' =>
  unit.parts.some(({ element }) => attributeOf(element, 'state') === 'final') ? 'error' : 'warning'

/** Sequences of codes that stay together and in order (2.1, 4.7.2.6). */
export const checkReordering = (unit: UnitView, chapter: string, report: Report): void => {
  const section = `${chapter}.7.2.6`
  const sequences: Marker[][] = []
  for (const side of [unit.sources, unit.targets]) {
    let isOpen = false
    for (const marker of codesOf(side)) {
      const order = orderOf(marker.element)
      if (order === 'yes') {
        isOpen = false
        continue
      }
      if (order === 'no' && !isOpen)
        report(
          'reorder-sequence',
          marker.element,
          section,
          'canReorder="no" needs a code with canReorder="firstNo" in front of it.',
        )
      if (attributeOf(marker.element, 'canCopy') !== 'no' || attributeOf(marker.element, 'canDelete') !== 'no')
        report(
          'reorder-sequence',
          marker.element,
          section,
          'A code that cannot be reordered needs canCopy="no" and canDelete="no".',
        )
      if (side === unit.sources) {
        if (order === 'firstNo' || !isOpen) sequences.push([marker])
        else sequences.at(-1)?.push(marker)
      }
      isOpen = true
    }
  }
  const targets = codesOf(unit.targets)
  const places = new Map(targets.map((marker, index) => [keyOf(marker), index]))
  for (const sequence of sequences) {
    const found = sequence.map((marker) => places.get(keyOf(marker)))
    // What is gone altogether is said by another rule; so is what waits for a target.
    if (found.some((index) => index === undefined)) continue
    const first = found[0] ?? 0
    const depths = (markers: readonly (Marker | undefined)[]): string =>
      markers.map((marker) => (marker?.depth ?? 0) - (markers[0]?.depth ?? 0)).join()
    const isWhole =
      found.every((index, offset) => index === first + offset) &&
      depths(sequence) === depths(found.map((index) => targets[index ?? 0]))
    const at = targets[first]
    if (!isWhole && at !== undefined)
      report(
        'reorder-sequence',
        at.element,
        section,
        `The codes ${sequence.map((one) => `"${keyOf(one)}"`).join(', ')} must stay together, in this order.`,
      )
  }
}

/** Codes that may not be deleted stand in the targets (2.1, 4.7.2.6, 4.7.7). */
export const checkRemoved = (
  unit: UnitView,
  core: string,
  chapter: string,
  report: Report,
  markers: (content: Element | null, core: string) => readonly Marker[],
): void => {
  const kept = new Set(codesOf(unit.targets).map(keyOf))
  for (const { source, target } of unit.parts) {
    if (target === null) continue
    for (const marker of codesOf(markers(source, core)))
      if (attributeOf(marker.element, 'canDelete') === 'no' && !kept.has(keyOf(marker)) && !isInPair(marker, kept))
        report(
          'code-removed',
          target,
          `${chapter}.7.2.6`,
          `The code "${keyOf(marker)}" may not be deleted, and is in no target of this unit.`,
          severityIn(unit),
        )
  }
}

/** The end of a pair that became one element. */
const isInPair = ({ element, local }: Marker, kept: ReadonlySet<string>): boolean =>
  local === 'ec' && kept.has(attributeOf(element, 'startRef') ?? '')

const systemTypes: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
}

/** Sub-types and sub-states belong to a type and a state (2.1, 4.3.1.35, 4.3.1.36, 5.1.5.8). */
export const checkSubTypes = (root: Element, core: string, chapter: string, report: Report): void => {
  for (const element of below(root)) {
    const subType = element.attributes.find((one) => one.namespace === '' && one.local === 'subType')?.value
    if (subType !== undefined) {
      const type = attributeOf(element, 'type')
      const needed = systemTypes[subType]
      if (type === null) report('subtype', element, `${chapter}.3.1.36`, `subType="${subType}" needs a type.`)
      else if (element.namespace === core && subType.startsWith('xlf:') && needed !== type)
        report(
          'subtype',
          element,
          `${chapter}.3.1.36`,
          needed === undefined
            ? `"${subType}" is no sub-type of XLIFF.`
            : `subType="${subType}" needs type="${needed}".`,
        )
    }
    if (element.namespace !== core || element.local !== 'segment') continue
    const [state, subState] = [attributeOf(element, 'state'), attributeOf(element, 'subState')]
    if (subState !== null && (state === null || !/^[^\s:]+:[^\s:]+$/u.test(subState)))
      report(
        'substate',
        element,
        `${chapter}.3.1.35`,
        state === null
          ? `subState="${subState}" needs a state.`
          : `subState="${subState}" needs a prefix, such as "my:${subState}".`,
      )
  }
}

/** States and the order of targets (2.1, 4.3.1.31, 4.3.1.24). */
export const checkStates = (unit: UnitView, chapter: string, report: Report): void => {
  for (const { element, target } of unit.parts) {
    const state = attributeOf(element, 'state')
    if (state !== null && state !== 'initial' && target === null)
      report('state', element, `${chapter}.3.1.31`, `state="${state}" needs a target.`)
  }
  checkOrder(unit.parts, chapter, report)
}

const checkOrder = (parts: readonly Part[], chapter: string, report: Report): void => {
  const taken = new Map<number, Element>()
  for (const [index, { target, element }] of parts.entries()) {
    const written = target === null ? null : attributeOf(target, 'order')
    const order = written === null ? index + 1 : Number(written)
    if (written !== null && order > parts.length)
      report(
        'order',
        target ?? element,
        `${chapter}.3.1.24`,
        `order="${written}" is beyond the ${parts.length} parts of this unit.`,
      )
    if (taken.has(order))
      report('order', target ?? element, `${chapter}.3.1.24`, `The place ${order} among the targets is taken already.`)
    taken.set(order, target ?? element)
  }
}
