import { expect, test } from 'vitest'
import type { InlineCode, PrintedContent } from '../article/types.ts'
import { plainText } from './plain-text.ts'

const lineBreak: InlineCode = {
  kind: 'code',
  id: 'c1',
  form: 'empty',
  type: 'break',
  at: 0,
  data: '<br>',
  equivalent: ' ',
}
const printed: PrintedContent = [
  { kind: 'text', text: 'Der Kopf' },
  { kind: 'code-empty', id: 'c1' },
  { kind: 'text', text: 'Die Zeile' },
]

test('a line break keeps the words on both sides apart', () => {
  expect(plainText(printed, [lineBreak]).text).toBe('Der Kopf Die Zeile')
})
test('offsets behind the break move, those before it stay', () => {
  const { text, toPlain } = plainText(printed, [lineBreak])
  expect(text.slice(toPlain(8, 'start'), toPlain(11, 'end'))).toBe('Die')
  expect(text.slice(toPlain(0, 'start'), toPlain(8, 'end'))).toBe('Der Kopf')
})
test('code and bare addresses are text to a reader', () => {
  expect(plainText(printed, [{ ...lineBreak, type: 'code', data: '`npm ci`', equivalent: '' }]).text).toBe(
    'Der Kopfnpm ciDie Zeile',
  )
  expect(
    plainText(printed, [{ ...lineBreak, type: 'autolink', data: '<https://a.example>', equivalent: '' }]).text,
  ).toBe('Der Kopfhttps://a.exampleDie Zeile')
})
test('any other code leaves no trace', () => {
  expect(plainText(printed, [{ ...lineBreak, type: 'image', equivalent: '' }]).text).toBe('Der KopfDie Zeile')
})
