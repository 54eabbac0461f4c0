import { expect, test } from 'vitest'
import { accented, targetsOf } from '../pseudo.fixture.ts'
import { patchArticle } from '../patch.ts'
import { blockIn, lineOf, outlineOf, patchBy, readAs, textIn, textsIn } from '../reading.fixture.ts'

const pseudo = (source: string): string => {
  const read = readAs('a.md', source)
  const { bytes, refused } = patchArticle(read, targetsOf(read, accented))
  expect(refused).toEqual([])
  return textIn(bytes)
}
const codesIn = (source: string, part: string): readonly string[] =>
  blockIn(readAs('a.md', source), part).codes.map(({ type, form, data }) => `${type} ${form} ${data}`)

test('a shortcut reference keeps its key when its text is translated', () => {
  const source =
    'Wir waren auf [Festen], oft [Bühnen][] und [Plätzen][platz].\n\n[Festen]: https://a.example\n[Bühnen]: https://b.example\n[platz]: https://c.example\n'
  expect(
    patchBy(readAs('a.md', source), { Festen: 'At <c1>fairs</c1>, <c2>stages</c2> and <c3>squares</c3>.' }).text,
  ).toBe(source.replace(/^.*\n/u, 'At [fairs][Festen], [stages][Bühnen] and [squares][platz].\n'))
})

test('the key of a shortcut reference may be wrapped and hold markup', () => {
  const source = '> Siehe [das *alte*\n> Buch].\n\n[das *alte* Buch]: https://a.example\n'
  expect(patchBy(readAs('a.md', source), { Siehe: 'See <c1>the <c2>old</c2> book</c1>.' }).text).toBe(
    '> See [the *old* book][das *alte* Buch].\n\n[das *alte* Buch]: https://a.example\n',
  )
})

test('an image by shortcut reference keeps its key when its alt text is translated', () => {
  const source = 'Hier: ![Der Turm] und da.\n\n[Der Turm]: turm.png\n'
  expect(patchBy(readAs('a.md', source), { 'Der Turm': 'The tower' }).text).toBe(
    source.replace('![Der Turm]', '![The tower][Der Turm]'),
  )
})

test('a gender star is text, however often it stands in a sentence', () => {
  const source = 'Die Entwickler*innen und die Spezialist*innen trafen jede*n Nutzer*in **gern**.\n'
  const read = readAs('a.md', source)
  expect(lineOf(blockIn(read, 'Die'))).toBe(
    'Die Entwickler*innen und die Spezialist*innen trafen jede*n Nutzer*in <c1>gern</c1>.',
  )
  expect(read.findings).toMatchObject([{ code: 'source.gender-star', severity: 'info', line: 1, column: 15 }])
  const { text } = patchBy(read, { Die: 'Nos Entwickler*innen, Nutzer*in <c1>gern</c1> und r*d*t.' })
  expect(text).toBe('Nos Entwickler\\*innen, Nutzer\\*in **gern** und r\\*d\\*t.\n')
  // Two of them would be emphasis for other readers.
  expect(patchBy(read, { Die: 'Nos Entwickler*innen, Nutzer*in <c1>gern</c1>.' }).text).toBe(
    'Nos Entwickler\\*innen, Nutzer\\*in **gern**.\n',
  )
})

test('a star pair that is emphasis stays emphasis', () => {
  expect(codesIn('Das ist *sehr*gut und un*glaub*lich.\n', 'Das').map((code) => code.split(' ')[0])).toEqual([
    'emphasis',
    'emphasis',
    'emphasis',
    'emphasis',
  ])
})

test('a translation makes no emphasis and loses none', () => {
  const source = 'Ein *leises* Wort.\n'
  const { text, refused } = patchBy(readAs('a.md', source), { Wort: '2 * 3 <c1>* quiet *</c1> wo*r*d' })
  expect(refused).toEqual([])
  expect(text).not.toBe(source)
  expect(textsIn(readAs('a.md', text))).toEqual(['2 * 3 * quiet * wo*r*d'])
  expect(codesIn(text, 'quiet')).toHaveLength(2)
})

