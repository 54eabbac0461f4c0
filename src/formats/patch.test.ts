import { expect, test } from 'vitest'
import type { BlockId } from '../article/types.ts'
import { patchArticle } from './patch.ts'
import { accented, targetOf, targetsOf } from './pseudo.fixture.ts'
import { blockIn, bytesOf, lineOf, patchBy, readAs, textIn, textsIn } from './reading.fixture.ts'
import { readArticle } from './read.ts'

const sources: Readonly<Record<string, string>> = {
  'probe.de.txt': 'Eine Zeile vorweg\n\nDer erste Absatz\nläuft über zwei Zeilen.\n\n\nDer zweite nicht.\n',
  'probe.de.md':
    '---\ntitle: Die Brücke\ndate: 2012-02-03 10:11:54\n---\n\n# Kopf\n\nEin **fetter** Satz mit [Link](https://example.org).\n\n- Eins\n- Zwei\n\n| A | B |\n|---|---|\n| Ja | Nein |\n',
  'probe.de.html':
    '<!doctype html>\n<html><head><title>Die Brücke</title></head>\n<body>\n<h1>Kopf</h1>\n<p class=x>Ein <b>fetter</b> Satz &amp; mehr.\n<p>Noch einer<br>mit Umbruch.\n</body></html>\n',
}
const variants: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'without a final newline': (text) => text.trimEnd(),
  'with no-break spaces': (text) => text.replaceAll('Satz', 'Satz\u00a0und\u202fnoch').replace('zwei Z', 'zwei\u00a0Z'),
  'with astral characters': (text) => text.replace('Kopf', 'Kopf 🎉').replace('Der zweite', '𝔇er 🦆 zweite'),
  'with white space at line ends and at the end': (text) => `${text.replaceAll('.\n', '. \n')} \n \n`,
  'with CR LF, a byte order mark and no end': (text) => `\ufeff${text.trimEnd().replaceAll('\n', '\r\n')}`,
}

for (const [name, source] of Object.entries(sources))
  for (const [what, change] of Object.entries(variants)) {
    test(`${name} ${what} is the same bytes without targets and with its own text as target`, () => {
      const read = readAs(name, change(source))
      expect(read.article.blocks.length).toBeGreaterThan(2)
      expect(patchArticle(read, new Map())).toEqual({ bytes: read.article.bytes, refused: [] })
      expect(
        patchArticle(
          read,
          targetsOf(read, (text) => text),
        ),
      ).toEqual({ bytes: read.article.bytes, refused: [] })
    })
    test(`${name} ${what} takes a translation of every block and changes nothing else`, () => {
      const text = change(source)
      const read = readAs(name, text)
      const result = patchArticle(read, targetsOf(read, accented))
      expect(result.refused).toEqual([])
      const again = readArticle(read.format, result.bytes, read.options)
      expect(textsIn(again)).toEqual(textsIn(read).map(accented))
      expect(again.scan.signature).toBe(read.scan.signature)
      expect(again.article.blocks.map(lineOf)).toEqual(read.article.blocks.map((block) => accented(lineOf(block))))
      const ends = (of: string): number => of.split('\r\n').length
      const written = textIn(result.bytes)
      // A wrapped paragraph is one line in the target; no other line end goes.
      expect(ends(text) - ends(written)).toBeLessThanOrEqual(1)
      expect(written.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'))
      expect(written.endsWith('\n')).toBe(text.endsWith('\n'))
    })
  }

test('a file in UTF-16 stays one', () => {
  const text = '\ufeffEin Kopf\n\nEin Satz steht hier.\n'
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), true)
  const read = readAs('probe.txt', bytes)
  expect(textsIn(read)).toEqual(['Ein Kopf', 'Ein Satz steht hier.'])
  const { bytes: written } = patchArticle(read, targetsOf(read, accented))
  expect(new TextDecoder('utf-16le', { ignoreBOM: true }).decode(written)).toBe(
    '\ufeffÉíñ Kópf\n\nÉíñ Sátz štéht híér.\n',
  )
})

test('codes stand where the target has them', () => {
  const read = readAs('a.md', 'Das ist **sehr** [wichtig](https://example.org).\n')
  expect(lineOf(blockIn(read, 'sehr'))).toBe('Das ist <c1>sehr</c1> <c2>wichtig</c2>.')
  const { text, refused } = patchBy(read, { sehr: 'This matters <c2>a <c1>great</c1> deal</c2>.' })
  expect(refused).toEqual([])
  expect(text).toBe('This matters [a **great** deal](https://example.org).\n')
})

test('a code may be left out', () => {
  const read = readAs('a.html', '<p>Das ist <i>ja</i> klar.</p>')
  expect(patchBy(read, { klar: 'That is clear.' }).text).toBe('<p>That is clear.</p>')
})

test.each([
  ['an unknown code', 'Das <c9/>.'],
  ['a code stands twice', '<c1>Das</c1> <c1>ist</c1>.'],
  ['a code has lost its other end', '<c1>Das ist.'],
  ['a code has lost its other end', 'Das</c1> ist.'],
  ['codes cross each other', '<c1>Das <c2>ist</c1> so</c2>.'],
  ['no text is left', '<c1></c1> \n'],
  ['no text is left', ''],
  ['a character that is no text', 'Das\u0007 ist.'],
  ['a character that is no text', 'Das \ud83c ist.'],
])('a target is refused as "%s": %j', (reason, line) => {
  const source = 'Das **ist** *so*.\n'
  const read = readAs('a.md', source)
  const { text, refused } = patchBy(read, { ist: line })
  expect(refused).toEqual([{ block: blockIn(read, 'ist').id, reason }])
  expect(text).toBe(source)
})

