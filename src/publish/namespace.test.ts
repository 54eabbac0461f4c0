import { createInstance } from 'i18next'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../article/types.ts'
import { leavesOf } from './guard.ts'
import { buildNamespace, textHashOf } from './namespace.ts'
import type { NamespaceInput, NamespaceTree, PublishedBlock } from './types.ts'

const sourceHash = 'a'.repeat(64)
const block = (id: string, role: Role, text: string, html: string | null = null): PublishedBlock => ({
  id,
  role,
  text,
  html,
})
const input: NamespaceInput = {
  article: 'hafen',
  locale: 'en-GB',
  sourceLocale: 'de-DE',
  sourceHash,
  rev: 7,
  blocks: [
    block('baaaaaaa1', 'headline', 'Harbour reopens'),
    block('baaaaaaa2', 'standfirst', 'After two weeks the ships may sail again.'),
    block('baaaaaaa3', 'paragraph', 'The mayor said: “We waited long enough.”'),
    block('baaaaaaa4', 'paragraph', 'More at the port.', 'More <a href="https://example.org/">at the port</a>.'),
  ],
  quotes: [
    {
      id: 'qaaaaaaa1',
      n: 1,
      text: '“We waited long enough.”',
      source: '„Wir haben lange genug gewartet.“',
      kind: 'direct',
      speaker: 'Mayor',
      block: 'baaaaaaa3',
      start: 16,
      end: 40,
      wording: null,
    },
  ],
  origins: { human: 12, memory: 34, engines: { deepl: 54 } },
  approvals: [],
  document: '/o/0123.md',
}
const withText = (text: string): NamespaceInput => ({
  ...input,
  blocks: [block('baaaaaaa1', 'headline', 'Harbour'), block('baaaaaaa3', 'paragraph', text)],
  quotes: [],
})
const codes = (value: NamespaceInput): readonly string[] => buildNamespace(value).findings.map(({ code }) => code)