test('literal addresses are codes without the punctuation behind them', () => {
  expect(codesIn('Auf www.example.org, https://example.org/a_b(c) oder per an.na@example.org.\n', 'Auf')).toEqual([
    'autolink empty www.example.org',
    'autolink empty https://example.org/a_b(c)',
    'autolink empty an.na@example.org',
  ])
  expect(codesIn('Das (siehe https://example.org/x) gilt.\n', 'Das')).toEqual(['autolink empty https://example.org/x'])
  expect(codesIn('Siehe „https://example.org/x“ und <https://example.org/y>.\n', 'Siehe')).toEqual([
    'autolink empty https://example.org/x',
    'autolink empty <https://example.org/y>',
  ])
})

test('a quotation mark behind a literal address is text, with what follows', () => {
  expect(lineOf(blockIn(readAs('a.md', '„Lest https://example.org/x.“ Oder „www.example.org“?\n'), 'Lest'))).toBe(
    '„Lest <c1/>.“ Oder „<c2/>“?',
  )
})

test('a shortcode is a code and its texts are blocks that belong to the block around it', () => {
  const source =
    'Davor {{< img src="a.png" alt="Ein Schild: „Kein Zutritt“" caption=\'Das Schild\' id="t" >}} danach.\n'
  const read = readAs('a.md', source)
  expect(outlineOf(read)).toEqual(
    ['paragraph: Davor danach.', 'alt alt: Ein Schild: „Kein Zutritt“', 'caption caption: Das Schild'].map((line) =>
      line.replace('Davor danach', 'Davor  danach'),
    ),
  )
  const [around, alt, caption] = read.article.blocks
  expect([alt?.owner, caption?.owner]).toEqual([around?.id, around?.id])
  const { text, refused } = patchBy(read, { Zutritt: 'A sign: "No entry"', 'Das Schild': "The sign's back" })
  expect(refused).toEqual([])
  expect(text).toBe(
    'Davor {{< img src="a.png" alt="A sign: \\"No entry\\"" caption=\'The sign\\\'s back\' id="t" >}} danach.\n',
  )
  expect(textsIn(readAs('a.md', text)).slice(1)).toEqual(['A sign: "No entry"', "The sign's back"])
})

test('names of attributes that hold text can be chosen', () => {
  const source = '{{< box heading="Ein Kasten" alt="Ein Bild" >}}\n'
  expect(textsIn(readAs('a.md', source, { attributes: ['heading'] }))).toEqual(['Ein Kasten'])
})

test('macros, template tags and attribute lists are codes', () => {
  expect(codesIn('Der {{htmlelement("a")}} und {% include x.md %} hier {: .lead}\n', 'Der')).toEqual([
    'shortcode empty {{htmlelement("a")}}',
    'shortcode empty {% include x.md %}',
    'shortcode empty {: .lead}',
  ])
})

test('an opening of a shortcode that is never closed hides nothing', () => {
  expect(textsIn(readAs('a.md', 'Der {{ Rest\n\nbleibt da }} stehen.\n'))).toEqual([
    'Der {{ Rest',
    'bleibt da }} stehen.',
  ])
})

test('text in blocks of HTML is read by the HTML reader', () => {
  const source =
    'Vorher.\n\n<figure class="x">\n<img src="a.png" alt="Ein Boot">\n<figcaption>Das <b>Boot</b> am Ufer</figcaption>\n</figure>\n\n<p>Ein Absatz &amp; mehr.</p>\n\n<!-- nicht das -->\n\n<script>nein()</script>\n\nNachher.\n'
  const read = readAs('a.md', source)
  expect(outlineOf(read)).toEqual([
    'paragraph: Vorher.',
    'alt alt: Ein Boot',
    'caption: Das Boot am Ufer',
    'paragraph: Ein Absatz & mehr.',
    'paragraph: Nachher.',
  ])
  expect(pseudo(source)).toBe(
    source
      .replace('Vorher', 'Vórhér')
      .replace('Ein Boot', 'Éíñ Bóót')
      .replace('Das <b>Boot</b> am Ufer', 'Dáš <b>Bóót</b> ám Úfér'.replace('Ú', 'U'))
      .replace('Ein Absatz &amp; mehr', 'Éíñ Ábšátz &amp; méhr')
      .replace('Nachher', 'Náchhér'),
  )
})

