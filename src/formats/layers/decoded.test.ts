import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeText } from '../../xml/index.ts'
import { type Decoded, decodeCdata, decodeJsonString, decodeXmlText } from './decoded.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 30 })

/** Every unit stands where the map says, in order, and a part of the outer text says that part of the inner one. */
const holds = (
  inner: Decoded,
  said: string,
  start: number,
  end: number,
  read: (from: number, to: number) => string,
) => {
  expect(inner.text).toBe(said)
  for (let at = 0; at < said.length; at++) {
    expect(inner.startOf(at)).toBeGreaterThanOrEqual(at === 0 ? start : inner.startOf(at - 1))
    expect(inner.endOf(at + 1)).toBeLessThanOrEqual(end)
    if (/[\uD800-\uDBFF]/u.test(said.charAt(at)) || /[\uDC00-\uDFFF]/u.test(said.charAt(at))) continue
    expect(read(inner.startOf(at), inner.endOf(at + 1))).toBe(said.charAt(at))
  }
}

test('a JSON string says what JSON.parse says, unit by unit', () => {
  fc.assert(
    fc.property(text, fc.nat({ max: 3 }), (said, style) => {
      const json = JSON.stringify(said)
      const written =
        style === 0
          ? json
          : json.replace(/[^\\"]/gu, (char) =>
              char.length === 1 && char.charCodeAt(0) % 4 < style && !/[bfnrtu\d]/u.test(char)
                ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
                : char,
            )
      if (JSON.parse(written) !== said) return
      const source = `{"a": ${written}}`
      const start = 7
      const end = start + written.length - 2
      holds(decodeJsonString(source, start, end), said, start, end, (from, to) =>
        String(JSON.parse(`"${source.slice(from, to)}"`)),
      )
    }),
  )
})

test('XML text says what it was escaped from, and knows references by number', () => {
  fc.assert(
    fc.property(
      text.filter((said) => !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(said)),
      (said) => {
        const written = escapeText(said).replaceAll('a', '&#97;').replaceAll('b', '&#x62;')
        const source = `<t>${written}</t>`
        const inner = decodeXmlText(source, 3, 3 + written.length)
        expect(inner.text).toBe(said)
        expect(inner.endOf(said.length)).toBe(said === '' ? 3 : 3 + written.length)
      },
    ),
  )
  expect(decodeXmlText('&#128007;&apos;&nichts;', 0, 23).text).toBe("🐇'&nichts;")
})

test('CDATA sections say what stands in them, and nothing else may stand beside them', () => {
  const source = '<t> <![CDATA[ab]]]]><![CDATA[>c]]>\n</t>'
  const inner = decodeCdata(source, 3, source.length - 4)
  expect(inner?.text).toBe('ab]]>c')
  expect(source.slice(inner?.startOf(4), inner?.endOf(6))).toBe('>c')
  expect(source.slice(inner?.startOf(0), inner?.endOf(6))).toBe('ab]]]]><![CDATA[>c')
  for (const other of ['x<![CDATA[a]]>', '<![CDATA[a]]>x', '<![CDATA[a', 'a', ''])
    expect(decodeCdata(other, 0, other.length), other).toBeNull()
})
