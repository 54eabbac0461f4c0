/** What TBX calls things, in both its styles and all its dialects. */
import type { TermStatus } from '../types.ts'

/** ISO 30042:2019, the namespace of the core and those of the modules in style DCT (tbxinfo.net). */
export const coreNamespace = 'urn:iso:std:iso:30042:ed-2'
export const minNamespace = 'http://www.tbxinfo.net/ns/min'
export const basicNamespace = 'http://www.tbxinfo.net/ns/basic'

/** Elements of the same level in TBX 2 (ISO 30042:2008, `martif`), 3 (`tbx`) and the small dialect TBX-Min (`TBX`). */
export const conceptElements: ReadonlySet<string> = new Set(['termEntry', 'conceptEntry', 'entry'])
export const languageElements: ReadonlySet<string> = new Set(['langSet', 'langSec', 'langGroup'])
export const termElements: ReadonlySet<string> = new Set(['tig', 'ntig', 'termSec', 'termGroup'])

/** Data categories of style DCA: the element says the class, `type` the category. */
export const dcaElements: ReadonlySet<string> = new Set([
  'termNote',
  'descrip',
  'admin',
  'transac',
  'ref',
  'xref',
  'date',
])

/** `preferredTerm-admn-sts` and its bare form; what was deprecated or superseded must not be written any more. */
export const statusOf = (value: string): TermStatus | null => {
  switch (
    value
      .trim()
      .replace(/-admn-sts$/u, '')
      .replace(/Term$/u, '')
      .toLowerCase()
  ) {
    case 'preferred':
    case 'standardized':
      return 'preferred'
    case 'admitted':
    case 'legal':
    case 'regulated':
      return 'admitted'
    case 'deprecated':
    case 'superseded':
    case 'forbidden':
    case 'notrecommended':
    case 'obsolete':
      return 'forbidden'
    default:
      return null
  }
}

export const statusName: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
}

/** In a note of a term, what TBX has no category for: `goosefoot: keep, case, quote=name`. */
export const ownNote: RegExp =
  /^goosefoot: ((?:keep|case|quote=(?:name|title|term))(?:, (?:case|quote=(?:name|title|term)))*)$/u

/** An id as a name of XML: what cannot stand in one is written `_x0020_`. */
export const xmlId = (id: string): string =>
  Array.from(id)
    .map((character, index) =>
      (index === 0 ? /[\p{L}_]/u : /[\p{L}\p{N}_.-]/u).test(character) && !/^_x[0-9a-f]+_/u.test(id.slice(index))
        ? character
        : `_x${(character.codePointAt(0) ?? 0).toString(16)}_`,
    )
    .join('')
export const idOfXml = (id: string): string =>
  id.replaceAll(/_x([0-9a-f]{1,6})_/gu, (all, code: string) => {
    const point = Number.parseInt(code, 16)
    return point > 0x10ffff ? all : String.fromCodePoint(point)
  })