test('tags in a line are codes, code and keys stay whole', () => {
  expect(
    lineOf(
      blockIn(readAs('a.md', 'Die Taste <kbd>Strg</kbd> und <code>ls -l</code>, H<sub>2</sub>O<br>Ende.\n'), 'Taste'),
    ),
  ).toBe('Die Taste <c1>Strg</c1> und <c2/>, H<c3>2</c3>O<c4/>Ende.')
})

test('CR LF stays in wrapped, quoted and listed text', () => {
  const source =
    '# Kopf\r\n\r\n> Ein Zitat\r\n> geht weiter.\r\n\r\n- Eins\r\n  und mehr\r\n- Zwei\r\n\r\n| A | B |\r\n|---|---|\r\n| c | d |\r\n'
  expect(textsIn(readAs('a.md', source))).toEqual([
    'Kopf',
    'Ein Zitat geht weiter.',
    'Eins und mehr',
    'Zwei',
    'A',
    'B',
    'c',
    'd',
  ])
  expect(pseudo(source)).toBe(
    '# Kópf\r\n\r\n> Éíñ Zítát géht wéítér.\r\n\r\n- Éíñš úñd méhr\r\n- Zwéí\r\n\r\n| Á | B |\r\n|---|---|\r\n| c | d |\r\n',
  )
})

test.each([
  ['# Kein Kopf', '\\# Kein Kopf'],
  ['- kein Punkt', '\\- kein Punkt'],
  ['1. keine Nummer', '1\\. keine Nummer'],
  ['> kein Zitat', '\\> kein Zitat'],
  ['[a](b) und <b>', '\\[a\\](b) und \\<b>'],
  ['`kein Code`', '\\`kein Code\\`'],
  ['&amp; so', '\\&amp; so'],
  ['| kein | Feld |', '| kein | Feld |'],
  ['--- so ---', '--- so ---'],
  ['{{< so >}}', null],
  ['Zwei\n\nAbsätze', 'Zwei Absätze'],
  ['www.example.org', 'www\\.example.org'],
])('the text %j comes through as text', (line, written) => {
  const { text, refused, again } = patchBy(readAs('a.md', 'Davor.\n\nEin Absatz.\n\nDanach.\n'), { Absatz: line })
  expect(refused).toEqual([])
  expect(textsIn(again)).toEqual(['Davor.', line.replace('\n\n', ' '), 'Danach.'])
  if (written !== null) expect(text).toBe(`Davor.\n\n${written}\n\nDanach.\n`)
})

test('a bar in a table cell stays in its cell', () => {
  const source = '| Eins | Zwei |\n|---|---|\n| Ja | Nein **fett** |\n'
  const { text, refused, again } = patchBy(readAs('a.md', source), { Ja: 'yes | no', Nein: 'a|b <c1>x|y</c1>' })
  expect(refused).toEqual([])
  expect(text).toBe('| Eins | Zwei |\n|---|---|\n| yes \\| no | a\\|b **x\\|y** |\n')
  expect(textsIn(again)).toEqual(['Eins', 'Zwei', 'yes | no', 'a|b x|y'])
})

test('a hard break is a code that reads as a space, with the prefix of the next line', () => {
  const source = '> Erste Zeile  \n> zweite\\\n> dritte\n\n- Punkt  \n  weiter\n'
  const read = readAs('a.md', source)
  expect(lineOf(blockIn(read, 'Erste'))).toBe('Erste Zeile<c1/>zweite<c2/>dritte')
  expect(blockIn(read, 'Erste').codes.map(({ type, equivalent }) => [type, equivalent])).toEqual([
    ['break', ' '],
    ['break', ' '],
  ])
  expect(pseudo(source)).toBe('> Éršté Zéílé  \n> zwéíté\\\n> drítté\n\n- Púñkt  \n  wéítér\n'.replace('Érš', 'Érš'))
})

test('footnotes, nested lists, items of several paragraphs, tasks and setext headings are blocks', () => {
  const source =
    'Titel\n=====\n\nUnter\n---\n\n- Eins\n\n  Noch ein Absatz.\n\n  1. Tief\n     - Tiefer\n- [x] Erledigt\n\nText[^n] hier.\n\n[^n]: Die Note.\n\n    Ihr zweiter Absatz.\n'
  expect(outlineOf(readAs('a.md', source))).toEqual([
    'heading h1: Titel',
    'heading h2: Unter',
    'item: Eins',
    'item: Noch ein Absatz.',
    'item: Tief',
    'item: Tiefer',
    'item: Erledigt',
    'paragraph: Text hier.',
    'footnote: Die Note.',
    'footnote: Ihr zweiter Absatz.',
  ])
  expect(readAs('a.md', pseudo(source)).scan.signature).toBe(readAs('a.md', source).scan.signature)
})

