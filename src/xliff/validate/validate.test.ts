import { assert, constantFrom, nat, property } from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openSchema, type XliffVersion } from '../index.ts'
import { validateXliff } from './index.ts'

const modules =
  'xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:its="http://www.w3.org/2005/11/its"'
const inFile = (body: string, root = 'srcLang="de" trgLang="en"'): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" ${root} ${modules}>\n<file id="f1">\n${body}\n</file>\n</xliff>`
const inUnit = (body: string): string => inFile(`<unit id="u1">${body}</unit>`)
const pair = (source: string, target?: string, attributes = ''): string =>
  inUnit(
    `<segment id="s1"${attributes}><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`,
  )
const codes = (text: string): readonly string[] => validateXliff(text).map(({ code }) => code.replace('xliff.', ''))

test('a file that keeps to the specification has no finding', () => {
  expect(
    codes(
      pair(
        'Er <pc id="q1.1" type="quote" canDelete="no">sagte</pc> ja.',
        'He <pc id="q1.1" type="quote" canDelete="no">said</pc> yes.',
      ),
    ),
  ).toEqual([])
})

describe.each<[string, [string, string][]]>([
  [
    'structure',
    [
      ['element-missing', inUnit('<ignorable><source> </source></ignorable>')],
      ['element-missing', inFile('')],
      ['content-model', inUnit('<segment><source>a</source><source>b</source></segment>')],
      ['content-model', inUnit('text<segment><source>a</source></segment>')],
      ['content-model', inUnit('<segment><source>a</source></segment><notes><note>n</note></notes>')],
      ['module-element-unknown', inUnit('<val:validations/><segment><source>a</source></segment>')],
      ['attribute-missing', inFile('<unit><segment><source>a</source></segment></unit>')],
      ['attribute-unknown', pair('a', undefined, ' translate="no"')],
      ['attribute-unknown', pair('<ph id="c1" its:person="A"/>a')],
      ['attribute-value', pair('a', 'b', ' state="done"')],
      ['attribute-value', pair('<ph id="c 1"/>a')],
      ['language-tag', inFile('<unit id="u1"><segment><source>a</source></segment></unit>', 'srcLang="de_DE"')],
    ],
  ],
  [
    'languages',
    [
      [
        'target-language-missing',
        inFile('<unit id="u1"><segment><source>a</source><target>b</target></segment></unit>', 'srcLang="de"'),
      ],
      ['language-differs', inFile('<unit id="u1" xml:lang="fr"><segment><source>a</source></segment></unit>')],
      ['space-differs', inUnit('<segment><source xml:space="preserve">a</source><target>b</target></segment>')],
      ['skeleton-href', inFile('<skeleton/><unit id="u1"><segment><source>a</source></segment></unit>')],
    ],
  ],
  [
    'identity',
    [
      [
        'id-duplicate',
        inFile(
          '<unit id="u1"><segment><source>a</source></segment></unit><unit id="u1"><segment><source>a</source></segment></unit>',
        ),
      ],
      ['id-duplicate', pair('<ph id="s1"/>a')],
      ['id-duplicate', pair('<ph id="c1"/>a', '<pc id="c1">b</pc>')],
      [
        'extension-id-duplicate',
        inUnit('<x:a xmlns:x="urn:x" id="1"/><x:b xmlns:x="urn:x" id="1"/><segment><source>a</source></segment>'),
      ],
      [
        'module-id-duplicate',
        inUnit(
          '<gls:glossary><gls:glossEntry id="g"><gls:term>a</gls:term><gls:translation id="g">b</gls:translation></gls:glossEntry></gls:glossary><segment><source>a</source></segment>',
        ),
      ],
      ['fragment', pair('<mrk id="m1" ref="#u=u1/f=f1">a</mrk>')],
      ['fragment', pair('<mrk id="m1" ref="#q=x">a</mrk>')],
      ['comment-annotation', pair('<mrk id="m1" type="comment">a</mrk>')],
      ['comment-annotation', pair('<mrk id="m1" type="comment" ref="#n=gone">a</mrk>')],
      [
        'match-ref',
        inUnit(
          '<mtc:matches><mtc:match ref="#gone"><source>a</source><target>b</target></mtc:match></mtc:matches><segment id="s1"><source>a</source></segment>',
        ),
      ],
    ],
  ],
  [
    'inline codes',
    [
      ['data-ref-unresolved', pair('<ph id="c1" dataRef="d1"/>a')],
      ['copy-of', pair('a', '<ph id="c2" copyOf="c1"/>b')],
      ['subflow-unresolved', pair('<ph id="c1" subFlows="u9"/>a')],
      ['isolated', pair('<sc id="c1"/>a')],
      ['isolated', pair('a<ec startRef="c1"/>')],
      ['isolated', pair('<ec id="c1" isolated="yes" startRef="x"/>a')],
      ['ec-dir', pair('<sc id="c1"/>a<ec startRef="c1" dir="rtl"/>')],
      ['pair-attributes-differ', pair('<sc id="c1" canDelete="no"/>a<ec startRef="c1"/>')],
      ['marker-order', pair('<ec startRef="c1"/>a<sc id="c1"/>')],
      ['marker-order', pair('<sm id="m1"/>a')],
      ['cp-valid-character', pair('<cp hex="0041"/>')],
      ['subtype', pair('<ph id="c1" subType="xlf:lb"/>a')],
      ['subtype', pair('<ph id="c1" type="ui" subType="xlf:b"/>a')],
      ['substate', pair('a', 'b', ' subState="x:y"')],
    ],
  ],
  [
    'editing',
    [
      ['state', pair('a', undefined, ' state="translated"')],
      [
        'order',
        inUnit(
          '<segment><source>a</source><target order="2">a</target></segment><segment><source>b</source><target>b</target></segment>',
        ),
      ],
      ['reorder-sequence', pair('<ph id="c1" canReorder="no" canCopy="no" canDelete="no"/>a')],
      [
        'reorder-sequence',
        pair(
          '<ph id="c1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="c2" canReorder="no" canCopy="no" canDelete="no"/>',
          '<ph id="c2" canReorder="no" canCopy="no" canDelete="no"/><ph id="c1" canReorder="firstNo" canCopy="no" canDelete="no"/>',
        ),
      ],
      ['code-removed', pair('<pc id="q1.1" canDelete="no">a</pc>', 'b')],
    ],
  ],
  [
    'modules',
    [
      [
        'validation-rule',
        inUnit(
          '<val:validation><val:rule isPresent="a" isNotPresent="b"/></val:validation><segment><source>a</source></segment>',
        ),
      ],
      ['sub-fs', pair('<pc id="c1" fs:subFs="x,y">a</pc>')],
      ['ec-module-attribute', pair('<sc id="c1"/>a<ec startRef="c1" fs:fs="b"/>')],
      ['size-info', pair('<ph id="c1" slr:sizeInfo="1" slr:sizeInfoRef="x"/>a')],
      [
        'size-pattern',
        inFile(
          '<slr:profiles generalProfile="xliff:codepoints"/><unit id="u1" slr:sizeRestriction="*6"><segment><source>a</source></segment></unit>',
        ),
      ],
      [
        'resource-href',
        inUnit(
          '<res:resourceData><res:resourceItem><res:source/></res:resourceItem></res:resourceData><segment><source>a</source></segment>',
        ),
      ],
      [
        'resource-language',
        inUnit(
          '<res:resourceData><res:resourceItem><res:source xml:lang="fr" href="a"/></res:resourceItem></res:resourceData><segment><source>a</source></segment>',
        ),
      ],
      ['its', pair('<mrk id="m1" its:person="A" type="its:any">a</mrk>')],
    ],
  ],
])('%s', (_, cases) => {
  test.each(cases)('%s', (rule, text) => {
    expect(codes(text)).toContain(rule)
  })
})

