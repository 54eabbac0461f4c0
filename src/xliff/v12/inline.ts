import type { XmlTag } from '../../xml/index.ts'
import type { Frame } from '../build.ts'
import { attributeOf, otherAttributes, yesNo } from '../build.ts'
import type { Annotation, Code, CodeForm, Content, Inline, InlineType, Place, Space } from '../types.ts'

/** The inline elements of 1.2: `g x bx ex bpt ept ph it mrk`, 2.4 of the specification. */

const codeAttributes: ReadonlySet<string> = new Set(['id', 'ctype', 'clone', 'equiv-text'])
const markAttributes: ReadonlySet<string> = new Set(['mid', 'mtype', 'comment'])

const typeOfCtype: ReadonlyMap<string, InlineType> = new Map([
  ['bold', 'fmt'],
  ['italic', 'fmt'],
  ['underlined', 'fmt'],
  ['lb', 'fmt'],
  ['pb', 'fmt'],
  ['link', 'link'],
  ['image', 'image'],
  ['x-quote', 'quote'],
  ['x-quote-open', 'quote'],
  ['x-quote-close', 'quote'],
])

/** How a character that XML cannot hold is written where there is no `cp`. */
const controlCharacter = /^x-cp-([0-9A-Fa-f]{4,5})$/

/** A stretch of a `seg-source` or of a segmented target: a segment with its `mid`, or what stands between. */
export interface Stretch {
  readonly mid: string | null
  readonly content: Content
}

/**
 * Reads the content of `source`, `seg-source` or `target`.
 *
 * @param stretches when given, gets the `mrk mtype="seg"` and what stands between them; `done` still gets the whole
 */
export const contentFrame = (
  space: Space,
  language: string | null,
  done: (content: Content) => void,
  stretches: ((all: readonly Stretch[]) => void) | null = null,
): Frame => {
  const inlines: Inline[] = []
  const found: Stretch[] = []
  /** Index into `inlines` where the current stretch began. */
  let from = 0
  /** Ids of opening codes by their `rid`. */
  const opened = new Map<string, string>()
  const contentOf = (list: readonly Inline[], place: Place | null): Content => ({
    kind: 'content',
    language,
    space,
    inlines: Object.freeze(list),
    place,
  })
  const between = (): void => {
    if (inlines.length > from) found.push({ mid: null, content: contentOf(inlines.slice(from), null) })
    from = inlines.length
  }
  const text = (value: string, start: number, end: number): void => {
    inlines.push({ kind: 'text', value, span: { start, end } })
  }
  /** Both an opening and a closing code know the other by `rid`, which is the id of the opening one by default. */
  const idOf = (tag: XmlTag, role: Code['role']): string => {
    const id = attributeOf(tag, 'id') ?? ''
    const rid = attributeOf(tag, 'rid') ?? id
    if (role === 'open') opened.set(rid, id)
    return role === 'close' ? (opened.get(rid) ?? id) : id
  }
  const native = (tag: XmlTag, role: Code['role'], form: CodeForm, keepsText: boolean): Frame => {
    const at = inlines.length
    let content = ''
    const gather = (value: string): void => {
      content += value
    }
    const inside: Frame = { open: () => inside, text: gather }
    return {
      open: () => inside,
      text: gather,
      close: (place) => {
        const code = codeOf(tag, role, form, idOf(tag, role))
        inlines.splice(at, 0, { ...code, native: keepsText ? content : null, span: place.outer })
      },
    }
  }
  const open = (tag: XmlTag, start: number, end: number): Frame => {
    switch (tag.local) {
      case 'g': {
        const id = attributeOf(tag, 'id') ?? ''
        inlines.push({ ...codeOf(tag, 'open', 'g', id), span: { start, end } })
        return {
          open,
          text,
          close: (place) => {
            inlines.push({ ...codeOf(tag, 'close', 'g', id), attributes: [], span: endTag(place) })
          },
        }
      }
      case 'x': {
        const hex = controlCharacter.exec(attributeOf(tag, 'ctype') ?? '')?.[1]
        if (hex === undefined) return native(tag, 'standalone', 'x', false)
        inlines.push({ kind: 'cp', value: Number.parseInt(hex, 16), span: { start, end } })
        return {}
      }
      case 'bx':
        return native(tag, 'open', 'bx-ex', false)
      case 'ex':
        return native(tag, 'close', 'bx-ex', false)
      case 'bpt':
        return native(tag, 'open', 'bpt-ept', true)
      case 'ept':
        return native(tag, 'close', 'bpt-ept', true)
      case 'it': {
        const position = attributeOf(tag, 'pos')
        return native(tag, position === 'open' || position === 'close' ? position : 'standalone', 'it', true)
      }
      case 'ph':
        return native(tag, 'standalone', 'ph12', true)
      case 'mrk':
        return markFrame(tag, { start, end })
      default:
        // An element of a vendor's: kept as a code without a name of ours, the text inside it stays text.
        inlines.push({
          ...codeOf(tag, 'standalone', 'x', attributeOf(tag, 'id') ?? ''),
          subType: tag.name,
          span: { start, end },
        })
        return { open, text }
    }
  }
  const markFrame = (tag: XmlTag, span: { start: number; end: number }): Frame => {
    const type = attributeOf(tag, 'mtype') ?? ''
    const mid = attributeOf(tag, 'mid')
    if (type === 'seg' && stretches !== null) {
      between()
      return {
        open,
        text,
        close: (place) => {
          found.push({ mid, content: contentOf(inlines.slice(from), place) })
          from = inlines.length
        },
      }
    }
    const first: Annotation = {
      kind: 'annotation',
      role: 'open',
      id: mid ?? '',
      form: 'mrk',
      type,
      value: attributeOf(tag, 'comment'),
      ref: null,
      translate: type === 'protected' ? false : null,
      attributes: otherAttributes(tag, markAttributes),
      span,
    }
    inlines.push(first)
    return {
      open,
      text,
      close: (place) => {
        inlines.push({ ...first, role: 'close', attributes: [], span: endTag(place) })
      },
    }
  }
  return {
    open,
    text,
    close: (place) => {
      between()
      stretches?.(found)
      done(Object.freeze(contentOf(inlines, place)))
    },
  }
}

const endTag = (place: Place): { start: number; end: number } =>
  place.inner === null
    ? { start: place.outer.end, end: place.outer.end }
    : { start: place.inner.end, end: place.outer.end }

const codeOf = (tag: XmlTag, role: Code['role'], form: CodeForm, id: string): Omit<Code, 'span'> => {
  const ctype = attributeOf(tag, 'ctype')
  const type = typeOfCtype.get(ctype ?? '') ?? null
  const equivalent = attributeOf(tag, 'equiv-text')
  return {
    kind: 'code',
    role,
    id,
    form,
    type,
    subType: ctype,
    display: type === 'quote' ? markShown(equivalent, form === 'g' ? role : 'standalone') : null,
    equivalent,
    copyOf: null,
    data: null,
    native: null,
    canCopy: yesNo(attributeOf(tag, 'clone'), true),
    canDelete: true,
    canOverlap: form !== 'g',
    canReorder: 'yes',
    isolated: form === 'it',
    subFlows: [],
    direction: null,
    attributes: otherAttributes(tag, codeAttributes),
  }
}

/** Both marks of a pair stand in one `equiv-text`. */
const markShown = (text: string | null, role: Code['role']): string | null => {
  if (text === null || role === 'standalone') return text
  const characters = Array.from(text)
  const half = Math.ceil(characters.length / 2)
  return (role === 'open' ? characters.slice(0, half) : characters.slice(half)).join('')
}
