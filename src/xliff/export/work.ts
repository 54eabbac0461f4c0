import type { SegmentRecord, UnitRecord } from '../../article/types.ts'
import type { Profile } from '../profiles/index.ts'

/** Which sentences a person still has to work on, and which are closed. */

/** No target, not said to be translated, or to be looked at again. */
export const needsWork = (segment: SegmentRecord): boolean =>
  segment.target === null || segment.state === 'initial' || segment.flag !== null

export const isLocked = (segment: SegmentRecord, lock: Profile['lock']): boolean => {
  if (lock === 'none' || needsWork(segment)) return false
  return lock === 'done' || segment.state === 'reviewed' || segment.state === 'final'
}

/**
 * A unit with those of its sentences that need work, null when there is none. Where one unit holds several sentences
 * (2.x) the others stay, so that the paragraph can be read; they are locked.
 */
export const openPart = (unit: UnitRecord, keepsOthers: boolean): UnitRecord | null => {
  if (!unit.parts.some((part) => part.kind === 'segment' && needsWork(part))) return null
  if (keepsOthers) return unit
  return { ...unit, parts: unit.parts.filter((part) => part.kind === 'gap' || needsWork(part)) }
}
