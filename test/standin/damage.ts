/**
 * The damage catalogue: what engines do to tags and quotation marks, by seed.
 *
 * @see `damage/`: one function a way; the numbers are the catalogue's
 */
import { type DamageKind, damageKinds, type Variant } from './damage/kinds.ts'
import { entity, markDropped, markMoved, marksForeign, marksMixed, reported } from './damage/marks.ts'
import { pairDuplicated, pairEmptied, placeholderFront, swapped, tagRewritten } from './damage/tags.ts'
import { invisible, sentenceLost, whiteSpace } from './damage/text.ts'
import { readTree, writeTree } from './damage/tree.ts'
import { hash, randomStream, shuffled } from './random.ts'

export { type DamageKind, damageKinds }

const variants: Readonly<Record<DamageKind, readonly Variant[]>> = {
  'pair-emptied': pairEmptied,
  'mark-moved': markMoved,
  'placeholder-front': placeholderFront,
  'pair-duplicated': pairDuplicated,
  'mark-dropped': markDropped,
  'marks-mixed': marksMixed,
  'marks-foreign': marksForeign,
  'white-space': whiteSpace,
  entity,
  'tag-rewritten': tagRewritten,
  'sentence-lost': sentenceLost,
  reported,
  swapped,
  invisible,
}

/**
 * A translation on the wire with one damage of a kind; the seed decides which way and where.
 *
 * @param source the text as it was sent, tags `s q g x`
 * @param target the undamaged translation
 * @returns null when the kind can do nothing here: no quotation, no placeholder, no second sentence
 * @throws {FragmentError} when source or target is not well-formed
 */
export const damageXml = (kind: DamageKind, source: string, target: string, seed: number): string | null =>
  damageText(kind, source, target, seed, true)

/** As `damageXml`, for plain text when `xml` is false. */
export const damageText = (
  kind: DamageKind,
  source: string,
  target: string,
  seed: number,
  xml: boolean,
): string | null => {
  const random = randomStream(hash(`${kind} ${seed}`))
  const whole = writeTree(readTree(target, xml), xml)
  for (const variant of shuffled(variants[kind], random)) {
    const patient = { nodes: readTree(target, xml), source: readTree(source, xml), xml, random }
    if (!variant(patient)) continue
    const damaged = writeTree(patient.nodes, xml)
    if (damaged !== whole) return damaged
  }
  return null
}