describe('the published namespace', () => {
  test('has the keys of the contract in their order', () => {
    expect(JSON.parse(buildNamespace(input).json)).toEqual({
      meta: {
        schema: 'goosefoot.article/1',
        id: 'hafen',
        locale: 'en-GB',
        dir: 'ltr',
        sourceLocale: 'de-DE',
        rev: '7',
        freshness: 'current',
        sourceHash: `sha256-${sourceHash}`,
        textHash: `sha256-${textHashOf(input.blocks)}`,
      },
      title: 'Harbour reopens',
      standfirst: 'After two weeks the ships may sail again.',
      p: {
        baaaaaaa1: 'Harbour reopens',
        baaaaaaa2: 'After two weeks the ships may sail again.',
        baaaaaaa3: 'The mayor said: “We waited long enough.”',
        baaaaaaa4: 'More at the port.',
      },
      h: { baaaaaaa4: 'More <a href="https://example.org/">at the port</a>.' },
      order: 'baaaaaaa3 baaaaaaa4',
      quotes: {
        qaaaaaaa1: {
          text: '“We waited long enough.”',
          source: '„Wir haben lange genug gewartet.“',
          kind: 'direct',
          speaker: 'Mayor',
          block: 'baaaaaaa3',
          at: '16 40',
        },
      },
      disclosure: {
        status: 'machine',
        required: 'true',
        text: 'Translated by machine from German; not yet checked by an editor.',
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      },
      provenance: { engines: 'deepl', memory: '34 %', human: '12 %' },
      links: { document: '/o/0123.md' },
    })
    expect(buildNamespace(input).findings).toEqual([])
  })

  test('ends in a line feed, is indented by two spaces and is the same every time', () => {
    const { json } = buildNamespace(input)
    expect(json.endsWith('}\n')).toBe(true)
    expect(json.startsWith('{\n  "meta"')).toBe(true)
    expect(buildNamespace(structuredClone(input)).json).toBe(json)
  })

  test('the second place of a quotation gets a key of its own', () => {
    const quote = input.quotes[0]!
    const { tree } = buildNamespace({ ...input, quotes: [quote, { ...quote, n: 2 }] })
    expect(Object.keys(tree['quotes'] as NamespaceTree)).toEqual(['qaaaaaaa1', 'qaaaaaaa1-2'])
  })

  test('a nesting call in a text is made harmless and listed, other text stays raw', () => {
    const { tree, findings } = buildNamespace(withText('Costs $t(title) or {{price}}'))
    expect((tree['p'] as NamespaceTree)['baaaaaaa3']).toBe('Costs $\u2060t(title) or {\u2060{price}}')
    expect((tree['meta'] as NamespaceTree)['escapes']).toBe('p.baaaaaaa3')
    expect(findings.map(({ code }) => code)).toEqual(['publish.leaf-escaped'])
    expect((buildNamespace(withText('Costs {{price}}')).tree['p'] as NamespaceTree)['baaaaaaa3']).toBe(
      'Costs {{price}}',
    )
  })

  test('offsets of a quotation follow the escapes of its block', () => {
    const text = '$t(x) “Now”'
    const { tree } = buildNamespace({
      ...withText(text),
      quotes: [{ ...input.quotes[0]!, text: '“Now”', start: 6, end: 11 }],
    })
    const quote = (tree['quotes'] as NamespaceTree)['qaaaaaaa1'] as NamespaceTree
    const [start, end] = (quote['at'] as string).split(' ').map(Number)
    expect(((tree['p'] as NamespaceTree)['baaaaaaa3'] as string).slice(start, end)).toBe('“Now”')
  })

  test('a quotation that does not stand where it should keeps the locale from being published', () => {
    const result = buildNamespace({ ...input, quotes: [{ ...input.quotes[0]!, start: 15 }] })
    expect(result.findings).toMatchObject([{ code: 'publish.quote-misplaced', blocks: true, quotation: 'qaaaaaaa1' }])
    expect(result.tree['quotes']).toBeUndefined()
  })

  test('an empty block is left out and reported, a missing headline is reported', () => {
    expect(codes({ ...input, blocks: input.blocks.map((one, at) => (at === 3 ? { ...one, text: '' } : one)) })).toEqual(
      ['publish.block-empty'],
    )
    expect(codes({ ...input, blocks: input.blocks.slice(1) })).toEqual(['publish.title-missing'])
  })

  test('pseudo-localised text is never published', () => {
    const { findings } = buildNamespace({ ...input, origins: { human: 0, memory: 0, engines: { pseudo: 1 } } })
    expect(findings).toMatchObject([{ code: 'publish.pseudo', blocks: true }])
  })

  test('reserved and malformed article ids are refused', () => {
    for (const article of [
      'constructor',
      'prototype',
      '__proto__',
      'con',
      'lpt1',
      'Hafen',
      '9a',
      'a/b',
      '',
      'a'.repeat(81),
    ])
      expect(() => buildNamespace({ ...input, article })).toThrow(
        expect.objectContaining({ code: 'publish.article-id' }),
      )
    expect(() => buildNamespace({ ...input, article: 'a'.repeat(80) })).not.toThrow()
  })

  test('an id that i18next would cut is refused, and so is one that stands twice', () => {
    const one = input.blocks[2]!
    expect(() => buildNamespace({ ...input, blocks: [{ ...one, id: 'a.b' }], quotes: [] })).toThrow(
      expect.objectContaining({ code: 'publish.id' }),
    )
    expect(() => buildNamespace({ ...input, blocks: [one, one] })).toThrow(
      expect.objectContaining({ code: 'publish.id-twice' }),
    )
  })

  test('the hash of a text changes with every letter, role and place', () => {
    const [first, second, third, fourth] = input.blocks as [
      PublishedBlock,
      PublishedBlock,
      PublishedBlock,
      PublishedBlock,
    ]
    const hashes = [
      [first, second, third, fourth],
      [first, second, fourth, third],
      [first, second, third, { ...fourth, text: `${fourth.text} ` }],
      [first, second, third, { ...fourth, role: 'item' as const }],
      [first, second, third],
    ].map(textHashOf)
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  test('every leaf is a non-empty string that i18next returns as written, whatever the article says', () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.constantFrom('{{', '}}', '$t(', ')', 'title', 'count', 'name', '{', '$', ',', ' ', 'p.', ':'),
          fc.string(),
        ),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(hostile, (text) => {
        const { json, tree } = buildNamespace({ ...input, blocks: [block('baaaaaaa1', 'headline', text)], quotes: [] })
        const i18n = createInstance()
        void i18n.init({
          lng: 'en-GB',
          defaultNS: 'hafen',
          initAsync: false,
          resources: { 'en-GB': { hafen: JSON.parse(json) } },
        })
        for (const [key, value] of leavesOf(tree)) {
          expect(value).not.toBe('')
          expect(i18n.t(key)).toBe(value)
          expect(i18n.t(key, { count: 1, name: 'Anna' })).toBe(value)
        }
      }),
      { numRuns: 60 },
    )
  })
})
