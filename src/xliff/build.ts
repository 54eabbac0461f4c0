import type { XmlHandler, XmlTag } from '../xml/index.ts'
import type { Attribute, Opaque, Place, Space } from './types.ts'
import { xmlNamespace } from './namespaces.ts'

/**
 * From events straight to the model: every element that is read has a frame, which knows its children, its text and
 * what to do when it ends. There is no tree in between.
 */

export interface Frame {
  /** The frame of a child; null when the model does not read it: it is then kept as bytes. */
  readonly open?: (tag: XmlTag, start: number, end: number) => Frame | null
  readonly opaque?: (opaque: Opaque) => void
  readonly text?: (value: string, start: number, end: number) => void
  readonly close?: (place: Place) => void
  /** Instead of `close`, where no place is kept: where the element begins, its start tag ends, its end tag begins and ends. */
  readonly end?: (start: number, startEnd: number, inner: number, end: number) => void
}

interface OpenElement {
  readonly frame: Frame | null
  readonly start: number
  readonly startEnd: number
}

/** A handler for `scanXml` that drives frames; `root` makes the frame of the root element or throws. */
export const framesHandler = (root: (tag: XmlTag, start: number) => Frame): XmlHandler => {
  const stack: OpenElement[] = []
  return {
    open: (tag, start, end) => {
      const parent = stack[stack.length - 1]
      const frame = parent === undefined ? root(tag, start) : (parent.frame?.open?.(tag, start, end) ?? null)
      stack.push({ frame, start, startEnd: end })
    },
    text: (value, start, end) => stack[stack.length - 1]?.frame?.text?.(value, start, end),
    close: (tag, start, end) => {
      const element = stack.pop()
      if (element === undefined) return
      const { frame } = element
      if (frame?.end !== undefined) {
        frame.end(element.start, element.startEnd, tag.selfClosing ? end : start, end)
        return
      }
      const parent = stack[stack.length - 1]?.frame
      // A frame without a closing of its own, and an element below an unread one, need no place.
      if (frame === null ? parent?.opaque === undefined : frame.close === undefined) return
      const place: Place = {
        outer: { start: element.start, end },
        start: { start: element.start, end: element.startEnd },
        inner: tag.selfClosing ? null : { start: element.startEnd, end: start },
      }
      if (frame !== null) frame.close?.(place)
      else parent?.opaque?.({ kind: 'opaque', namespace: tag.namespace, name: tag.name, place, text: null })
    },
  }
}

/** A frame that gathers the text of an element. */
export const textFrame = (done: (text: string, place: Place) => void, more: Frame = {}): Frame => {
  let text = ''
  return {
    ...more,
    text: (value) => {
      text += value
    },
    close: (place) => done(text, place),
  }
}

/** An attribute without a prefix; null when it is not there. */
export const attributeOf = (tag: XmlTag, name: string): string | null => {
  for (const attribute of tag.attributes) {
    if (attribute.name === name) return attribute.value
  }
  return null
}

/** An attribute of a namespace; null when it is not there. */
export const attributeIn = (tag: XmlTag, namespace: string, local: string): string | null => {
  for (const attribute of tag.attributes) {
    if (attribute.local === local && attribute.namespace === namespace) return attribute.value
  }
  return null
}

/** `yes` or `no`; anything else counts as absent. */
export const yesNo = (value: string | null, absent: boolean): boolean =>
  value === 'yes' ? true : value === 'no' ? false : absent

/** `xml:space` of the element, else what it inherits. */
export const spaceOf = (tag: XmlTag, inherited: Space): Space => {
  const value = attributeIn(tag, xmlNamespace, 'space')
  return value === 'preserve' || value === 'default' ? value : inherited
}

export const languageOf = (tag: XmlTag): string | null => attributeIn(tag, xmlNamespace, 'lang')

/** A number in an attribute; null when there is none or it is no number. */
export const numberOf = (value: string | null): number | null => {
  if (value === null || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

const nothing: readonly Attribute[] = Object.freeze([])

/** The attributes the model has no field for. `known` holds names as written, `xml:space` for one of XML's own. */
export const otherAttributes = (tag: XmlTag, known: ReadonlySet<string>): readonly Attribute[] => {
  let others: Attribute[] | null = null
  for (const { name, local, namespace, prefix, value } of tag.attributes) {
    if (known.has(name)) continue
    others ??= []
    others.push({ namespace, name: local, prefix, value })
  }
  return others === null ? nothing : Object.freeze(others)
}