test('a finding says line, column, section and unit', () => {
  const [one] = validateXliff(inFile('<unit id="u1">\n  <segment state="done"><source>a</source></segment></unit>'))
  expect(one).toMatchObject({ code: 'xliff.attribute-value', line: 4, column: 3 })
  expect(one?.args).toMatchObject({ section: '4.2.2.6', where: 'file f1, unit u1' })
})
test('a broken editing hint is a warning, and an error in a final segment', () => {
  const severity = (state: string) =>
    validateXliff(pair('<ph id="c1" canDelete="no"/>a', 'b', ` state="${state}"`)).map((one) => one.severity)
  expect(severity('translated')).toEqual(['warning'])
  expect(severity('final')).toEqual(['error'])
})
test('an end whose start waits in a segment without a target is no error', () => {
  const text = inUnit(
    '<segment><source><sc id="c1"/>a</source></segment><segment><source>b<ec startRef="c1"/></source><target>B<ec startRef="c1"/></target></segment>',
  )
  expect(codes(text)).toEqual([])
})
test('rules that a file has for its targets are applied when asked', () => {
  const text = inUnit(
    '<val:validation><val:rule isPresent="must"/></val:validation><segment><source>a</source><target>b</target></segment>',
  )
  expect(codes(text)).toEqual([])
  expect(validateXliff(text, { targets: true }).map(({ code }) => code)).toEqual(['xliff.validation-failed'])
})
test('what is no XML, and no XLIFF, is a finding with its place', () => {
  expect(validateXliff('<xliff>')[0]?.code).toBe('xliff.not-wellformed')
  expect(validateXliff('<tmx/>')[0]?.code).toBe('xliff.version')
})

