import { GoosefootError } from '../../errors.ts'
import { escapeAttribute, escapeText, hasForbidden, isXmlCharacter } from '../../xml/index.ts'
import type { Annotation, Attribute, Code, Inline } from '../types.ts'

/** Inlines of 2.x as XML: one order of attributes, defaults not written, characters XML cannot hold as `cp`. */

export interface InlineStyle {
  /** Prefix of the core's namespace with its colon, or empty. */
  readonly prefix: string
  readonly lineBreak: '\n' | '\r\n'
}

export const plainStyle: InlineStyle = Object.freeze({ prefix: '', lineBreak: '\n' })

/** Bytes to use for an inline instead of making it: codes that stand in the source are copied as they are. */
export type CopyOf = (inline: Code | Annotation, closing: Code | Annotation | null) => string | null

/**
 * @throws {GoosefootError} `internal.xliff-pairs` when two elements would cross: `pairUp` decides the forms beforehand
 */
export const writeInlines = (inlines: readonly Inline[], style: InlineStyle, copyOf: CopyOf = () => null): string => {
  const open: string[] = []
  let text = ''
  for (const [index, inline] of inlines.entries()) {
    switch (inline.kind) {
      case 'text':
        text += writeText(inline.value, style)
        break
      case 'cp':
        text += writeCodePoint(inline.value, style)
        break
      case 'annotation': {
        const element = inline.form === 'mrk'
        if (element && inline.role === 'close') text += endTag('mrk', inline.id, open, style)
        else {
          if (element) open.push(`mrk ${inline.id}`)
          text += copyOf(inline, null) ?? annotationTag(inline, style)
        }
        break
      }
      case 'code': {
        if (inline.form !== 'pc') {
          text += copyOf(inline, null) ?? codeTag(inline, style)
          break
        }
        if (inline.role === 'close') {
          text += endTag('pc', inline.id, open, style)
          break
        }
        open.push(`pc ${inline.id}`)
        const closing = closingOf(inlines, index, inline)
        text += copyOf(inline, closing) ?? pairTag(inline, closing ?? inline, style)
        break
      }
      default:
        inline satisfies never
    }
  }
  if (open.length > 0) throw crossing(open[open.length - 1] ?? '')
  return text
}

const closingOf = (inlines: readonly Inline[], from: number, code: Code): Code | null => {
  for (let index = from + 1; index < inlines.length; index++) {
    const inline = inlines[index]
    if (inline?.kind === 'code' && inline.form === 'pc' && inline.role === 'close' && inline.id === code.id)
      return inline
  }
  return null
}

const endTag = (name: 'pc' | 'mrk', id: string, open: string[], style: InlineStyle): string => {
  if (open.pop() !== `${name} ${id}`) throw crossing(`${name} ${id}`)
  return `</${style.prefix}${name}>`
}

const crossing = (name: string): GoosefootError =>
  new GoosefootError('internal.xliff-pairs', `The element ${name} would cross another one.`)

/** Text with what XML cannot hold as `cp` elements. */
export const writeText = (text: string, style: InlineStyle): string => {
  if (!hasForbidden(text)) return escapeText(text, style.lineBreak)
  let written = ''
  let run = ''
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    if (isXmlCharacter(codePoint)) {
      run += character
      continue
    }
    written += escapeText(run, style.lineBreak) + writeCodePoint(codePoint, style)
    run = ''
  }
  return written + escapeText(run, style.lineBreak)
}

const writeCodePoint = (value: number, style: InlineStyle): string =>
  `<${style.prefix}cp hex="${value.toString(16).toUpperCase().padStart(4, '0')}"/>`

/** ` name="value"`, or nothing for null. */
export const attribute = (name: string, value: string | null): string =>
  value === null ? '' : ` ${name}="${escapeAttribute(value)}"`

/** `yes` or `no` where it is not the default. */
export const flag = (name: string, value: boolean, byDefault: boolean): string =>
  value === byDefault ? '' : ` ${name}="${value ? 'yes' : 'no'}"`

/** Attributes the model has no field for: by namespace, then name. */
export const foreignAttributes = (attributes: readonly Attribute[]): string =>
  attributes
    .toSorted((a, b) => (a.namespace === b.namespace ? compare(a.name, b.name) : compare(a.namespace, b.namespace)))
    .map(({ prefix, name, value }) => attribute(prefix === '' ? name : `${prefix}:${name}`, value))
    .join('')

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What both ends of a pair must say alike. */
const hints = (code: Code): string =>
  flag('canCopy', code.canCopy, true) +
  // Of a quotation both answers are written: that a translator may drop it is worth saying.
  (code.type === 'quote'
    ? attribute('canDelete', code.canDelete ? 'yes' : 'no')
    : flag('canDelete', code.canDelete, true)) +
  (code.form === 'ph' ? '' : flag('canOverlap', code.canOverlap, code.form === 'sc-ec')) +
  attribute('canReorder', code.canReorder === 'yes' ? null : code.canReorder)

const flows = (name: string, code: Code): string =>
  attribute(name, code.subFlows.length === 0 ? null : code.subFlows.join(' '))

const pairTag = (open: Code, close: Code, style: InlineStyle): string =>
  `<${style.prefix}pc${attribute('id', open.id)}${attribute('type', open.type)}${attribute('subType', open.subType)}${
    attribute('dispStart', open.display) + attribute('dispEnd', close.display)
  }${attribute('equivStart', open.equivalent)}${attribute('equivEnd', close.equivalent)}${
    attribute('dataRefStart', open.data) + attribute('dataRefEnd', close.data)
  }${attribute('copyOf', open.copyOf)}${hints(open)}${flows('subFlowsStart', open)}${flows('subFlowsEnd', close)}${attribute(
    'dir',
    open.direction,
  )}${foreignAttributes(open.attributes)}>`

const codeTag = (code: Code, style: InlineStyle): string => {
  const name = code.role === 'standalone' ? 'ph' : code.role === 'open' ? 'sc' : 'ec'
  const identity = code.role === 'close' && !code.isolated ? attribute('startRef', code.id) : attribute('id', code.id)
  return `<${style.prefix}${name}${identity}${code.role === 'standalone' ? '' : flag('isolated', code.isolated, false)}${
    attribute('type', code.type) + attribute('subType', code.subType)
  }${attribute('disp', code.display)}${attribute('equiv', code.equivalent)}${attribute('dataRef', code.data)}${
    attribute('copyOf', code.copyOf) + hints(code)
  }${flows('subFlows', code)}${attribute('dir', code.direction)}${foreignAttributes(code.attributes)}/>`
}

const annotationTag = (annotation: Annotation, style: InlineStyle): string => {
  if (annotation.role === 'close') return `<${style.prefix}em${attribute('startRef', annotation.id)}/>`
  const element = annotation.form === 'mrk'
  return `<${style.prefix}${element ? 'mrk' : 'sm'}${attribute('id', annotation.id)}${
    annotation.translate === null ? '' : ` translate="${annotation.translate ? 'yes' : 'no'}"`
  }${attribute('type', annotation.type === 'generic' ? null : annotation.type)}${attribute('ref', annotation.ref)}${
    attribute('value', annotation.value) + foreignAttributes(annotation.attributes)
  }${element ? '>' : '/>'}`
}
