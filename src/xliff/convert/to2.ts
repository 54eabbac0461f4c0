import { category, metaGroup } from '../record-metadata.ts'
import type { Group, Unit, XliffDocument, XliffFile, XliffVersion } from '../types.ts'
import { foreignPrefix } from './contexts.ts'
import type { Lose } from './losses.ts'
import { idOfOriginal } from './to12.ts'
import {
  dropped,
  isSentences,
  isToken,
  metadataOf,
  noteTo2,
  sizesOf,
  typeOf,
  unitOfSentences,
  unitTo2,
} from './unit-to2.ts'
import type { IdFor } from './unit-to2.ts'

/** 1.0–1.2 → 2.x. A group with one `trans-unit` a sentence, as we write it, becomes one unit again. */
export const documentTo2 = (document: XliffDocument, version: XliffVersion, lose: Lose): XliffDocument => {
  const ids = new Set<string>()
  return {
    ...document,
    version,
    source: null,
    // Namespaces of vendors: what stood in them is not carried, so they need not be declared.
    attributes: [],
    place: null,
    files: document.files.flatMap((file, index) => {
      // A file of 2.x holds something (2.1, 4.2.2.2); some tools keep their originals in files of 1.2 that hold nothing.
      if (file.children.length === 0 && document.files.length > 1) {
        lose('element', null, { name: `file ${file.original ?? ''}`.trim() })
        return []
      }
      const wanted = file.attributes.find(({ name, prefix }) => name === 'product-name' && prefix === '')?.value
      const candidates = [wanted ?? '', idOfOriginal(file.original), `f${index + 1}`]
      const id = candidates.find((one) => isToken(one) && !ids.has(one)) ?? `file-${index + 1}`
      ids.add(id)
      return [fileTo2(file, id, lose)]
    }),
  }
}

const formats: Readonly<Record<string, string>> = { plaintext: 'text', html: 'html', 'x-markdown': 'markdown' }

const fileTo2 = (file: XliffFile, id: string, lose: Lose): XliffFile => {
  // Ids of groups are optional in 1.2 and of no fixed form: what cannot be an id gets a number.
  const taken = new Set<string>()
  const idFor = (wanted: string | null, prefix: string): string => {
    const base = wanted !== null && isToken(wanted) ? wanted : prefix
    for (let number = 1; ; number++) {
      const candidate = base === wanted && number === 1 ? base : `${base}-${number}`
      if (taken.has(candidate)) continue
      taken.add(candidate)
      return candidate
    }
  }
  const children = file.children.map((child) => childTo2(child, idFor, lose))
  const units = (list: readonly (Group | Unit)[]): readonly Unit[] =>
    list.flatMap((child) => (child.kind === 'unit' ? [child] : units(child.children)))
  const ours = units(children)
  const isOurs = ours.length > 0 && ours.every((unit) => unit.type?.startsWith('gf:') === true)
  const format = isOurs ? formats[file.datatype ?? ''] : undefined
  const kept = file.attributes.filter(({ name, prefix }) => !(name === 'product-name' && prefix === ''))
  const entries: (readonly [string, string])[] = kept.flatMap(({ name, prefix, value }) => {
    if (prefix === '') return [[name, value] as const]
    lose('attribute', null, { name: `${prefix}:${name}` })
    return []
  })
  if (format === undefined && file.datatype !== null && file.datatype !== 'plaintext')
    entries.push(['datatype', file.datatype])
  for (const node of file.header?.opaque ?? []) lose('header', null, { name: node.name })
  if (file.skeleton !== null) lose('header', null, { name: 'skl' })
  for (const node of file.opaque) lose('element', null, { name: node.name })
  return {
    ...file,
    id,
    datatype: null,
    translate: true,
    canResegment: !isOurs,
    space: isOurs && ours.every((unit) => unit.space === 'preserve') ? 'preserve' : file.space,
    skeleton: null,
    header: null,
    notes: file.notes.map((note, index) => noteTo2(note, index, lose)),
    metadata: [
      ...(format === undefined ? [] : [metaGroup(category.article, null, [['format', format]])]),
      ...(entries.length === 0 ? [] : [metaGroup(`${foreignPrefix}attributes`, null, entries)]),
      ...(file.header?.tools ?? []).map((tool) =>
        metaGroup(`${foreignPrefix}tool`, null, [
          ['id', tool.id],
          ['name', tool.name],
          ['version', tool.version],
          ['company', tool.company],
        ]),
      ),
      ...(file.header?.phases ?? []).map((phase) =>
        metaGroup(`${foreignPrefix}phase`, null, [
          ['name', phase.name],
          ['process', phase.process],
          ['tool', phase.tool],
          ['date', phase.date],
          ['contact', phase.contact],
        ]),
      ),
    ],
    opaque: [],
    attributes: [],
    place: null,
    children,
  }
}

const childTo2 = (child: Group | Unit, idFor: IdFor, lose: Lose): Group | Unit => {
  if (child.kind === 'unit') return unitTo2(child, idFor, lose)
  if (isSentences(child)) return unitOfSentences(child, idFor, lose)
  return {
    ...child,
    id: idFor(child.id, 'g'),
    type: typeOf(child.type),
    notes: child.notes.map((note, index) => noteTo2(note, index, lose)),
    metadata: metadataOf(child, lose),
    opaque: dropped(child.opaque, child.id, lose),
    attributes: sizesOf(child.attributes),
    place: null,
    children: child.children.map((inner) => childTo2(inner, idFor, lose)),
  }
}
