import type { XmlTag } from '../../xml/index.ts'
import type { Frame } from '../build.ts'
import { attributeOf, otherAttributes, textFrame, yesNo } from '../build.ts'
import type {
  Annotation,
  Code,
  CodeForm,
  Content,
  Direction,
  Inline,
  InlineType,
  Place,
  Space,
  Span,
} from '../types.ts'

/**
 * The inline elements of 2.x: 2.1, 4.2.3 and 4.3.1.
 *
 * Elements of 1.2 that a tool put into a 2.x file by mistake are read as codes in their own form, so that an importer
 * can refuse them by name instead of losing the text they stand around.
 */

const codeAttributes: ReadonlySet<string> = new Set(
  [
    'id canCopy canDelete canOverlap canReorder copyOf disp dispStart dispEnd equiv equivStart equivEnd dataRef',
    'dataRefStart dataRefEnd subFlows subFlowsStart subFlowsEnd subType type dir isolated startRef',
  ].flatMap((names) => names.split(' ')),
)
const annotationAttributes: ReadonlySet<string> = new Set(['id', 'startRef', 'translate', 'type', 'ref', 'value'])

const inlineTypes: ReadonlySet<string> = new Set(['fmt', 'ui', 'quote', 'link', 'image', 'other'])
const isInlineType = (value: string | null): value is InlineType => value !== null && inlineTypes.has(value)

const directions: ReadonlySet<string> = new Set(['ltr', 'rtl', 'auto'])
const isDirection = (value: string | null): value is Direction => value !== null && directions.has(value)

const oldForms: ReadonlyMap<string, CodeForm> = new Map([
  ['g', 'g'],
  ['x', 'x'],
  ['bx', 'bx-ex'],
  ['ex', 'bx-ex'],
  ['bpt', 'bpt-ept'],
  ['ept', 'bpt-ept'],
  ['it', 'it'],
])

/** Reads the content of `source` or `target`. */
export const contentFrame = (
  space: Space,
  language: string | null,
  isCore: (namespace: string) => boolean,
  done: (content: Content) => void,
): Frame => {
  const inlines: Inline[] = []
  const text = (value: string, start: number, end: number): void => {
    inlines.push({ kind: 'text', value, span: { start, end } })
  }
  const open = (tag: XmlTag, start: number, end: number): Frame => {
    const span = { start, end }
    const local = isCore(tag.namespace) ? tag.local : ''
    switch (local) {
      case 'pc': {
        const first: Code = codeOf(tag, 'open', 'pc', 'Start', span)
        inlines.push(first)
        return pairFrame((own) => codeOf(tag, 'close', 'pc', 'End', own, '', true))
      }
      case 'sc':
        return emptyFrame((text, place) => codeOf(tag, 'open', 'sc-ec', '', place.outer, text))
      case 'ec':
        return emptyFrame((text, place) => codeOf(tag, 'close', 'sc-ec', '', place.outer, text))
      case 'ph':
        return emptyFrame((text, place) => codeOf(tag, 'standalone', 'ph', '', place.outer, text))
      case 'cp': {
        const value = Number.parseInt(attributeOf(tag, 'hex') ?? '', 16)
        return emptyFrame((_, place) => ({
          kind: 'cp',
          value: value >= 0 && value <= 0x10ffff ? value : 0xfffd,
          span: place.outer,
        }))
      }
      case 'mrk': {
        const first: Annotation = { ...annotationOf(tag, 'open', 'mrk'), span }
        inlines.push(first)
        return pairFrame((own) => ({ ...first, role: 'close', attributes: [], span: own }))
      }
      case 'sm':
        return emptyFrame((_, place) => ({ ...annotationOf(tag, 'open', 'sm-em'), span: place.outer }))
      case 'em':
        return emptyFrame((_, place) => ({ ...annotationOf(tag, 'close', 'sm-em'), span: place.outer }))
      default: {
        const form = oldForms.get(tag.local)
        const known: CodeForm = form ?? 'x'
        if (known === 'g') {
          inlines.push(codeOf(tag, 'open', 'g', '', span))
          return pairFrame((own) => codeOf(tag, 'close', 'g', '', own, '', true))
        }
        inlines.push({ ...codeOf(tag, 'standalone', known, '', span), subType: tag.name })
        // What stands inside an element that does not belong here is still text of the translator.
        return { open, text }
      }
    }
  }
  // Empty by the standard, and written `<sc></sc>` by some; what others put inside is not part of the text.
  const emptyFrame = (made: (text: string, place: Place) => Inline): Frame =>
    textFrame((inside, place) => {
      inlines.push(made(inside, place))
    })
  const pairFrame = (closing: (span: Span) => Inline): Frame => ({
    open,
    text,
    end: (_start, _startEnd, inner, end) => {
      inlines.push(closing({ start: inner, end }))
    },
  })
  return {
    open,
    text,
    close: (place) => done(Object.freeze({ kind: 'content', language, space, inlines: Object.freeze(inlines), place })),
  }
}

const noFlows: readonly string[] = Object.freeze([])
const noAttributes: Code['attributes'] = Object.freeze([])

/** `end` picks the attributes of one end of a `pc`: `Start` or `End`. */
const codeOf = (
  tag: XmlTag,
  role: Code['role'],
  form: CodeForm,
  end: '' | 'Start' | 'End',
  span: Code['span'],
  native = '',
  isSecond = false,
): Code => {
  const type = attributeOf(tag, 'type')
  const direction = attributeOf(tag, 'dir')
  const reorder = attributeOf(tag, 'canReorder')
  const flows = attributeOf(tag, `subFlows${end}`)
  return {
    kind: 'code',
    role,
    id: (form === 'sc-ec' && role === 'close' ? attributeOf(tag, 'startRef') : null) ?? attributeOf(tag, 'id') ?? '',
    form,
    type: isInlineType(type) ? type : null,
    subType: attributeOf(tag, 'subType'),
    display: attributeOf(tag, `disp${end}`),
    equivalent: attributeOf(tag, `equiv${end}`),
    copyOf: attributeOf(tag, 'copyOf'),
    data: attributeOf(tag, `dataRef${end}`),
    native: native === '' ? null : native,
    canCopy: yesNo(attributeOf(tag, 'canCopy'), true),
    canDelete: yesNo(attributeOf(tag, 'canDelete'), true),
    canOverlap: yesNo(attributeOf(tag, 'canOverlap'), form === 'sc-ec'),
    canReorder: reorder === 'no' || reorder === 'firstNo' ? reorder : 'yes',
    isolated: yesNo(attributeOf(tag, 'isolated'), false),
    subFlows: flows === null ? noFlows : flows.split(/\s+/).filter((flow) => flow !== ''),
    direction: isDirection(direction) ? direction : null,
    // Both ends of one element share what the model does not know; it is written once.
    attributes: isSecond ? noAttributes : otherAttributes(tag, codeAttributes),
    span,
  }
}

const annotationOf = (tag: XmlTag, role: 'open' | 'close', form: Annotation['form']): Omit<Annotation, 'span'> => {
  const translate = attributeOf(tag, 'translate')
  return {
    kind: 'annotation',
    role,
    id: (role === 'close' ? attributeOf(tag, 'startRef') : null) ?? attributeOf(tag, 'id') ?? '',
    form,
    // The default of `type`: 2.1, 4.3.1.41.
    type: attributeOf(tag, 'type') ?? 'generic',
    value: attributeOf(tag, 'value'),
    ref: attributeOf(tag, 'ref'),
    translate: translate === null ? null : yesNo(translate, true),
    attributes: otherAttributes(tag, annotationAttributes),
  }
}

export { isDirection }
