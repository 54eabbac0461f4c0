import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scanXml } from '../../xml/index.ts'
import { sentenceBoundaries } from '../boundaries.ts'
import { knownLanguages } from '../languages/registry.ts'
import { srxBoundaries } from './boundaries.ts'
import { lintSrx } from './lint.ts'
import { readSrx } from './read.ts'
import type { SrxRules } from './types.ts'
import { writeSrx } from './write.ts'

const expressions = (srx: SrxRules): readonly string[] =>
  [...srx.rules.values()].flat().flatMap(({ before, after }) => [before, after])

/** F1 of two ways to cut, over inner boundaries. */
const agreement = (texts: readonly string[], locale: string): number => {
  const srx = readSrx(writeSrx([locale]))
  let both = 0
  let sum = 0
  for (const text of texts) {
    const own = sentenceBoundaries(text, { locale }).slice(0, -1)
    const theirs = new Set(srxBoundaries(text, srx, { locale }).slice(0, -1))
    both += own.filter((end) => theirs.has(end)).length
    sum += own.length + theirs.size
  }
  return (200 * both) / sum
}

const german = [
  'Am 3. Oktober kam Dr. Weiß nach Bonn. Er blieb bis zum 12. Dann fuhr er heim.',
  '„Wir gehen. Es ist spät.“ Er stand auf. „Wer war das?“, will Müller wissen.',
  'Es kostet 3 Mio. Euro usw. Das ist viel! „Halt!“ rief er. Nichts geschah.',
  'Siehe Seite 12. Müller las vor. Das war der 12. Versuch. Es kamen 120. Müller zählte.',
  'Elisabeth II. Königin von England, kam z. B. nie. Das gehört Elisabeth II. Sie lacht.',
  'Und dann... Müller ging. Die … Regierung schweigt. Der Satz (wirklich!) geht weiter. (Er ging.) Ende.',
  'J. K. Rowling und George W. Bush lasen. Der Zeuge heißt Thomas S. Er schwieg. Das ist Vitamin C. Gut.',
  'Der Preis liegt bei ca. 5 Euro. Nr. 7 fehlt. Er ist Minister a. D. Seine Nachfolgerin heißt Roth.',
  'Er ging um 11.55 Uhr. Sie schrieb an post@beispiel.de. Niemand kam. Wer kommt? Müller kommt. – Und du?',
  'Kiel. (AP) – Der Hafen ist zu. Der Weg ist frei: Das sagt der Plan. Er sagte: „Das reicht.“ Ja.',
]

test('the rules as a file cut as the rules do: German at least 99.5 %', () => {
  expect(agreement(german, 'de')).toBeGreaterThanOrEqual(99.5)
})

const data = '../shared/data/segmentation/dev'
test.skipIf(!existsSync(data)).each([
  ['de', 99.5],
  ['en', 99.4],
  ['fr', 99.5],
  ['ru', 99],
  ['ja', 99],
])('the same on the development sets of %s: at least %f %%', (locale, least) => {
  const texts = globSync(`${data}/${locale}-*.jsonl`).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text),
  )
  expect(agreement(texts, locale)).toBeGreaterThanOrEqual(least)
})

test('text whose marks are codes is cut as well', () => {
  const bare = german.map((text) => text.replaceAll(/[„“]/gu, ''))
  expect(agreement(bare, 'de')).toBeGreaterThanOrEqual(99.5)
})

test.each([...knownLanguages, 'de-CH', 'xx'])('the file of %s has the structure of SRX 2.0 and no fault', (locale) => {
  const xml = writeSrx([locale])
  expect(writeSrx([locale])).toBe(xml)
  const srx = readSrx(xml)
  expect(srx.findings).toEqual([])
  expect(lintSrx(srx, locale).map(({ code }) => code)).toEqual([])
  const order: string[] = []
  scanXml(xml, {
    open: (tag) => {
      expect(tag.namespace).toBe('http://www.lisa.org/srx20')
      order.push(tag.local)
    },
  })
  expect(order.slice(0, 8)).toEqual([
    'srx',
    'header',
    'formathandle',
    'formathandle',
    'formathandle',
    'body',
    'languagerules',
    'languagerule',
  ])
  const rules = order.filter((name) => name === 'rule').length
  expect(order.filter((name) => name === 'beforebreak')).toHaveLength(rules)
  expect(order.filter((name) => name === 'afterbreak')).toHaveLength(rules)
  expect(order.indexOf('maprules')).toBeGreaterThan(order.lastIndexOf('rule'))
})

test('only constructs stand in it that Java, ICU, .NET and JavaScript read alike', () => {
  for (const source of expressions(readSrx(writeSrx(knownLanguages)))) {
    // No flags, no shorthand that differs, nothing possessive, nothing without a bound but single repetitions.
    expect(source).not.toMatch(/\(\?[a-z-]+[):]/u)
    expect(source).not.toMatch(/\\[bBsSwWdDhHRXAzZQEuxk]/u)
    expect(source).not.toMatch(/[*+?]\+|\(\?>|&&|\[\[/u)
    expect(source.length).toBeLessThan(4000)
  }
})

test('in front of a boundary every repetition has a bound, as Java wants it', () => {
  for (const rule of [...readSrx(writeSrx(knownLanguages)).rules.values()].flat()) {
    const outside = rule.before.replaceAll(/\\[.\s\S]/gu, 'x').replaceAll(/\[[^\]]*\]/gu, 'x')
    expect(outside, rule.before).not.toMatch(/[*+]|\{\d+,\}/u)
    // A group of changing length that repeats has no length that Java can see.
    expect(outside, rule.before).not.toMatch(/[?}]\)\{\d+,\d+\}/u)
  }
})

test('maps go from the region to the language, in either case', () => {
  const srx = readSrx(writeSrx(['de', 'de-CH', 'en']))
  expect(srx.maps.map(({ rules }) => rules)).toEqual(['de-CH', 'de', 'en'])
  for (const [code, rules] of [
    ['de-CH', 'de-CH'],
    ['DE_ch', 'de-CH'],
    ['de', 'de'],
    ['de-DE', 'de'],
    ['EN-us', 'en'],
  ] as const) {
    const map = srx.maps.find(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'u').test(code))
    expect(map?.rules, code).toBe(rules)
  }
})

test('for Thai no rules are written, and the message says why', () => {
  expect(() => writeSrx(['de', 'th'])).toThrow('"th" has no sentence marks')
})
