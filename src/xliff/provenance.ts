import type { Origin, UnitRecord } from '../article/types.ts'
import type { Provenance } from './types.ts'

/** Who or what made the targets, newest knowledge first, each once. */
export const provenanceOf = (unit: UnitRecord): readonly Provenance[] => {
  const none: Provenance = { person: null, tool: null, org: null, revPerson: null, revTool: null, revOrg: null }
  const of = (origin: Origin): Provenance | null => {
    switch (origin.kind) {
      case 'human':
        return origin.person === null ? null : { ...none, person: origin.person }
      case 'engine':
        return { ...none, tool: [origin.engine, origin.model ?? ''].join(' ').trim() }
      case 'memory':
        return { ...none, tool: 'translation memory' }
      case 'verbatim':
        return null
      default:
        return origin satisfies never
    }
  }
  const records = unit.parts.flatMap((part) =>
    part.kind === 'segment' && part.target !== null && part.origin !== null ? (of(part.origin) ?? []) : [],
  )
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()]
}