test('a block that the article does not have is refused', () => {
  const read = readAs('a.md', 'Text.\n')
  const block = 'bzzzzzzzz' as BlockId
  expect(patchArticle(read, new Map([[block, [{ kind: 'text', text: 'x' }]]])).refused).toEqual([
    { block, reason: 'no such block' },
  ])
})

test('a refused block keeps no other from being written', () => {
  const read = readAs('a.md', 'Eins {{< img alt="Das Tor" >}} hier.\n\nZwei.\n')
  const { text, refused } = patchBy(read, { 'Das Tor': 'The {{< gate >}}', Zwei: 'Two.', Eins: 'One <c1/> here.' })
  expect(refused).toEqual([{ block: blockIn(read, 'Das Tor').id, reason: 'the text would be read as markup' }])
  expect(text).toBe('One {{< img alt="Das Tor" >}} here.\n\nTwo.\n')
})

test('only the blocks that need it are escaped', () => {
  const read = readAs('a.md', 'Erster Absatz.\n\nZweiter Absatz.\n\nDritter Absatz.\n')
  const { text, refused } = patchBy(read, {
    Erster: 'First * paragraph, snake_case.',
    Zweiter: '- second *paragraph*',
    Dritter: 'Third (paragraph).',
  })
  expect(refused).toEqual([])
  expect(text).toBe('First * paragraph, snake_case.\n\n\\- second \\*paragraph\\*\n\nThird (paragraph).\n')
})

test('many hostile blocks are written in few readings', () => {
  const source = Array.from({ length: 400 }, (_, index) => `Absatz Nummer ${index}.\n`).join('\n')
  const read = readAs('a.md', source)
  let readings = 0
  const counted = {
    ...read,
    format: {
      ...read.format,
      scan: (...args: Parameters<typeof read.format.scan>) => {
        readings++
        return read.format.scan(...args)
      },
    },
  }
  const change = (text: string): string => `- <b> *${text}* {{ x }} <!--`
  const { bytes, refused } = patchArticle(counted, targetsOf(read, change))
  expect(refused).toEqual([])
  expect(textsIn(readArticle(read.format, bytes, read.options))).toEqual(textsIn(read).map(change))
  expect(readings).toBeLessThan(10)
})

test('a text inside a code is written with the block around it, alone, and at a new place', () => {
  const source = 'Hier steht ![Das alte Tor](tor.png "Von Norden") am Rand.\n'
  const read = readAs('a.md', source)
  expect(patchBy(read, { 'alte Tor': 'The old gate' }).text).toBe(source.replace('Das alte Tor', 'The old gate'))
  expect(patchBy(read, { 'am Rand': 'At the edge: <c1/>' }).text).toBe(
    'At the edge: ![Das alte Tor](tor.png "Von Norden")\n',
  )
  expect(
    patchBy(read, { 'am Rand': 'At the edge: <c1/>', 'alte Tor': 'The old gate', Norden: 'From the north' }).text,
  ).toBe('At the edge: ![The old gate](tor.png "From the north")\n')
})

test('equal codes may trade places', () => {
  const read = readAs('a.md', '**Eins** und **zwei**.\n')
  expect(patchBy(read, { Eins: '<c2>Two</c2> and <c1>one</c1>.' }).text).toBe('**Two** and **one**.\n')
})

test('a target equal to the source contributes no edit', () => {
  const source = 'Ein Satz,\n  umbrochen &amp; mit \\* Stern.\n\nNoch einer.\n'
  const read = readAs('a.md', source)
  const target = new Map([[blockIn(read, 'umbrochen').id, targetOf(blockIn(read, 'umbrochen'))]])
  expect(textIn(patchArticle(read, target).bytes)).toBe(source)
  expect(bytesOf(source)).toEqual(patchArticle(read, target).bytes)
})

test.each([
  ['Erste Zeile  \nzweite Zeile.\n', 'a.md'],
  ['> Erste Zeile\\\n> zweite Zeile.\n', 'a.md'],
  ['---\nteaser: |\n  Erste Zeile\n  zweite Zeile.\n---\n', 'a.md'],
])('spaces around a line break go, and a break at an edge: %j', (source, name) => {
  const read = readAs(name, source)
  const written = source.replace('Erste Zeile', 'First line').replace('zweite Zeile', 'second line')
  for (const line of [
    'First line<c1/>second line.',
    'First line <c1/> second line.',
    'First line<c1/>\n  second line.',
  ])
    expect(patchBy(read, { Erste: line }).text, line).toBe(written)
  for (const line of ['<c1/>One line.', 'One line. <c1/>', ' <c1/> One line.']) {
    const { refused, again } = patchBy(read, { Erste: line })
    expect(refused, line).toEqual([])
    expect(again.article.blocks.map(lineOf), line).toEqual(['One line.'])
  }
})

test('spaces that the source has before a line break are no reason to write it anew', () => {
  const read = readAs('a.md', 'Erste Zeile \\\nzweite   \ndritte.\n')
  expect(
    patchArticle(
      read,
      targetsOf(read, (text) => text),
    ).bytes,
  ).toBe(read.article.bytes)
})
