import { expect, test } from 'vitest'
import { lintSrx } from './lint.ts'
import { readSrx } from './read.ts'

const lint = (locale: string, ...rules: readonly (readonly ['yes' | 'no', string, string])[]): readonly string[] =>
  lintSrx(
    readSrx(`<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="G">${rules
      .map(
        ([breaks, before, after]) =>
          `<rule break="${breaks}"><beforebreak>${before}</beforebreak><afterbreak>${after}</afterbreak></rule>`,
      )
      .join('')}</languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="G"/></maprules></body></srx>`),
    locale,
  ).map(({ code }) => code)

test.each([
  ['srx.closing-mark', 'de', ['yes', '[.!?]["”’)]?\\s', '']],
  ['srx.bar-in-class', 'de', ['yes', '\\.["|“|”]?\\s', '']],
  ['srx.loose-stop', 'en', ['no', 'Prof.\\s', '']],
  ['srx.possessive-before', 'en', ['no', '\\p{L}++\\.\\s', '']],
] as const)('%s is told', (code, locale, rule) => {
  expect(lint(locale, rule)).toContain(code)
})

test.each([
  ['en', ['yes', '[.!?]["”’)]?\\s', '']],
  ['de', ['yes', '[.!?]["“”’)]?\\s', '']],
  ['de', ['yes', '[.!?][\\p{P}]*\\s', '']],
  ['de', ['no', 'Prof\\.\\s', '']],
  ['de', ['no', 'Abs|Abt', '']],
] as const)('nothing is said of good rules (%s)', (locale, rule) => {
  expect(lint(locale, rule)).toEqual([])
})

test('a rule behind one that matches anything is never reached', () => {
  expect(lint('en', ['no', '', ''], ['yes', '\\.\\s', ''])).toContain('srx.unreachable')
})

test('an exception in front of the space never meets a break behind it', () => {
  expect(lint('en', ['no', 'Dr\\.', '\\s'], ['yes', '\\.\\s', ''])).toContain('srx.other-side')
  expect(lint('en', ['no', 'Dr\\.', '\\s'], ['yes', '\\.', '\\s'])).not.toContain('srx.other-side')
})
