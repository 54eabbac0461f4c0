import type { CodeType, Role } from '../../article/types.ts'

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements that stand in a line of text. */
export const inlineElements: ReadonlySet<string> = set(
  'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr',
)
/** Programs, styles, drawings, form data: their content is never text. */
export const opaqueElements: ReadonlySet<string> = set(
  'audio canvas code iframe math noscript object script select style svg template textarea video',
)
/** Opaque elements that stand between blocks. */
export const opaqueBlocks: ReadonlySet<string> = set('listing plaintext pre xmp noembed noframes frameset')
/** Elements without an end tag. */
export const voidElements: ReadonlySet<string> = set(
  'area base br col embed hr img input link meta param source track wbr',
)
/** Elements of a page's head. */
export const headElements: ReadonlySet<string> = set('base link meta script style title')

export const elementRoles: Readonly<Record<string, Role>> = {
  blockquote: 'blockquote',
  caption: 'caption',
  dd: 'item',
  dt: 'item',
  figcaption: 'caption',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  td: 'cell',
  th: 'cell',
  title: 'headline',
}

export const codeTypes: Readonly<Record<string, CodeType>> = {
  a: 'link',
  b: 'strong',
  br: 'break',
  code: 'code',
  del: 'strike',
  em: 'emphasis',
  i: 'emphasis',
  img: 'image',
  s: 'strike',
  strike: 'strike',
  strong: 'strong',
}
