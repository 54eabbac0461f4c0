import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { GoosefootError } from '../../errors.ts'
import { checkMaps, layeredSegmenter, srxBoundaries, srxSegmenter } from './boundaries.ts'
import { compileRules } from './compile.ts'
import { decisionsOf } from './match.ts'
import { bruteForce } from './oracle.fixture.ts'
import { readSrx } from './read.ts'
import type { SrxRules } from './types.ts'

type Rule = readonly [breaks: 'yes' | 'no', before: string, after: string]

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const ruleXml = ([breaks, before, after]: Rule): string =>
  `<rule break="${breaks}"><beforebreak>${escaped(before)}</beforebreak><afterbreak>${escaped(after)}</afterbreak></rule>`
const fileOf = (
  groups: Readonly<Record<string, readonly Rule[]>>,
  maps: readonly (readonly [string, string])[],
  header = 'segmentsubflows="yes" cascade="no"',
): string => `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header ${header}/><body>
<languagerules>${Object.entries(groups)
  .map(([name, rules]) => `<languagerule languagerulename="${name}">${rules.map(ruleXml).join('')}</languagerule>`)
  .join('')}</languagerules>
<maprules>${maps.map(([pattern, name]) => `<languagemap languagepattern="${pattern}" languagerulename="${name}"/>`).join('')}</maprules>
</body></srx>`
const rulesOf = (rules: readonly Rule[]): SrxRules => readSrx(fileOf({ G: rules }, [['.*', 'G']]))

const cut = (text: string, srx: SrxRules, locale = 'de'): readonly string[] => {
  let from = 0
  return srxBoundaries(text, srx, { locale }).map((end) => {
    const sentence = text.slice(from, end).trim()
    from = end
    return sentence
  })
}

