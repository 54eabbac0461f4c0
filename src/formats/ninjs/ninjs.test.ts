import { expect, test } from 'vitest'
import { patchArticle } from '../patch.ts'
import { accented, targetsOf } from '../pseudo.fixture.ts'
import { blockIn, lineOf, outlineOf, patchBy, readAs, textIn, textsIn } from '../reading.fixture.ts'

/** A file as the 3.x schema has it; 2.x writes the keys of several words in small letters. */
const item = (bodies: string, rest = ''): string =>
  `{"uri":"urn:x:1","standard":{"name":"ninjs","version":"3.1"},"language":"de-DE","headlines":[{"role":"main","value":"Der Turm f\\u00e4llt"}],"bodies":[${bodies}]${rest}}\n`
const title = 'Der Turm f\\u00e4llt'
const html = (value: string): string => item(JSON.stringify({ role: 'main', contentType: 'text/html', value }))

const pseudo = (source: string): string => {
  const read = readAs('a.json', source)
  const { bytes, refused } = patchArticle(read, targetsOf(read, accented))
  expect(refused).toEqual([])
  return textIn(bytes)
}

test('headlines, descriptions and bodies are text, the richest body the running one; names, by-lines, rights and notes are not', () => {
  const source = JSON.stringify({
    uri: 'urn:x:1',
    versioncreated: '2026-11-01T10:00:00Z',
    language: 'de',
    by: 'Von Jana Kremer',
    slugline: 'turm',
    ednote: 'Bitte warten',
    copyrightnotice: 'Alle Rechte bei uns',
    headlines: [
      { role: 'kicker', value: 'Bauwesen' },
      { role: 'main', value: 'Der Turm fällt' },
      { role: 'short', value: 'Turm fällt' },
      { role: 'subtitle', value: 'Niemand war darin' },
    ],
    descriptions: [{ contenttype: 'text/plain', value: 'Worum es geht' }],
    bodies: [
      { contenttype: 'text/plain', value: 'Erster Absatz.\nZweiter Absatz.' },
      { contenttype: 'text/html', value: '<p>Erster Absatz.</p><h2>Zwischen</h2><p>Zweiter Absatz.</p>' },
    ],
    associations: [
      { name: 'a1', type: 'picture', headlines: [{ value: 'Bild' }], descriptions: [{ value: 'Der Turm am Abend' }] },
    ],
    subjects: [{ name: 'Bauen', rel: 'about' }],
  })
  expect(outlineOf(readAs('a.json', source))).toEqual([
    'kicker headlines: Bauwesen',
    'headline headlines: Der Turm fällt',
    'field headlines: Turm fällt',
    'standfirst headlines: Niemand war darin',
    'standfirst descriptions: Worum es geht',
    'field bodies: Erster Absatz.',
    'field bodies: Zweiter Absatz.',
    'paragraph: Erster Absatz.',
    'heading h2: Zwischen',
    'paragraph: Zweiter Absatz.',
    'caption headlines: Bild',
    'caption descriptions: Der Turm am Abend',
  ])
})

test('a second body in HTML is no running text either, with headings and lists', () => {
  const value = '<h2>Kopf</h2><p>Text</p><ul><li>Punkt</li></ul>'
  const source = item(
    `${JSON.stringify({ contentType: 'text/html', value })},${JSON.stringify({ contentType: 'text/html', role: 'rich', value })}`,
  )
  expect(readAs('a.json', source).article.blocks.map(({ role }) => role)).toEqual([
    'headline',
    'heading',
    'paragraph',
    'item',
    'field',
    'field',
    'field',
  ])
})

test('ninjs 1.x has a key for each representation and names its associations', () => {
  const source = JSON.stringify({
    uri: 'urn:x:1',
    pubstatus: 'usable',
    headline: 'Der Turm',
    description_text: 'Kurz',
    body_xhtml: '<p>Ein <a id="x"/>Absatz.<br/>Zeile.</p>',
    body_text: 'Ein Absatz.',
    associations: { main: { type: 'picture', headline: 'Bild', description_text: 'Am Abend' } },
  })
  expect(outlineOf(readAs('a.json', source))).toEqual([
    'headline headline: Der Turm',
    'standfirst description_text: Kurz',
    'paragraph: Ein Absatz.Zeile.',
    'field body_text: Ein Absatz.',
    'caption headline: Bild',
    'caption description_text: Am Abend',
  ])
  expect(lineOf(blockIn(readAs('a.json', source), 'Zeile'))).toBe('Ein <c1/>Absatz.<c2/>Zeile.')
})