const v12 = (body: string): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="de" target-language="en" datatype="plaintext"><body>${body}</body></file></xliff>`
test.each([
  [
    'id-duplicate',
    '<trans-unit id="1"><source>a</source></trans-unit><trans-unit id="1"><source>a</source></trans-unit>',
  ],
  ['element-missing', '<trans-unit id="1"><target>a</target></trans-unit>'],
  ['attribute-value', '<trans-unit id="1"><source>a</source><target state="done">b</target></trans-unit>'],
  ['v12-reference', '<trans-unit id="1"><source><bx id="1"/>a</source></trans-unit>'],
  [
    'v12-reference',
    '<trans-unit id="1"><source>a</source><seg-source><mrk mtype="seg" mid="0">a</mrk></seg-source><target><mrk mtype="seg" mid="7">b</mrk></target></trans-unit>',
  ],
])('1.2: %s', (rule, body) => {
  expect(codes(v12('<trans-unit id="9"><source>a<x id="1"/></source></trans-unit>'))).toEqual([])
  expect(codes(v12(body))).toContain(rule)
})

// ── The official suites, and the official schemas as a second witness ──

const data = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared/data/xliff')
const here = existsSync(data)
const skip = here ? '' : ' (skipped: ../shared/data/xliff is not there)'
/** Called valid, and not: an undeclared prefix, metadata in the wrong namespace, a version of ITS that does not exist. */
const errata = new Set(['Good-pgs_plural.xlf', 'Good-mda_top-level.xlf', 'Good-itsm_text-analytics.xlf'])
const versions = ['2.0', '2.1', '2.2'] as const
const suite = (version: string, kind: 'valid' | 'invalid'): string[] =>
  ['core', 'modules'].flatMap((part) => {
    const folder = join(data, 'suite', version, part, kind)
    return readdirSync(folder)
      .filter((name) => name.endsWith('.xlf') && !(version === '2.2' && errata.has(name)))
      .map((name) => join(folder, name))
  })

test.skipIf(!here).each(versions)(
  `official files of %s are judged as the suite says, for its reasons${skip}`,
  (version) => {
    const reasons = new Map(
      readFileSync(join(data, 'expected-rules.csv'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(','))
        .map(([of, part, name, rule]) => [join(data, 'suite', of ?? '', part ?? '', 'invalid', name ?? ''), rule]),
    )
    for (const file of suite(version, 'valid')) expect(validateXliff(readFileSync(file), { version }), file).toEqual([])
    for (const file of suite(version, 'invalid'))
      expect(
        validateXliff(readFileSync(file), { version }).map(({ code }) => code),
        file,
      ).toContain(reasons.get(file))
  },
)

/** A tag changed at random: an attribute gone, changed or new; an element gone, doubled. */
const change = (text: string, at: number, kind: number, value: string): string => {
  const tags = [...text.matchAll(/<[a-z][\w:.-]*(?:\s[^<>]*)?\/?>/giu)]
  const tag = tags[at % tags.length]
  if (tag === undefined) return text
  const attributes = [...tag[0].matchAll(/\s[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*')/gu)].filter(
    ([one]) => !one.includes('xmlns'),
  )
  const attribute = attributes[at % Math.max(1, attributes.length)]?.[0] ?? ''
  const replaced = [
    tag[0].replace(attribute, ''),
    tag[0].replace(attribute, attribute.replace(/=.*$/u, `="${value}"`)),
    tag[0].replace(/\/?>$/u, (end) => ` bogus="${value}"${end}`),
    tag[0].endsWith('/>') ? '' : tag[0],
    tag[0].endsWith('/>') ? tag[0] + tag[0] : tag[0],
  ][kind]
  return text.slice(0, tag.index) + replaced + text.slice(tag.index + tag[0].length)
}

test.skipIf(!here)(`what the official schema refuses is refused by the rules as well${skip}`, async () => {
  for (const version of versions satisfies readonly XliffVersion[]) {
    const schema = await openSchema(version, join(data, 'schemas'))
    const texts = suite(version, 'valid')
      .map((file) => readFileSync(file, 'utf8'))
      .filter((text) => schema.validate(Buffer.from(text)).length === 0)
    assert(
      property(
        nat(texts.length - 1),
        nat(10_000),
        nat(4),
        constantFrom('yes', 'no', '', 'a b', 'x', '0', 'de_DE', 'fmt', 'final', 'foo:bar', '#u=1', 'ltr'),
        (index, at, kind, value) => {
          const changed = change(texts[index] ?? '', at, kind, value)
          if (schema.validate(Buffer.from(changed)).length > 0)
            expect(validateXliff(changed, { version }), changed).not.toEqual([])
        },
      ),
      { numRuns: 300 },
    )
    schema.dispose()
  }
})
