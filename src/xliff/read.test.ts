import { expect, test } from 'vitest'
import { GoosefootError } from '../errors.ts'
import { encodeXliff, readXliff, serializeXliff, unitsOf, writeXliff } from './index.ts'
import type { Unit } from './types.ts'

const errorOf = (read: () => unknown): GoosefootError | null => {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof GoosefootError) return error
    throw error
  }
}
const firstUnit = (text: string): Unit => {
  const [unit] = unitsOf(readXliff(text))
  if (unit === undefined) throw new Error('no unit')
  return unit
}

const two = (unit: string, root = ''): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" version="2.1" srcLang="de" trgLang="en"${root}><file id="f" translate="no" xml:space="preserve">${unit}</file></xliff>`
const source = (inline: string): string => two(`<unit id="u"><segment><source>${inline}</source></segment></unit>`)

test('what is not XLIFF, or of a version nobody defined, is refused with a place', () => {
  expect(errorOf(() => readXliff('<tmx/>'))?.code).toBe('xliff.not-xliff')
  const draft =
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.3" version="2.3" srcLang="de"><file id="f"><unit id="u"><segment><source>Ja.</source></segment></unit></file></xliff>'
  expect(errorOf(() => readXliff(draft))?.hint).toContain('--draft')
  expect(readXliff(draft, undefined, { draft: true }).files[0]?.children).toHaveLength(1)
  const error = errorOf(() => readXliff('<!-- x -->\n<xliff version="3.0"/>'))
  expect(error?.code).toBe('xliff.version')
  expect(error?.place).toEqual({ file: null, line: 2, column: 1 })
  expect(errorOf(() => readXliff('<xliff version="2.0"><file></xliff>'))?.code).toBe('xliff.not-wellformed')
  expect(errorOf(() => readXliff('<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2"/>'))?.code).toBe('xliff.doctype')
})

test('no text of an article stands in an error', () => {
  const error = errorOf(() => readXliff(source('Geheime Vorabmeldung <pc id="1">ohne Ende')))
  expect(JSON.stringify([error?.message, error?.hint])).not.toContain('Vorabmeldung')
})

test('attributes are inherited from the elements around', () => {
  const unit = firstUnit(
    two(
      '<group id="g" translate="yes" canResegment="no"><unit id="u"><segment><source> a </source></segment></unit></group>',
    ),
  )
  expect([unit.translate, unit.canResegment, unit.space]).toEqual([true, false, 'preserve'])
  expect(unit.parts[0]?.source.space).toBe('preserve')
})

test('a pair is two entries, whatever its form', () => {
  const inlines = firstUnit(source('<pc id="1" dispStart="[" dispEnd="]">a</pc><sc id="2"/>b<ec startRef="2"/>'))
    .parts[0]?.source.inlines
  expect(
    inlines?.map((inline) => (inline.kind === 'code' ? [inline.role, inline.id, inline.display] : inline.kind)),
  ).toEqual([['open', '1', '['], 'text', ['close', '1', ']'], ['open', '2', null], 'text', ['close', '2', null]])
})

test('spans point at the bytes', () => {
  const text = source('a<ph id="1"/>&lt;<mrk id="m" type="term">b</mrk>')
  const inlines = firstUnit(text).parts[0]?.source.inlines ?? []
  expect(inlines.map(({ span }) => text.slice(span?.start, span?.end))).toEqual([
    'a',
    '<ph id="1"/>',
    '&lt;',
    '<mrk id="m" type="term">',
    'b',
    '</mrk>',
  ])
})

test('unknown elements are kept as bytes and unknown attributes as values', () => {
  const text = two('<unit id="u" my:x="1" xmlns:my="urn:my"><my:a><my:b/></my:a><segment><source/></segment></unit>')
  const unit = firstUnit(text)
  const [node] = unit.opaque
  expect(text.slice(node?.place?.outer.start, node?.place?.outer.end)).toBe('<my:a><my:b/></my:a>')
  expect(unit.attributes.map(({ namespace, name, value }) => [namespace, name, value])).toContainEqual([
    'urn:my',
    'x',
    '1',
  ])
  expect(serializeXliff(readXliff(text))).toContain('<my:a><my:b/></my:a>')
})

