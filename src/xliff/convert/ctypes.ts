import type { InlineType } from '../types.ts'

/** `ctype` of 1.2 ⇄ `type` and `subType` of 2.x: XLIFF 1.2, 2.4; 2.1, 4.3.1.35 and 4.3.1.40. */

interface Kind {
  readonly type: InlineType | null
  readonly subType: string | null
}

/** What 1.2 has a word for: for codes with content (`g`, `bx`, `bpt`) and for those without (`x`, `ph`). */
const ofPairs: readonly (readonly [ctype: string, kind: Kind])[] = [
  ['bold', { type: 'fmt', subType: 'xlf:b' }],
  ['italic', { type: 'fmt', subType: 'xlf:i' }],
  ['underlined', { type: 'fmt', subType: 'xlf:u' }],
  ['link', { type: 'link', subType: null }],
]
const ofSingles: readonly (readonly [ctype: string, kind: Kind])[] = [
  ['image', { type: 'image', subType: null }],
  ['lb', { type: 'fmt', subType: 'xlf:lb' }],
  ['pb', { type: 'fmt', subType: 'xlf:pb' }],
]

const keyOf = ({ type, subType }: Kind): string => `${type ?? ''} ${subType ?? ''}`
const pairWords = new Map(ofPairs.map(([word, kind]) => [keyOf(kind), word]))
const singleWords = new Map(ofSingles.map(([word, kind]) => [keyOf(kind), word]))
const kinds = new Map([...ofPairs, ...ofSingles])

/** A subtype is one prefix and one name without colons or spaces (2.1, 4.3.1.35): a word of 1.2 may be anything. */
export const encoded = (word: string): string => word.replaceAll(/[\s:%]/gu, encodeURIComponent)
export const decoded = (word: string): string => word.replaceAll(/%(?:[0-9A-F]{2})+/gu, decodeURIComponent)

const own = /^x-(fmt|ui|link|image|other)(?:-(.+))?$/u
const foreign = 'xlf12:'

/** The word 1.2 has, else one that says type and subtype: `x-fmt-gf:strike`. */
export const ctypeOf = (kind: Kind, isPair: boolean): string | null => {
  if (kind.type === null) return null
  if (kind.type === 'other' && kind.subType?.startsWith(foreign) === true)
    return decoded(kind.subType.slice(foreign.length))
  const word = (isPair ? pairWords : singleWords).get(keyOf(kind))
  return word ?? `x-${kind.type}${kind.subType === null ? '' : `-${kind.subType}`}`
}

export const kindOf = (ctype: string | null): Kind => {
  if (ctype === null) return { type: null, subType: null }
  const known = kinds.get(ctype)
  if (known !== undefined) return known
  const found = own.exec(ctype)
  if (found !== null) return { type: found[1] as InlineType, subType: found[2] ?? null }
  return { type: 'other', subType: foreign + encoded(ctype) }
}
