/** How an attribute's value must look. A list of words is an enumeration. */
export type ValueType =
  | 'string'
  | 'nmtoken'
  | 'nmtokens'
  | 'yes-no'
  | 'uri'
  | 'language'
  | 'prefixed'
  /** Of an annotation: `generic`, `comment`, `term`, or with a prefix. */
  | 'annotation-type'
  | 'positive'
  | 'hex'
  | 'percent'
  | 'confidence'
  | 'integer'
  | 'datetime'
  | readonly string[]

/** One step of a content model: any of the names, between `least` and `most` times. */
export interface Step {
  /** `xlf:source` is of the document's own namespace, `mtc:match` of a module; `*`: any other namespace. */
  readonly names: readonly string[]
  readonly least: 0 | 1
  readonly most: 1 | 'many'
}

/** What an element may hold. */
export interface ElementRule {
  readonly attributes: Readonly<Record<string, ValueType>>
  readonly required: readonly string[]
  /** Attributes of other namespaces: any, none, or those of the modules named. */
  readonly foreign: 'any' | 'none' | readonly string[]
  /** Children in order; null: anything. */
  readonly content: readonly Step[] | null
  /** Text besides white space may stand between the children. */
  readonly text: boolean
  readonly section: string
}

export const one = (...names: readonly string[]): Step => ({ names, least: 1, most: 1 })
export const maybe = (...names: readonly string[]): Step => ({ names, least: 0, most: 1 })
export const some = (...names: readonly string[]): Step => ({ names, least: 1, most: 'many' })
export const any = (...names: readonly string[]): Step => ({ names, least: 0, most: 'many' })
