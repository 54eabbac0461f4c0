import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hostileSources } from './hostile.fixture.ts'
import { secondOpinion } from './oracle.fixture.ts'
import { patchArticle } from './patch.ts'
import { accented, targetsOf } from './pseudo.fixture.ts'
import { bytesOf, lineOf, readAs } from './reading.fixture.ts'
import { readArticle } from './read.ts'

const shared = new URL('../../../shared/data/articles/', import.meta.url)
const ours = new URL('../../source/', import.meta.url)

/** Real articles where they are at hand, and one made article of every format. */
const articles: readonly (readonly [string, string])[] = [
  ...[ours, shared].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.de\.\w+$/u.test(name))
          .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
      : [],
  ),
  ...Object.entries(hostileSources),
]

const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length + 2)
  const view = new DataView(bytes.buffer)
  const marked = `\ufeff${text}`
  for (let at = 0; at < marked.length; at++) view.setUint16(2 * at, marked.charCodeAt(at), isLittle)
  return bytes
}

/** What happens to files on their way: line ends, marks, encodings; and what stands in them unexpectedly. */
const variants: Readonly<Record<string, (text: string, name: string) => Uint8Array>> = {
  'as it is': (text) => bytesOf(text),
  'with CR LF': (text) => bytesOf(text.replace(/\r?\n/gu, '\r\n')),
  'with line ends of both kinds': (text) => {
    let n = 0
    return bytesOf(text.replace(/\r?\n/gu, () => (n++ % 2 === 0 ? '\n' : '\r\n')))
  },
  'with a byte order mark': (text) => bytesOf(`\ufeff${text.replace(/^\ufeff/u, '')}`),
  'without a final newline': (text) => bytesOf(text.trimEnd()),
  'with blank lines behind': (text) => bytesOf(`${text}\n \n\t\n`),
  'in UTF-16, little end first': (text) => utf16(text.replace(/^\ufeff/u, ''), true),
  'in UTF-16, big end first': (text) => utf16(text.replace(/^\ufeff/u, ''), false),
  'with no-break spaces and characters of two units': (text) =>
    bytesOf(text.replace(/(?<=[a-zß]) (?=[a-z])(?![^<>]*>)/gu, '\u00a0').replace(/(?<=[a-z]{4})\.(?=\s)/gu, ' 🦆.')),
  'with character references': (text, name) =>
    bytesOf(
      /\.(?:html|xhtml)$/u.test(name) || (name.endsWith('.md') && !/^(?:---|\+\+\+|\{)/u.test(text))
        ? text.replace(/[äöü]/gu, (char) => `&#${char.charCodeAt(0)};`).replace(/ß/gu, '&#xdf;')
        : text,
    ),
  'with comments in the text': (text, name) =>
    bytesOf(
      name.endsWith('html') ? text.replace(/(?<=[a-z]{4}) (?=[a-z]{4})(?![^<>]*>)/gu, ' <!-- nicht dies --> ') : text,
    ),
  'with a quotation around everything': (text, name) =>
    bytesOf(
      name.endsWith('.html') && !/<html|<!doctype/iu.test(text)
        ? `<blockquote><div><section>${text}</section></div></blockquote>`
        : text,
    ),
}

test.skipIf(existsSync(shared))('the shared articles are not at hand: only the own ones are read', () => {
  expect(articles.length).toBeGreaterThan(0)
})

describe.each(articles)('%s', (name, text) => {
  const own = Object.entries(variants).filter(
    ([, make], at) => at === 0 || Buffer.compare(make(text, name), bytesOf(text)) !== 0,
  )
  test.each(own)('%s keeps its bytes, and takes a translation of every block', (variant, make) => {
    const bytes = make(text, name)
    const read = readAs(name, bytes)
    expect(read.article.blocks.length).toBeGreaterThan(0)
    expect(patchArticle(read, new Map()).bytes).toBe(bytes)
    expect(
      patchArticle(
        read,
        targetsOf(read, (same) => same),
      ),
    ).toEqual({ bytes, refused: [] })
    const targets = targetsOf(read, accented)
    const result = patchArticle(read, targets)
    expect(result.refused).toEqual([])
    const again = readArticle(read.format, result.bytes, read.options)
    expect(again.scan.signature).toBe(read.scan.signature)
    expect(again.article.blocks.map(lineOf)).toEqual(read.article.blocks.map((block) => accented(lineOf(block))))
    if (!variant.includes('UTF-16') && !variant.includes('byte order'))
      expect(secondOpinion(read, targets, result)).toBeNull()
  })
})
