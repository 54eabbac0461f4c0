import { expect, test } from 'vitest'
import { outlineOf, patchBy, readAs, textsIn } from './reading.fixture.ts'

test('a block is what stands between blank lines, and a hard wrap is a space', () => {
  const source = 'Ein Satz, der\nüber drei\r\nZeilen geht.\n \t \nEin zweiter.'
  expect(textsIn(readAs('a.txt', source))).toEqual(['Ein Satz, der über drei Zeilen geht.', 'Ein zweiter.'])
})

test('wraps are not made again, blank lines stay', () => {
  const source = '\n\nErste\nZeile.\n\n\n\n  Zweite Zeile. \n\n'
  expect(patchBy(readAs('a.txt', source), { Erste: 'One\n\nline.', Zweite: 'Two.' }).text).toBe(
    '\n\nOne line.\n\n\n\n  Two. \n\n',
  )
})

test('a short first line without final punctuation is the headline', () => {
  expect(outlineOf(readAs('a.txt', 'Ein Turm fällt\n\nEr fiel.\n'))).toEqual([
    'headline: Ein Turm fällt',
    'paragraph: Er fiel.',
  ])
  expect(outlineOf(readAs('a.txt', 'Ein Turm „fällt.“\n\nEr fiel.\n'))[0]).toBe('paragraph: Ein Turm „fällt.“')
  expect(outlineOf(readAs('a.txt', 'Ein Turm fällt\nund steht\n\nEr fiel.\n'))[0]).toBe(
    'paragraph: Ein Turm fällt und steht',
  )
  expect(outlineOf(readAs('a.txt', 'Nur eine Zeile'))).toEqual(['paragraph: Nur eine Zeile'])
})

test('a headline whose translation ends in a full stop is written', () => {
  const { text, refused } = patchBy(readAs('a.txt', 'Ein Turm fällt\n\nEr fiel.\n'), { Turm: 'A tower falls.' })
  expect(refused).toEqual([])
  expect(text).toBe('A tower falls.\n\nEr fiel.\n')
})

test('a dateline that runs into the first sentence stays in it', () => {
  expect(textsIn(readAs('a.txt', 'Berlin (eig) – Der Turm fiel.\n'))).toEqual(['Berlin (eig) – Der Turm fiel.'])
})

test('numbers and rules are no blocks', () => {
  expect(textsIn(readAs('a.txt', '2019\n\n* * *\n\nDer Text.\n'))).toEqual(['Der Text.'])
})

test('a no-break space at the edge of a block is text and can be written', () => {
  const source = '\u00a0Ein Satz.\u00a0\n\nNoch einer.\n'
  expect(textsIn(readAs('a.txt', source))[0]).toBe('\u00a0Ein Satz.\u00a0')
  expect(patchBy(readAs('a.txt', source), { Noch: '\u00a0Another.' }).text).toBe(
    '\u00a0Ein Satz.\u00a0\n\n\u00a0Another.\n',
  )
})

test('an empty file has no blocks', () => {
  for (const source of ['', '\ufeff', '\n\n', ' ']) expect(textsIn(readAs('a.txt', source))).toEqual([])
})
