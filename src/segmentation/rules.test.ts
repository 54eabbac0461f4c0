import { expect, test } from 'vitest'
import { explainBoundaries, sentenceBoundaries } from './boundaries.ts'

/** Where a sentence ends in the examples below; stands before the white space. */
const END = '⏐'

/** Every rule with sentences in which it decides one way, and a neighbour in which another rule decides the other. */
const rules: readonly (readonly [rule: string, locale: string, decides: string, neighbour: string])[] = [
  ['general.stop', 'de', 'Der Zug fuhr ab.⏐ Niemand winkte.', 'Der Zug fuhr um 11.55 Uhr ab.'],
  ['general.question-or-exclamation', 'de', 'Wer kommt?⏐ Müller kommt.', '„Wer kommt?“, fragte Müller.'],
  ['general.closing-mark', 'de', '„Das reicht.“⏐ Hauptsache, es hält.', '„Das reicht“, sagte sie.'],
  ['general.lower-case', 'de', '„Halt!“ rief der Schaffner.', '„Halt!“⏐ Der Schaffner rief.'],
  ['general.lower-case-quotation', 'de', 'Er schrieb.⏐ „schon wieder“ stand da.', 'Es kamen usw. „noch einige“ Gäste.'],
  [
    'general.inner-capital',
    'de',
    'Er kaufte ein.⏐ iPhone und Hülle lagen im Korb.',
    'Er kaufte ein, ca. iPhones für alle.',
  ],
  ['general.list-letter', 'de', 'a) Das ist gut.⏐ b) Das ist besser.', 'Siehe Buchst. b) im Anhang.'],
  ['general.comma', 'de', 'Er kam usw. ; sie ging.', 'Er kam.⏐ Aber sie ging.'],
  ['general.no-word', 'de', 'Er kam. –', 'Er kam.⏐ – Sie ging.'],
  [
    'general.bracket-inside',
    'de',
    'Der Satz (wirklich!) Meiers ging weiter.',
    'Der Satz endet.⏐ (Wirklich!)⏐ Meier ging.',
  ],
  ['general.bracket-sentence', 'de', 'Er ging.⏐ (Sie blieb.)⏐ Gäste kamen.', 'Er ging (sie blieb!) Gästen entgegen.'],
  ['bracket.starter', 'de', 'Er ging (sie blieb.)⏐ Dann kamen Gäste.', 'Er kam (mit Gästen usw.) Freunden zuvor.'],
  ['general.glued-mark', 'de', '„Ja.“⏐„Nein.“', '„Ja.“„nein“'],
  ['general.dateline-dash', 'de', 'BONN, Rh. – Die Stadt feiert.', 'Bonn feiert.⏐ – Die Gäste kommen.'],
  ['general.end', 'de', 'Das Ende.', 'Das Ende.⏐ Schluss.'],
  ['general.blank-line', 'de', 'Eine Zeile ohne Punkt⏐\n\nDie nächste Zeile', 'Eine Zeile\nnoch dieselbe'],
  ['quotation.reporting-clause', 'hi', '“रुको!” पुलिस ने कहा।', '“रुको!”⏐ पुलिस आई।'],
  ['general.wide', 'ja', '雨が降った。⏐風も吹いた。', '雨が降った，風も吹いた。'],
  ['general.wide-clause', 'ja', '「行こう！」と彼は言った。', '「行こう！」⏐彼は立った。'],
  ['dateline.agency', 'de', 'Kiel. (AP) – Der Hafen ist zu.', 'Der Hafen in Kiel ist zu.⏐ (Foto: privat)'],
  ['mark.name', 'de', 'Die Aktie von Yahoo! Inc. stieg.', 'Sie rief Hurra!⏐ Inge lachte.'],
  ['quotation.reporting-clause', 'en', '“Stop!” President Moon said.', '“Stop!”⏐ President Moon left.'],
  ['number.list', 'de', '1. Vorstand und Kasse berichten.', 'Er kam als Nummer 1.⏐ Vorstand war er nie.'],
  ['number.date', 'de', 'Sie heirateten am 31. 12. 2019 in Kiel.', 'Er zählte bis 300.⏐ 12 Gäste gingen.'],
  ['ordinal.noun', 'de', 'Am 3. Oktober ist frei.', 'Wir sehen uns am 3.⏐ Bis dahin!'],
  ['ordinal.starter', 'de', 'Er kam am 3.⏐ Dann ging er.', 'Er kam am 3. Mai.'],
  ['ordinal.opening-mark', 'de', 'Er kam um 12.⏐ „Müller fehlt.“', 'Er kam zum 12. Geburtstag.'],
  ['ordinal.bracket', 'de', 'Sie wurde 3. (Glück gehabt) und lachte.', 'Siehe Seite 12.⏐ (Dort steht alles.)'],
  ['ordinal.counter-bracket', 'de', 'Siehe Seite 12.⏐ (Dort steht alles.)', 'Sie wurde 3. (Glück gehabt) und lachte.'],
  ['ordinal.counter', 'de', 'Das steht auf Seite 12.⏐ Müller las es vor.', 'Das war der 12. Versuch.'],
  ['ordinal.determiner', 'de', 'Das war der 12. Versuch.', 'Es kamen rund 300.⏐ Müller zählte nach.'],
  ['ordinal.name', 'de', 'Heinrich 8. Tudor war König.', 'Es kamen 120.⏐ Müller zählte nach.'],
  ['ordinal.small', 'de', 'Er wurde 3. Sieger.', 'Er wurde 93.⏐ Müller gratulierte.'],
  ['ordinal.cardinal', 'de', 'Er wurde 93.⏐ Müller gratulierte.', 'Er wurde 3. Sieger.'],
  ['abbreviation.inside', 'de', 'Es gab z. B. Kuchen.', 'Es gab das Auto B.⏐ Die Farbe fehlte.'],
  ['abbreviation.never-final', 'de', 'Prof. Müller sprach mit Dr. Schmidt.', 'Der Professor sprach.⏐ Schmidt schwieg.'],
  ['abbreviation.not-final', 'de', 'Es kostet 3 Mio. Euro.', 'Es kostet 3 Mio.⏐ Das ist viel.'],
  ['abbreviation.final', 'de', 'Äpfel, Birnen usw.⏐ Das reicht.', 'Äpfel, Birnen usw. Händlern anbieten.'],
  [
    'abbreviation.final-capital',
    'fr',
    'Il vend des pommes, des poires, etc.⏐ Paul achète tout.',
    'Il vend M. Paul et ses amis.',
  ],
  ['abbreviation.before-number', 'de', 'Siehe Art. 5 des Gesetzes.', 'Sie sind von dieser Art.⏐ Müller weiß es.'],
  ['abbreviation.bracket', 'de', 'Müller (gebor. Schmidt) lachte.', 'Müller (geborene Schmidt) lachte.⏐ Alle lachten.'],
  ['abbreviation.unknown', 'de', 'Der Weg nach Bstg. Nord ist frei.', 'Der Weg nach Bonn.⏐ Nord ist links.'],
  ['abbreviation.unknown-final', 'de', 'Wir trafen uns am Bstg.⏐ Der Zug kam.', 'Wir trafen uns am Bstg. Nord.'],
  ['initial.name', 'de', 'J. K. Rowling und George W. Bush lasen.', 'Das ist Vitamin C.⏐ Das ist gesund.'],
  ['initial.final', 'de', 'Der Zeuge heißt Thomas S.⏐ Er schwieg.', 'Der Zeuge heißt Thomas S. Müller.'],
  ['roman.name', 'de', 'Elisabeth II. Königin von England', 'Das gehört Elisabeth II.⏐ Sie lacht.'],
  ['roman.final', 'de', 'Das gehört Elisabeth II.⏐ Sie lacht.', 'Elisabeth II. Königin von England'],
  ['ellipsis.bracket', 'de', 'Das Haus (...) Müllers ist alt.', 'Das Haus ist alt...⏐ Müller geht.'],
  ['ellipsis.omission', 'de', 'Die … Regierung schweigt.', 'Die Regierung schweigt …⏐ Der Kanzler auch.'],
  ['ellipsis.starter', 'de', 'Die Regierung schweigt …⏐ Der Kanzler auch.', 'Die … Regierung schweigt.'],
  ['ellipsis.trailing', 'de', 'Und dann...⏐ Müller ging.', 'Und dann... ging Müller.'],
  ['ellipsis.closing-mark', 'de', '„Und dann …“⏐ Müller ging.', '„Und dann …“ ging Müller.'],
  ['lower-case.starter', 'fr', 'Il rentra à la maison.⏐ il était tard.', 'Il rentra à la maison, il était tard.'],
  ['lower-case.throughout', 'en', 'sounds good.⏐ dinner sounds better.', 'Sounds good, e.g. dinner sounds better.'],
  ['lower-case.throughout', 'de', 'klingt gut.⏐ wir sehen uns morgen.', 'er kam usw. ohne gäste.'],
  ['general.bullet', 'de', 'Das fehlt noch.⏐ • einen Plan machen', 'Es kamen ca. • einhundert'],
  ['general.several-marks', 'de', 'Das darf nicht wahr sein!!⏐ aber es stimmt', 'Was! rief er und lachte.'],
  ['general.address', 'en', 'All dates are online.⏐ www.example.org', 'All dates are at www.example.org'],
]

