import * as fc from 'fast-check'
import { parse as parseYaml } from 'yaml'
import { expect, test } from 'vitest'
import { outlineOf, patchBy, readAs } from '../../reading.fixture.ts'

const yaml = (value: string): string =>
  `---\r\ndate: 2012-02-03 10:11:54\r\nnum: 007   # eins\r\nyes: yes\r\ntitle: ${value}\r\ntags: [a, 'b']\r\nauthor: Die Erfundene\r\n---\r\n\r\nText.\r\n`
const titleOf = (source: string): unknown =>
  parseYaml(source.slice(4, source.indexOf('\n---', 4)).replaceAll('\r\n', '\n'), { schema: 'failsafe' }).title

test('the usual keys are blocks with their roles, names of people and dates are none', () => {
  const source =
    '---\ntitle: Der Turm\nsubtitle: Er fiel\nauthor: Die Erfundene\ndate: 2020-01-01\nslug: der-turm\nkicker: Bau\n---\nText.\n'
  expect(outlineOf(readAs('a.md', source))).toEqual([
    'headline title: Der Turm',
    'standfirst subtitle: Er fiel',
    'kicker kicker: Bau',
    'paragraph: Text.',
  ])
  expect(outlineOf(readAs('a.md', source, { fields: ['slug'], roles: { author: 'byline' } }))).toEqual([
    'headline title: Der Turm',
    'standfirst subtitle: Er fiel',
    'byline author: Die Erfundene',
    'field slug: der-turm',
    'kicker kicker: Bau',
    'paragraph: Text.',
  ])
})

test.each([
  ['Der Turm', 'The tower'],
  ["'Der ''alte'' Turm'", "'The tower'"],
  ['"Der \\"alte\\" Turm"', '"The tower"'],
])('the quoting of %s stays while it fits, and every other byte', (value, written) => {
  const { text, refused } = patchBy(readAs('a.md', yaml(value)), { Der: 'The tower' })
  expect(refused).toEqual([])
  expect(text).toBe(yaml(written))
})

test.each([
  'A: B',
  'A #1',
  '- A',
  '"A" and B',
  "'A'",
  '[A]',
  '{A}',
  '@A',
  '`A`',
  '% A',
  '& A',
  '* A',
  '! A',
  '| A',
  '> A',
  'yes',
  'null',
  '~ A',
  '12:30 Uhr'.replace('Uhr', 'h'),
  '2019-02-27',
  '---',
  'A\\nB',
  'A "B" \\ C',
  'l’été « B »',
  'A:',
  '? A',
  'A\u2028B',
  '=',
])('the YAML value %j comes through whatever the quoting was', (text) => {
  for (const value of ['Der Turm', "'Der Turm'", '"Der Turm"']) {
    const result = patchBy(readAs('a.md', yaml(value)), { Der: text })
    if (!/\p{L}/u.test(text)) continue
    expect(result.refused, value).toEqual([])
    expect(titleOf(result.text), value).toBe(text)
    expect(result.text.replace(/title: .*/u, '')).toBe(yaml(value).replace(/title: .*/u, ''))
  }
})

test('block scalars keep their header, their indent and their line ends', () => {
  const source =
    '---\ntitle: Kurz\nsummary: |-\n  Erste Zeile\n  zweite Zeile\nteaser: >\n  Ein langer\n  Satz.\n\n  Noch einer.\nend: 1\n---\n\nText.\n'
  const read = readAs('a.md', source)
  expect(outlineOf(read).slice(1, 3)).toEqual([
    'standfirst summary: Erste Zeilezweite Zeile',
    'standfirst teaser: Ein langer Satz.Noch einer.',
  ])
  const { text, refused } = patchBy(read, { Erste: 'First: line<c1/># second', langer: '- A sentence.<c1/>Another.' })
  expect(refused).toEqual([])
  expect(text).toBe(
    '---\ntitle: Kurz\nsummary: |-\n  First: line\n  # second\nteaser: >\n  - A sentence.\n\n  Another.\nend: 1\n---\n\nText.\n',
  )
})

