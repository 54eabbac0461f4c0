import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { textOf } from '../article/content.ts'
import type { BlockId, PrintedContent } from '../article/types.ts'
import { patchArticle } from './patch.ts'
import { targetOf } from './pseudo.fixture.ts'
import { lineOf, readAs } from './reading.fixture.ts'
import { readArticle } from './read.ts'
import { type Item, itemsOf } from './region.ts'
import { resolveTarget } from './target.ts'
import type { Region } from './types.ts'

/** What readers of Markdown, HTML, YAML, TOML, JSON and shortcodes take for their own. */
const pieces = [
  '*',
  '**',
  '_',
  '__x__',
  '~~',
  '`',
  '``',
  '[a](b)',
  '[a]',
  '![',
  '](',
  ']',
  '[^1]',
  '[ ] ',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<http://x.example>',
  'http://x.example/a',
  'www.x.example',
  'a@b.example',
  '&',
  '&amp;',
  '&#42;',
  '&nbsp;',
  '\\',
  '\\\\',
  '|',
  '# ',
  ' #',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '> ',
  '---',
  '===',
  '***',
  '```',
  '~~~',
  ': ',
  ' #x',
  '{',
  '{{ x }}',
  '{{< y >}}',
  '>}}',
  '{% z %}',
  '{#id}',
  '"',
  "'",
  "''",
  '%}',
  '"""',
  ',',
  '!',
  '?',
  '@',
  '=',
  '$',
  '^',
  '/',
  '…',
  '„Ja“',
  '»Nein«',
  '\u00a0',
  '\u202f',
  '\u2028',
  '\u200b',
  '\u00ad',
  '🦆',
  'ß',
  'Wort',
  'zwei Worte',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\n\n',
  'null',
  '007',
  '2019-02-28',
  'yes',
  '\ue000',
  '\ue001',
  '\ufeff',
  '\ufffd',
  '\u0000',
  '\u0085',
  '\ud83c',
  '<script>',
  ']]>',
  '<p>',
  '[x]: y',
  'Leser*innen',
  '%',
  '+++',
]
const hostile = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)

const sources: Readonly<Record<string, string>> = {
  'law.txt': '\ufeffEin Kopf\r\n\r\nDer erste Absatz\r\nüber zwei Zeilen.\r\n\r\nDer zweite.',
  'law.md': `---
title: Die Brücke
teaser: 'Es geht''s an'
description: >-
  Gefaltet über
  zwei Zeilen
summary: "Mit \\"Zitat\\""
date: 2012-02-03 10:11:54
---
# Kopf *eins*

Ein **fetter**, _schräger_ Satz mit [Link](https://x.example "Titel hier"), \`code\`, [Schlüssel] und ![Bild](b.png 'Noch einer').
Zweite Zeile <abbr title="Kurz für">K.</abbr> {{< img alt="Das Tor" >}} Leser*innen.  
Nach dem Umbruch<br>noch einer, https://y.example/a.

> [!NOTE]
> Zitat über
> zwei Zeilen[^1].

1. Eins
   - [x] Zwei

| Kopf | Zelle mit ![Alt](a.png) |
|------|-----|
| Ja   | **Nein** |

<div title="Hinweis"><p>Text &amp; mehr <img src=a alt=Wort></p></div>

[^1]: Die Fußnote.

[schlüssel]: https://z.example "Der Titel"
`,
  'toml.md': '+++\ntitle = "Die Brücke"\nteaser = \'roh\'\nnum = 007\n+++\nText.\n',
  'json.md': '{\n  "title": "Die „Brücke“",\n  "num": 7\n}\n\nText.\n',
  'law.html':
    '<!doctype html><html><head><title>Die Brücke</title><meta name="description" content=\'Kurz gesagt\'></head><body><h1>Kopf</h1><p class=x>Ein <b>fetter</b> Satz &amp; <a href="/x" title="Titel">mehr</a>.<br>Noch <img src=a alt=Wort>.<ul><li>Eins<li>Zwei</ul><table><tr><td>Ja</table><script>var x = "<p>Nein"</script></body></html>',
}

const said = (items: readonly Item[]): string =>
  items.map((item) => ('text' in item ? item.text : `\u0001${item.code.form}\u0001`)).join('')

/** What must stand in the file: the target, its white space folded, nothing else of it lost. */
const folded = (region: Region | undefined, target: PrintedContent): string => {
  const resolved = region === undefined ? { refused: '' } : resolveTarget(region, target)
  if ('refused' in resolved) throw new Error('a refused target must not be written')
  const letters = (text: string): string => text.replace(/[ \t\r\n\f]/gu, '')
  expect(letters(resolved.items.map((item) => ('text' in item ? item.text : '')).join(''))).toBe(
    letters(textOf(target)),
  )
  return said(resolved.items)
}
const bare = (line: string): string =>
  line.replace(
    /<(\/?)c\d+(\/?)>/gu,
    (_, slash: string, end: string) => `\u0001${slash === '/' ? 'close' : end === '/' ? 'empty' : 'open'}\u0001`,
  )

