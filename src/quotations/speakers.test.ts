import { expect, test } from 'vitest'
import type { BlockId } from '../article/types.ts'
import { assembleQuotations } from './assemble.ts'

const speakers = (locale: string, ...texts: readonly string[]): readonly (string | null)[] =>
  assembleQuotations(
    texts.map((text, index) => ({ id: `b${index}` as BlockId, text, headingOrBoundary: false })),
    { locale },
  ).map(({ speaker }) => speaker)

test.each([
  ['a tag behind the speech', '„Wir brauchen Zeit“, sagte Ministerpräsident Jens Falk (SPD) am Abend.', 'Jens Falk'],
  [
    'an office and a name behind a comma',
    '„Das reicht nicht“, sagte die Vorsitzende des Verbands, Anna Keller.',
    'Anna Keller',
  ],
  ['so and a name', 'Bürgermeister Otto Kern bleibt. „Wir gehen nicht“, so Kern.', 'Otto Kern'],
  ['laut and a name', 'Laut Otto Kern ist die Lage „sehr ernst“.', 'Otto Kern'],
  [
    'a clause before the colon',
    'Ursula von der Leyen sagte in Brüssel: „Europa steht zusammen.“',
    'Ursula von der Leyen',
  ],
  ['a verb of judging', 'Otto Kern, der Bürgermeister, kritisierte die „planlose Politik“ von Eva Roth.', 'Otto Kern'],
  ['a clause around it', 'Otto Kern hielt eine Rede, in der er den Gegner einen „Zauderer“ nannte.', 'Otto Kern'],
  [
    'a pronoun within the block',
    'Jens Falk und Anna Keller stritten lange. „Das war gut“, sagte er danach.',
    'Jens Falk',
  ],
  [
    'a pronoun of the other gender',
    'Bürgermeister Otto Kern lud Kanzlerin Eva Roth ein. „Das war gut“, sagte sie.',
    'Eva Roth',
  ],
  ['a sentence alone', 'Minister Otto Kern will davon nichts wissen. „Wir haben damit nichts zu tun.“', 'Otto Kern'],
])('%s names the speaker', (_, text, expected) => {
  expect(speakers('de-DE', text)).toEqual([expected])
})

test('a last name is given in full when the article has it in another block', () => {
  expect(
    speakers('de-DE', '„Es war knapp“, sagte Wolf mit Blick auf Gegner Bayern.', 'Trainer Uwe Wolf war froh.'),
  ).toEqual(['Uwe Wolf'])
})

test('what the text does not tell stays open', () => {
  expect(speakers('de-DE', '„Ja“, sagte er.')).toEqual([null])
  expect(speakers('de-DE', '„Wir gehen“, teilte eine Sprecherin mit.')).toEqual([null])
  expect(speakers('en-US', '“The workers’ rights matter,” the union said.')).toEqual([null])
})

test('two people side by side are no third one', () => {
  expect(
    speakers(
      'de-DE',
      'Präsident Otto Kern traf Minister Uwe Wolf. Dabei kam Kern Wolf entgegen. „Das ist neu“, sagte Wolf.',
    ),
  ).toEqual(['Uwe Wolf'])
})

test.each([
  ['en-US', '“We are ready,” said Governor Ana Ruiz on Friday.', 'Ana Ruiz'],
  ['en-US', 'Ana Ruiz lost. “It is over,” Ruiz said, according to a spokesman.', 'Ana Ruiz'],
  ['en-US', 'Mr. Stone told Ms. Ruiz: “We need time.” Paul Stone left.', 'Paul Stone'],
  ['en-GB', 'Paul Stone is angry. Stone called the deal ‘a disgrace’.', 'Paul Stone'],
  ['fr-FR', '«\u00a0Nous sommes prêts\u00a0», a déclaré la ministre Claire Martin.', 'Claire Martin'],
  ['fr-FR', 'Paul Leroy a parlé. «\u00a0C’est fini\u00a0», a-t-il dit.', 'Paul Leroy'],
  ['es-ES', 'El presidente Luis Vega advirtió: “No hay tiempo”.', 'Luis Vega'],
])('%s: %s', (locale, text, expected) => {
  expect(speakers(locale, text)).toEqual([expected])
})

test('somebody named only by an office is left open, not taken for the person of the sentence before', () => {
  expect(
    speakers('de-DE', 'Anna Weber traf Paul Stein. Weber hat zugesagt. „Ich glaube ihr“, sagte der Präsident.'),
  ).toEqual([null])
})
