import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { comparable } from '../equality.ts'
import { readXliff, serializeXliff, unitsOf, validateXliff } from '../index.ts'
import type { Attribute, Content, Group, Inline, Part, Unit, XliffDocument } from '../types.ts'
import { joinSegments, removeAnnotations, splitSegment } from './index.ts'
import { isExtension } from './remove.ts'

const inUnit = (body: string): Unit => {
  const [unit] = unitsOf(
    readXliff(
      `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de" trgLang="en"><file id="f"><unit id="u">${body}</unit></file></xliff>`,
    ),
  )
  if (unit === undefined) throw new Error('no unit')
  return unit
}
const textOf = (content: Content | null): string =>
  (content?.inlines ?? []).map((one) => (one.kind === 'text' ? one.value : '')).join('')
const texts = (unit: Unit) =>
  unit.parts.map(({ source, target }) => [textOf(source), target === null ? null : textOf(target)])

/** The document with every unit changed. */
const mapUnits = (document: XliffDocument, change: (unit: Unit) => Unit): XliffDocument => {
  const visit = (node: Group | Unit): Group | Unit =>
    node.kind === 'unit' ? change(node) : { ...node, children: node.children.map(visit) }
  return {
    ...document,
    source: null,
    files: document.files.map((file) => ({ ...file, children: file.children.map(visit) })),
  }
}

test('segments are joined with what stands between them; the earliest state holds', () => {
  const unit = joinSegments(
    inUnit(
      '<segment id="a" state="final"><source>Eins.</source><target>One.</target></segment><ignorable><source> </source><target> </target></ignorable><segment id="b" state="translated"><source>Zwei.</source><target>Two.</target></segment>',
    ),
  )
  expect(texts(unit)).toEqual([['Eins. Zwei.', 'One. Two.']])
  expect(unit.parts[0]).toMatchObject({ id: 'a', state: 'translated' })
})
test('a segment that may not be cut anew is a border', () => {
  const unit = inUnit(
    '<segment canResegment="no"><source>Eins. </source></segment><segment><source>Zwei. </source></segment><segment><source>Drei.</source></segment>',
  )
  expect(texts(joinSegments(unit)).map(([source]) => source)).toEqual(['Eins. ', 'Zwei. Drei.'])
})
test('a segment with a target is not joined with one without', () => {
  const unit = inUnit(
    '<segment><source>Eins. </source><target>One. </target></segment><segment><source>Zwei.</source></segment>',
  )
  expect(joinSegments(unit).parts).toHaveLength(2)
})
test('a quotation over a cut keeps its identity as two ends, and is one again after joining', () => {
  const unit = inUnit(
    '<segment id="a" state="reviewed"><source><pc id="q1.1" type="quote">Wir gehen. Jetzt.</pc></source><target><pc id="q1.1" type="quote">We go. Now.</pc></target></segment>',
  )
  const split = splitSegment(unit, 0, { source: [11], target: [7] })
  expect(texts(split)).toEqual([
    ['Wir gehen. ', 'We go. '],
    ['Jetzt.', 'Now.'],
  ])
  expect(split.parts.map((part) => (part.kind === 'segment' ? part.state : ''))).toEqual(['translated', 'translated'])
  expect(texts(joinSegments(split))).toEqual(texts(unit))
})
test('a cut that would tear source from target is refused', () => {
  const unit = inUnit('<segment><source>Eins. Zwei.</source><target>One. Two.</target></segment>')
  expect(() => splitSegment(unit, 0, { source: [6] })).toThrow(/different numbers/u)
  expect(() =>
    splitSegment(inUnit('<segment canResegment="no"><source>a b</source></segment>'), 0, { source: [2] }),
  ).toThrow(/may not be cut/u)
})
test('whatever is cut is whole again after joining, and both are valid', () => {
  const source =
    '<pc id="c1">Eins. <sc id="c2"/>Zwei.</pc> Drei<ec startRef="c2"/>. <mrk id="m1" type="term">Vier</mrk>.'
  const unit = inUnit(`<segment id="a"><source>${source}</source><target>${source}</target></segment>`)
  const length = textOf(unit.parts[0]?.source ?? null).length
  const valid = (one: Unit): void => {
    const document = readXliff(
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de" trgLang="en"><file id="f"><unit id="u"><segment><source/></segment></unit></file></xliff>',
    )
    expect(validateXliff(serializeXliff(mapUnits(document, () => one)))).toEqual([])
  }
  assert(
    property(integer({ min: 1, max: length - 1 }), integer({ min: 1, max: length - 1 }), (first, second) => {
      const cuts = [...new Set([first, second])].sort((a, b) => a - b)
      const split = splitSegment(unit, 0, { source: cuts, target: cuts })
      valid(split)
      const whole = joinSegments(split)
      valid(whole)
      expect(texts(whole)).toEqual(texts(unit))
    }),
  )
})

// ── Official pairs of input and output ──