test('parts stand in the order their targets ask for', () => {
  const segment = (order: string): string => `<segment><source>a</source><target${order}>b</target></segment>`
  const orders = (...written: string[]): readonly number[] =>
    firstUnit(two(`<unit id="u">${written.map(segment).join('')}</unit>`)).targetOrder
  expect(orders('', '', '')).toEqual([0, 1, 2])
  expect(orders(' order="3"', '', ' order="1"')).toEqual([2, 1, 0])
  expect(orders(' order="2"', '')).toEqual([0, 1])
})

test('an element of 1.2 in a 2.x file is read as what it is', () => {
  const inlines = firstUnit(source('<g id="1">a</g><x id="2"/>')).parts[0]?.source.inlines
  expect(inlines?.map((inline) => (inline.kind === 'code' ? inline.form : inline.kind))).toEqual([
    'g',
    'text',
    'g',
    'x',
  ])
})

test('names like __proto__ are names like others', () => {
  const unit = firstUnit(
    two(
      '<unit id="__proto__" name="constructor"><originalData><data id="__proto__">x</data></originalData><segment><source/></segment></unit>',
    ),
  )
  expect([unit.id, unit.name, unit.originalData.get('__proto__')?.text]).toEqual(['__proto__', 'constructor', 'x'])
})

test('a file comes back as the same bytes in its own encoding', () => {
  const text = `\ufeff<?xml version="1.0" encoding="UTF-16"?>\r\n${source('„Ja“')}\r\n`
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'))
  const document = readXliff(bytes)
  expect(writeXliff(document)).toBe(text)
  expect(Buffer.compare(encodeXliff(document), bytes)).toBe(0)
})

const one = (unit: string): string =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="de" target-language="en" datatype="x"><body>${unit}</body></file></xliff>`

test('in 1.2 segments are the marks of seg-source, each with its own target', () => {
  const unit = firstUnit(
    one(
      '<trans-unit id="t"><source>A. B.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" mid="1">B.</mrk></seg-source><target state="signed-off"><mrk mtype="seg" mid="1">b.</mrk> <mrk mtype="seg" mid="0">a.</mrk></target></trans-unit>',
    ),
  )
  const text = (part: Unit['parts'][number] | undefined): unknown =>
    part?.target?.inlines.map((inline) => (inline.kind === 'text' ? inline.value : inline.kind))
  expect(unit.parts.map((part) => [part.kind, part.id])).toEqual([
    ['segment', '0'],
    ['ignorable', null],
    ['segment', '1'],
  ])
  expect([text(unit.parts[0]), text(unit.parts[2])]).toEqual([['a.'], ['b.']])
  expect(unit.parts[0]?.kind === 'segment' && unit.parts[0].state).toBe('reviewed')
})

test('in 1.2 the two ends of a split code share an id, and native content is no text', () => {
  const unit = firstUnit(
    one(
      '<trans-unit id="t"><source><bpt id="1" rid="9">&lt;b&gt;</bpt>a<ept id="2" rid="9">&lt;/b&gt;</ept><x id="c" ctype="x-cp-0003"/></source></trans-unit>',
    ),
  )
  expect(
    unit.parts[0]?.source.inlines.map((inline) =>
      inline.kind === 'code' ? [inline.role, inline.id, inline.native] : inline.kind,
    ),
  ).toEqual([['open', '1', '<b>'], 'text', ['close', '1', '</b>'], 'cp'])
})

test('in 1.2 approval is at least a review, and proposals are matches', () => {
  const unit = firstUnit(
    one(
      '<trans-unit id="t" approved="yes"><source>a</source><target>b</target><alt-trans match-quality="92%" origin="m"><source>c</source><target>d</target></alt-trans><alt-trans alttranstype="previous-version"><target>e</target></alt-trans></trans-unit>',
    ),
  )
  expect(unit.parts[0]?.kind === 'segment' && unit.parts[0].state).toBe('reviewed')
  expect(unit.matches.map(({ similarity, origin }) => [similarity, origin])).toEqual([[92, 'm']])
  expect(unit.opaque.map(({ name }) => name)).toEqual(['alt-trans'])
})