for (const [name, source] of Object.entries(sources)) {
  const read = readAs(name, source)

  test(`hostile text is written as meant or refused by name: ${name}`, () => {
    const { blocks } = read.article
    // Every text of a block is replaced, its codes stay; some blocks are left alone.
    const targets = fc
      .array(fc.option(fc.array(hostile, { minLength: 1, maxLength: 4 }), { freq: 2 }), {
        minLength: blocks.length,
        maxLength: blocks.length,
      })
      .map((choices) => {
        const map = new Map<BlockId, PrintedContent>()
        blocks.forEach((block, index) => {
          const texts = choices[index]
          if (texts == null) return
          let at = 0
          map.set(
            block.id,
            targetOf(block, () => texts[at++ % texts.length] ?? ''),
          )
        })
        return map
      })
    fc.assert(
      fc.property(targets, (map) => {
        const { bytes, refused } = patchArticle(read, map)
        const again = readArticle(read.format, bytes, read.options)
        expect(again.scan.signature).toBe(read.scan.signature)
        expect(again.scan.regions.length).toBe(read.scan.regions.length)
        const isRefused = new Set(refused.map(({ block }) => block))
        for (const [index, block] of blocks.entries()) {
          const target = isRefused.has(block.id) ? undefined : map.get(block.id)
          const expected = folded(read.scan.regions[read.regionOf[index] ?? -1], target ?? targetOf(block))
          // A target without letters is no block any more, but it stands in its region.
          const region = again.scan.regions[read.regionOf[index] ?? -1]
          const found = said(itemsOf(region?.pieces ?? []))
          expect(found).toBe(expected)
        }
      }),
      { numRuns: 60 },
    )
  })

  test(`codes in any order and number are written as meant or refused: ${name}`, () => {
    const block = read.article.blocks.toSorted((a, b) => b.codes.length - a.codes.length)[0]
    if (block === undefined || block.codes.length === 0) return
    const blockAt = read.article.blocks.indexOf(block)
    const own = targetOf(block).filter((inline) => inline.kind !== 'text')
    const target = fc
      .tuple(fc.shuffledSubarray(own), fc.array(hostile, { minLength: 1, maxLength: 6 }))
      .map(
        ([codes, texts]): PrintedContent =>
          texts
            .flatMap((text, at) => [{ kind: 'text' as const, text }, ...codes.slice(at, at + 1)])
            .concat(codes.slice(texts.length)),
      )
    fc.assert(
      fc.property(target, (printed) => {
        const { bytes, refused } = patchArticle(read, new Map([[block.id, printed]]))
        if (refused.length > 0) {
          expect(bytes).toEqual(read.article.bytes)
          return
        }
        const again = readArticle(read.format, bytes, read.options)
        const found = again.article.blocks.map((one) => bare(lineOf(one)))
        const others = read.article.blocks.filter(({ id, owner }) => id !== block.id && owner !== block.id)
        if (/\p{L}/u.test(printed.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')))
          expect(found).toContain(folded(read.scan.regions[read.regionOf[blockAt] ?? -1], printed))
        for (const other of others) expect(found).toContain(bare(lineOf(other)))
      }),
      { numRuns: 150 },
    )
  })
}

test('other readers take every translated front-matter value for the text that was meant', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('law.md', 'json.md'),
      fc.array(hostile, { minLength: 1, maxLength: 4 }),
      (name, texts) => {
        const read = readAs(name, sources[name] ?? '')
        const fields = read.article.blocks.filter(
          (block) =>
            block.name !== null &&
            /^(?:title|teaser|summary|description)$/u.test(block.name) &&
            block.owner === null &&
            block.role !== 'field',
        )
        const targets = new Map(
          fields.map((block, at): [BlockId, PrintedContent] => [
            block.id,
            targetOf(block, () => texts[at % texts.length] ?? ''),
          ]),
        )
        const { bytes, refused } = patchArticle(read, targets)
        const text = new TextDecoder().decode(bytes)
        const isRefused = new Set(refused.map(({ block }) => block))
        const front =
          name === 'json.md' ? text.slice(0, text.indexOf('\n}') + 2) : text.slice(4, text.indexOf('\n---\n'))
        const readings: readonly Record<string, unknown>[] =
          name === 'json.md' ? [JSON.parse(front)] : [parse(front), parse(front, { version: '1.1' })]
        for (const reading of readings)
          for (const block of fields) {
            const target = isRefused.has(block.id) ? targetOf(block) : (targets.get(block.id) ?? [])
            const value = reading[block.name ?? '']
            expect(typeof value).toBe('string')
            const fold = (text: string): string => text.replace(/[ \t\r\n\f]+/gu, ' ').replace(/^ | $/gu, '')
            expect(fold(String(value))).toBe(fold(textOf(target)))
          }
      },
    ),
    { numRuns: 200 },
  )
})