test('a plain scalar over two lines becomes one', () => {
  const source = '---\ntitle: Der alte\n  Turm\nnum: 007\n---\nText.\n'
  expect(outlineOf(readAs('a.md', source))[0]).toBe('headline title: Der alte Turm')
  expect(patchBy(readAs('a.md', source), { Turm: 'The tower' }).text).toBe(
    '---\ntitle: The tower\nnum: 007\n---\nText.\n',
  )
})

test('broken YAML, tagged and anchored values are left alone', () => {
  expect(outlineOf(readAs('a.md', '---\ntitle: "offen\n---\n\nText.\n'))).toEqual(['paragraph: Text.'])
  expect(readAs('a.md', '---\ntitle: "offen\n---\n\nText.\n').findings).toMatchObject([{ code: 'source.front-matter' }])
  expect(outlineOf(readAs('a.md', '---\ntitle: &t Der Turm\nteaser: *t\nkicker: !x Bau\n---\n\nText.\n'))).toEqual([
    'paragraph: Text.',
  ])
})

test('front matter is data: nothing in it is run', () => {
  const source = '---js\n{ title: globalThis.broken = true }\n---\n\nText.\n'
  expect(outlineOf(readAs('a.md', source)).at(-1)).toBe('paragraph: Text.')
  expect('broken' in globalThis).toBe(false)
})

test('a rule at the head of a file is no front matter', () => {
  expect(outlineOf(readAs('a.md', '---\n\nErster Satz.\n\nZweiter Satz.\n'))).toEqual([
    'paragraph: Erster Satz.',
    'paragraph: Zweiter Satz.',
  ])
})

test('TOML values keep literal quotation marks while they can, tables and arrays stay', () => {
  const source = `+++\ntitle = 'Der Turm' # alt\ndescription = "Er \\"fiel\\" um"\ntags = [\n  "title = 'x'",\n]\ndate = 2020-01-01\n[params]\ntitle = "Nicht dies"\n+++\n\nText.\n`
  const read = readAs('a.md', source)
  expect(outlineOf(read)).toEqual([
    'headline title: Der Turm',
    'standfirst description: Er "fiel" um',
    'paragraph: Text.',
  ])
  expect(patchBy(read, { Turm: 'The tower', fiel: 'It "fell" \\ down' }).text).toBe(
    source.replace("'Der Turm'", "'The tower'").replace('Er \\"fiel\\" um', 'It \\"fell\\" \\\\ down'),
  )
  expect(patchBy(read, { Turm: "The tower's" }).text).toBe(source.replace("'Der Turm'", '"The tower\'s"'))
})

test.each([
  [
    '---\ncover:\n  alt: Ein Turm\n  src: t.png\n  caption: "Am Abend"\ngallery:\n- caption: Eins\n- {caption: Zwei, n: 007}\nseo: { title: Kurz, n: 1 }\n---\nText.\n',
  ],
  [
    '+++\n[cover] # Bild\nalt = "Ein Turm"\nsrc = "t.png"\ncaption = \'Am Abend\'\n[[gallery]]\ncaption = "Eins"\n[[gallery]]\ncaption = "Zwei"\nn = 007\n[seo]\ntitle = "Kurz"\n+++\nText.\n',
  ],
  [
    '{ "cover": { "alt": "Ein Turm", "src": "t.png", "caption": "Am Abend" }, "gallery": [ { "caption": "Eins" }, { "caption": "Zwei", "n": 1.0 } ], "seo": { "title": "Kurz" } }\nText.\n',
  ],
])('keys inside of others are text where the configuration names their path: %j', (source) => {
  const read = readAs('a.md', source, {
    fields: ['cover.alt', 'gallery.*.caption'],
    roles: { 'cover.caption': 'caption' },
  })
  expect(outlineOf(read)).toEqual([
    'field cover.alt: Ein Turm',
    'caption cover.caption: Am Abend',
    'field gallery.*.caption: Eins',
    'field gallery.*.caption: Zwei',
    'paragraph: Text.',
  ])
  expect(patchBy(read, { Turm: 'A tower', Abend: 'At night', Eins: 'One', Zwei: 'Two' }).text).toBe(
    source.replace('Ein Turm', 'A tower').replace('Am Abend', 'At night').replace('Eins', 'One').replace('Zwei', 'Two'),
  )
  expect(outlineOf(readAs('a.md', source))).toEqual(['paragraph: Text.'])
})

