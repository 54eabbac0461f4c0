import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DamageKind, damageKinds, damageText, damageXml } from './damage.ts'
import { parseFragment, textOf } from './fragment.ts'
import { translateStandIn } from './lexicon.ts'

const source =
  '<s i="1">Trump sagte: <q i="2">„Es gibt keine Eile.</q></s> <s i="3"><q i="4">Geschwindigkeit ist nicht wichtig.“</q></s> ' +
  '<s i="5">Er wohnt im <q i="6">„Marriott“</q>-<g i="7">Hotel</g>.<x i="8"></x></s> ' +
  '<s i="9"><q i="10">„Und ich nenne das die <q i="11">‚Hexenjagd‘</q>“</q>, sagte er am 28. Februar.</s>'
const locales = ['EN-GB', 'FR', 'ES', 'RU', 'ZH-HANS', 'AR']
const seeds = Array.from({ length: 40 }, (_, seed) => seed)
const ids = (text: string): readonly string[] => [...text.matchAll(/ i="(\d+)"/gu)].map(([, id]) => id ?? '')
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

const every = (kind: DamageKind, check: (damaged: string, target: string) => boolean): void => {
  for (const locale of locales) {
    const target = translateStandIn(source, locale, { xml: true })
    for (const seed of seeds) {
      const damaged = damageXml(kind, source, target, seed)
      expect(damaged === null ? null : check(damaged, target), `${locale} ${seed}: ${damaged}`).toBe(true)
    }
  }
}

test('each of the fourteen kinds damages a rich block in every language, and never leaves it as it was', () => {
  expect(damageKinds).toHaveLength(14)
  for (const kind of damageKinds) every(kind, (damaged, target) => damaged !== target)
})

test('the same seed does the same damage, other seeds other damage', () => {
  const target = translateStandIn(source, 'EN-GB', { xml: true })
  for (const kind of damageKinds) {
    const all = seeds.map((seed) => damageXml(kind, source, target, seed))
    expect(all).toEqual(seeds.map((seed) => damageXml(kind, source, target, seed)))
    expect(new Set(all).size, kind).toBeGreaterThan(1)
  }
})

test('a pair is emptied and its words stand outside', () => {
  every(
    'pair-emptied',
    (damaged, target) =>
      /<(\w) i="\d+"><\/\1>/u.test(damaged.replace(/<x.*?<\/x>/gu, '')) &&
      words(plain(damaged)) === words(plain(target)),
  )
})

test('moved and dropped marks change no letter and no tag', () => {
  for (const kind of ['mark-moved', 'mark-dropped', 'marks-foreign'] as const)
    every(kind, (damaged, target) => words(damaged) === words(target) && tags(damaged) === tags(target))
})

test('invented, mixed and escaped marks change no tag', () => {
  for (const kind of ['marks-mixed', 'entity', 'white-space', 'invisible'] as const)
    every(kind, (damaged, target) => tags(damaged) === tags(target))
})

test('a duplicated pair has an id twice', () => {
  every('pair-duplicated', (damaged) => new Set(ids(damaged)).size < ids(damaged).length)
})

test('a placeholder or a pair jumps to the start of its sentence', () => {
  every('placeholder-front', (damaged) => /<s i="5"><[xg]/u.test(damaged))
})

test('a rewritten tag is another text with the same words', () => {
  every('tag-rewritten', (damaged, target) => words(plainOf(damaged)) === words(plain(target)))
})

test('a lost sentence is gone, has moved, or is German', () => {
  const german = source.match(/<s .*?<\/s>/gu) ?? []
  every('sentence-lost', (damaged, target) => {
    const before = target.match(/<s .*?<\/s>/gu) ?? []
    return german.some((one) => damaged.includes(one)) || before.some((one) => !damaged.includes(one))
  })
})

test('reported speech has a quotation less and keeps the words', () => {
  every('reported', (damaged, target) => {
    const lost = ids(target).filter((id) => !ids(damaged).includes(id))
    return lost.length === 1 && words(plain(damaged)).length >= words(plain(target)).length
  })
})

test('swapped quotations keep all ids, in another order or another nesting', () => {
  every(
    'swapped',
    (damaged, target) =>
      [...ids(damaged)].sort().join() === [...ids(target)].sort().join() && tags(damaged) !== tags(target),
  )
})

test('invisible characters are all that is added', () => {
  every(
    'invisible',
    (damaged, target) => damaged.replace(/\u200b|\ufeff|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu, '') === target,
  )
})

test('a kind that has nothing to damage says so', () => {
  const bare = '<s i="1">Kein Zitat.</s>'
  const target = translateStandIn(bare, 'EN-GB', { xml: true })
  for (const kind of [
    'mark-dropped',
    'marks-foreign',
    'entity',
    'reported',
    'swapped',
    'placeholder-front',
    'pair-duplicated',
  ] as const) {
    const damaged = damageXml(kind, bare, target, 1)
    // A sentence can be doubled.
    expect(damaged, kind).toBe(kind === 'pair-duplicated' ? damaged : null)
  }
})

test('plain text is damaged as far as it can be', () => {
  const text = 'Trump sagte: „Es gibt keine Eile bei A & B.“ Dann ging er.'
  const target = translateStandIn(text, 'EN-GB', { xml: false })
  const damaged = damageKinds.map((kind) => [kind, damageText(kind, text, target, 3, false)] as const)
  expect(damaged.filter(([, one]) => one !== null).map(([kind]) => kind)).toEqual([
    'mark-dropped',
    'marks-mixed',
    'marks-foreign',
    'white-space',
    'entity',
    'sentence-lost',
    'reported',
    'invisible',
  ])
  for (const [kind, one] of damaged) expect(one ?? '', kind).not.toMatch(/&amp;|&lt;/u)
})

test('damage is done to anything well-formed without an exception', () => {
  const leaf = fc.constantFrom('„Ja.“', 'Hanoi 2019', ' ', 'A &amp; B', '‚nie‘ ', '<x i="9"></x>')
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc
        .tuple(fc.constantFrom('s', 'q', 'g'), fc.nat(20), fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, id, inner]) => `<${name} i="${id}">${inner.join('')}</${name}>`),
    ),
  }))
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), fc.constantFrom(...damageKinds), fc.nat(), (nodes, kind, seed) => {
      const text = nodes.join('')
      const target = translateStandIn(text, 'FR', { xml: true })
      const damaged = damageXml(kind, text, target, seed)
      expect(damaged).not.toBe(target)
      expect(damaged).toBe(damageXml(kind, text, target, seed))
    }),
  )
})

const plain = (text: string): string => textOf(parseFragment(text))
/** Without tags, however broken they are. */
const plainOf = (text: string): string => text.replace(/<[^>]*>/gu, '')
const tags = (text: string): string => (text.match(/<[^>]*>/gu) ?? []).join('')
