import { expect, test } from 'vitest'
import { parseFragment, textOf, writeFragment } from './fragment.ts'

test('what is well-formed is read and written as it was', () => {
  for (const text of [
    '',
    'Text',
    '<s i="1">A <q i="2">„B“</q>.</s> <x i="3"></x><x i="4"/>',
    'A &amp; B &lt; C &gt; D',
    '<a b="1" c="&quot;2&quot;"></a>',
    '<!-- <q> --><?pi <q>?><![CDATA[<q>&]]>',
    '<ä-1 ö="ü"></ä-1>',
  ])
    expect(writeFragment(parseFragment(text))).toBe(text)
  expect(writeFragment(parseFragment("<s  i='1' ></s >"))).toBe('<s i="1"></s>')
})

test('references are decoded in the reading', () => {
  expect(textOf(parseFragment('&lt;&#65;&#x1F600;&quot;&apos;<q>&amp;</q>'))).toBe('<A😀"\'&')
})

test('what is not well-formed is refused with its place', () => {
  for (const [text, at] of [
    ['a & b', 2],
    ['&nbsp;', 0],
    ['ab &#0; c', 3],
    ['<q i="1">', 0],
    ['x</q>', 1],
    ['<q><g></q></g>', 6],
    ['a < b', 2],
    ['<q i=1></q>', 0],
    ['<q i="1" i="2"></q>', 8],
    ['<q i="<"></q>', 0],
    ['a ]]> b', 2],
    ['\u0008', 0],
    ['\ufffe', 0],
    ['<!-- a', 0],
    ['</ q>', 0],
    ['<1></1>', 0],
    ['\ud800', 0],
  ] as const)
    expect(() => parseFragment(text), text).toThrow(expect.objectContaining({ name: 'FragmentError', at }) as Error)
})
