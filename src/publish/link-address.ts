/** Where a link goes, read from the markup of its codes, and whether a page may point there. */
import { parseFragment } from 'parse5'

const allowedSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])
/** Only lends relative addresses a scheme for the check. */
const base = 'https://relative.invalid/'

/**
 * The address in the markup of a link: HTML `<a href="…">`, Markdown `](address "title")`, `<address>`, or bare.
 *
 * @param data markup of the pair's codes, in order
 * @returns null when there is none, e.g. for a reference link whose definition is elsewhere
 */
export const linkAddress = (data: readonly string[]): string | null => {
  for (const markup of data) {
    const address = fromHtml(markup) ?? fromMarkdown(markup) ?? fromAutolink(markup)
    if (address !== null && address !== '') return address
  }
  return null
}

/**
 * An address with scheme http, https or mailto, or a relative one; anything else is null.
 * Control characters and spaces, which browsers skip when they look for a scheme, are gone before the check; braces and
 * `$t(`, which i18next would act on, are percent-encoded.
 */
export const safeAddress = (address: string | null): string | null => {
  if (address === null) return null
  const cleaned = address
    .trim()
    .replace(/[\u0000-\u001F\u007F]/g, '')
    .replace(/ /g, '%20')
    .replace(/\{/g, '%7B')
    .replace(/\}/g, '%7D')
    .replace(/\$(?=t\()/g, '%24')
  if (cleaned === '' || !URL.canParse(cleaned, base)) return null
  return allowedSchemes.has(new URL(cleaned, base).protocol) ? cleaned : null
}

const fromHtml = (markup: string): string | null => {
  if (!/^<[A-Za-z]+\s/.test(markup)) return null
  const node = parseFragment(markup).childNodes[0]
  if (node === undefined || !('attrs' in node)) return null
  return node.attrs.find(({ name }) => name === 'href')?.value ?? null
}

const fromMarkdown = (markup: string): string | null => {
  if (!markup.startsWith('](')) return null
  const inside = markup.slice(2).trimStart()
  const angled = /^<((?:[^<>\\\n]|\\.)*)>/.exec(inside)
  return unescapeMarkdown(angled?.[1] ?? bareDestination(inside))
}

/** Up to white space or the bracket that closes the link; inner brackets are balanced. CommonMark 0.31, 6.3. */
const bareDestination = (text: string): string => {
  let depth = 0
  let at = 0
  for (; at < text.length; at++) {
    const character = text[at] ?? ''
    if (/\s/.test(character)) break
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')' && depth-- === 0) break
  }
  return text.slice(0, at)
}

const unescapeMarkdown = (text: string): string => decodeReferences(text.replace(/\\([!-/:-@[-`{-~])/g, '$1'))

const decodeReferences = (text: string): string => {
  const node = parseFragment(text.replace(/</g, '&lt;')).childNodes[0]
  return node !== undefined && 'value' in node ? node.value : text
}

const fromAutolink = (markup: string): string | null => {
  const address = /^<?((?:https?:\/\/|mailto:)[^\s<>]+)>?$/i.exec(markup)?.[1]
  if (address !== undefined) return address
  const mail = /^<([^\s<>@]+@[^\s<>@]+)>$/.exec(markup)?.[1]
  return mail === undefined ? null : `mailto:${mail}`
}
