import { expect, test } from 'vitest'
import { proposeSpokenLanguage } from './spoken-language.ts'

const spoken = (text: string, speaker: string, language = 'de'): string | null =>
  proposeSpokenLanguage([text], speaker, text, language)

test.each([
  ['en', 'sagte US-Präsident Donald Trump.', 'Donald Trump'],
  ['ru', 'sagte der russische Außenminister Sergej Lawrow.', 'Sergej Lawrow'],
  ['fr', 'Frankreichs Präsident Emmanuel Macron sagte es.', 'Emmanuel Macron'],
  ['en', 'Sarah Sanders, Sprecherin des Weißen Hauses, sagte es.', 'Sarah Sanders'],
  ['ru', 'Der Sprecher des Kreml, Dmitri Peskow, sagte es.', 'Dmitri Peskow'],
  ['de', 'sagte Anna Muster (SPD).', 'Anna Muster'],
  ['de', 'sagte Landrätin Eva Muster.', 'Eva Muster'],
  ['ko', 'Der nordkoreanische Machthaber Kim Jong-un sagte es.', 'Kim Jong-un'],
  ['tr', 'Recep Tayyip Erdogan, der türkische Präsident, sagte es.', 'Recep Tayyip Erdogan'],
  ['en', 'sagte Karl Müller auf Englisch.', 'Karl Müller'],
  ['en', 'Das Weiße Haus erklärte es.', 'Das Weiße Haus'],
])('%s is proposed for: %s', (language, text, speaker) => {
  expect(spoken(text, speaker)).toBe(language)
})
test.each([
  ['sagte der US-Experte Karl Müller.', 'Karl Müller'],
  ['sagte der Russland-Beauftragte Karl Müller.', 'Karl Müller'],
  ['Das amerikanische Volk habe Müller enttäuscht.', 'Müller'],
  ['Die Schweizer Präsidentin Eva Muster sagte es.', 'Eva Muster'],
  ['sagte der türkischstämmige Autor Can Muster.', 'Can Muster'],
])('nothing is proposed for: %s', (text, speaker) => {
  expect(spoken(text, speaker)).toBeNull()
})
test('two countries at one name say nothing', () => {
  const blocks = ['Der russische Tänzer Iwan Muster kam.', 'Der amerikanische Tänzer Iwan Muster ging.']
  expect(proposeSpokenLanguage(blocks, 'Iwan Muster', '', 'de')).toBeNull()
})
test('English, French and Spanish articles name countries in their own way', () => {
  expect(spoken('said German Finance Minister Eva Muster.', 'Eva Muster', 'en')).toBe('de')
  expect(spoken('a dit le président américain Donald Trump.', 'Donald Trump', 'fr')).toBe('en')
  expect(spoken('dijo el presidente francés Emmanuel Macron.', 'Emmanuel Macron', 'es')).toBe('fr')
})
