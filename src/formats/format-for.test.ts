import { expect, test } from 'vitest'
import { formatFor } from './format-for.ts'
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
