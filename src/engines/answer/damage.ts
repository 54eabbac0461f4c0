import type { Damage } from '../contract.ts'

/**
 * What follows when damage cannot be repaired.
 *
 * `ask`: ask once more for this sentence alone, then its text is for a person to look at (`degraded`). `align`: ask once
 * more, then for plain text whose marks are aligned. `refuse`: ask once more, then it is no translation. `note`: said, and
 * nothing follows.
 */
export type DamageClass = 'ask' | 'align' | 'refuse' | 'note'

/** What can be wrong with a returned segment. */
export type DamageCode =
  | 'xml'
  | 'tag-lost'
  | 'tag-extra'
  | 'tag-dup'
  | 'tag-nest'
  | 'tag-order'
  | 'q-empty'
  | 'g-empty'
  | 'text-outside'
  | 'q-length'
  | 'g-length'
  | 'q-swapped'
  | 'q-verbatim'
  | 'mark-extra'
  | 'mark-lost'
  | 'mark-foreign'
  | 'mark-doubled'
  | 'mark-outside'
  | 'edge-punct'
  | 'space'
  | 'newline'
  | 'entity'
  | 'number'
  | 'link'
  | 'half-translated'
  | 'untranslated'
  | 'same'
  | 'omitted'
  | 'length'
  | 'cut-off'
  | 'script'
  | 'language'
  | 'refusal'
  | 'comment'
  | 'doubled'
  | 'leak'
  | 'invisible'
  | 'array'
  | 'aligned'

const classes: Readonly<Record<DamageCode, DamageClass>> = {
  /** Not well-formed, or tags that were not sent. */
  xml: 'align',
  'tag-lost': 'align',
  'tag-extra': 'align',
  'tag-dup': 'align',
  /** An element left the one it stood in, or went into a stranger. */
  'tag-nest': 'align',
  /** Sentences, quotations or single codes in another order or at another place. */
  'tag-order': 'ask',
  /** A quotation without words, or a code without those it marked. */
  'q-empty': 'align',
  'g-empty': 'align',
  /** Words between two sentences. */
  'text-outside': 'align',
  /** Much more or much less between the ends of a quotation than was said. */
  'q-length': 'align',
  /** The same for a code, or a name or number left it or came into it. */
  'g-length': 'ask',
  /** Two quotations in each other's place. */
  'q-swapped': 'ask',
  /** The wording is the ledger's to give. */
  'q-verbatim': 'note',
  /** Quotation marks that no quotation of the source owns. */
  'mark-extra': 'align',
  'mark-lost': 'note',
  'mark-foreign': 'note',
  'mark-doubled': 'note',
  'mark-outside': 'note',
  'edge-punct': 'note',
  space: 'note',
  newline: 'note',
  entity: 'note',
  number: 'ask',
  link: 'ask',
  /** Words of the source stand in the target. */
  'half-translated': 'ask',
  untranslated: 'refuse',
  /** Letter by letter the source, and short: it may be a name. */
  same: 'ask',
  omitted: 'refuse',
  length: 'refuse',
  /** A sentence without its end. */
  'cut-off': 'ask',
  script: 'refuse',
  /** Another language than was asked for. */
  language: 'refuse',
  refusal: 'refuse',
  comment: 'refuse',
  doubled: 'refuse',
  /** The instructions of the request stand in the answer. */
  leak: 'refuse',
  /** Characters nobody sees; they may be a provider's marking and are kept. */
  invisible: 'note',
  /** Fewer or more texts than were asked for, or an answer that cannot be read. */
  array: 'refuse',
  /** The marks of a plain answer were aligned by their words. */
  aligned: 'ask',
}

export const damage = (code: DamageCode, rest: Omit<Partial<Damage>, 'code'> = {}): Damage => ({
  code,
  repaired: false,
  ...rest,
})

export const repaired = (code: DamageCode, wireId?: number): Damage =>
  damage(code, { repaired: true, ...(wireId === undefined ? {} : { wireId }) })

const isDamageCode = (code: string): code is DamageCode => Object.hasOwn(classes, code)

export const classOf = (code: string): DamageClass => (isDamageCode(code) ? classes[code] : 'refuse')
