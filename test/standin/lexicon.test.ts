import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFragment, textOf } from './fragment.ts'
import { wireLanguages } from './languages.ts'
import { translateStandIn } from './lexicon.ts'
import { words } from './words.ts'

const article =
  'Am Abend sagte der Präsident in Hanoi: „Es gibt keine Eile, und Geschwindigkeit ist nicht wichtig.“ ' +
  'Die Verhandlungen über die vollständige Denuklearisierung der Halbinsel wurden am 28. Februar 2019 um 14.15 Uhr abgebrochen. ' +
  'Danach erklärte die Regierung, dass „keine Einigung“ erzielt worden sei; 1.200,50 Euro kostete das Abendessen.'
const targets = wireLanguages.filter(({ base }) => base !== 'de').map(({ code }) => code)

test('the same text becomes the same text, in another language another', () => {
  const all = targets.map((code) => translateStandIn(article, code, { xml: false }))
  expect(all).toEqual(targets.map((code) => translateStandIn(article, code, { xml: false })))
  expect(new Set(all).size).toBe(targets.length)
  expect(translateStandIn(article, 'FR', { xml: false, seed: 2 })).not.toBe(
    translateStandIn(article, 'FR', { xml: false }),
  )
})

test('no word of the German stays, but names and abbreviations', () => {
  const german = new Set(article.toLowerCase().match(/\p{L}+/gu))
  for (const name of ['hanoi']) german.delete(name)
  for (const code of targets) {
    const stayed = (
      translateStandIn(article, code, { xml: false })
        .toLowerCase()
        .match(/\p{L}+/gu) ?? []
    ).filter((word) => german.has(word))
    // Short words are in two languages: `in`, `um`.
    expect(
      stayed.filter((word) => word.length > 2),
      code,
    ).toEqual([])
    expect(stayed.length, code).toBeLessThan(6)
  }
})

test('no list holds a common German word of three letters or more', () => {
  const common = new Set(
    'der die das und ist nicht ein eine mit auf für von dem den des sich auch war wie aus bei nach dass sie wird'.split(
      ' ',
    ),
  )
  for (const [language, list] of words)
    expect(
      list.filter((word) => common.has(word)),
      language,
    ).toEqual([])
})

test('numbers, addresses and placeholders stay', () => {
  const text =
    'Siehe https://example.org/a?b=1&c=ü oder www.example.org, mailto an red@example.org, bild.example.de/a.jpg, 14.15 Uhr, 1.200,50 und {name} %s #hanoi @trump.'
  for (const code of targets)
    for (const kept of [
      'https://example.org/a?b=1&c=ü',
      'www.example.org',
      'red@example.org',
      '14.15',
      '1.200,50',
      '{name}',
      '%s',
      '#hanoi',
      '@trump',
    ])
      expect(translateStandIn(text, code, { xml: false }), code).toContain(kept)
})

test('the script is the target’s', () => {
  const scripts: Readonly<Record<string, RegExp>> = {
    RU: /\p{Script=Cyrillic}/gu,
    UK: /\p{Script=Cyrillic}/gu,
    BG: /\p{Script=Cyrillic}/gu,
    SR: /\p{Script=Cyrillic}/gu,
    EL: /\p{Script=Greek}/gu,
    AR: /\p{Script=Arabic}/gu,
    HE: /\p{Script=Hebrew}/gu,
    KO: /\p{Script=Hangul}/gu,
    TH: /[\p{Script=Thai}]/gu,
    JA: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    'ZH-HANS': /\p{Script=Han}/gu,
    'ZH-HANT': /\p{Script=Han}/gu,
    FR: /\p{Script=Latin}/gu,
  }
  for (const [code, script] of Object.entries(scripts)) {
    const letters = translateStandIn(article, code, { xml: false }).match(/[\p{L}]/gu)?.length ?? 0
    const own = translateStandIn(article, code, { xml: false }).match(script)?.length ?? 0
    expect(own / letters, code).toBeGreaterThan(0.97)
  }
})

test('the length of a sentence is that of a translation', () => {
  const sentences = article.match(/[^.]{20,}?\./gu) ?? []
  for (const code of targets)
    for (const sentence of [...sentences, 'Ja.', 'Nein, danke.', 'Denuklearisierungsverhandlungen']) {
      const ratio = Array.from(translateStandIn(sentence, code, { xml: false })).length / Array.from(sentence).length
      const [low, high] = /^(?:ZH|JA|KO)/u.test(code) ? [0.15, 1.2] : [0.4, 2.5]
      expect(ratio, `${code} ${sentence}`).toBeGreaterThanOrEqual(low)
      expect(ratio, `${code} ${sentence}`).toBeLessThanOrEqual(high)
    }
})

