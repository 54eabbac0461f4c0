import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytesOf, outlineOf, readAs, textsIn } from './reading.fixture.ts'
import { hashOf } from './read.ts'

test('an article knows its bytes, their hash, its format and its locale', () => {
  const bytes = bytesOf('# Kopf\n\nText.\n')
  const { article } = readAs('turm.de.md', bytes)
  expect(article).toMatchObject({ kind: 'article', id: 'probe', locale: 'de-DE', format: 'markdown' })
  expect(article.bytes).toBe(bytes)
  expect(article.hash).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(hashOf(bytes)).toBe(article.hash)
})

test('bytes that are no UTF-8 are refused with the place of the first one', () => {
  const bytes = Uint8Array.from([...bytesOf('Ein Satz.\n\nDie Stra'), 0xdf, ...bytesOf('e fehlt.\n')])
  expect(() => readAs('a.txt', bytes)).toThrow(
    expect.objectContaining({ code: 'format.encoding', place: { file: null, line: 3, column: 9 } }),
  )
  expect(() => readAs('a.txt', Uint8Array.from([0x61, 0xc3]))).toThrow(
    expect.objectContaining({ code: 'format.encoding' }),
  )
})

test('a file that is too large is refused before it is read', () => {
  expect(() => readAs('a.md', 'x'.repeat(101), { limit: 100 })).toThrow(
    expect.objectContaining({ code: 'format.too-large' }),
  )
  expect(textsIn(readAs('a.md', 'x'.repeat(100), { limit: 100 }))).toHaveLength(1)
})

test('an empty file is an article without blocks', () => {
  for (const name of ['a.md', 'a.html', 'a.txt'])
    for (const source of ['', '\ufeff', '\r\n', ' \n\t\n']) expect(textsIn(readAs(name, source)), name).toEqual([])
})

test('what has no letter is no block', () => {
  expect(textsIn(readAs('a.md', '# 2019\n\n| 1 | 2 |\n|---|---|\n| 3 | drei |\n\n![](a.png)\n'))).toEqual(['drei'])
  expect(textsIn(readAs('a.html', '<h1>2019</h1><p>&nbsp;</p><img alt="" src=x><p>drei</p>'))).toEqual(['drei'])
})

test('white space of the file is no text, a no-break space is', () => {
  const texts = ['Ein Satz mit 4 Wörtern']
  expect(textsIn(readAs('a.md', 'Ein  Satz\tmit\n4\u00a0Wörtern\n'))).toEqual(
    texts.map((text) => text.replace('4 ', '4\u00a0')),
  )
  expect(textsIn(readAs('a.html', '<p>\n  Ein  Satz\tmit\n 4&nbsp;Wörtern </p>'))).toEqual(
    texts.map((text) => text.replace('4 ', '4\u00a0')),
  )
})

test('private-use characters of a file are text like any other', () => {
  const source = '\ue000 Ein\ue001 Entwickler*in {{< x >}} \ue002.\n'
  expect(outlineOf(readAs('a.md', source))).toEqual(['paragraph: \ue000 Ein\ue001 Entwickler*in  \ue002.'])
})
