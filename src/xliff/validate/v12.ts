import type { Finding } from '../../article/finding.ts'
import { createReport, type Report } from './report.ts'
import { checkStructureBy } from './structure.ts'
import { rules12 } from './tables/v12.ts'
import { below, type Element, type Tree, attributeOf } from './tree.ts'

/** XLIFF 1.2: the transitional schema's rules, and the references no schema checks as it stands. */
export const validateV12 = (tree: Tree): readonly Finding[] => {
  const { root } = tree
  const { report, findings } = createReport(tree, '1.2')
  checkStructureBy(root, root.namespace, (local) => rules12[local], report)
  const said = attributeOf(root, 'version')
  if (said !== null && !['1.0', '1.1', '1.2'].includes(said))
    report('version', root, '2.2', `version="${said}"; "1.2" was expected.`)
  for (const file of root.children) if (file.local === 'file') checkFile(file, root.namespace, report)
  return findings()
}

const own = (element: Element, core: string, ...locals: readonly string[]): Element[] =>
  [...below(element)].filter((one) => one.namespace === core && locals.includes(one.local))

const checkFile = (file: Element, core: string, report: Report): void => {
  const ids = new Set<string>()
  for (const unit of own(file, core, 'trans-unit', 'bin-unit')) {
    const id = attributeOf(unit, 'id')
    // A unit inside another (a bin-unit) counts as well.
    if (id !== null && ids.has(id))
      report('id-duplicate', unit, '2.4', `The id "${id}" of <${unit.name}> is taken already in this file.`)
    if (id !== null) ids.add(id)
    if (unit.local === 'trans-unit') checkUnit(unit, core, report)
  }
  for (const element of own(file, core, 'sub', 'g', 'x', 'bx', 'ex', 'bpt', 'ept', 'ph', 'it')) {
    const xid = attributeOf(element, 'xid')
    if (xid !== null && !own(file, core, 'trans-unit', 'bin-unit').some((unit) => attributeOf(unit, 'id') === xid))
      report('v12-reference', element, '2.3', `xid="${xid}" names no unit of this file.`)
  }
  const phases = new Set(own(file, core, 'phase').map((phase) => attributeOf(phase, 'phase-name')))
  const tools = new Set(own(file, core, 'tool').map((tool) => attributeOf(tool, 'tool-id')))
  for (const element of [file, ...below(file)]) {
    if (element.namespace !== core) continue
    const phase = element.local === 'phase' ? null : attributeOf(element, 'phase-name')
    if (phase !== null && !phases.has(phase))
      report('v12-reference', element, '2.3', `phase-name="${phase}" names no <phase> of this file.`)
    const tool = element.local === 'tool' ? null : attributeOf(element, 'tool-id')
    if (tool !== null && !tools.has(tool))
      report('v12-reference', element, '2.3', `tool-id="${tool}" names no <tool> of this file.`)
  }
}

const checkUnit = (unit: Element, core: string, report: Report): void => {
  const child = (local: string): Element | undefined =>
    unit.children.find((one) => one.namespace === core && one.local === local)
  const [segments, target] = [child('seg-source'), child('target')]
  const marks = (content: Element | undefined): Element[] =>
    content === undefined ? [] : own(content, core, 'mrk').filter((mark) => attributeOf(mark, 'mtype') === 'seg')
  const mids = new Set<string | null>()
  for (const mark of marks(segments)) {
    const mid = attributeOf(mark, 'mid')
    if (mids.has(mid)) report('id-duplicate', mark, '2.5', `mid="${mid ?? ''}" stands twice in <seg-source>.`)
    mids.add(mid)
  }
  if (segments !== undefined)
    for (const mark of marks(target))
      if (!mids.has(attributeOf(mark, 'mid')))
        report(
          'v12-reference',
          mark,
          '2.5',
          `mid="${attributeOf(mark, 'mid') ?? ''}" names no segment of <seg-source>.`,
        )
  for (const content of unit.children) {
    if (content.namespace !== core || !['source', 'target', 'seg-source'].includes(content.local)) continue
    checkPairs(content, core, report)
  }
}

/** Both ends of a code of two elements stand in one content, joined by `rid`, else by `id`. */
const checkPairs = (content: Element, core: string, report: Report): void => {
  for (const [first, last] of [
    ['bpt', 'ept'],
    ['bx', 'ex'],
  ] as const) {
    const key = (element: Element): string => attributeOf(element, 'rid') ?? attributeOf(element, 'id') ?? ''
    const starts = own(content, core, first).map(key)
    const ends = own(content, core, last).map(key)
    for (const element of own(content, core, first, last)) {
      const others = element.local === first ? ends : starts
      if (!others.includes(key(element)))
        report(
          'v12-reference',
          element,
          '2.3',
          `<${element.name}> "${key(element)}" has no <${element.local === first ? last : first}> in this text.`,
        )
    }
  }
}
