import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { copyNewsroom, emptyNewsroom } from './support/newsroom.ts'

interface Found {
  readonly total: number
  readonly entries: readonly { readonly id: string; readonly file: string | null; readonly from: string | null }[]
}

const tmx = (...pairs: readonly (readonly [de: string, en: string, person: string])[]): string =>
  `<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="de" creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="x"/>\n<body>\n${pairs
    .map(
      ([de, en, person]) =>
        `<tu changeid="${person}"><tuv xml:lang="de"><seg>${de}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>\n`,
    )
    .join('')}</body></tmx>\n`

describe('what a person reviewed', () => {
  const room = emptyNewsroom()
  afterAll(room.remove)

  test('in one article is memory for the next, without a file in memory/', () => {
    room.write('goosefoot.config.ts', "export default { sourceLocale: 'de', targets: ['en'] }\n")
    const sentence = 'Der Oberbürgermeister eröffnete am Montag die neue Brücke.'
    const target = 'The mayor opened the new bridge on Monday.'
    room.make('source')
    room.write('source/eins.de.txt', `Brücke eröffnet\n\n${sentence}\n`)
    expect(room.run('translate', '--quiet').code).toBe(0)
    const record = room.read('xliff/en/eins.xlf')
    const reviewed = record.replace(
      new RegExp(`<segment id="(\\w+)"[^>]*>\\s*<source>${sentence}</source>`, 'u'),
      `<segment id="$1" state="reviewed"><source>${sentence}</source><target>${target}</target>`,
    )
    expect(reviewed).not.toBe(record)
    room.write('xliff/en/eins.xlf', reviewed)
    room.write('source/zwei.de.txt', `Ein anderer Artikel\n\n${sentence}\n`)
    expect(room.run('translate', '--quiet').code).toBe(0)
    expect(room.read('xliff/en/zwei.xlf')).toContain(`<target>${target}</target>`)
    expect(room.read('xliff/en/zwei.xlf')).toContain('gf:tm')
    expect(existsSync(join(room.root, 'memory'))).toBe(false)
    const found = JSON.parse(room.run('memory', 'search', '--article', 'eins', '--json').stdout) as Found
    expect(found).toMatchObject({ total: 1, entries: [{ file: 'xliff/en/eins.xlf' }] })
    // Erased, it is offered to nobody any more; the record that still holds it is named.
    const { stdout } = room.run('memory', 'erase', '--article', 'eins')
    expect(stdout).toContain('1 unit erased')
    expect(stdout).toContain('  xliff/en/eins.xlf')
    room.write('source/drei.de.txt', `Noch ein Artikel\n\n${sentence}\n`)
    expect(room.run('translate', '--quiet').code).toBe(0)
    expect(room.read('xliff/en/drei.xlf')).not.toContain(target)
  })
})

describe('goosefoot memory', () => {
  const room = copyNewsroom()
  afterAll(room.remove)

  test('imports TMX and XLIFF, knows who made what, and takes all of one person away', () => {
    room.write(
      'agency.tmx',
      tmx(
        ['Die Gänse ziehen nach Süden.', 'The geese fly south.', 'eve'],
        ['Der Winter kommt.', 'Winter is coming.', 'ada'],
      ),
    )
    room.write(
      'tool.xlf',
      `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="de" target-language="en" datatype="plaintext"><body><trans-unit id="1"><source>Die Enten bleiben.</source><target state="final">The ducks stay.</target></trans-unit><trans-unit id="2"><source>Noch offen.</source></trans-unit></body></file></xliff>`,
    )
    const { code, stdout } = room.run('memory', 'import', 'agency.tmx', 'tool.xlf')
    expect(stdout).toBe(
      'agency.tmx: 2 units read, 2 new, 0 known, 0 left out\ntool.xlf: 1 units read, 1 new, 0 known, 0 left out\n',
    )
    expect(code).toBe(0)
    const search = (...args: string[]): Found =>
      JSON.parse(room.run('memory', 'search', ...args, '--json').stdout) as Found
    expect(search('--file', 'tool.xlf')).toMatchObject({ total: 1, entries: [{ from: 'tool.xlf' }] })
    expect(search('--person', 'eve').total).toBe(1)
    const erased = room.run('memory', 'erase', '--person', 'eve')
    expect(erased.code).toBe(0)
    expect(erased.stdout).toContain('1 unit erased')
    expect(room.run('memory', 'erase', '--file', 'tool.xlf').stdout).toContain('1 unit erased')
    const left = [...room.files()].filter(([name]) => name.startsWith('memory/') || name.startsWith('.goosefoot/'))
    expect(left.length).toBeGreaterThan(9)
    for (const [name, text] of left) {
      expect(text, name).not.toContain('geese fly')
      expect(text, name).not.toContain('Enten bleiben')
    }
    expect(room.run('memory', 'search', 'Winter').stdout).toContain('Winter is coming.')
    expect(room.run('memory', 'import', 'agency.tmx').stdout).toContain('0 new, 1 known, 1 left out')
  })

  test('erases nothing without being told what', () => {
    const { code, stderr } = room.run('memory', 'erase')
    expect(code).toBe(6)
    expect(stderr).toContain('--person')
  })

  test('gives the same with and without its database', () => {
    const stats = room.run('memory', 'stats', '--json').stdout
    expect(existsSync(join(room.root, '.goosefoot', 'memory.db'))).toBe(true)
    room.discard('.goosefoot')
    expect(room.run('memory', 'stats', '--json').stdout).toBe(stats)
  })
})
