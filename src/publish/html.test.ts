import * as fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { CodeType, InlineCode, PrintedContent } from '../article/types.ts'
import { allowedElements, blockHtml } from './html.ts'
import { linkAddress, safeAddress } from './link-address.ts'

type Printed = PrintedContent[number]
const text = (value: string): Printed => ({ kind: 'text', text: value })
const open = (id: string): Printed => ({ kind: 'code-open', id })
const close = (id: string): Printed => ({ kind: 'code-close', id })
const empty = (id: string): Printed => ({ kind: 'code-empty', id })
const pair = (id: string, type: CodeType, opening: string, closing: string): InlineCode[] => [
  { kind: 'code', id, form: 'open', type, at: 0, data: opening, equivalent: '' },
  { kind: 'code', id, form: 'close', type, at: 0, data: closing, equivalent: '' },
]
const single = (id: string, type: CodeType, data: string): InlineCode => ({
  kind: 'code',
  id,
  form: 'empty',
  type,
  at: 0,
  data,
  equivalent: '',
})

describe('a block as HTML', () => {
  test('has no HTML when it has no codes', () => {
    expect(blockHtml([text('a < b')], [])).toBeNull()
  })

  test('writes strong, emphasis, links and breaks', () => {
    const codes = [
      ...pair('c1', 'strong', '**', '**'),
      ...pair('c2', 'link', '[', '](https://example.org/a?b=1&c=2 "Titel")'),
      single('c3', 'break', '\\\n'),
    ]
    expect(
      blockHtml([open('c1'), text('A'), close('c1'), empty('c3'), open('c2'), text('B & C'), close('c2')], codes),
    ).toBe('<strong>A</strong><br><a href="https://example.org/a?b=1&amp;c=2">B &amp; C</a>')
  })

  test('crossing pairs are closed and opened again', () => {
    const codes = [...pair('c1', 'strong', '**', '**'), ...pair('c2', 'emphasis', '*', '*')]
    expect(blockHtml([open('c1'), text('a'), open('c2'), text('b'), close('c1'), text('c'), close('c2')], codes)).toBe(
      '<strong>a<em>b</em></strong><em>c</em>',
    )
  })

  test('text is escaped, also for i18next', () => {
    expect(blockHtml([open('c1'), text('<script>{{x}} $t(y)'), close('c1')], pair('c1', 'strong', '**', '**'))).toBe(
      '<strong>&lt;script&gt;&#123;{x}} &#36;t(y)</strong>',
    )
  })

  test('foreign elements and dangerous addresses lose their markup and keep their text', () => {
    const codes = [
      ...pair('c1', 'html', '<iframe src="x">', '</iframe>'),
      ...pair('c2', 'link', '[', '](javascript:alert(1))'),
    ]
    expect(blockHtml([open('c1'), text('a'), close('c1'), open('c2'), text('b'), close('c2')], codes)).toBe('ab')
    expect(blockHtml([open('c1'), text('2'), close('c1')], pair('c1', 'html', '<sup onclick="x">', '</sup>'))).toBe(
      '<sup>2</sup>',
    )
  })

  test('is well-formed and holds only allowed elements, whatever the codes', () => {
    const types: CodeType[] = [
      'strong',
      'emphasis',
      'link',
      'html',
      'image',
      'break',
      'code',
      'other',
      'shortcode',
      'autolink',
    ]
    const anyCodes = fc.array(
      fc.record({
        type: fc.constantFrom(...types),
        data: fc.oneof(
          fc.constantFrom('<b>', '<script>', '](https://x.example "\'>)', '<a href="https://x.example">'),
          fc.string(),
        ),
      }),
      { minLength: 3, maxLength: 3 },
    )
    const anyContent = fc.array(
      fc.oneof(
        fc.string().map(text),
        fc.constantFrom('c0', 'c1', 'c2').chain((id) => fc.constantFrom(open(id), close(id), empty(id))),
      ),
    )
    fc.assert(
      fc.property(anyContent, anyCodes, (content, shapes) => {
        const codes = shapes.flatMap(({ type, data }, at) => pair(`c${at}`, type, data, data))
        const html = blockHtml(content, codes)
        if (html === null) return
        const names = [...html.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1])
        expect(names.filter((name) => !allowedElements.includes(name!))).toEqual([])
        const letters = content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')
        const fragment = parseFragment(html)
        expect(serialize(parseFragment(serialize(fragment)))).toBe(serialize(fragment))
        const stripped = html.replace(/<[^>]*>/g, '')
        expect(serialize(parseFragment(stripped))).toBe(serialize(parseFragment(stripped)))
        if (!/[\0\r]/.test(letters)) expect(textIn(fragment)).toBe(letters)
      }),
    )
  })
})

const textIn = (node: { childNodes?: unknown[]; value?: string }): string =>
  'value' in node ? (node.value ?? '') : (node.childNodes ?? []).map((child) => textIn(child as never)).join('')

describe('addresses', () => {
  test('are read from HTML, Markdown and autolinks', () => {
    expect(linkAddress(['<a class="x" href="/a?b&amp;c">', '</a>'])).toBe('/a?b&c')
    expect(linkAddress(['[', '](<a b> "t")'])).toBe('a b')
    expect(linkAddress(['[', "](/x_(y\\)) 't')"])).toBe('/x_(y))')
    expect(linkAddress(['<https://example.org/>'])).toBe('https://example.org/')
    expect(linkAddress(['<ada@example.org>'])).toBe('mailto:ada@example.org')
    expect(linkAddress(['[', '][ref]'])).toBeNull()
  })

  test('other schemes are refused however they are disguised', () => {
    for (const address of [
      'javascript:x',
      ' JaVaScRiPt:x',
      'java\nscript:x',
      '\u0001javascript:x',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc',
    ])
      expect(safeAddress(address)).toBeNull()
    expect(safeAddress('/a b')).toBe('/a%20b')
    expect(safeAddress('https://example.org/{{x}}')).toBe('https://example.org/%7B%7Bx%7D%7D')
  })
})
