import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { textOf } from '../article/content.ts'
import type { BlockId, PrintedContent } from '../article/types.ts'
import { hostilePieces, hostileSources, hostileText, randomFrom } from './hostile.fixture.ts'
import { firstOpinion, secondOpinion } from './oracle.fixture.ts'
import { patchArticle } from './patch.ts'
import { targetOf } from './pseudo.fixture.ts'
import { lineOf, readAs } from './reading.fixture.ts'
import { readArticle } from './read.ts'
import { type Item, itemsOf } from './region.ts'
import { judgeSource, soupNames, soupOf } from './soup.fixture.ts'
import { resolveTarget } from './target.ts'
import type { Region } from './types.ts'

const hostile = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 10 })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)

const said = (items: readonly Item[]): string =>
  items.map((item) => ('text' in item ? item.text : `\u0001${item.code.form}\u0001`)).join('')

/** What must stand in the file: the target, its white space folded, nothing else of it lost. */
const folded = (region: Region | undefined, target: PrintedContent): string => {
  const resolved = region === undefined ? { refused: '' } : resolveTarget(region, target)
  if ('refused' in resolved) throw new Error('a refused target must not be written')
  const letters = (text: string): string => text.replace(/[ \t\r\n\f]/gu, '')
  expect(letters(resolved.items.map((item) => ('text' in item ? item.text : '')).join(''))).toBe(
    letters(textOf(target)),
  )
  return said(resolved.items)
}
const bare = (line: string): string =>
  line.replace(
    /<(\/?)c\d+(\/?)>/gu,
    (_, slash: string, end: string) => `\u0001${slash === '/' ? 'close' : end === '/' ? 'empty' : 'open'}\u0001`,
  )

for (const [name, source] of Object.entries(hostileSources)) {
  const read = readAs(name, source)

  test(`hostile text is written as meant or refused by name: ${name}`, () => {
    const { blocks } = read.article
    // Every text of a block is replaced, its codes stay; some blocks are left alone.
    const targets = fc
      .array(fc.option(fc.array(hostile, { minLength: 1, maxLength: 4 }), { freq: 2 }), {
        minLength: blocks.length,
        maxLength: blocks.length,
      })
      .map((choices) => {
        const map = new Map<BlockId, PrintedContent>()
        blocks.forEach((block, index) => {
          const texts = choices[index]
          if (texts == null) return
          let at = 0
          map.set(
            block.id,
            targetOf(block, () => texts[at++ % texts.length] ?? ''),
          )
        })
        return map
      })
    fc.assert(
      fc.property(targets, (map) => {
        const { bytes, refused } = patchArticle(read, map)
        const again = readArticle(read.format, bytes, read.options)
        expect(again.scan.signature).toBe(read.scan.signature)
        expect(again.scan.regions.length).toBe(read.scan.regions.length)
        const isRefused = new Set(refused.map(({ block }) => block))
        for (const [index, block] of blocks.entries()) {
          const target = isRefused.has(block.id) ? undefined : map.get(block.id)
          const expected = folded(read.scan.regions[read.regionOf[index] ?? -1], target ?? targetOf(block))
          // A target without letters is no block any more, but it stands in its region.
          const region = again.scan.regions[read.regionOf[index] ?? -1]
          const found = said(itemsOf(region?.pieces ?? []))
          expect(found).toBe(expected)
        }
      }),
      { numRuns: 60 },
    )
  })

  test(`codes in any order and number are written as meant or refused: ${name}`, () => {
    const block = read.article.blocks.toSorted((a, b) => b.codes.length - a.codes.length)[0]
    if (block === undefined || block.codes.length === 0) return
    const blockAt = read.article.blocks.indexOf(block)
    const own = targetOf(block).filter((inline) => inline.kind !== 'text')
    const target = fc
      .tuple(fc.shuffledSubarray(own), fc.array(hostile, { minLength: 1, maxLength: 6 }))
      .map(
        ([codes, texts]): PrintedContent =>
          texts
            .flatMap((text, at) => [{ kind: 'text' as const, text }, ...codes.slice(at, at + 1)])
            .concat(codes.slice(texts.length)),
      )
    fc.assert(
      fc.property(target, (printed) => {
        const { bytes, refused } = patchArticle(read, new Map([[block.id, printed]]))
        if (refused.length > 0) {
          expect(bytes).toEqual(read.article.bytes)
          return
        }
        const again = readArticle(read.format, bytes, read.options)
        const found = again.article.blocks.map((one) => bare(lineOf(one)))
        const others = read.article.blocks.filter(({ id, owner }) => id !== block.id && owner !== block.id)
        if (/\p{L}/u.test(printed.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')))
          expect(found).toContain(folded(read.scan.regions[read.regionOf[blockAt] ?? -1], printed))
        for (const other of others) expect(found).toContain(bare(lineOf(other)))
      }),
      { numRuns: 150 },
    )
  })
}

test('other readers take every translated front-matter value for the text that was meant', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('law.md', 'json.md'),
      fc.array(hostile, { minLength: 1, maxLength: 4 }),
      (name, texts) => {
        const read = readAs(name, hostileSources[name] ?? '')
        const fields = read.article.blocks.filter(
          (block) =>
            block.name !== null &&
            /^(?:title|teaser|summary|description)$/u.test(block.name) &&
            block.owner === null &&
            block.role !== 'field',
        )
        const targets = new Map(
          fields.map((block, at): [BlockId, PrintedContent] => [
            block.id,
            targetOf(block, () => texts[at % texts.length] ?? ''),
          ]),
        )
        const { bytes, refused } = patchArticle(read, targets)
        const text = new TextDecoder().decode(bytes)
        const isRefused = new Set(refused.map(({ block }) => block))
        const front =
          name === 'json.md' ? text.slice(0, text.indexOf('\n}') + 2) : text.slice(4, text.indexOf('\n---\n'))
        const readings: readonly Record<string, unknown>[] =
          name === 'json.md' ? [JSON.parse(front)] : [parse(front), parse(front, { version: '1.1' })]
        for (const reading of readings)
          for (const block of fields) {
            const target = isRefused.has(block.id) ? targetOf(block) : (targets.get(block.id) ?? [])
            const value = reading[block.name ?? '']
            expect(typeof value).toBe('string')
            const fold = (text: string): string => text.replace(/[ \t\r\n\f]+/gu, ' ').replace(/^ | $/gu, '')
            expect(fold(String(value))).toBe(fold(textOf(target)))
          }
      },
    ),
    { numRuns: 200 },
  )
})

test.each(Object.entries(hostileSources))('another reader takes %s for what was meant', (name, source) => {
  const read = readAs(name, source)
  for (let round = 0; round < 20; round++) {
    const random = randomFrom(round)
    const targets = new Map<BlockId, PrintedContent>()
    for (const block of read.article.blocks)
      if (random() < 0.5)
        targets.set(
          block.id,
          targetOf(block, () => hostileText(random)),
        )
    const result = patchArticle(read, targets)
    const again = readArticle(read.format, result.bytes, read.options)
    expect(firstOpinion(read, targets, result, again), `seed ${round}`).toBeNull()
    expect(secondOpinion(read, targets, result), `seed ${round}`).toBeNull()
  }
})

test.each(soupNames)('tags in any order keep their bytes, and no text stays behind unreported: %s', (name) => {
  for (let seed = 0; seed < 60; seed++)
    expect(judgeSource(name, soupOf(name, randomFrom(seed))), `seed ${seed}`).toBeNull()
})