const data = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared/data/xliff/suite')
const here = existsSync(data)
const skip = here ? '' : ' (skipped: ../shared/data/xliff is not there)'

/** Where the official example cuts: behind a full stop and its space. */
const cutsOf = (content: Content | null): readonly number[] =>
  content === null
    ? []
    : [...textOf(content).matchAll(/\.\s+(?=\S)/gu)].map(({ index, 0: found }) => index + found.length)
const splitAll = (unit: Unit): Unit => {
  let result = unit
  for (let part = 0; part < result.parts.length; part++) {
    const one = result.parts[part]
    if (one?.kind !== 'segment' || !one.canResegment) continue
    // The example leaves the last sentence with the one before where an annotation ends between them.
    const cuts = cutsOf(one.source).filter((at) => textOf(one.source).slice(at) !== 'Sentence 4.')
    const before = result.parts.length
    result = splitSegment(result, part, {
      source: cuts,
      ...(one.target === null ? {} : { target: cutsOf(one.target) }),
    })
    part += result.parts.length - before
  }
  return result
}

/** What two files say, however it is spelt: forms of pairs, explicit order, white space between elements, and ids given anew. */
const said = (document: XliffDocument): unknown => {
  const inline = (one: Inline): unknown =>
    one.kind === 'code'
      ? {
          ...one,
          form: null,
          canOverlap: null,
          type: one.role === 'close' ? null : one.type,
          subType: one.role === 'close' ? null : one.subType,
          attributes: one.role === 'close' ? [] : one.attributes,
          direction: null,
        }
      : one.kind === 'annotation'
        ? {
            ...one,
            form: null,
            attributes: one.role === 'close' ? [] : one.attributes,
            type: one.role === 'close' ? '' : one.type,
            value: one.role === 'close' ? null : one.value,
            ref: one.role === 'close' ? null : one.ref,
            translate: null,
          }
        : one
  const content = (one: Content | null): unknown =>
    one === null ? null : { space: one.space, inlines: comparable(one.inlines).map(inline) }
  const part = (one: Part): unknown => ({
    ...one,
    order: null,
    source: content(one.source),
    target: content(one.target),
    targetAt: null,
  })
  const opaque = (text: string): string =>
    text
      .replace(/\s+/gu, ' ')
      .replaceAll(/<(\w[^<>]*?)\s*\/>|<(\w+)([^<>]*)><\/\2>/gu, '<$1$2$3/>')
      .trim()
  const bytes = (node: {
    readonly opaque: readonly {
      readonly place: { readonly outer: { readonly start: number; readonly end: number } } | null
    }[]
  }): string[] =>
    node.opaque.map(({ place }) =>
      place === null ? '' : opaque(document.source?.text.slice(place.outer.start, place.outer.end) ?? ''),
    )
  const node = (one: Group | Unit): unknown =>
    one.kind === 'unit'
      ? {
          id: one.id,
          attributes: one.attributes,
          opaque: bytes(one),
          notes: one.notes,
          data: [...one.originalData.values()],
          rules: one.rules,
          targetOrder: one.targetOrder,
          parts: one.parts.map(part),
        }
      : {
          id: one.id,
          attributes: one.attributes,
          opaque: bytes(one),
          notes: one.notes,
          children: one.children.map(node),
        }
  return document.files.map((file) => ({
    id: file.id,
    attributes: file.attributes,
    opaque: bytes(file),
    notes: file.notes,
    children: file.children.map(node),
  }))
}

const placeless = (model: unknown): unknown =>
  JSON.parse(
    JSON.stringify(model, (key, value: unknown) => {
      if (['place', 'span', 'targetAt'].includes(key)) return null
      // Where a prefix is declared says nothing.
      return key === 'attributes'
        ? (value as Attribute[]).filter(({ name, prefix }) => prefix !== 'xmlns' && name !== 'xmlns')
        : value
    }),
  )

const pairs: readonly (readonly [string, (unit: Unit) => Unit])[] = [
  ...['toJoin1', 'toJoin2', 'toJoin3', 'toJoin4'].map((name) => [name, joinSegments] as const),
  ['toSegment1', splitAll],
  ['toRewrite1', (unit) => unit],
  ['toRewrite2', (unit) => unit],
  ['toRemoveAnnotations', (unit) => removeAnnotations(unit)],
  ['toRemoveExtensions', (unit) => removeAnnotations(unit, isExtension)],
]
test.skipIf(!here).each(pairs)(`the official pair %s is reproduced${skip}`, (name, change) => {
  for (const version of ['2.0', '2.1']) {
    const read = (end: string) => readXliff(readFileSync(join(data, version, 'core/in-out', `${name}_${end}.xlf`)))
    const input = read('in')
    const changed = { ...mapUnits(input, change), source: input.source }
    expect(placeless(said(changed))).toEqual(placeless(said(read('out'))))
    // And what is written says the same.
    expect(validateXliff(serializeXliff(mapUnits(input, change)))).toEqual([])
  }
})