const fault = (xml: string): GoosefootError => {
  try {
    const srx = readSrx(xml, 'team.srx')
    compileRules(srx, 'de')
    srxBoundaries('Er ging. Sie blieb.', srx, { locale: 'de' })
  } catch (error) {
    if (error instanceof GoosefootError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const simple: readonly Rule[] = [
  ['no', '\\b(?:Dr|Nr)\\.\\s', ''],
  ['yes', '[.!?]["“]?\\s', ''],
]

test('the first rule that matches decides', () => {
  expect(cut('Dr. Weiß ging. Nr. 3 blieb! „Gut?“ Ja.', rulesOf(simple))).toEqual([
    'Dr. Weiß ging.',
    'Nr. 3 blieb!',
    '„Gut?“',
    'Ja.',
  ])
  expect(cut('Dr. Weiß ging.', rulesOf(simple.toReversed()))).toEqual(['Dr.', 'Weiß ging.'])
})

test('a break before, inside and behind white space is one boundary, before it', () => {
  for (const rule of [
    ['yes', '\\.', '\\s'],
    ['yes', '\\.\\s', ''],
    ['yes', '\\.\\s+', '\\S'],
  ] as const)
    expect(srxBoundaries('Er ging.  Sie blieb. ', rulesOf([rule]), { locale: 'de' })).toEqual([8, 21])
})

test('an absent or empty expression matches anything, an absent break is yes', () => {
  const xml = fileOf({ G: [] }, [['.*', 'G']]).replace(
    '<languagerule languagerulename="G">',
    '<languagerule languagerulename="G"><rule><beforebreak>;</beforebreak></rule>',
  )
  expect(cut('a; b', readSrx(xml))).toEqual(['a;', 'b'])
})

test('both sides may have groups', () => {
  expect(
    cut(
      'Am 3. Jan. 2024 war es so. Nun (ja) nicht.',
      rulesOf([
        ['no', '(Jan|Feb)\\.\\s', '\\d\\d(\\d\\d)?'],
        ['no', '(\\d)\\.\\s', ''],
        ['yes', '\\.(\\s)', '(?=(N))\\1'],
      ]),
    ),
  ).toEqual(['Am 3. Jan. 2024 war es so.', 'Nun (ja) nicht.'])
})

test('white space, entities and CDATA in rules are theirs', () => {
  const xml = fileOf({ G: [['yes', 'X ', '']] }, [['.*', 'G']]).replace('X ', '<![CDATA[<]]>&amp; ')
  expect(readSrx(xml).rules.get('G')?.[0]?.before).toBe('<& ')
  expect(cut('a<& b', readSrx(xml))).toEqual(['a<&', 'b'])
})

test('cascade="yes" tries the rules of all maps that match, in their order; "no" those of the first', () => {
  const groups: Readonly<Record<string, readonly Rule[]>> = {
    Own: [['no', 'Dr\\. ', '']],
    All: [['yes', '\\. ', '']],
  }
  const maps = [
    ['de.*', 'Own'],
    ['.*', 'All'],
  ] as const
  const text = 'Dr. Weiß ging. Er kam.'
  expect(cut(text, readSrx(fileOf(groups, maps, 'segmentsubflows="yes" cascade="yes"')))).toEqual([
    'Dr. Weiß ging.',
    'Er kam.',
  ])
  expect(cut(text, readSrx(fileOf(groups, maps)))).toEqual([text])
  expect(cut(text, readSrx(fileOf(groups, maps)), 'en')).toEqual(['Dr.', 'Weiß ging.', 'Er kam.'])
})

test.each(['DE.*', 'de.*', '[Dd][Ee].*', '(DE|de).*', 'de', 'de-AT', 'de_AT', 'DE[-_]?.*', 'de_one'])(
  'the language pattern %s holds for de-AT',
  (pattern) => {
    expect(checkMaps(readSrx(fileOf({ G: simple }, [[pattern, 'G']])), 'de-AT')).toEqual(['G'])
  },
)

test('a language without a map is told with the patterns there are', () => {
  const srx = readSrx(fileOf({ G: simple }, [['en.*', 'G']]))
  expect(() => checkMaps(srx, 'de')).toThrow('"en.*"')
})

test('format handles and extensions are read; what is not known is reported', () => {
  const xml = fileOf({ G: simple }, [['.*', 'G']]).replace(
    '<header segmentsubflows="yes" cascade="no"/>',
    `<header segmentsubflows="no" cascade="no"><formathandle type="start" include="yes"/><formathandle type="end" include="no"/>
     <okp:options xmlns:okp="http://okapi.sf.net/srx-extensions" trimLeadingWhitespaces="yes" useJavaRegex="no" sparkle="yes"/>
     <x:other xmlns:x="urn:x"/></header>`,
  )
  const srx = readSrx(xml)
  expect(srx.segmentSubflows).toBe(false)
  expect(srx.formatHandles).toEqual({ start: true, end: false, isolated: false })
  expect(srx.okapi.trimLeadingWhitespaces).toBe(true)
  expect(srx.findings.map(({ code, args }) => [code, args.element])).toEqual([
    ['srx.unknown-extension', 'okpsrx:options sparkle'],
    ['srx.unknown-extension', 'x:other'],
  ])
})

test('rules over the boundaries of Unicode are exceptions to them, and additions', () => {
  const xml = fileOf(
    {
      G: [
        ['no', '\\bDr\\.\\s', ''],
        ['yes', ';\\s', ''],
      ],
    },
    [['.*', 'G']],
  ).replace(
    'cascade="no"/>',
    'cascade="no"><o:options xmlns:o="http://okapi.sf.net/srx-extensions" useIcu4jBreakRules="yes"/></header>',
  )
  expect(cut('Dr. Weiß ging; er kam. Sie blieb.', readSrx(xml))).toEqual(['Dr. Weiß ging;', 'er kam.', 'Sie blieb.'])
})

test('a missing header attribute is a warning, with its place', () => {
  const srx = readSrx(fileOf({ G: simple }, [['.*', 'G']], 'cascade="no"'))
  expect(srx.findings).toMatchObject([{ code: 'srx.missing-attribute', line: 2, args: { name: 'segmentsubflows' } }])
})

test.each([
  ['<srx><header/></srx>', 'srx.version', 'SRX 1.0'],
  ['<tmx/>', 'srx.not-srx', '<tmx>'],
  ['<srx xmlns="http://www.lisa.org/srx20" version="2.0">', 'srx.not-wellformed', ''],
  ['<!DOCTYPE srx [<!ENTITY a "b">]><srx xmlns="http://www.lisa.org/srx20"/>', 'srx.doctype', ''],
  [fileOf({}, []), 'srx.structure', 'no rules'],
  [fileOf({ G: [['yes', '(a', '']] }, [['.*', 'G']]), 'srx.pattern', 'beforebreak'],
  [fileOf({ G: [['yes', '', '\\p{Nope}']] }, [['.*', 'G']]), 'srx.pattern', 'afterbreak'],
  [fileOf({ G: [['yes', '(\\w+)+\\.', '']] }, [['.*', 'G']]), 'srx.hostile-pattern', 'G.1'],
  [fileOf({ G: [['yes', '(a)\\1', '']] }, [['.*', 'G']]), 'srx.pattern', 'G.1'],
  [fileOf({ G: simple }, [['(', 'G']]), 'srx.pattern', 'languagepattern'],
])('%s is refused', (xml, code, words) => {
  const error = fault(xml)
  expect(error.code).toBe(code)
  expect(error.message).toContain(words)
  expect(error.exit).toBe('input')
  expect(error.place.line).not.toBeNull()
  expect(error.hint).not.toBeNull()
})

test('the place of a bad rule is its line and column', () => {
  const xml = fileOf({ G: simple }, [['.*', 'G']]).replace(
    '</languagerule>',
    '\n  <rule><beforebreak>[</beforebreak></rule></languagerule>',
  )
  expect(fault(xml).place).toEqual({ file: 'team.srx', line: 4, column: 3 })
})

const expressions = fc.constantFrom(
  '',
  'a',
  'b',
  '\\.',
  '\\s',
  '[ab]',
  '[^a]',
  'a+',
  'a*b',
  '(?:ab|b)',
  '(?i)A',
  '\\ba',
  'a\\b',
  '.',
  '\\p{Lu}',
  '(?<!a)b',
  'b(?!a)',
  '^a',
  'ä',
  '„',
  '[„“]',
  '😀',
  '(?:a|bb){2,3}',
  'a?b?',
  '\\w+\\.',
  '(?>a|ab)',
)
const smallRules = fc.array(fc.tuple(fc.constantFrom<'yes' | 'no'>('yes', 'no'), expressions, expressions), {
  minLength: 1,
  maxLength: 40,
})
const smallText = fc
  .array(fc.constantFrom('a', 'b', 'A', 'ä', '.', ' ', '„', '“', '😀', '\ud83d', '\n', 'ab', 'aa', '. '), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''))

test('what the engine decides is what the algorithm says, at every place', () => {
  fc.assert(
    fc.property(smallRules, smallText, (rules, text) => {
      const srx = rulesOf(rules)
      expect(decisionsOf(text, compileRules(srx, 'de'))).toEqual(bruteForce(text, srx, 'de'))
    }),
    { numRuns: 1000 },
  )
})

test('an explanation names the rule; the layered way asks the own rules where the file is silent', () => {
  const srx = rulesOf([
    ['yes', ':\\s', '„'],
    ['no', 'Fa\\.\\s', ''],
  ])
  const text = 'Er rief: „Halt!“ Fa. Müller kam am 3. Oktober. Das war gut.'
  const parts = (ends: readonly number[]): readonly string[] =>
    ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end).trim())
  expect(parts(layeredSegmenter(srx).boundaries(text, { locale: 'de' }))).toEqual([
    'Er rief:',
    '„Halt!“',
    'Fa. Müller kam am 3. Oktober.',
    'Das war gut.',
  ])
  expect(srxSegmenter(srx).explain(text, { locale: 'de' })).toEqual([
    { offset: 8, boundary: true, rule: 'srx.G.1' },
    { offset: 20, boundary: false, rule: 'srx.G.2' },
    { offset: text.length, boundary: true, rule: 'general.end' },
  ])
})

test('with quotes: keep, no rule of a file cuts inside a quotation', () => {
  const text = 'Sie rief: „Halt. Weg da.“ Dann ging sie.'
  const keepSpans = [{ start: text.indexOf('„'), end: text.indexOf('“') + 1 }]
  expect(srxSegmenter(rulesOf(simple)).boundaries(text, { locale: 'de', quotes: 'keep', keepSpans })).toEqual([25, 40])
})
