import { expect, test } from 'vitest'
import { isHostile } from './hostile.ts'
import { parseRegex, RegexFault } from './parse.ts'
import { printRegex } from './print.ts'
import { coverOf, hasUnit } from './sets.ts'

const java = (pattern: string, ascii = false, behind = false): RegExp =>
  new RegExp(`^(?:${printRegex(parseRegex(pattern, { ascii }), { behind })})$`, 'v')

test.each([
  ['\\bÜber\\b', 'Über', 'aÜber'],
  ['\\w+', 'Größe', 'Grö ße'],
  ['\\s', '\u00a0', 'a'],
  ['\\d\\d', '٣٤', 'a1'],
  ['(?i)jan', 'JAN', 'jun'],
  ['((?i)jan|feb|mär)', 'MÄR', 'apr'],
  ['a(?i)b|c', 'C', 'AB'],
  ['(?-i)jan', 'jan', 'JAN'],
  ['(?iu)straße', 'STRAßE', 'strasse!'],
  ['a\\-b', 'a-b', 'ab'],
  ['\\"\\!\\ ', '"! ', '"!'],
  ['[a\\-z]', '-', 'b'],
  ['[\\-a]', '-', 'b'],
  ['[a-]', '-', 'b'],
  ['\\Qa.b*\\E+', 'a.b**', 'aXb'],
  ['[\\Q]^\\E]', ']', 'a'],
  ['\\h', '\u00a0', '\n'],
  ['\\H', 'x', '\t'],
  ['\\R', '\r\n', 'r'],
  ['\\x{1F600}', '😀', 'x'],
  ['\\x41\\u0042\\0103', 'ABC', 'AB'],
  ['\\t\\n\\e', '\t\n\u001b', 'tne'],
  ['\\p{Lu}\\p{L}+', 'Über', 'über'],
  ['\\pL', 'ß', '1'],
  ['\\P{L}', '1', 'ß'],
  ['\\p{Punct}', '!', 'a'],
  ['\\p{IsAlphabetic}', 'ж', '1'],
  ['\\p{IsLatin}', 'é', 'ж'],
  ['\\p{script=Greek}', 'Ω', 'O'],
  ['\\p{javaLowerCase}', 'ä', 'Ä'],
  ['\\p{Alpha}', 'ä', '1'],
  ['[[:alpha:]]+', 'Äb', '1'],
  ['[[:^digit:]]', 'a', '4'],
  ['[a-z&&[^aeiou]]', 'b', 'e'],
  ['[a-c[x-z]]', 'y', 'd'],
  ['[^a-c[x-z]]', 'd', 'y'],
  ['[&&a]?b', 'b', 'a'],
  ['[()/{}|!~#@;=,<>-]+', '()/{}|!~#@;=,<>-', 'a'],
  [']', ']', '['],
  ['{', '{', '}'],
  ['}a', '}a', 'a'],
  ['[]a]', ']', 'b'],
  ['a++b', 'aab', 'b'],
  ['a{2,3}', 'aaa', 'aaaa'],
  ['(?>ab|a)c', 'abc', 'aab'],
  ['(a)(b)\\2\\1', 'abba', 'abab'],
  ['(?<n>a)\\k<n>', 'aa', 'ab'],
  ['(?<=x)?a', 'a', 'b'],
  ['(?#remark)a', 'a', 'b'],
  ['.', 'ä', '\n'],
  ['(?s).', '\n', ''],
  ['a|', '', 'b'],
])('%s matches %j and not %j', (pattern, yes, no) => {
  expect(java(pattern).test(yes)).toBe(true)
  expect(java(pattern).test(no)).toBe(false)
})

test('with the ASCII shorthand of Java, a fixed space is no white space', () => {
  expect(java('\\s', true).test('\u00a0')).toBe(false)
  expect(java('\\w', true).test('ä')).toBe(false)
  expect(java('\\s', true).test('\t')).toBe(true)
})

test.each([
  ['(a', 'an opening bracket "(" that nothing closes', 0],
  ['a)', 'a closing bracket ")" that nothing opened', 1],
  ['[ab', 'a class "[" that nothing closes', 0],
  ['*a', '"*" with nothing to repeat', 0],
  ['\\p{Nonsense}', 'the property "Nonsense"', 0],
  ['ab\\y', '"\\y"', 2],
  ['\\X', '"\\X"', 0],
  ['(?x) a', 'the flag "x" (white space and comments in the expression)', 0],
  ['\\3', 'a reference to a group that is not there', 0],
  ['a{3,1}', 'a repetition from 3 down to 1', 1],
  ['[z-a]', 'a range that runs backwards', 2],
  ['(?%a)', 'a group of an unknown kind', 0],
  ['\\', 'a lone "\\" at the end', 0],
])('%s is refused, with the place', (pattern, message, at) => {
  expect(() => parseRegex(pattern, { ascii: false })).toThrow(RegexFault)
  try {
    parseRegex(pattern, { ascii: false })
  } catch (error) {
    expect((error as RegexFault).message).toBe(message)
    expect((error as RegexFault).at).toBe(at)
  }
})

test('brackets without end are refused, not followed', () => {
  expect(() => parseRegex('('.repeat(5000), { ascii: false })).toThrow('deep')
  expect(() => parseRegex('['.repeat(5000), { ascii: false })).toThrow('deep')
})

test('in front of a boundary repetitions are bounded and nothing is possessive', () => {
  expect(printRegex(parseRegex('a*b++c{2,}', { ascii: false }), { behind: true })).toBe('a{0,100}(?:b{1,100})c{2,100}')
  expect(() => printRegex(parseRegex('(a)\\1', { ascii: false }), { behind: true })).toThrow(RegexFault)
})

test.each(['(a+)+', '(a*)*', '(\\w+\\s*)+', '(?:a|a)*', '(a|b*)*', '(.*,)*.*x(?:.*)+', '((ab)+a?)+b(a+b*)*'])(
  '%s can take for ever',
  (pattern) => {
    expect(isHostile(parseRegex(pattern, { ascii: false }))).toBe(true)
  },
)
test.each([
  '(?:\\.\\s*)+',
  '(\\p{L}\\.)+',
  '[a-z]+\\s+',
  '(?:Abs|Abt)\\.',
  '(a{1,3}){1,3}',
  '(a+)?',
  '(?:ab)+c*',
  '(\\w++\\s)*',
])('%s can not', (pattern) => {
  expect(isHostile(parseRegex(pattern, { ascii: false }))).toBe(false)
})

test('the units next to a boundary are known by their distance', () => {
  const { lengths, sets } = coverOf(parseRegex('(?:Abs|ca?)\\.\\s', { ascii: false }), 4, 'end')
  const has = (distance: number, letter: string): boolean => {
    const set = sets[distance - 1]
    return set !== undefined && hasUnit(set, letter.charCodeAt(0))
  }
  expect(has(1, ' ')).toBe(true)
  expect(has(1, '.')).toBe(false)
  expect(has(2, '.')).toBe(true)
  expect([has(3, 's'), has(3, 'c'), has(3, 'a'), has(3, 'b')]).toEqual([true, true, true, false])
  expect([has(4, 'b'), has(4, 'c'), has(4, 'A')]).toEqual([true, true, false])
  expect(lengths & 0b111).toBe(0)
})
