import { expect, test } from 'vitest'
import type { BlockId, QuotationId } from '../article/types.ts'
import { checkAttribution } from './attribution.ts'
import { checkParity } from './parity.ts'

const at = { locale: 'en', unit: 'b' as BlockId, quotation: 'q' as QuotationId }
const parity = (source: string, target: string): readonly string[] =>
  checkParity(source, target, 'de', at).map(({ code, severity }) => `${severity} ${code}`)

test('forty for fourteen inside a quotation is an error', () => {
  expect(parity('Wir haben 14 Leute eingestellt', 'We hired 40 people')).toEqual(['error quote.numbers'])
  expect(parity('Wir haben 14 Leute eingestellt', 'We hired 14 people')).toEqual([])
})
test('a negation that is gone is an error, one that came a warning', () => {
  expect(parity('Wir haben das niemals versprochen', 'We promised that')).toEqual(['error quote.negation'])
  expect(parity('Wir haben das versprochen', 'We never promised that')).toEqual(['warning quote.negation'])
  expect(parity('Wir haben das nicht versprochen', 'We did not promise that')).toEqual([])
})
test('a word of its own can stand for a negation', () => {
  expect(parity('Das ist nicht möglich heute', 'That is impossible today')).toEqual([])
  expect(parity('Er hat nicht zugestimmt damals', 'He refused to agree then')).toEqual([])
})

const attribution = (speaker: string, source: string, target: string): readonly string[] =>
  checkAttribution({ ...at, speaker, source, target }, 'en').map(({ code }) => code)
test('a speaker whom the target does not name any more is missed', () => {
  expect(attribution('Eva Muster', ', sagte Eva Muster.', ', she said.')).toEqual(['quote.speaker-gone'])
  expect(attribution('Eva Muster', ', sagte Eva Muster.', ', Muster’s spokesman said.')).toEqual([])
  expect(attribution('Eva Muster', ', sagte sie.', ', she said.')).toEqual([])
})
test('one word of a name is enough, whichever comes first', () => {
  expect(attribution('Ri Yong-ho', ', sagte Ri Yong-ho.', ', Ri said.')).toEqual([])
  expect(attribution('Ursula von Muster', ', sagte Ursula von Muster.', ', Von Muster said.')).toEqual([])
})
test('a document is no name, and another script is not compared', () => {
  expect(attribution('Die Kunst zu tuschen', ', heißt es in Die Kunst zu tuschen.', ', it says.')).toEqual([])
  expect(attribution('Eva Muster', ', sagte Eva Muster.', '、エヴァは語った。')).toEqual([])
})
