import { houseStyleFor } from '../../quotations/styles/index.ts'
import type { EngineUnit, SegmentOutcome } from '../contract.ts'
import { encodeUnit } from '../wire/index.ts'
import { sentOf } from './source.ts'
import { sentContent, targetTextOf } from './target.ts'

/** A segment without a letter is not sent: it is its own translation. Null for every other. */
export const ownTarget = (unit: EngineUnit, segment: string, locale: string): SegmentOutcome | null => {
  const only = { ...unit, segments: unit.segments.map((one) => ({ ...one, wanted: one.id === segment })) }
  const [encoded] = encodeUnit(only, 'sentence')
  if (encoded === undefined || hasLetter(encoded.wire)) return null
  const [sentence] = sentOf({ block: unit.block, resultKey: '', ...encoded }).sentences
  if (sentence === undefined) return null
  const target = targetTextOf(sentContent(sentence), sentence, houseStyleFor(locale))
  return { block: unit.block, segment, status: 'ok', target, damage: [] }
}

/** Is there something to translate in a text with tags? */
export const hasLetter = (wire: string): boolean => /\p{L}/u.test(wire.replace(/<[^>]*>/gu, ''))
