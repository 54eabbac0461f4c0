import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content } from '../../src/article/types.ts'
import { encodeUnit, engineUnitOf, type Item, parseAnswer, type SegmentOutcome } from '../../src/engines/index.ts'
import type { HouseStyle } from '../../src/quotations/types.ts'
import { ownRecords } from './articles.ts'
import { shapeOf } from './measure.ts'
import { replyOf } from './replies.ts'
import { lettersOf } from './translations.ts'

interface Asked {
  readonly item: Item
  readonly answer: string
  readonly truth: ReadonlyMap<string, Content>
  readonly locale: string
  readonly style: HouseStyle
}

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
/** Every block of the newsroom that holds a quotation or a code, with the answer of an engine that damages nothing. */
const asked: readonly Asked[] = ownRecords(checkout).flatMap(({ record, style }) =>
  record.units.flatMap((unit): readonly Asked[] => {
    const truth = new Map(
      unit.parts.flatMap((part) =>
        part.kind === 'segment' && part.target !== null ? [[part.id as string, part.target] as const] : [],
      ),
    )
    return encodeUnit(
      engineUnitOf(record.article, unit, () => true),
      'block',
    ).flatMap((encoded): readonly Asked[] => {
      const item: Item = { block: unit.id, resultKey: '', ...encoded }
      const answer = replyOf(item, truth, style)
      return answer === null || !/<[qgx]/u.test(answer)
        ? []
        : [{ item, answer, truth, locale: record.targetLocale, style }]
    })
  }),
)

const read = ({ item, locale, style }: Asked, answer: string): readonly SegmentOutcome[] =>
  parseAnswer(
    {
      engine: 'e',
      locale,
      key: '',
      body: null,
      items: [item],
      bytes: 0,
      cost: { unit: 'codepoints', exact: true, amount: 0 },
    },
    { texts: [{ text: answer }] },
    { sourceLocale: 'de', style },
  )

type Edit = (tags: readonly string[], at: number, seed: number) => readonly string[]
const edits: readonly Edit[] = [
  (tags, at) => tags.toSpliced(at, 1),
  (tags, at) => tags.toSpliced(at, 0, tags[at] ?? ''),
  (tags, at, seed) => tags.with(at, (tags[at] ?? '').replace(/\d+/u, String(1 + (seed % 9)))),
  (tags, at, seed) => tags.with(at, (tags[at] ?? '').replace(/[sqgx]/u, 'sqgx'.charAt(seed % 4))),
  (tags, at) => tags.with(at, (tags[at] ?? '').replace(' i=', ' id=')),
  (tags, at) => tags.with(at, (tags[at] ?? '').replace('<', '&lt;')),
]

test('a single edit of a tag is good only when quotations, codes and words are what they were', () => {
  expect(asked.length).toBeGreaterThan(60)
  fc.assert(
    fc.property(
      fc.nat(asked.length - 1),
      fc.nat(200),
      fc.nat(edits.length - 1),
      fc.nat(40),
      (which, place, kind, seed) => {
        const one = asked[which]
        const edit = edits[kind]
        if (one === undefined || edit === undefined) return
        // Texts at even places, tags at odd ones.
        const pieces = one.answer.split(/(<[^>]*>)/u)
        const tags = pieces.filter((_, index) => index % 2 === 1)
        const at = place % tags.length
        const edited = edit(tags, at, seed)
        const shift = edited.length - tags.length
        const answer = pieces
          .map((piece, index) => {
            if (index % 2 === 0) return piece
            const tag = (index - 1) / 2
            if (shift === 0) return edited[tag] ?? ''
            return tag === at ? (shift < 0 ? '' : piece + piece) : piece
          })
          .join('')
        for (const { status, segment, target } of read(one, answer))
          if (status === 'ok' || status === 'repaired')
            expect([answer, shapeOf(target?.content ?? [])]).toEqual([answer, shapeOf(one.truth.get(segment) ?? [])])
      },
    ),
    { numRuns: 150 },
  )
})

test('repair changes no letter, and what was repaired is good as it is', () => {
  const marks = ['"', '“', '”', '„', '«', '»', '', ' ', '&quot;', '\n', ' ,', ';']
  fc.assert(
    fc.property(fc.nat(asked.length - 1), fc.nat(400), fc.constantFrom(...marks), (which, place, mark) => {
      const one = asked[which]
      if (one === undefined) return
      // Something that is no letter is put in at a place between two pieces.
      const pieces = one.answer.split(/(?<=>)|(?=<)/u)
      const at = place % pieces.length
      const answer = [...pieces.slice(0, at), mark, ...pieces.slice(at)].join('')
      for (const { status, segment, target } of read(one, answer)) {
        if (status !== 'ok' && status !== 'repaired') continue
        const content = target?.content ?? []
        expect(lettersOf(content)).toBe(lettersOf(one.truth.get(segment) ?? []))
        const again = replyOf(one.item, new Map([...one.truth, [segment, content]]), one.style)
        const twice = read(one, again ?? '').find((outcome) => outcome.segment === segment)
        expect(twice?.target?.text).toBe(target?.text)
      }
    }),
    { numRuns: 150 },
  )
})
