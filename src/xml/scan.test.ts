import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { GoosefootError } from '../errors.ts'
import { decodeXml, encodeXml, escapeAttribute, escapeText, limitsFor, placeAt, scanXml, xmlLimits } from './index.ts'
import { scanSlowly, type XmlHandler } from './scan.ts'
import { deep, malformed, tricky } from './torture.fixture.ts'

/** The error a reader stops with; null when it reads everything. */
const errorOf = (read: () => unknown): GoosefootError | null => {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof GoosefootError) return error
    throw error
  }
}

for (const [name, xml] of Object.entries(malformed)) {
  test(`malformed XML is refused with a place: ${name}`, () => {
    const error = errorOf(() => scanXml(xml, {}, limitsFor('xliff')))
    expect(error?.code).toMatch(/^xliff\.(not-wellformed|doctype)$/)
    expect(error?.place.line).toBeGreaterThan(0)
    expect(error?.hint).not.toBe(null)
  })
}

for (const [name, xml] of Object.entries(tricky)) {
  test(`spans tile the text, and values are those of the bytes: ${name}`, () => {
    let at = xml.includes('<?xml ') ? xml.indexOf('?>') + 2 : xml.startsWith('\ufeff') ? 1 : 0
    let text = ''
    let rebuilt = ''
    /** White space outside the root is told by nobody. */
    const step = (start: number, end: number): void => {
      expect(xml.slice(at, start).trim()).toBe('')
      rebuilt += xml.slice(at, end)
      at = end
    }
    scanXml(xml, {
      doctype: (_, start, end) => step(start, end),
      open: (tag, start, end) => {
        expect(xml.slice(start, end)).toMatch(/^<[\s\S]*>$/)
        expect(xml.startsWith(`<${tag.name}`, start)).toBe(true)
        step(start, end)
      },
      close: (tag, start, end) => {
        expect(tag.selfClosing ? end - start : xml.slice(start, start + 2)).toBe(tag.selfClosing ? 0 : '</')
        step(start, end)
      },
      text: (value, start, end) => {
        text += value
        step(start, end)
      },
      comment: (value, start, end) => {
        expect(xml.slice(start, end)).toBe(`<!--${value}-->`)
        step(start, end)
      },
      instruction: (target, body, start, end) => {
        expect(xml.slice(start, end).startsWith(`<?${target}`) && xml.slice(start, end).endsWith(`${body}?>`)).toBe(
          true,
        )
        step(start, end)
      },
    })
    expect(xml.slice(at).trim()).toBe('')
    expect(rebuilt.length).toBeGreaterThan(0)
    expect(text).not.toContain('<![CDATA[')
  })
}

test('three hundred nested elements are read and a thousand and one are not', () => {
  expect(errorOf(() => scanXml(deep(300), {}))).toBe(null)
  const error = errorOf(() => scanXml(deep(1001), {}))
  expect(error?.code).toBe('xml.limit')
  expect(error?.place).toEqual({ file: null, line: 1, column: 3001 })
})

test('text is one event with its CDATA and references', () => {
  const texts: [string, number, number][] = []
  scanXml('<r>a&amp;<![CDATA[<b>]]>&#8222;c<i/>d</r>', { text: (...event) => texts.push(event) })
  expect(texts).toEqual([
    ['a&<b>„c', 3, 32],
    ['d', 36, 37],
  ])
})

test('an undeclared prefix is named', () => {
  const error = errorOf(() => scanXml('<r>\n <sdl:x/></r>', {}, limitsFor('xliff')))
  expect(error?.detail).toContain('"sdl"')
  expect(error?.hint).toContain('xmlns:sdl')
  expect(error?.place.line).toBe(2)
})

test('columns count UTF-16 units and lines end with CR LF, LF or CR', () => {
  const text = '\ufeff😀a\r\nb\rc\nd'
  expect(placeAt(text, text.indexOf('a'))).toEqual({ line: 1, column: 3 })
  expect(placeAt(text, text.indexOf('b'))).toEqual({ line: 2, column: 1 })
  expect(placeAt(text, text.indexOf('c'))).toEqual({ line: 3, column: 1 })
  expect(placeAt(text, text.indexOf('d'))).toEqual({ line: 4, column: 1 })
})

test('limits are kept', () => {
  const limited = (changes: Partial<typeof xmlLimits>, xml: string): string | undefined =>
    errorOf(() => scanXml(xml, {}, { ...xmlLimits, ...changes }))?.code
  expect(limited({ maxAttributes: 2 }, '<r a="1" b="2"/>')).toBe(undefined)
  expect(limited({ maxAttributes: 2 }, '<r a="1" b="2" c="3"/>')).toBe('xml.limit')
  expect(limited({ maxElements: 2 }, '<r><a/><b/></r>')).toBe('xml.limit')
  expect(limited({ maxNameLength: 3 }, '<long/>')).toBe('xml.limit')
  expect(limited({ maxNameLength: 3 }, '<r long=""/>')).toBe('xml.limit')
  expect(errorOf(() => decodeXml(new Uint8Array(11), { ...xmlLimits, maxBytes: 10 }))?.code).toBe('xml.too-large')
})

test('a document type without an internal subset is kept and never fetched', () => {
  const seen: string[] = []
  scanXml('<!DOCTYPE r SYSTEM "file:///none[.dtd"><r/>', { doctype: (value) => seen.push(value.trim()) })
  expect(seen).toEqual(['r SYSTEM "file:///none[.dtd"'])
})

