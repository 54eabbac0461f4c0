import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockId, Role } from '../article/types.ts'
import { carryBlocks } from './carry.ts'

interface Text {
  readonly role: Role
  readonly text: string
}
const paragraph = (text: string): Text => ({ role: 'paragraph', text })
const known = (texts: readonly Text[]): (Text & { id: BlockId })[] =>
  texts.map((one, index) => ({ ...one, id: `bold${index}` as BlockId }))

const article = [
  { role: 'headline', text: 'Die Brücke wird gesperrt' },
  paragraph('Die Stadt sperrt die alte Brücke über den Fluss ab Montag für den gesamten Verkehr.'),
  paragraph('„Wir hätten gern länger gewartet“, sagte die Baudezernentin am Freitag vor dem Rathaus.'),
  { role: 'heading', text: 'Was das kostet' },
  paragraph('Rund vier Millionen Euro soll die Sanierung kosten, die Hälfte davon trägt das Land.'),
] as const satisfies readonly Text[]
const ids = known(article).map(({ id }) => id)
const carry = (fresh: readonly Text[]): readonly (BlockId | null)[] => carryBlocks(known(article), fresh)

test('an unchanged article keeps every id', () => {
  expect(carry(article)).toEqual(ids)
})

test('changed marks and spaces keep the id', () => {
  expect(
    carry(article.map(({ role, text }) => ({ role, text: text.replaceAll(/[„“]/gu, '"').replace(' ', '\u00a0 ') }))),
  ).toEqual(ids)
})

test('a changed word keeps the id', () => {
  expect(
    carry(
      article.map(({ role, text }) => ({
        role,
        text: text.replace('Montag', 'Dienstag').replace('kostet', 'kosten wird'),
      })),
    ),
  ).toEqual(ids)
})

test('a paragraph cut in two leaves the id with the larger part', () => {
  const fresh = [
    ...article.slice(0, 1),
    paragraph('Die Stadt sperrt die alte Brücke'),
    paragraph('über den Fluss ab Montag für den gesamten Verkehr.'),
    ...article.slice(2),
  ]
  expect(carry(fresh)).toEqual([ids[0], null, ids[1], ...ids.slice(2)])
})

test('two paragraphs made one keep the id of the larger', () => {
  const fresh = [article[0], paragraph(`${article[1].text} ${article[2].text}`), article[3], article[4]]
  expect(carry(fresh)).toEqual([ids[0], ids[2], ids[3], ids[4]])
})

test('a text that became a heading keeps its id', () => {
  expect(carry([article[0], article[1], { role: 'heading', text: article[2].text }, article[3], article[4]])).toEqual(
    ids,
  )
})

test('another text at the same place is new', () => {
  expect(
    carry([
      article[0],
      paragraph('Am Abend gab das Orchester im Park sein letztes Konzert dieses Jahres.'),
      article[2],
      article[3],
      article[4],
    ])[1],
  ).toBeNull()
})

test('repeated texts keep their order, and a new copy of one takes no id of another', () => {
  const texts = ['Ja', 'Nein', 'Ja', 'Vielleicht', 'Ja'].map((text): Text => ({ role: 'cell', text }))
  const old = known(texts)
  expect(carryBlocks(old, texts)).toEqual(old.map(({ id }) => id))
  const carried = carryBlocks(old, [...texts, { role: 'cell', text: 'Ja' }])
  expect(carried.filter((id) => id !== null)).toHaveLength(5)
  expect(new Set(carried).size).toBe(6)
})

describe('inserting, deleting or moving a block changes no other id', () => {
  const word = fc.constantFrom(
    ...'Brücke Fluss Stadt Land Markt Haus Abend Montag sperrt öffnet baut sagt neu alt'.split(' '),
  )
  const texts = fc.uniqueArray(
    fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
    { minLength: 2, maxLength: 25 },
  )
  const place = fc.nat()

  test('inserting', () => {
    fc.assert(
      fc.property(texts, place, (all, where) => {
        const [added = '', ...rest] = all
        const old = known(rest.map(paragraph))
        const at = where % (rest.length + 1)
        const fresh = rest.toSpliced(at, 0, added).map(paragraph)
        expect(carryBlocks(old, fresh)).toEqual(old.map(({ id }): BlockId | null => id).toSpliced(at, 0, null))
      }),
    )
  })

  test('deleting', () => {
    fc.assert(
      fc.property(texts, place, (all, where) => {
        const old = known(all.map(paragraph))
        const left = old.toSpliced(where % old.length, 1)
        expect(carryBlocks(old, left)).toEqual(left.map(({ id }) => id))
      }),
    )
  })

  test('moving', () => {
    fc.assert(
      fc.property(texts, place, place, (all, from, to) => {
        const old = known(all.map(paragraph))
        const [moved, ...others] = [
          old[from % old.length] as (typeof old)[number],
          ...old.toSpliced(from % old.length, 1),
        ]
        const fresh = others.toSpliced(to % old.length, 0, moved)
        expect(carryBlocks(old, fresh)).toEqual(fresh.map(({ id }) => id))
      }),
    )
  })

  test('no id is given twice, whatever changed', () => {
    const any = fc.array(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      { maxLength: 15 },
    )
    fc.assert(
      fc.property(any, any, (before, after) => {
        const carried = carryBlocks(known(before.map(paragraph)), after.map(paragraph)).filter((id) => id !== null)
        expect(new Set(carried).size).toBe(carried.length)
      }),
    )
  })
})