test('HTML inside a JSON string keeps every escape that no translation touches', () => {
  const source = item(
    String.raw`{"contentType":"text/html","value":"<p class=\"x\">Ein <b>\u201eWort\u201c<\/b> &amp; mehr.<\/p>\r\n\t<p>\u0026 <img src=\"a.png\" alt=\"Ein &quot;Bild&quot;\"\/> da<\/p>"}`,
  )
  const read = readAs('a.json', source)
  expect(textsIn(read)).toEqual(['Der Turm fällt', 'Ein „Wort“ & mehr.', '&  da', 'Ein "Bild"'])
  const [, block] = read.article.blocks
  expect(block?.codes.map(({ data }) => data)).toEqual(['<b>', '</b>'])
  const { text, refused } = patchBy(read, { mehr: 'A <c1>“word”</c1> & \\more "it".' })
  expect(refused).toEqual([])
  expect(text).toBe(
    source.replace(
      String.raw`Ein <b>\u201eWort\u201c<\/b> &amp; mehr.`,
      String.raw`A <b>“word”<\/b> &amp; \\more \"it\".`,
    ),
  )
  expect((JSON.parse(text) as { bodies: { value: string }[] }).bodies[0]?.value).toContain(
    '<p class="x">A <b>“word”</b> &amp; \\more "it".</p>\r\n\t<p>',
  )
})

test('codes may change places inside a JSON string', () => {
  const source = html('<p>Ein <b class="a">Wort</b> und <i>noch</i> eines<br>hier</p>')
  const { text, refused } = patchBy(readAs('a.json', source), {
    Wort: '<c2>another</c2><c3/>and a <c1>word</c1> here',
  })
  expect(refused).toEqual([])
  expect((JSON.parse(text) as { bodies: { value: string }[] }).bodies[0]?.value).toBe(
    '<p><i>another</i><br>and a <b class="a">word</b> here</p>',
  )
})

test('an alt text in HTML in JSON is written through both', () => {
  const source = html('<figure><img alt="Ein Turm" src=a><figcaption>Am Abend</figcaption></figure>')
  const { text, refused } = patchBy(readAs('a.json', source), { 'Ein Turm': 'A "tower" <b> & \\' })
  expect(refused).toEqual([])
  expect(text).toContain(String.raw`alt=\"A &quot;tower&quot; &lt;b> &amp; \\\" src=a`)
})

test('a whole page inside a value is read as a page', () => {
  const source = html('<html><head><title>Der Turm</title></head><body><h1>Der Turm</h1><p>Er fiel.</p></body></html>')
  expect(textsIn(readAs('a.json', source)).slice(1)).toEqual(['Der Turm', 'Der Turm', 'Er fiel.'])
  expect(outlineOf(readAs('a.json', source)).slice(1)).toEqual([
    'field: Der Turm',
    'heading h1: Der Turm',
    'paragraph: Er fiel.',
  ])
  expect(pseudo(source)).toContain('<h1>Dér Túrm</h1><p>Ér fíél.</p></body></html>')
})

test('blank lines part the paragraphs of plain text, in a text without any line ends do', () => {
  const plain = (value: string): string => item(JSON.stringify({ contentType: 'text/plain', value }))
  expect(textsIn(readAs('a.json', plain('Eins\nzwei\n\nDrei\r\n \r\nVier'))).slice(1)).toEqual([
    'Eins zwei',
    'Drei',
    'Vier',
  ])
  expect(textsIn(readAs('a.json', plain('Eins <b>\nZwei &amp; drei\n'))).slice(1)).toEqual([
    'Eins <b>',
    'Zwei &amp; drei',
  ])
  expect(pseudo(plain('Eins\nZwei'))).toBe(
    plain('Eins\nZwei')
      .replace(/Eins.*Zwei/u, 'Éíñš\\nZwéí')
      .replace(title, 'Dér Túrm fällt'),
  )
})