test('marks become those of the language, nested, across tags, from every German house', () => {
  const marks = (text: string, code: string): string =>
    translateStandIn(text, code, { xml: false }).replace(/[^„“”»«‚‘’‹›「」『』"\u00a0]/gu, '')
  for (const source of [
    '„Wir sehen ‚nichts‘“, sagte er.',
    '»Wir sehen ›nichts‹«, sagte er.',
    '«Wir sehen ‹nichts›», sagte er.',
  ]) {
    expect(marks(source, 'EN-GB')).toBe('“‘’”')
    expect(marks(source, 'FR')).toBe('«\u00a0“”\u00a0»')
    expect(marks(source, 'JA')).toBe('「『』」')
    expect(marks(source, 'DA')).toBe('»›‹«')
  }
  expect(marks('Er rief "nie" und "immer".', 'RU')).toBe('«»«»')
  expect(marks('Hans’ Auto geht’s gut.', 'EN-GB').replaceAll('’', '')).toBe('')
  expect(
    translateStandIn('<s i="1"><q i="2">„Ja.</q></s> <s i="3"><q i="4">Nein.“</q></s>', 'IT', { xml: true }),
  ).toMatch(/^<s i="1"><q i="2">«[^»]*<\/q><\/s> <s i="3"><q i="4">[^«]*»<\/q><\/s>$/u)
})

test('terms of a glossary win over the lexicon, the longest first, not inside words', () => {
  const glossary = new Map([
    ['Haus', 'HOUSE'],
    ['Weißes Haus', 'WHITE HOUSE'],
  ])
  const target = translateStandIn('Weißes Haus, haus, Hausboot, Rathaus.', 'EN-US', { xml: false, glossary })
  expect(target).toMatch(/^WHITE HOUSE, HOUSE, (?!HOUSE)[\p{L} ]+, (?!.*HOUSE)[\p{L} ]+\.$/u)
})

test('names stay in Latin and are spelt in other scripts', () => {
  expect(translateStandIn('Trump traf Kim.', 'ES', { xml: false })).toMatch(/^Trump \p{L}+ Kim\.$/u)
  expect(translateStandIn('Trump traf Kim.', 'RU', { xml: false })).toMatch(/^Трумп \p{L}+ Ким\.$/u)
  expect(translateStandIn('Die UN tagt.', 'EL', { xml: false })).toContain('UN')
})

test('American usage draws comma and stop into the marks and their tags, British does not', () => {
  const text = '<q i="1">„Wir sehen <q i="2">‚nichts‘</q>“</q>, sagte er. Im „Rathaus“.'
  expect(translateStandIn(text, 'EN-US', { xml: true })).toMatch(/\p{L},’<\/q>”<\/q> said .*\p{L}\.”$/u)
  expect(translateStandIn(text, 'EN-GB', { xml: true })).toMatch(/\p{L}’<\/q>”<\/q>, said .*\p{L}”\.$/u)
})

test('German into Swiss German keeps its words', () => {
  expect(translateStandIn('Er grüßt: „Straße“.', 'DE-CH', { xml: false })).toBe('Er grüsst: «Strasse».')
})

test('tags come back as they were sent, with their text translated', () => {
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('„Ja.“ ', 'Wort', 'A &amp; B &lt; C', '<x i="9"></x>', '<x i="9"/>', ', ', '<!-- „ -->'),
      fc
        .tuple(fc.constantFrom('s', 'q', 'g'), fc.nat(20), fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, id, inner]) => `<${name} i="${id}">${inner.join('')}</${name}>`),
    ),
  }))
  const tags = (text: string): string => (text.match(/<[^>]*>/gu) ?? []).join('')
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), fc.constantFrom(...targets), (nodes, code) => {
      const text = nodes.join('')
      const target = translateStandIn(text, code, { xml: true })
      expect(tags(target)).toBe(tags(text))
      if (!text.includes('<'))
        expect(textOf(parseFragment(target))).toBe(translateStandIn(textOf(parseFragment(text)), code, { xml: false }))
    }),
  )
})
