/** What is subtracted from a score, reason by reason, never mixed into it. */
import type { Locale } from '../article/types.ts'
import { languageTag } from './tmx/values.ts'
import type { MemoryEntry, Penalty, UnitKind } from './types.ts'

const points = { engine: 15, unreviewed: 1, aligned: 3, base: 1, region: 2, unit: 1, reverse: 5 } as const
const reviewedStates: ReadonlySet<string> = new Set(['reviewed', 'final'])
/** OmegaT's convention: what stands in a folder `penalty-20` is worth 20 points less. */
const penaltyFolder = /(?:^|\/)penalty-(\d{1,3})\//

export interface Asked {
  readonly targetLocale: Locale
  readonly unit: UnitKind
  /** The stored target is used as source. */
  readonly reversed: boolean
}

/** @param storedTarget the locale of the side that serves as target */
export const penaltiesOf = (entry: MemoryEntry, storedTarget: Locale, asked: Asked): readonly Penalty[] => {
  const penalties: Penalty[] = []
  const isReviewed = reviewedStates.has(entry.state)
  if (!isReviewed && entry.origin.startsWith('engine')) penalties.push({ reason: 'engine', points: points.engine })
  else if (!isReviewed) penalties.push({ reason: 'unreviewed', points: points.unreviewed })
  if (entry.flags.includes('aligned')) penalties.push({ reason: 'aligned', points: points.aligned })
  const region = regionPoints(storedTarget, asked.targetLocale)
  if (region > 0) penalties.push({ reason: 'region', points: region })
  if (entry.unit !== asked.unit) penalties.push({ reason: 'unit', points: points.unit })
  // A unit that was turned when it was read and is turned back has its own direction again.
  const isTurned = entry.flags.includes('reverse') !== asked.reversed
  if (isTurned || entry.flags.includes('pivot')) penalties.push({ reason: 'reverse', points: points.reverse })
  const folder = Number(penaltyFolder.exec(entry.file ?? '')?.[1] ?? 0)
  if (folder > 0) penalties.push({ reason: 'folder', points: folder })
  return penalties
}

const regionPoints = (stored: Locale, asked: Locale): number => {
  const wanted = languageTag(asked).tag ?? asked
  if (stored === wanted) return 0
  return stored.includes('-') && wanted.includes('-') ? points.region : points.base
}
