import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyNewsroom, emptyNewsroom, type Newsroom } from './support/newsroom.ts'

const record = 'xliff/en/hanoi.xlf'
const published = 'locales/en/hanoi.json'
const was = 'Neither took place.'
const is = 'Neither of them happened.'

describe('a file that comes back from a CAT tool', () => {
  let room: Newsroom
  beforeAll(() => {
    room = copyNewsroom(true)
  })
  afterAll(() => room.remove())

  test('brings in the target that was changed, with who changed it, and publishes it', () => {
    const before = room.files()
    room.write('back.xlf', room.read(record).replace(was, is))
    const { code, stdout } = room.run('import', 'back.xlf', '--person', 'Ada Muster')
    expect(stdout).toMatch(/back\.xlf\s+hanoi\s+en\s+1\s+42\s+0/u)
    expect(code).toBe(0)
    expect(room.read(published)).toContain(is)
    expect(room.read('locales/en/hanoi.txt')).toContain(is)
    expect(room.read(record)).toContain('<mda:meta type="person">Ada Muster</mda:meta>')
    const changed = [...room.files()].filter(([name, text]) => before.get(name) !== text).map(([name]) => name)
    expect(changed.sort()).toEqual(['back.xlf', 'locales/en/hanoi.json', 'locales/en/hanoi.txt', record].sort())
    const segments = (text: string): string[] => text.match(/<segment [\s\S]*?<\/segment>/gu) ?? []
    const old = segments(Buffer.from(before.get(record) ?? '', 'latin1').toString('utf8'))
    expect(segments(room.read(record)).filter((segment, index) => segment !== old[index])).toHaveLength(1)
  })

  test('changes nothing when it is imported again', () => {
    const before = room.files()
    const { code, stdout } = room.run('import', 'back.xlf')
    expect(code).toBe(0)
    expect(stdout).toContain('Nothing to do')
    expect(room.files()).toEqual(before)
  })

  test('is a conflict when somebody else changed the same sentence meanwhile, and nothing is overwritten', () => {
    room.write('late.xlf', room.read('back.xlf').replace(is, 'Both were called off.'))
    room.write('other.xlf', room.read(record).replace(is, 'Nothing came of it.'))
    expect(room.run('import', 'other.xlf').code).toBe(0)
    const { code, stdout } = room.run('import', 'late.xlf')
    expect(code).toBe(11)
    expect(stdout).toContain('import.conflict')
    expect(room.read(published)).toContain('Nothing came of it.')
    expect(room.read(published)).not.toContain('Both were called off.')
    expect(room.run('import', 'late.xlf', '--theirs').code).toBe(0)
    expect(room.read(published)).toContain('Both were called off.')
  })

  test('is refused with line and column when it is broken, and changes nothing', () => {
    const before = room.files()
    const lines = room.read(record).split('\n')
    const at = lines.findIndex((line) => line.includes('<target>'))
    lines[at] = (lines[at] ?? '').replace('</target>', '</targt>')
    room.write('broken.xlf', lines.join('\n'))
    const { code, stderr } = room.run('import', 'broken.xlf')
    expect(code).toBe(6)
    expect(stderr).toContain(`broken.xlf:${at + 1}:`)
    expect(stderr).toContain('xliff.not-wellformed')
    const after = new Map(room.files())
    after.delete('broken.xlf')
    expect(after).toEqual(before)
  })

  test('says so and blocks when a quotation was deleted', () => {
    const text = room.read(record)
    const target = /<target><pc id="(q[a-z2-7]+\.1)" type="quote"[^>]*>Sometimes you have to walk[^<]*<\/pc>/u.exec(
      text,
    )
    expect(target).not.toBeNull()
    room.write('lost.xlf', text.replace(target?.[0] ?? '', '<target>He said that sometimes you have to go,'))
    const before = room.read(published)
    const { code, stdout } = room.run('import', 'lost.xlf')
    expect(code).toBe(9)
    expect(stdout).toContain('quote.lost')
    expect(room.read(published)).toBe(before)
  })

  test('changed where it stands is taken by the next run, as a person’s work', () => {
    const own = copyNewsroom(true)
    try {
      own.write(record, own.read(record).replace(was, is))
      expect(own.run('translate', '--quiet').code).toBe(0)
      expect(own.read(published)).toContain(is)
      const source = own.read('source/hanoi.de.txt')
      own.write('source/hanoi.de.txt', source.replace('Beides fiel aus.', 'Beides fiel heute aus.'))
      const { stdout } = own.run('translate', 'source/hanoi.de.txt', '--to', 'en')
      expect(stdout).toContain('translated from an older source')
      expect(own.read(record)).toContain(is)
    } finally {
      own.remove()
    }
  })

  test('of a sentence that left the article is kept in memory', () => {
    const own = copyNewsroom(true)
    try {
      own.write(record, own.read(record).replace(was, is))
      own.run('translate', '--quiet')
      own.write('source/hanoi.de.txt', own.read('source/hanoi.de.txt').replace(' Beides fiel aus.', ''))
      expect(own.run('translate', '--quiet').code).toBe(0)
      expect(own.read('memory/retired.tmx')).toContain(is)
      expect(own.read(record)).not.toContain(is)
    } finally {
      own.remove()
    }
  })
})

describe('marks typed by a translator instead of codes', () => {
  test('are found again: the quotation keeps its identity and is printed in the house’s marks', () => {
    const room = copyNewsroom(true)
    try {
      const text = room.read(record)
      const target = /<target><pc id="(q[a-z2-7]+\.1)" type="quote"[^>]*>Sometimes you have to walk[^<]*<\/pc>/u.exec(
        text,
      )
      room.write(
        'typed.xlf',
        text.replace(target?.[0] ?? '', '<target>"Sometimes you just have to walk, and this was one of those times",'),
      )
      room.write(
        'quotes/hanoi.yaml',
        room
          .read('quotes/hanoi.yaml')
          .replace(
            'wording: Sometimes you have to walk, and this was just one of those times.',
            'wording: Sometimes you just have to walk, and this was one of those times.',
          ),
      )
      const { code, stdout } = room.run('import', 'typed.xlf')
      expect(stdout).toContain('quote.restored')
      expect(code).toBe(0)
      expect(room.read('locales/en/hanoi.txt')).toContain(
        '“Sometimes you just have to walk, and this was one of those times,” Trump said.',
      )
    } finally {
      room.remove()
    }
  })
})

describe('a plain memory with typed marks', () => {
  test('serves a sentence, and its quotation is printed in the house’s marks', () => {
    const room = emptyNewsroom()
    try {
      mkdirSync(join(room.root, 'memory'))
      room.write(
        'memory/plain.tmx',
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="de" datatype="plaintext"/><body><tu><tuv xml:lang="de"><seg>„Wir haben Zeit“, sagte sie.</seg></tuv><tuv xml:lang="fr"><seg>"Nous avons le temps", a-t-elle dit.</seg></tuv></tu></body></tmx>',
      )
      room.write('kurz.de.txt', '»Wir haben Zeit«, sagte sie.\n')
      const { code, stdout } = room.run('translate', 'kurz.de.txt', '--to', 'fr')
      expect(stdout).toMatch(/kurz\s+fr\s+1\s+0\s+1\s+0\s+0\s+1\/1/u)
      expect(code).toBe(0)
      expect(room.read('locales/fr/kurz.txt')).toBe('«\u00a0Nous avons le temps\u00a0», a-t-elle dit.\n')
    } finally {
      room.remove()
    }
  })
})
