import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeOf, sourceOffset } from './place.ts'
import { blockIn, readAs } from './reading.fixture.ts'

test('lines and columns count from 1, whatever ends a line', () => {
  expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
  expect(placeOf('ab\r\ncd', 4)).toEqual({ line: 2, column: 1 })
  expect(placeOf('ab\rcd', 3)).toEqual({ line: 2, column: 1 })
  expect(placeOf('\ufeffab', 2)).toEqual({ line: 1, column: 2 })
})

test.each([
  ['a.md', 'Vorweg.\n\n> Ein **fetter** Satz\n> mit &amp; und \\*Stern\\* und „Zitat“.\n'],
  ['a.html', '<p>Ein <b>fetter</b>\n  Satz mit &amp; und &#42;Stern* und „Zitat“.</p>'],
  ['a.txt', 'Vorweg.\n\nEin fetter Satz\nmit Stern und „Zitat“.\n'],
])('every letter of a block is found in its file: %s', (name, source) => {
  const read = readAs(name, source)
  const block = blockIn(read, 'Zitat')
  for (const word of ['fetter', 'Satz', 'mit', 'Stern', '„Zitat', '“']) {
    const offset = sourceOffset(read, block.id, block.text.indexOf(word))
    expect(source.startsWith(word, offset ?? -1), word).toBe(true)
  }
})

test('a place is in the block, for any text and offset', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat({ max: 60 }), (text, offset) => {
      const read = readAs('a.md', `A ${text} &amp; ${text} z`)
      for (const [index, block] of read.article.blocks.entries()) {
        const region = read.scan.regions[read.regionOf[index] ?? -1]
        const at = sourceOffset(read, block.id, offset) ?? -1
        expect(at).toBeGreaterThanOrEqual(region?.start ?? 0)
        expect(at).toBeLessThanOrEqual(region?.end ?? 0)
      }
    }),
  )
})

test('an offset in HTML in a JSON string is found behind escapes of both', () => {
  const source = String.raw`{"uri":"u","versionCreated":"1","bodies":[{"contentType":"text/html","value":"<p>M\u00fcller &amp; S\u00f6hne \"bauen\" <b>T\u00fcrme<\/b> \u201eso\u201c.<\/p>"}]}`
  const read = readAs('a.json', source)
  const [block] = read.article.blocks
  const text = block?.text ?? ''
  expect(text).toBe('Müller & Söhne "bauen" Türme „so“.')
  for (const [word, written] of [
    ['ller', 'ller &amp;'],
    ['& S', '&amp; S'],
    ['hne', 'hne'],
    ['bauen', 'bauen'],
    ['Türme', String.raw`T\u00fcrme`],
    ['rme', 'rme'],
    ['so', 'so'],
    ['“.', String.raw`\u201c.`],
  ] as const) {
    if (block === undefined) continue
    const at = sourceOffset(read, block.id, text.indexOf(word))
    expect(source.slice(at ?? 0, (at ?? 0) + written.length), word).toBe(written)
  }
})