test('an image alone in a paragraph gives its alt text', () => {
  const source = '![Ein alter Turm](turm.png)\n'
  const read = readAs('a.md', source)
  expect(outlineOf(read)).toEqual(['alt: Ein alter Turm'])
  expect(read.article.blocks[0]?.owner).toBeNull()
  expect(patchBy(read, { Turm: 'An [old] tower' }).again.article.blocks[0]?.text).toBe('An [old] tower')
})

test('an image in a link keeps both', () => {
  const source = '[![Ein Turm](t.png)](https://example.org "Zum Turm")\n'
  expect(textsIn(readAs('a.md', source))).toEqual(['Ein Turm', 'Zum Turm'])
  expect(patchBy(readAs('a.md', source), { 'Ein T': 'A tower', Zum: 'To the "tower"' }).text).toBe(
    '[![A tower](t.png)](https://example.org "To the \\"tower\\"")\n',
  )
})

test('the title of a reference definition is a block', () => {
  const source = 'Ein [Wort].\n\n[Wort]: https://example.org "Mehr dazu"\n'
  expect(patchBy(readAs('a.md', source), { Mehr: 'More' }).text).toBe(source.replace('Mehr dazu', 'More'))
})

test('a link whose text touches a quotation mark holds', () => {
  const source = 'Er sagte: „[So ist es](https://example.org)“.\n'
  const { text, refused } = patchBy(readAs('a.md', source), { So: 'He said: “<c1>That is it</c1>”.' })
  expect(refused).toEqual([])
  expect(text).toBe('He said: “[That is it](https://example.org)”.\n')
})

test.each([
  ['word<c1>“so”</c1>word'],
  ['word<c1>(so)</c1>word'],
  ['“<c1>so</c1>”word'],
  ['word<c1>so</c1>word'],
  ['<c1>so.</c1>Word'],
  ['a <c1> so </c1> b'],
  ['日本<c1>「語」</c1>です'],
  ['l’<c1>« ami »</c1>s'],
])('emphasis holds beside punctuation: %s', (line) => {
  for (const source of [
    'Das **ist** so.\n',
    'Das *ist* so.\n',
    'Das ~~ist~~ so.\n',
    'Das __ist__ so.\n',
    'Das _ist_ so.\n',
  ]) {
    const { refused, again } = patchBy(readAs('a.md', source), { ist: line })
    expect(refused, source).toEqual([])
    expect(again.article.blocks.map(lineOf), source).toEqual([line])
  }
})

test('a text that cannot be told from its bytes is kept and reported', () => {
  const read = readAs('a.md', 'Ein Satz.\n\n> <div>\n> <p>Text\n> mehr</p></div>\n')
  expect(textsIn(read)).toEqual(['Ein Satz.'])
  expect(read.findings).toMatchObject([{ code: 'source.protected', severity: 'warning', line: 3 }])
})

test('the marker of a call-out is no text', () => {
  const source = '> [!NOTE]\n> Das ist wichtig.\n'
  expect(textsIn(readAs('a.md', source))).toEqual(['Das ist wichtig.'])
  expect(patchBy(readAs('a.md', source), { wichtig: 'This matters.' }).text).toBe('> [!NOTE]\n> This matters.\n')
})

test('code is never text', () => {
  const source = '```js\nconst a = "nein"\n```\n\n    auch nicht\n\nEin `x + 1` hier.\n'
  expect(readAs('a.md', source).article.blocks.map(lineOf)).toEqual(['Ein <c1/> hier.'])
})

test('text that would take minutes to read is refused with its place', () => {
  expect(() => readAs('a.md', `Text.\n\n${'>'.repeat(500)} a\n`)).toThrow(
    expect.objectContaining({ code: 'format.too-complex', place: { file: null, line: 3, column: 1 } }),
  )
  expect(() => readAs('a.md', `${'*a _b '.repeat(20_000)}\n`)).toThrow(
    expect.objectContaining({ code: 'format.too-complex' }),
  )
})
