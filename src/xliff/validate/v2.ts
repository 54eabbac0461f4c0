import type { Finding } from '../../article/finding.ts'
import { createReport } from './report.ts'
import { checkCodePoints, checkPairs, checkReferences } from './rules/codes.ts'
import { checkRemoved, checkReordering, checkStates, checkSubTypes } from './rules/editing.ts'
import { checkComments, checkFragments, checkMatchReferences } from './rules/fragments.ts'
import { checkIds, checkModuleIds, checkUnitIds } from './rules/ids.ts'
import { checkIts } from './rules/its.ts'
import { checkLanguages } from './rules/languages.ts'
import { checkChangeTracking, checkFormatStyle, checkResources, checkValidationRules } from './rules/modules.ts'
import { checkSizes } from './rules/sizes.ts'
import { checkSkeletons } from './rules/skeleton.ts'
import { checkTargetRules } from './rules/target-rules.ts'
import { checkStructure } from './structure.ts'
import { below, type Tree, attributeOf } from './tree.ts'
import { markersOf, viewUnit } from './view.ts'

export interface V2Options {
  /** Only what the text of 2.0 asks for: a file of 2.0 is also read by the later texts, which allow more. */
  readonly strict20: boolean
  /** Also apply the file's own rules for targets: validation and size restriction modules. */
  readonly targets: boolean
}

/** Every rule of XLIFF 2.x over a document that was read. */
export const validateV2 = (tree: Tree, version: string, options: V2Options): readonly Finding[] => {
  const { root } = tree
  const core = root.namespace
  const is22 = core !== 'urn:oasis:names:tc:xliff:document:2.0'
  const is20 = version === '2.0'
  const chapter = is22 ? '3' : '4'
  const { report, findings } = createReport(tree, version)
  const said = attributeOf(root, 'version')
  const known = is22 ? ['2.2', '2.3'] : ['2.0', '2.1']
  if (said !== null && !known.includes(said) && !(is22 && ['2.0', '2.1'].includes(said)))
    report(
      'version',
      root,
      `${chapter}.3.1.39`,
      `version="${said}"; ${known.join(' or ')} was expected in this namespace.`,
    )
  checkStructure(root, { core, is22, chapter }, report)
  checkLanguages(root, core, chapter, report)
  checkSkeletons(root, core, chapter, report)
  checkIds(root, core, chapter, report)
  checkModuleIds(root, report)
  checkFragments(root, core, chapter, report)
  checkCodePoints(root, core, chapter, report)
  checkSubTypes(root, core, chapter, report)
  checkFormatStyle(root, core, report)
  checkValidationRules(root, report)
  checkResources(root, options.strict20, report)
  checkChangeTracking(root, report)
  checkSizes(root, core, options.targets, report)
  checkIts(root, report)
  for (const file of root.children) {
    if (file.namespace !== core || file.local !== 'file') continue
    const units = [...below(file)].filter(({ namespace, local }) => namespace === core && local === 'unit')
    const ids = new Set(units.flatMap((unit) => attributeOf(unit, 'id') ?? []))
    for (const element of units) {
      const unit = viewUnit(element, file, core)
      checkUnitIds(unit, chapter, report)
      checkComments(unit, core, chapter, report)
      checkMatchReferences(unit, report)
      checkReferences(unit, ids, core, chapter, report)
      checkPairs(unit, is20, chapter, report)
      checkReordering(unit, chapter, report)
      checkRemoved(unit, core, chapter, report, markersOf)
      checkStates(unit, chapter, report)
      if (options.targets) checkTargetRules(unit, report)
    }
  }
  return findings()
}