test('a TOML string over several lines is kept and reported', () => {
  const read = readAs('a.md', '+++\ntitle = """\nDer\nTurm"""\n+++\nText.\n')
  expect(outlineOf(read)).toEqual(['paragraph: Text.'])
  expect(read.findings).toMatchObject([{ code: 'source.front-matter', severity: 'warning', line: 2 }])
})

test('bare JSON front matter keeps every other key byte for byte', () => {
  const source =
    '{\n  "title" : "Der \\u201eTurm\\u201c",\n\t"date": "2020-01-01",  "tags": ["title"], "n": 1.0,\n  "description":"Er fiel"\n}\n\nText mit {Klammern}.\n'
  const read = readAs('a.md', source)
  expect(outlineOf(read)).toEqual([
    'headline title: Der „Turm“',
    'standfirst description: Er fiel',
    'paragraph: Text mit {Klammern}.',
  ])
  expect(patchBy(read, { Turm: 'The "tower"', fiel: 'It \\ fell' }).text).toBe(
    source.replace('Der \\u201eTurm\\u201c', 'The \\"tower\\"').replace('Er fiel', 'It \\\\ fell'),
  )
})

test('JSON that is none is text', () => {
  expect(outlineOf(readAs('a.md', '{ "title": so }\n\nText.\n')).at(-1)).toBe('paragraph: Text.')
})

const heads: readonly string[] = [
  '---\nnum: 007\ntitle: Der Turm\nteaser: "Er fiel"\nkicker: \'Bau\'\nyes: no\n---\nText.\n',
  '---\ntitle: Der Turm\nteaser: |\n  Er fiel\nkicker: >-\n  Bau\n  alt\nyes: no\n---\nText.\n',
  '+++\nnum = 007\ntitle = \'Der Turm\'\nteaser = "Er fiel"\nkicker = "Bau"\n+++\nText.\n',
  '{ "title": "Der Turm", "teaser": "Er fiel", "kicker": "Bau", "n": 1.0 }\nText.\n',
]
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        ': ',
        ' #',
        '"',
        "'",
        '\\',
        '---',
        '\n',
        '{',
        '- ',
        '|',
        '%',
        '\u0085',
        '\ufeff',
        "''",
        '\\u0041',
        '+++',
        'wahr',
        '\t',
      ),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))

const folded = (text: string): string => text.replace(/[ \t\r\n\f]+/gu, ' ').replace(/^ | $/gu, '')

test('a hostile value is read back as it is, or refused', () => {
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.constantFrom('Turm', 'fiel', 'Bau'), hostile, (source, part, text) => {
      const read = readAs('a.md', source)
      const { refused, again, text: written } = patchBy(read, { [part]: text })
      if (refused.length > 0) {
        expect(written).toBe(source)
        return
      }
      const said = folded(text)
      const values = (of: typeof read): readonly string[] =>
        of.scan.regions.map(({ pieces }) =>
          folded(pieces.map((piece) => (piece.kind === 'text' ? piece.value : piece.data)).join('')),
        )
      expect(values(again)).toEqual(values(read).map((value) => (value.includes(part) ? said : value)))
      expect(again.scan.signature).toBe(read.scan.signature)
    }),
    { numRuns: 300 },
  )
})
