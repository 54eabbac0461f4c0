import type { Approval, Retraction } from '../article/types.ts'
import { category, groupsOf, metaGroup, metaValue } from './record-metadata.ts'
import type { MetaGroup } from './types.ts'

/** Who released which text, and whether it was taken back: groups of the file, one an approval. */
export const approvalGroups = (approvals: readonly Approval[], retraction: Retraction | undefined): MetaGroup[] => [
  ...approvals.map((one) =>
    metaGroup(category.approval, null, [
      ['level', one.level],
      ['person', one.person],
      ['role', one.role],
      ['at', one.at],
      ['scope', one.scope],
      ['source', one.sourceHash],
      ['text', one.textHash],
      ['opened', one.opened ? 'yes' : 'no'],
    ]),
  ),
  ...(retraction === undefined
    ? []
    : [
        metaGroup(category.retraction, null, [
          ['person', retraction.person],
          ['at', retraction.at],
          ['reason', retraction.reason],
        ]),
      ]),
]

/** What the groups say; a value that is missing or unknown says as little as it can, so that nothing is released by a slip. */
export const approvalsOf = (groups: readonly MetaGroup[]): readonly Approval[] =>
  groupsOf(groups, category.approval).map((group): Approval => {
    const value = (type: string): string => metaValue(group, type) ?? ''
    return Object.freeze({
      person: value('person'),
      role: value('role'),
      at: value('at'),
      level: value('level') === 'approved' ? 'approved' : 'reviewed',
      scope: value('scope') === 'article' ? 'article' : 'segment',
      sourceHash: value('source'),
      textHash: value('text'),
      opened: value('opened') === 'yes',
    })
  })

export const retractionOf = (groups: readonly MetaGroup[]): Retraction | null => {
  const group = groupsOf(groups, category.retraction)[0]
  if (group === undefined) return null
  const value = (type: string): string => metaValue(group, type) ?? ''
  return Object.freeze({ person: value('person'), at: value('at'), reason: value('reason') })
}
