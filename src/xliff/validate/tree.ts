import { limitsFor, placesOf, scanXml, type XmlAttribute } from '../../xml/index.ts'

/** An element as the rules see it. Offsets are UTF-16 units of the decoded file. */
export interface Element {
  readonly namespace: string
  readonly local: string
  /** As written, `mda:meta`. */
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly parent: Element | null
  readonly children: readonly Element[]
  /** Offset of the start tag's `<`. */
  readonly at: number
  /** All text directly inside, references resolved, comments and instructions left out. */
  readonly text: string
  /** Anything between its tags: an element, or text that is not white space. */
  readonly hasContent: boolean
}

export interface Tree {
  readonly root: Element
  readonly places: (offset: number) => { readonly line: number; readonly column: number }
}

interface Growing extends Element {
  readonly children: Element[]
  text: string
  hasContent: boolean
}

const notSpace = /[^\t\n\r ]/

/**
 * The whole document as elements.
 *
 * @throws {GoosefootError} `xliff.not-wellformed`, `xliff.doctype`, `xliff.limit` with line and column
 */
export const treeOf = (text: string): Tree => {
  let root: Growing | null = null
  const open: Growing[] = []
  scanXml(
    text,
    {
      open: (tag, start) => {
        const parent = open.at(-1) ?? null
        const element: Growing = {
          namespace: tag.namespace,
          local: tag.local,
          name: tag.name,
          attributes: tag.attributes.filter(({ namespace }) => namespace !== 'http://www.w3.org/2000/xmlns/'),
          parent,
          children: [],
          at: start,
          text: '',
          hasContent: false,
        }
        if (parent === null) root ??= element
        else {
          parent.children.push(element)
          parent.hasContent = true
        }
        open.push(element)
      },
      close: () => {
        open.pop()
      },
      text: (value) => {
        const here = open.at(-1)
        if (here === undefined) return
        here.text += value
        if (notSpace.test(value)) here.hasContent = true
      },
    },
    limitsFor('xliff'),
  )
  if (root === null) throw new TypeError('a document without a root was read')
  return { root, places: placesOf(text) }
}

const xml = 'http://www.w3.org/XML/1998/namespace'

/** The value of an attribute without a namespace, or null. */
export const attributeOf = (element: Element, local: string, namespace = ''): string | null =>
  element.attributes.find((one) => one.local === local && one.namespace === namespace)?.value ?? null

export const xmlAttributeOf = (element: Element, local: string): string | null => attributeOf(element, local, xml)

export const isXmlNamespace = (namespace: string): boolean => namespace === xml

/** The nearest element with a name, itself included. */
export const nearest = (element: Element | null, namespace: string, ...locals: readonly string[]): Element | null => {
  for (let at = element; at !== null; at = at.parent)
    if (at.namespace === namespace && locals.includes(at.local)) return at
  return null
}

/** Every element below, in document order. */
export function* below(element: Element): Generator<Element> {
  for (const child of element.children) {
    yield child
    yield* below(child)
  }
}

/** The value an attribute of the xml namespace has here or above; null when nobody says. */
export const inherited = (element: Element | null, local: string): string | null => {
  for (let at = element; at !== null; at = at.parent) {
    const value = xmlAttributeOf(at, local)
    if (value !== null) return value
  }
  return null
}
