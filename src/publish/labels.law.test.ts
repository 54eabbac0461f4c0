/** No text is published without its label unless a named person answers for exactly this text. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Approval } from '../article/types.ts'
import { alternatesOf } from './alternates.ts'
import { jsonLdText, newsArticle } from './json-ld.ts'
import { buildNamespace, textHashOf } from './namespace.ts'
import { articlePage } from './page.ts'
import { markStale } from './stale.ts'
import { readNamespace, typedArticle } from './typed-article.ts'
import type { PublishedBlock } from './types.ts'

const sourceHash = 'a'.repeat(64)
const text = fc.oneof(
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '{{name}} $t(title)',
    '" onmouseover="x',
    '<!-- ',
    '“a”',
    '\u202e',
  ),
  fc.string({ minLength: 1, maxLength: 40 }),
)
const blocks: fc.Arbitrary<readonly PublishedBlock[]> = fc
  .array(fc.record({ text, role: fc.constantFrom('paragraph' as const, 'heading' as const, 'item' as const) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => [
    { id: 'baaaaaaa1', role: 'headline' as const, text: 'Headline', html: null },
    ...all.map((one, index) => ({ ...one, id: `bbbbbbbb${index}`, html: null })),
  ])
const approval = (hash: string): fc.Arbitrary<Approval> =>
  fc.record({
    person: fc.constantFrom('Ada Muster', '', '  ', 'Bo <b>'),
    role: fc.constantFrom('editor', 'reviewer'),
    at: fc.constant('2026-11-02T10:00:00Z'),
    level: fc.constantFrom('reviewed' as const, 'approved' as const),
    scope: fc.constantFrom('article' as const, 'article' as const, 'segment' as const),
    sourceHash: fc.constantFrom(sourceHash, sourceHash, 'b'.repeat(64)),
    textHash: fc.constantFrom(hash, hash, 'c'.repeat(64), `${hash.slice(0, 63)}${hash.endsWith('0') ? '1' : '0'}`),
    opened: fc.constantFrom(true, true, false),
  })
const origins = fc.record({
  human: fc.nat(3),
  memory: fc.nat(3),
  engines: fc.dictionary(fc.constantFrom('deepl', 'other'), fc.nat(3)),
})
const options = { url: 'https://example.org/{locale}/{id}', organization: 'House' }

const escaped = (value: string): string => value.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;')

test('every form of every text carries the label, until exactly this text was released by a named person', () => {
  fc.assert(
    fc.property(
      blocks.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.array(approval(textHashOf(all)), { maxLength: 3 }),
          origins,
          fc.constantFrom('en', 'fr', 'ar', 'ja'),
        ),
      ),
      ([all, approvals, made, locale]) => {
        const textHash = textHashOf(all)
        const released = approvals.some(
          (one) =>
            one.level === 'approved' &&
            one.person.trim() !== '' &&
            one.scope === 'article' &&
            one.opened &&
            one.sourceHash === sourceHash &&
            one.textHash === textHash,
        )
        const { json } = buildNamespace({
          article: 'hafen',
          locale,
          sourceLocale: 'de',
          sourceHash,
          rev: 1,
          blocks: all,
          quotes: [],
          origins: made,
          approvals,
          document: null,
        })
        for (const bytes of [json, markStale(readNamespace(new TextEncoder().encode(json), 'x'), locale)]) {
          const tree = readNamespace(new TextEncoder().encode(bytes), 'x')
          const typed = typedArticle(tree, new Map(), alternatesOf(options.url, 'hafen', 'de', [locale]))
          const ld = newsArticle(typed, options)
          const page = articlePage(typed, options)
          const { disclosure } = typed
          expect(disclosure.required).toBe(!released)
          expect(disclosure.status === 'approved').toBe(released)
          expect(disclosure.text).not.toBe('')
          // Beside the headline, before the text.
          const label = page.indexOf(
            `<p class="disclosure" data-status="${disclosure.status}" data-required="${!released}">`,
          )
          expect(label).toBeGreaterThan(page.indexOf('</h1>'))
          expect(page.slice(page.indexOf('</h1>'), label).trim()).toBe('</h1>')
          expect(page).toContain(escaped(disclosure.text))
          expect(ld.creditText).toBe(disclosure.text)
          expect(ld.creativeWorkStatus).toBe(disclosure.status)
          expect('editor' in ld).toBe(released)
          // No text of an article becomes markup.
          const script = jsonLdText(ld)
          expect(script).not.toContain('<')
          expect(JSON.parse(script)).toEqual(JSON.parse(JSON.stringify(ld)))
          expect(page.match(/<script/gu)).toHaveLength(1)
          expect(page).not.toContain('<b>')
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('escapes of i18next are undone in the typed article, and quotations stand where they stood', () => {
  const { json } = buildNamespace({
    article: 'hafen',
    locale: 'en',
    sourceLocale: 'de',
    sourceHash,
    rev: 3,
    blocks: [{ id: 'baaaaaaa1', role: 'paragraph', text: '$t(x) “{{name}} $t(y)” end', html: null }],
    quotes: [
      {
        id: 'qaaaaaaa1',
        n: 1,
        text: '“{{name}} $t(y)”',
        source: '„x“',
        kind: 'direct',
        speaker: null,
        block: 'baaaaaaa1',
        start: 6,
        end: 22,
        wording: null,
      },
    ],
    origins: { human: 1, memory: 0, engines: {} },
    approvals: [],
    document: null,
  })
  expect(json).toContain('\u2060')
  const typed = typedArticle(readNamespace(new TextEncoder().encode(json), 'x'), new Map(), [])
  expect(typed.blocks[0]?.text).toBe('$t(x) “{{name}} $t(y)” end')
  expect(typed.quotations[0]).toMatchObject({ text: '“{{name}} $t(y)”', start: 6, end: 22 })
  expect(typed.rev).toBe(3)
})

test('a file that is no namespace is refused by its name', () => {
  for (const text of [
    '',
    '[]',
    '{}',
    '{"meta":{"schema":"x"}}',
    '{"meta":{"schema":"goosefoot.article/1"},"disclosure":{"a":null}}',
  ])
    expect(() => readNamespace(new TextEncoder().encode(text), 'locales/en/x.json')).toThrow(
      expect.objectContaining({ code: 'publish.namespace' }),
    )
})
