import type { Group, Loss, Opaque, Unit, XliffDocument, WrittenVersion } from '../types.ts'
import { gatherLosses } from './losses.ts'
import { mapUnits, provenanceFromMetadata, provenanceToMetadata, withDeclarations } from './modules.ts'
import { documentTo12 } from './to12.ts'
import { documentTo2 } from './to2.ts'

export interface Conversion {
  readonly document: XliffDocument
  /** What the other version has no word for; empty for documents of ours. */
  readonly losses: readonly Loss[]
}

/**
 * A document in another version of XLIFF: total, and honest about what is lost.
 *
 * The result is made in memory and written in the canonical layout. Between two versions of 2.x only the version changes,
 * and what the other one does not have: ITS is not in 2.0 (there it becomes metadata), notes and metadata on the root are
 * only in 2.2.
 *
 * @param version 1.2, 2.0, 2.1 or 2.2: 1.0 and 1.1 are read and never made
 */
export const convertXliff = (document: XliffDocument, version: WrittenVersion): Conversion => {
  const { losses, lose } = gatherLosses()
  const isOld = document.version.startsWith('1.')
  if (version === '1.2') {
    if (isOld) return { document: { ...document, version }, losses }
    const bare = mapUnits(document, (unit) => provenanceToMetadata(unit, lose))
    return { document: Object.freeze(documentTo12(bare, lose)), losses }
  }
  let result = isOld ? documentTo2(document, version, lose) : { ...withTexts(document), version }
  if (version !== '2.2') {
    if (result.notes.length > 0) lose('element', null, { name: 'notes on the root' })
    if (result.metadata.length > 0) lose('element', null, { name: 'metadata on the root' })
    result = { ...result, notes: [], metadata: [] }
  }
  result = mapUnits(result, (unit) =>
    version === '2.0' ? provenanceToMetadata(unit, lose) : provenanceFromMetadata(unit),
  )
  return { document: Object.freeze(withDeclarations({ ...result, source: null }, version)), losses }
}

/** Elements that were read as bytes, with their text: the result has no source to look it up in. */
const withTexts = (document: XliffDocument): XliffDocument => {
  const source = document.source?.text ?? null
  if (source === null) return document
  const node = (opaque: Opaque): Opaque => ({
    ...opaque,
    text:
      opaque.text ?? (opaque.place === null ? null : source.slice(opaque.place.outer.start, opaque.place.outer.end)),
  })
  const child = (one: Group | Unit): Group | Unit => {
    const opaque = one.opaque.map(node)
    return one.kind === 'unit' ? { ...one, opaque } : { ...one, opaque, children: one.children.map(child) }
  }
  return {
    ...document,
    files: document.files.map((file) => ({
      ...file,
      skeleton: file.skeleton === null ? null : node(file.skeleton),
      opaque: file.opaque.map(node),
      children: file.children.map(child),
    })),
  }
}
