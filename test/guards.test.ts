import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyNewsroom } from './support/newsroom.ts'

const record = 'xliff/en/hanoi.xlf'

test('another file with the id of an article does not empty its record, also when it is named alone', () => {
  const room = copyNewsroom(true)
  try {
    const before = room.read(record)
    room.write('source/hanoi.de.md', 'Hallo.\n')
    const { code, stderr } = room.run('translate', 'source/hanoi.de.md')
    expect(code).toBe(6)
    expect(stderr).toContain('article.duplicate')
    expect(room.read(record)).toBe(before)
  } finally {
    room.remove()
  }
})

test('a translation typed straight into a fresh record is a person’s: it survives a changed source and a deleted sentence', () => {
  const room = copyNewsroom()
  try {
    rmSync(join(room.root, 'memory'), { recursive: true })
    room.run('translate', 'source/hanoi.de.txt', '--to', 'en', '--quiet')
    const source = 'Beides fiel aus.'
    room.write(
      record,
      room
        .read(record)
        .replace(
          `state="initial">\n        <source>${source}</source>`,
          `state="translated">\n        <source>${source}</source>\n        <target>Both fell through.</target>`,
        ),
    )
    expect(room.read(record)).toContain('Both fell through.')
    room.run('translate', 'source/hanoi.de.txt', '--to', 'en', '--quiet')
    const article = room.read('source/hanoi.de.txt')
    room.write('source/hanoi.de.txt', article.replace(source, 'Beides fiel heute aus.'))
    room.run('translate', 'source/hanoi.de.txt', '--to', 'en', '--quiet')
    expect(room.read(record)).toContain('Both fell through.')
    expect(room.read(record)).toContain('gf:source-changed')
    room.write('source/hanoi.de.txt', article)
    room.run('translate', 'source/hanoi.de.txt', '--to', 'en', '--quiet')
    expect(room.read(record)).not.toContain('gf:source-changed')
    room.write('source/hanoi.de.txt', article.replace(` ${source}`, ''))
    room.run('translate', 'source/hanoi.de.txt', '--to', 'en', '--quiet')
    expect(room.read('memory/retired.tmx')).toContain('Both fell through.')
  } finally {
    room.remove()
  }
})

test('the German sentence as its own translation is not published', () => {
  const room = copyNewsroom(true)
  try {
    room.write(
      record,
      room.read(record).replace('That was not enough for the Americans.', 'Das reichte den Amerikanern nicht.'),
    )
    const { code, stdout } = room.run('translate', '--quiet')
    expect(code).toBe(8)
    expect(stdout).toContain('segment.untranslated')
    expect(room.read('locales/en/hanoi.txt')).toContain('That was not enough for the Americans.')
  } finally {
    room.remove()
  }
})

test('a mistyped id in the ledger is a warning, for it takes its rules away', () => {
  const room = copyNewsroom(true)
  try {
    const ledger = room.read('quotes/hanoi.yaml')
    const id = /- id: (q\w+)/u.exec(ledger)?.[1] ?? ''
    room.write('quotes/hanoi.yaml', ledger.replace(id, 'qzzzzzzzz'))
    expect(room.run('check', 'source/hanoi.de.txt').stdout).toContain('quote.ledger-orphan')
  } finally {
    room.remove()
  }
})

test('an article is not translated into its own language, and pseudo text never lands among publications', () => {
  const room = copyNewsroom(true)
  try {
    expect(room.run('translate', '--to', 'de').stderr).toContain('config.target-is-source')
    expect(room.run('translate', '--engine', 'pseudo', '--out', 'locales').stderr).toContain('engine.pseudo-in-project')
  } finally {
    room.remove()
  }
})
