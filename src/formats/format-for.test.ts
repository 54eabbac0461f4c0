import { expect, test } from 'vitest'
import { knownExtensions } from './extensions.ts'
import { formatFor, formats } from './format-for.ts'
import { bytesOf } from './reading.fixture.ts'

test.each([
  ['a.de.md', 'markdown'],
  ['source/a.de.MARKDOWN', 'markdown'],
  ['C:\\texte\\a.de.htm', 'html'],
  ['a.xhtml', 'html'],
  ['a.txt', 'text'],
])('the ending of %s tells the format', (name, format) => {
  expect(formatFor(name).id).toBe(format)
})

test.each([
  ['<!DOCTYPE html>\n<html>', 'html'],
  ['\ufeff<p>Text</p>', 'html'],
  ['---\ntitle: Der Turm\n---\n', 'markdown'],
  ['{ "title": "Der Turm" }\n', 'markdown'],
  ['# Der Turm\n', 'markdown'],
  ['Der Turm\n\nEr fiel.\n', 'text'],
  ['', 'text'],
])('a file without ending is told by its head: %j', (head, format) => {
  expect(formatFor('artikel', bytesOf(head)).id).toBe(format)
})

test('a file that is no text, and an ending that nobody knows, are refused', () => {
  expect(() => formatFor('bild', Uint8Array.from([0x89, 0x50, 0, 0]))).toThrow(
    expect.objectContaining({ code: 'format.unknown' }),
  )
  for (const name of ['a.pdf', 'a.mdd', 'artikel', '.md'])
    expect(() => formatFor(name), name).toThrow(
      expect.objectContaining({ code: 'format.unknown', place: { file: name, line: null, column: null } }),
    )
})

test('the known endings are those of the formats', () => {
  expect(new Set(formats.flatMap(({ extensions }) => extensions))).toEqual(new Set(knownExtensions))
})

test.each([
  ['a.de.json', '{"uri":"x","headlines":[]}', 'ninjs'],
  ['a.de.json', '\ufeff{ "standard": { "name": "ninjs" } }', 'ninjs'],
  ['a.de.json', '{"id":1,"title":{"rendered":"x"}}', 'wordpress-json'],
  ['a.de.json', '[{"content":{"raw":""}}]', 'wordpress-json'],
  ['a.de.json', '{"text":"x"}', 'json'],
  ['a.de.xml', '<rss xmlns:wp="http://wordpress.org/export/1.2/">', 'wxr'],
  ['a.de.xml', '<?xml version="1.0"?><rss version="2.0">', 'rss'],
  ['a.de.xml', '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', 'html'],
  ['a.de.html', '<!-- wp:paragraph --><p>', 'wordpress'],
  ['a.de.html', '<p>wp:paragraph</p>', 'html'],
  ['artikel', '{"uri":"x","headlines":[]}', 'ninjs'],
])('where an ending leaves a choice the beginning decides: %s %s', (name, head, format) => {
  expect(formatFor(name, bytesOf(head)).id).toBe(format)
})

test('XML that is nothing known is refused by name', () => {
  expect(() => formatFor('a.de.xml', bytesOf('<nitf/>'))).toThrow(
    expect.objectContaining({ code: 'format.unknown', place: { file: 'a.de.xml', line: null, column: null } }),
  )
})
