/**
 * A block with inline codes as sanitised HTML, for the `h` keys of a namespace.
 *
 * Built from the model, never from the source's markup: an element is written only when its code's type or its tag is on
 * the allow-list, with no attribute but a checked `href`. Text is always escaped, so nothing in an article can become
 * markup, and `{{` and `$t(` are written as character references, so i18next cannot act on them either.
 */
import type { CodeType, InlineCode, PrintedContent } from '../article/types.ts'
import { linkAddress, safeAddress } from './link-address.ts'
import { shownText } from './shown-text.ts'

/** Elements a code of this type becomes; types not listed leave no trace. */
const elementOfType: Readonly<Partial<Record<CodeType, string>>> = {
  strong: 'strong',
  emphasis: 'em',
  strike: 's',
  code: 'code',
  break: 'br',
  link: 'a',
  autolink: 'a',
  reference: 'a',
}

/** Elements taken over from HTML in the source (codes of type `html`), without their attributes. */
const plainElements: ReadonlySet<string> = new Set([
  'a',
  'abbr',
  'b',
  'br',
  'cite',
  'code',
  'em',
  'i',
  'kbd',
  'mark',
  'q',
  's',
  'small',
  'strong',
  'sub',
  'sup',
  'u',
  'wbr',
])
const voidElements: ReadonlySet<string> = new Set(['br', 'wbr'])
const tagName = /^<\/?([A-Za-z][A-Za-z0-9]*)/

/** Every element that `blockHtml` can write. */
export const allowedElements: readonly string[] = [
  ...new Set([...Object.values(elementOfType), ...plainElements]),
].sort()

interface OpenElement {
  readonly id: string
  readonly name: string
  readonly tag: string
}

/**
 * @param content the block as printed in the target locale
 * @param codes the unit's codes; a pair has an `open` and a `close` with one id
 * @returns well-formed HTML; crossing pairs are closed and opened again; null when the block has no codes
 */
export const blockHtml = (content: PrintedContent, codes: readonly InlineCode[]): string | null => {
  if (content.every(({ kind }) => kind === 'text')) return null
  const stack: OpenElement[] = []
  let html = ''
  for (const inline of content) {
    switch (inline.kind) {
      case 'text':
        html += escapeText(inline.text)
        break
      case 'code-empty': {
        const element = elementFor(inline.id, codes)
        if (element !== null && voidElements.has(element.name)) html += element.tag
        else
          html += shownElement(
            codes.find(({ id }) => id === inline.id),
            element,
            stack,
          )
        break
      }
      case 'code-open': {
        const element = elementFor(inline.id, codes)
        const nested = element?.name === 'a' && stack.some(({ name }) => name === 'a')
        if (element === null || nested || voidElements.has(element.name)) break
        stack.push(element)
        html += element.tag
        break
      }
      case 'code-close': {
        const at = stack.findLastIndex(({ id }) => id === inline.id)
        if (at < 0) break
        const inner = stack.splice(at).slice(1)
        html += endTags(inner) + endTag(inline.id, codes) + inner.map(({ tag }) => tag).join('')
        stack.push(...inner)
        break
      }
      default:
        inline satisfies never
    }
  }
  return html + endTags(stack)
}

/** Code and bare addresses are text of their own; an address inside a link stays plain. */
const shownElement = (
  code: InlineCode | undefined,
  element: OpenElement | null,
  stack: readonly OpenElement[],
): string => {
  const text = escapeText(shownText(code))
  if (text.trim() === '' || element === null || (element.name === 'a' && stack.some(({ name }) => name === 'a')))
    return text
  return `${element.tag}${text}</${element.name}>`
}

const elementFor = (id: string, codes: readonly InlineCode[]): OpenElement | null => {
  const pair = codes.filter((code) => code.id === id)
  const first = pair[0]
  if (first === undefined) return null
  const written = tagName.exec(first.data)?.[1]?.toLowerCase()
  const name =
    elementOfType[first.type] ?? (first.type === 'html' && plainElements.has(written ?? '') ? written : undefined)
  if (name === undefined) return null
  if (name !== 'a') return { id, name, tag: `<${name}>` }
  const address = safeAddress(linkAddress(pair.map(({ data }) => data)))
  return address === null ? null : { id, name, tag: `<a href="${escapeAttribute(address)}">` }
}

const endTag = (id: string, codes: readonly InlineCode[]): string => {
  const element = elementFor(id, codes)
  return element === null ? '' : `</${element.name}>`
}

const endTags = (elements: readonly OpenElement[]): string =>
  elements
    .map(({ name }) => `</${name}>`)
    .toReversed()
    .join('')

/** Text as HTML; `{{` and `$t(` as character references, so that i18next cannot act on them. */
export const escapeText = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\{(?=\{)/g, '&#123;')
    .replace(/\$(?=t\()/g, '&#36;')
    .replace(/[\0\r]/g, '\uFFFD')

export const escapeAttribute = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
