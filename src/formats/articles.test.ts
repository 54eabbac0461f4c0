import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { patchArticle } from './patch.ts'
import { accented, targetsOf } from './pseudo.fixture.ts'
import { lineOf, readAs } from './reading.fixture.ts'
import { readArticle } from './read.ts'

const ours = new URL('../../source/', import.meta.url)
const shared = new URL('../../../shared/data/articles/', import.meta.url)

/** Real articles; those that are not in the repository are passed over when they are not at hand. */
const files = [ours, shared].flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.de\.(?:md|txt|html)$/u.test(name))
        .map((name) => ({ name, file: new URL(name, folder) }))
    : [],
)

test.skipIf(existsSync(shared))('the shared articles are not at hand: only the own ones are read', () => {
  expect(files.length).toBeGreaterThan(0)
})

describe.each(files)('$name', ({ name, file }) => {
  const bytes = new Uint8Array(readFileSync(file))
  const read = readAs(name, bytes)

  test('is the same bytes without targets and with its own text as target', () => {
    expect(patchArticle(read, new Map()).bytes).toEqual(bytes)
    expect(
      patchArticle(
        read,
        targetsOf(read, (text) => text),
      ),
    ).toEqual({ bytes, refused: [] })
  })

  test('takes a translation of every block; everything else stays', () => {
    const result = patchArticle(read, targetsOf(read, accented))
    expect(result.refused).toEqual([])
    const again = readArticle(read.format, result.bytes, read.options)
    expect(again.scan.signature).toBe(read.scan.signature)
    const outline = (one: typeof read, change: (text: string) => string): readonly string[] =>
      one.article.blocks.map(
        (block) => `${block.role} ${block.name ?? ''} ${block.owner === null} ${change(lineOf(block))}`,
      )
    expect(outline(again, (line) => line)).toEqual(outline(read, accented))
  })

  test('has a headline, and no mark of its syntax in the text', () => {
    expect(read.article.blocks.some(({ role }) => role === 'headline')).toBe(
      !name.startsWith('hanoi.de') || file.href.includes('/source/'),
    )
    for (const { text } of read.article.blocks) expect(text).not.toMatch(/\]\(|\{\{|<\/?[a-z]+>/u)
  })
})
