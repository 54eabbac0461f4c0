import type { CodeType, InlineCode } from '../article/types.ts'
import type { Code, Data, InlineType } from './types.ts'

/** Inline markup of an article (links, emphasis, breaks, …) as codes with their markup in `originalData`. */

/** Type and subtype of each kind of markup; `xlf:` ones are the standard's (2.1, 4.3.1.35). */
const spellings: Readonly<Record<CodeType, readonly [type: InlineType, subType: string | null]>> = {
  link: ['link', null],
  autolink: ['link', 'gf:autolink'],
  reference: ['link', 'gf:reference'],
  footnote: ['link', 'gf:footnote'],
  strong: ['fmt', 'xlf:b'],
  emphasis: ['fmt', 'xlf:i'],
  break: ['fmt', 'xlf:lb'],
  strike: ['fmt', 'gf:strike'],
  code: ['fmt', 'gf:code'],
  image: ['image', null],
  shortcode: ['other', 'gf:shortcode'],
  html: ['other', 'gf:html'],
  other: ['other', null],
}

const typeOfSpelling: ReadonlyMap<string, CodeType> = new Map(
  Object.entries(spellings).map(([codeType, [type, subType]]) => [`${type} ${subType ?? ''}`, codeType as CodeType]),
)

const roles = { open: 'open', close: 'close', empty: 'standalone' } as const
const forms = { open: 'open', close: 'close', standalone: 'empty' } as const

/** Markup of a unit, each text once, `d1` … by first use. */
export interface OriginalData {
  /** Id of a markup's text; null for none. */
  readonly idOf: (markup: string) => string | null
  readonly all: () => ReadonlyMap<string, Data>
}

export const collectOriginalData = (): OriginalData => {
  const ids = new Map<string, string>()
  return {
    idOf: (markup) => {
      if (markup === '') return null
      const known = ids.get(markup)
      if (known !== undefined) return known
      const id = `d${ids.size + 1}`
      ids.set(markup, id)
      return id
    },
    all: () => new Map([...ids].map(([text, id]) => [id, { id, text, direction: 'auto', place: null }])),
  }
}

/** @param data id of its markup, null where markup is not carried (proposals) */
export const markupCode = (
  code: Pick<InlineCode, 'id' | 'form' | 'type' | 'equivalent'>,
  data: string | null,
): Code => {
  const [type, subType] = spellings[code.type]
  return {
    kind: 'code',
    role: roles[code.form],
    id: code.id,
    form: code.form === 'empty' ? 'ph' : 'pc',
    type,
    subType,
    display: null,
    equivalent: code.equivalent === '' ? null : code.equivalent,
    copyOf: null,
    data,
    native: null,
    canCopy: true,
    canDelete: true,
    canOverlap: false,
    canReorder: 'yes',
    isolated: false,
    subFlows: [],
    direction: null,
    attributes: [],
    span: null,
  }
}

/** The article's inline code that a code of a source stands for. */
export const inlineCodeOf = (code: Code, data: ReadonlyMap<string, Data>): InlineCode => ({
  kind: 'code',
  id: code.id,
  form: forms[code.role],
  type: typeOfSpelling.get(`${code.type ?? 'other'} ${code.subType ?? ''}`) ?? 'other',
  at: 0,
  data: code.data === null ? '' : (data.get(code.data)?.text ?? ''),
  equivalent: code.equivalent === ' ' ? ' ' : '',
})