test('a text in a format of the agency’s own is kept and reported', () => {
  const read = readAs('a.json', item('{"contentType":"application/xml","value":"<nitf>Ein Text</nitf>"}'))
  expect(textsIn(read)).toEqual(['Der Turm fällt'])
  expect(read.findings).toMatchObject([{ code: 'source.protected', severity: 'warning', line: 1 }])
})

test('the language of the item becomes the target’s, that of another item stays', () => {
  const source = item(
    '{"value":"Ein Absatz."}',
    ',"associations":[{"name":"a","language":"en","descriptions":[{"value":"A tower"}]},{"name":"b","language":"de_AT","descriptions":[{"value":"Ein Turm"}]}]',
  )
  const read = readAs('a.json', source)
  expect(textIn(patchArticle(read, new Map(), 'fr-CA').bytes)).toBe(
    source.replace('"de-DE"', '"fr-CA"').replace('"de_AT"', '"fr_CA"'),
  )
  expect(patchArticle(read, new Map()).bytes).toBe(read.article.bytes)
})

test('paths of the configuration add texts and take some away', () => {
  const source = item(
    '{"value":"Ein Absatz."}',
    ',"x_teaser":{"text":"Lies <b>das</b>"},"genres":[{"name":"Bericht"},{"name":"Glosse"}]',
  )
  expect(
    outlineOf(
      readAs('a.json', source, {
        jsonPaths: { 'x_teaser.text': 'standfirst', 'genres.*.name': 'field', 'bodies.*.value': false },
      }),
    ),
  ).toEqual([
    'headline headlines: Der Turm fällt',
    'standfirst text: Lies das',
    'field name: Bericht',
    'field name: Glosse',
  ])
})

test('any other JSON has text only where the configuration says', () => {
  const source = '{ "kopf": "Der Turm", "teile": [ { "art": "p", "text": "Er fiel." } ] }'
  expect(() => readAs('a.json', source)).toThrow(expect.objectContaining({ code: 'format.unknown' }))
  const read = readAs('a.json', source, { jsonPaths: { kopf: 'headline', 'teile.*.text': 'paragraph' } })
  expect(read.article.format).toBe('json')
  expect(outlineOf(read)).toEqual(['headline kopf: Der Turm', 'paragraph text: Er fiel.'])
})

test('broken JSON is refused with its place', () => {
  expect(() => readAs('a.json', '{"uri":"x",\n "versioncreated":"y",\n "headline" "Turm"}')).toThrow(
    expect.objectContaining({ code: 'format.json', place: { file: null, line: 3, column: 13 } }),
  )
  expect(() => readAs('a.json', `{"uri":"x","headline":"Turm","a":${'['.repeat(100_000)}`)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^format\./u) as string }),
  )
})

test('a byte order mark, CR LF and a missing final newline stay', () => {
  for (const source of [
    `\ufeff${item('{"value":"Ein Absatz."}')}`,
    item('{"value":"Ein Absatz."}').replaceAll(',', ',\r\n').trimEnd(),
  ])
    expect(pseudo(source)).toBe(source.replace(title, 'Dér Túrm fällt').replace('Ein Absatz', 'Éíñ Ábšátz'))
})

test.each(['"', '\\', '</p><p>', '&amp;', '\u2028', '\ud83e\udd86', '<!--', '\\u0041', '\n\n', '"}],"x":[{'])(
  'hostile text %j stays text in HTML, in plain text and in a headline',
  (text) => {
    const source = item(
      '{"contentType":"text/html","value":"<p>Ein <b>Wort</b></p>"},{"contentType":"text/plain","value":"Noch eines."}',
    )
    const { refused, again } = patchBy(readAs('a.json', source), {
      Turm: `a${text}b`,
      Wort: `a${text}<c1>b</c1>`,
      Noch: `${text}a`,
    })
    const folded = text.replace(/\n+/gu, ' ')
    expect(refused).toEqual([])
    expect(again.article.blocks.map(lineOf)).toEqual([
      `a${folded}b`,
      `a${folded}<c1>b</c1>`,
      `${folded}a`.replace(/^ /u, ''),
    ])
  },
)
