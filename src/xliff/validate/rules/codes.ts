import type { Report } from '../report.ts'
import { moduleOf } from '../tables/names.ts'
import { below, type Element, attributeOf } from '../tree.ts'
import { dataIds, isCode, type Marker, type UnitView } from '../view.ts'
import { matchMarkers } from './fragments.ts'

const dataReferences = ['dataRef', 'dataRefStart', 'dataRefEnd'] as const
const flows = ['subFlows', 'subFlowsStart', 'subFlowsEnd'] as const
const idOf = (element: Element): string | null => attributeOf(element, 'id')
const isStart = ({ role, local }: Marker): boolean => role !== 'close' || local === 'ec'

/** References of codes to original data, to what they are copies of, and to units of inner flows. */
export const checkReferences = (
  unit: UnitView,
  units: ReadonlySet<string>,
  core: string,
  chapter: string,
  report: Report,
): void => {
  const all = [...unit.sources, ...unit.targets].filter((one) => isCode(one) && isStart(one))
  for (const { element } of all) {
    checkData(element, unit.data, chapter, report)
    const base = attributeOf(element, 'copyOf')
    if (base !== null) checkCopy(element, base, all, chapter, report)
    for (const name of flows)
      for (const id of (attributeOf(element, name) ?? '').split(/\s+/u))
        if (id !== '' && !units.has(id))
          report(
            'subflow-unresolved',
            element,
            `${chapter}.3.1.32`,
            `${name} names the unit "${id}", which this file does not have.`,
          )
  }
  for (const match of below(unit.element)) {
    if (moduleOf(match.namespace) !== 'mtc' || match.local !== 'match') continue
    const data = dataIds(match, core)
    for (const { element, role } of matchMarkers(match, core))
      if (role !== 'close' || element.local === 'ec') checkData(element, data, chapter, report)
  }
}

const checkData = (element: Element, data: ReadonlySet<string>, chapter: string, report: Report): void => {
  for (const name of dataReferences) {
    const id = attributeOf(element, name)
    if (id !== null && !data.has(id))
      report('data-ref-unresolved', element, `${chapter}.3.1.9`, `${name}="${id}" names no <data> of this unit.`)
  }
}

const hasData = (element: Element): boolean => dataReferences.some((name) => attributeOf(element, name) !== null)

const checkCopy = (copy: Element, base: string, all: readonly Marker[], chapter: string, report: Report): void => {
  const original = all.find(({ element }) => idOf(element) === base && element !== copy)?.element
  const fault =
    original === undefined
      ? `there is no code "${base}" in this unit`
      : attributeOf(original, 'canCopy') === 'no'
        ? `the code "${base}" may not be copied (canCopy="no")`
        : hasData(original) || hasData(copy)
          ? 'a code with original data is copied with its data, not by copyOf'
          : null
  if (fault !== null) report('copy-of', copy, `${chapter}.3.1.8`, `copyOf="${base}": ${fault}.`)
}

/** Both ends of a code in their order, or declared as cut off (2.1, 4.2.3.4, 4.2.3.5, 4.3.1.22). */
export const checkPairs = (unit: UnitView, is20: boolean, chapter: string, report: Report): void => {
  const lacksTargets = unit.parts.some(({ target }) => target === null)
  for (const [side, isTarget] of [
    [unit.sources, false],
    [unit.targets, true],
  ] as const) {
    checkCodes(side, isTarget && lacksTargets, is20, chapter, report)
    checkAnnotations(side, isTarget && lacksTargets, chapter, report)
  }
}