test('an encoding is found by byte order mark, declaration or shape', () => {
  const declared = (name: string): string => `<?xml version="1.0" encoding="${name}"?><r>Ä</r>`
  for (const encoding of ['utf-8', 'iso-8859-1', 'windows-1252'] as const) {
    const bytes = encodeXml({ text: declared(encoding), encoding })
    expect(decodeXml(bytes)).toEqual({ text: declared(encoding), encoding, lineBreak: '\n' })
  }
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    for (const mark of ['', '\ufeff']) {
      const text = mark + declared('UTF-16')
      expect(decodeXml(encodeXml({ text, encoding }))).toEqual({ text, encoding, lineBreak: '\n' })
    }
  }
})

test('bytes that are none of the encoding, and encodings nobody reads, are refused', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
  expect(errorOf(() => decodeXml(bytes('<r>\xe4</r>')))?.code).toBe('xml.encoding')
  expect(errorOf(() => decodeXml(bytes('<?xml version="1.0" encoding="US-ASCII"?><r>\xe4</r>')))?.code).toBe(
    'xml.encoding',
  )
  expect(errorOf(() => decodeXml(bytes('<?xml version="1.0" encoding="EBCDIC-CP-DE"?><r/>')))?.code).toBe(
    'xml.encoding',
  )
  expect(errorOf(() => decodeXml('<r>\ud800</r>'))?.code).toBe('xml.encoding')
})

test('a character the encoding cannot hold becomes a reference', () => {
  expect(Buffer.from(encodeXml({ text: '<r>„é</r>', encoding: 'iso-8859-1' })).toString('latin1')).toBe(
    '<r>&#8222;\xe9</r>',
  )
  expect(Buffer.from(encodeXml({ text: '„\u20ac', encoding: 'windows-1252' })).toString('hex')).toBe('8480')
})

const holdable = fc
  .string({ unit: 'binary' })
  .filter((value) => value.isWellFormed() && !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(value))

test('escaped text and attributes come back as they were', () => {
  fc.assert(
    fc.property(holdable, holdable, fc.constantFrom<'"' | "'">('"', "'"), (value, attribute, quote) => {
      let text = ''
      let read = ''
      scanXml(`<r a=${quote}${escapeAttribute(attribute, quote)}${quote}>${escapeText(value)}</r>`, {
        open: (tag) => {
          read = tag.attributes[0]?.value ?? ''
        },
        text: (found) => {
          text += found
        },
      })
      expect(text).toBe(value)
      expect(read).toBe(attribute)
    }),
  )
})

test('every encoding gives the bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('iso-8859-1', 'windows-1252'), (tail, name) => {
      const bytes = Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${name}"?>`), tail])
      expect(Buffer.compare(encodeXml(decodeXml(bytes)), bytes)).toBe(0)
    }),
  )
})

/** What a scanner tells, or that it refuses. */
const eventsOf = (scan: (text: string, handler: XmlHandler) => void, text: string): readonly unknown[] | 'refused' => {
  const events: unknown[] = []
  try {
    scan(text, {
      open: (tag, ...place) => void events.push(['open', tag, place]),
      close: (tag, ...place) => void events.push(['close', tag.name, place]),
      text: (value, ...place) => void events.push(['text', value, place]),
      comment: (value, ...place) => void events.push(['comment', value, place]),
      instruction: (name, body, ...place) => void events.push(['instruction', name, body, place]),
    })
    return events
  } catch (error) {
    if (error instanceof GoosefootError) return 'refused'
    throw error
  }
}
const sameAsReference = (text: string): void =>
  expect(eventsOf(scanXml, text), text).toEqual(eventsOf(scanSlowly, text))

test('the fast scanner tells what the reference parser tells, also of texts that are nearly XML', () => {
  const texts = [...Object.values(tricky), ...Object.values(malformed)].filter((text) => text.length < 20_000)
  for (const text of texts) sameAsReference(text)
  const pieces = [
    '<a>',
    '</a>',
    '<b x="1">',
    '</b>',
    '<c/>',
    ' ',
    '\r\n',
    '\t',
    'ä„x“',
    '&amp;',
    '&#65;',
    '&#0;',
    '&nbsp;',
    '&',
    ']]>',
    '>',
    '<',
    '"',
    '<!-- x -->',
    '<!-- -- -->',
    '<![CDATA[ <&]] ]]>',
    '<?pi y?>',
    '<?xml version="1.0"?>',
    '<p:a xmlns:p="urn:p">',
    '</p:a>',
    '<p:a/>',
    '<a x="1" x="2"/>',
    '<a xmlns:p="urn:p" xmlns:q="urn:p" p:x="" q:x=""/>',
    "<a b='<'/>",
    '<a b=c/>',
    '<a  b = "&lt;\n&#10;" />',
    '<1a/>',
    '<a:b:c/>',
    '<a xmlns:xml="urn:x"/>',
    '<a xmlns:p=""/>',
    '<a xmlns="urn:d"><e/></a>',
    '\u0001',
    '\uffff',
    '\u{1f986}',
    '</ a>',
    '</a >',
    '<a/',
    '<a b="1"c="2"/>',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), fc.boolean(), (parts, wrapped) => {
      sameAsReference(wrapped ? `<r>${parts.join('')}</r>` : parts.join(''))
    }),
    { numRuns: 3000 },
  )
})