const plain = (marked: string): string => marked.replaceAll(END, '')
const inner = (text: string, locale: string): string => {
  const ends = sentenceBoundaries(text, { locale }).slice(0, -1)
  let marked = ''
  let from = 0
  for (const end of ends) {
    marked += text.slice(from, end) + END
    from = end
  }
  return marked + text.slice(from)
}
const rulesIn = (text: string, locale: string): readonly string[] =>
  explainBoundaries(text, { locale }).map(({ rule }) => rule.replace(/^[a-z]{2,3}\.(?=.*\.)/u, ''))

test.each(rules)('rule %s decides in %s: %s', (rule, locale, decides) => {
  expect(inner(plain(decides), locale)).toBe(decides)
  expect(rulesIn(plain(decides), locale)).toContain(rule)
})

test.each(rules.map(([rule, locale, , neighbour]) => [rule, locale, neighbour] as const))(
  'beside rule %s in %s: %s',
  (_rule, locale, neighbour) => {
    expect(inner(plain(neighbour), locale)).toBe(neighbour)
  },
)

test('Thai is cut by the dictionary of the run time', () => {
  const text = 'วันนี้ฝนตก พรุ่งนี้แดดออก'
  expect(explainBoundaries(text, { locale: 'th' }).map(({ rule }) => rule)).toContain('general.run-time')
  expect(sentenceBoundaries(text, { locale: 'th' }).at(-1)).toBe(text.length)
})

test('an explanation names the language where its data had a say', () => {
  expect(explainBoundaries('Am 3. Oktober ist frei.', { locale: 'de-AT' })).toEqual([
    { offset: 5, boundary: false, rule: 'de.ordinal.noun' },
    { offset: 23, boundary: true, rule: 'general.end' },
  ])
})