const checkCodes = (
  side: readonly Marker[],
  mayLack: boolean,
  is20: boolean,
  chapter: string,
  report: Report,
): void => {
  const starts = new Map<string, { readonly element: Element; readonly index: number }>()
  for (const [index, { element, local }] of side.entries()) {
    const id = idOf(element)
    if (local === 'sc' && id !== null && !starts.has(id)) starts.set(id, { element, index })
  }
  const ended = new Set<string>()
  for (const [index, { element, local }] of side.entries()) {
    if (local !== 'ec') continue
    const isolated = attributeOf(element, 'isolated') === 'yes'
    const [id, startReference] = [idOf(element), attributeOf(element, 'startRef')]
    if (isolated) {
      if (id === null || startReference !== null)
        report('isolated', element, `${chapter}.2.3.5`, 'An isolated <ec> has an id and no startRef.')
      continue
    }
    if (attributeOf(element, 'dir') !== null)
      report('ec-dir', element, `${chapter}.2.3.5`, '"dir" stands only on an isolated <ec>; else its <sc> has it.')
    if (startReference === null || id !== null) {
      report(
        'isolated',
        element,
        `${chapter}.2.3.5`,
        'An <ec> has startRef and no id, unless it is isolated (isolated="yes").',
      )
      if (startReference === null) continue
    }
    const start = starts.get(startReference)
    if (start === undefined) {
      if (!mayLack)
        report(
          'isolated',
          element,
          `${chapter}.3.1.22`,
          `The <sc> "${startReference}" is not in this unit; then the <ec> is isolated.`,
        )
      continue
    }
    ended.add(startReference)
    if (attributeOf(start.element, 'isolated') === 'yes')
      report(
        'isolated',
        start.element,
        `${chapter}.3.1.22`,
        `The <sc> "${startReference}" says it is isolated, and its <ec> stands in this unit.`,
      )
    if (start.index > index)
      report('marker-order', element, `${chapter}.2.3.5`, `The <ec> stands in front of its <sc> "${startReference}".`)
    checkPairAttributes(start.element, element, is20, chapter, report)
  }
  for (const [id, { element }] of starts)
    if (!ended.has(id) && attributeOf(element, 'isolated') !== 'yes' && !mayLack)
      report(
        'isolated',
        element,
        `${chapter}.3.1.22`,
        `The <ec> of the <sc> "${id}" is not in this unit; then the <sc> is isolated (isolated="yes").`,
      )
}

const checkPairAttributes = (start: Element, end: Element, is20: boolean, chapter: string, report: Report): void => {
  const differs = (name: string): void =>
    report('pair-attributes-differ', end, `${chapter}.2.3.5`, `"${name}" differs between <sc> and <ec>.`)
  for (const name of ['canCopy', 'canDelete', 'canOverlap'])
    if ((attributeOf(start, name) ?? 'yes') !== (attributeOf(end, name) ?? 'yes')) differs(name)
  const [first, last] = [attributeOf(start, 'canReorder') ?? 'yes', attributeOf(end, 'canReorder') ?? 'yes']
  if (first === 'firstNo' ? last !== 'no' : first !== last) differs('canReorder')
  // Repeating them on the end is optional since 2.1; in 2.0 what is repeated must be the same.
  if (!is20) return
  for (const name of ['type', 'subType', 'copyOf'])
    if (attributeOf(end, name) !== null && attributeOf(start, name) !== attributeOf(end, name)) differs(name)
}

const checkAnnotations = (side: readonly Marker[], mayLack: boolean, chapter: string, report: Report): void => {
  const starts = new Map<string, { readonly element: Element; readonly index: number }>()
  for (const [index, { element, local }] of side.entries()) {
    const id = idOf(element)
    if (local === 'sm' && id !== null) starts.set(id, { element, index })
  }
  const ended = new Set<string>()
  for (const [index, { element, local }] of side.entries()) {
    if (local !== 'em') continue
    const reference = attributeOf(element, 'startRef') ?? ''
    const start = starts.get(reference)
    ended.add(reference)
    if (start === undefined ? !mayLack : start.index > index)
      report('marker-order', element, `${chapter}.2.3.8`, `The <em> has no <sm> "${reference}" in front of it.`)
  }
  for (const [id, { element }] of starts)
    if (!ended.has(id) && !mayLack) report('marker-order', element, `${chapter}.2.3.7`, `The <sm> "${id}" has no <em>.`)
}

const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

/** `<cp>` stands for characters that XML cannot hold, and for no others (2.1, 4.2.3.1). */
export const checkCodePoints = (root: Element, core: string, chapter: string, report: Report): void => {
  for (const element of below(root)) {
    if (element.namespace !== core || element.local !== 'cp') continue
    const hex = attributeOf(element, 'hex') ?? ''
    if (!/^[0-9a-f]+$/iu.test(hex)) continue
    const code = Number.parseInt(hex, 16)
    if (code > 0x10ffff || isXmlCharacter(code))
      report(
        'cp-valid-character',
        element,
        `${chapter}.3.1.19`,
        code > 0x10ffff
          ? `hex="${hex}" is beyond Unicode.`
          : `hex="${hex}" is a character that XML can hold; write it as text.`,
      )
  }
}
