import { GoosefootError } from '../../errors.ts'
import { escapeText, hasForbidden, isXmlCharacter } from '../../xml/index.ts'
import type { Annotation, Code, Inline } from '../types.ts'
import type { CopyOf, InlineStyle } from '../v2/write-inline.ts'
import { closingSuffix } from '../quotes.ts'
import { attribute, flag, foreignAttributes } from '../v2/write-inline.ts'

/**
 * Inlines of 1.2 as XML. Codes of 2.x are given their counterparts: `pc` becomes `g`, everything else `x`.
 *
 * @throws {GoosefootError} `internal.xliff-pairs` when two elements would cross
 */
export const writeInlines12 = (inlines: readonly Inline[], style: InlineStyle, copyOf: CopyOf = () => null): string => {
  const open: string[] = []
  let text = ''
  const close = (name: string, id: string): string => {
    if (open.pop() !== `${name} ${id}`) throw crossing(`${name} ${id}`)
    return `</${style.prefix}${name}>`
  }
  for (const [index, inline] of inlines.entries()) {
    switch (inline.kind) {
      case 'text':
        text += writeText12(inline.value, style)
        break
      case 'cp':
        text += controlCharacter(inline.value, style)
        break
      case 'annotation':
        if (inline.role === 'close') text += close('mrk', inline.id)
        else {
          open.push(`mrk ${inline.id}`)
          text += copyOf(inline, null) ?? markTag(inline, style)
        }
        break
      case 'code': {
        if (inline.form !== 'g' && inline.form !== 'pc') {
          text += copyOf(inline, null) ?? codeElement(inline, style)
          break
        }
        if (inline.role === 'close') {
          text += close('g', inline.id)
          break
        }
        open.push(`g ${inline.id}`)
        const closing = inlines.find(
          (other, at): other is Code =>
            at > index &&
            other.kind === 'code' &&
            other.role === 'close' &&
            other.form === inline.form &&
            other.id === inline.id,
        )
        text += copyOf(inline, closing ?? null) ?? `<${style.prefix}g${common(inline)}>`
        break
      }
      default:
        inline satisfies never
    }
  }
  if (open.length > 0) throw crossing(open[open.length - 1] ?? '')
  return text
}

const crossing = (name: string): GoosefootError =>
  new GoosefootError('internal.xliff-pairs', `The element ${name} would cross another one.`)

/** 1.2 has no `cp`: a character XML cannot hold is an `x` that says which. */
const controlCharacter = (value: number, style: InlineStyle): string =>
  `<${style.prefix}x id="cp${value.toString(16)}" ctype="x-cp-${value.toString(16).toUpperCase().padStart(4, '0')}"/>`

const writeText12 = (text: string, style: InlineStyle): string => {
  if (!hasForbidden(text)) return escapeText(text, style.lineBreak)
  return Array.from(text, (character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return isXmlCharacter(codePoint) ? escapeText(character, style.lineBreak) : controlCharacter(codePoint, style)
  }).join('')
}

const common = (code: Code): string =>
  attribute('id', code.id) +
  attribute('ctype', code.subType) +
  attribute('equiv-text', code.equivalent) +
  flag('clone', code.canCopy, true) +
  foreignAttributes(code.attributes)

const codeElement = (code: Code, style: InlineStyle): string => {
  const { prefix } = style
  const name = nameOf(code)
  // Two elements of one pair: the closing one needs an id of its own, `rid` joins them (XLIFF 1.2, 2.4).
  const isSecond = (name === 'ex' || name === 'ept') && code.attributes.some((one) => one.name === 'rid')
  const tag = `<${prefix}${name}${attribute('id', isSecond ? code.id + closingSuffix : code.id)}${foreignAttributes(code.attributes)}${
    attribute('ctype', code.subType) + attribute('equiv-text', code.equivalent)
  }${name === 'bpt' || name === 'ept' || name === 'ph' || name === 'it' ? '' : flag('clone', code.canCopy, true)}`
  if (code.native === null || code.native === '') return `${tag}/>`
  return `${tag}>${escapeText(code.native, style.lineBreak)}</${prefix}${name}>`
}

const nameOf = (code: Code): string => {
  switch (code.form) {
    case 'bx-ex':
      return code.role === 'open' ? 'bx' : 'ex'
    case 'bpt-ept':
      return code.role === 'open' ? 'bpt' : 'ept'
    case 'it':
      return 'it'
    case 'ph12':
      return 'ph'
    case 'g':
    case 'pc':
      return 'g'
    case 'x':
    case 'ph':
    case 'sc-ec':
      return 'x'
    default:
      return code.form satisfies never
  }
}

const markTag = (annotation: Annotation, style: InlineStyle): string =>
  `<${style.prefix}mrk${attribute('mid', annotation.id === '' ? null : annotation.id)}${attribute('mtype', annotation.type)}${
    attribute('comment', annotation.value) + foreignAttributes(annotation.attributes)
  }>`
