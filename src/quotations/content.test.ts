import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseContent, textOf } from '../article/content.ts'
import type {
  BlockId,
  Content,
  Inline,
  InlineCode,
  OccurrenceId,
  QuotationId,
  QuoteKind,
  UnitQuote,
} from '../article/types.ts'
import { assembleQuotations } from './assemble.ts'
import { checkQuoteEnds, contentFromPrinted, contentOf, typedMarks, withoutDoubled } from './content.ts'
import { detectBlock } from './detect.ts'
import { renderContent } from './render.ts'
import { houseStyleFor } from './styles/index.ts'

const id = (name: string): OccurrenceId => name as OccurrenceId
const quote = (name: string, rest: Partial<UnitQuote> = {}): readonly [OccurrenceId, UnitQuote] => [
  id(name),
  {
    kind: 'quote',
    id: id(name),
    quotation: name as QuotationId,
    type: 'pair',
    quoteKind: 'direct',
    depth: 1,
    speaker: null,
    openMark: '„',
    closeMark: '“',
    parent: null,
    ...rest,
  },
]
/** `[q` opens, `q]` closes a quotation; `<c` opens, `c>` closes a code; `|` parts pieces. */
const content = (notation: string): Content =>
  normaliseContent(
    notation.split('|').map((piece): Inline => {
      const open = /^\[(\w+)$/u.exec(piece)?.[1]
      const close = /^(\w+)\]$/u.exec(piece)?.[1]
      const codeOpen = /^<(\w+)$/u.exec(piece)?.[1]
      const codeClose = /^(\w+)>$/u.exec(piece)?.[1]
      if (open !== undefined) return { kind: 'quote-open', occurrence: id(open) }
      if (close !== undefined) return { kind: 'quote-close', occurrence: id(close) }
      if (codeOpen !== undefined) return { kind: 'code-open', id: codeOpen }
      if (codeClose !== undefined) return { kind: 'code-close', id: codeClose }
      return { kind: 'text', text: piece }
    }),
  )
const notation = (inlines: Content): string =>
  inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text
        case 'quote-open':
          return `[${inline.occurrence}`
        case 'quote-close':
          return `${inline.occurrence}]`
        case 'code-open':
          return `<${inline.id}`
        case 'code-close':
          return `${inline.id}>`
        case 'code-empty':
          return `<${inline.id}>`
        default:
          return inline satisfies never
      }
    })
    .join('|')

const print = (written: string, locale: string, quotes: readonly (readonly [OccurrenceId, UnitQuote])[] = []): string =>
  renderContent(content(written), new Map([quote('a'), quote('b', { depth: 2 }), ...quotes]), houseStyleFor(locale))
    .text

describe('printing', () => {
  test('comma and stop stand on the house’s side wherever the content has them', () => {
    for (const written of ['[a|We have time|a]|, the president said.', '[a|We have time,|a]| the president said.']) {
      expect(print(written, 'en-US')).toBe('“We have time,” the president said.')
      expect(print(written, 'fr-FR')).toBe('«\u00a0We have time\u00a0», the president said.')
      expect(print(written, 'cs-CZ')).toBe('„We have time,“ the president said.')
    }
    expect(print('[a|We have time|a]|, the president said.', 'en-GB')).toBe('‘We have time’, the president said.')
  })

  test('the comma moves across an inline code', () => {
    expect(print('<c|[a|We have time|a]|c>|, she said.', 'en-US')).toBe('“We have time,” she said.')
    expect(print('[a|<c|We have time,|c>|a]| she said.', 'de-DE')).toBe('„We have time“, she said.')
  })

  test('nested quotations take the other pair, and comma and stop go inside both', () => {
    expect(print('He said: |[a|She shouted |[b|stop|b]|a]|.', 'en-US')).toBe('He said: “She shouted ‘stop.’”')
    expect(print('He said: |[a|She shouted |[b|stop|b]|a]|.', 'ja-JP')).toBe('He said: 「She shouted 『stop』」.')
  })

  test('the kind picks the marks where the house says so', () => {
    const title = quote('a', { quoteKind: 'title' })
    expect(print('[a|红楼梦|a]', 'zh-Hans', [title])).toBe('《红楼梦》')
    expect(print('[a|말|a]', 'ko-KR', [quote('a', { quoteKind: 'term' })])).toBe('‘말’')
    const bare = { ...houseStyleFor('en-US'), title: 'none' as const }
    expect(renderContent(content('[a|Bild|a]| reports.'), new Map([title]), bare).text).toBe('Bild reports.')
  })

  test('a block that goes on with a quotation opens again where the house does so', () => {
    const carried = [quote('a', { type: 'close' })]
    const written = 'Nobody wants it|a]|, she said.'
    expect(print(written, 'en-US', carried)).toBe('“Nobody wants it,” she said.')
    expect(print(written, 'de-DE', carried)).toBe('Nobody wants it“, she said.')
    expect(print(written, 'es-ES', carried)).toBe('”Nobody wants it”, she said.')
    expect(print(written, 'fr-FR', carried)).toBe('«\u00a0Nobody wants it\u00a0», she said.')
    expect(print('All of it.', 'en-US', [quote('a', { type: 'inner' })])).toBe('“All of it.')
    expect(print('[a|The beginning.', 'en-US', [quote('a', { type: 'open' })])).toBe('“The beginning.')
  })

  test('apostrophes become the house’s, primes stay', () => {
    expect(print("Don't use a 27\" screen, |[a|it's Hans' car|a]|.", 'en-GB')).toBe(
      'Don’t use a 27" screen, ‘it’s Hans’ car’.',
    )
  })

  test('white space inside the ends goes, or outside where it parts two words', () => {
    expect(print('He said |[a| yes |a]| twice', 'en-US')).toBe('He said “yes” twice')
    expect(print('He said|[a| yes |a]|twice', 'en-US')).toBe('He said “yes” twice')
  })

  test('a house that closes two with one mark does so', () => {
    const style = {
      ...houseStyleFor('ru-RU'),
      marks: [
        ['«', '»'],
        ['«', '»'],
      ] as const,
      collapseNestedClose: true,
    }
    const both = new Map([quote('a'), quote('b', { depth: 2 })])
    expect(renderContent(content('[a|Газета |[b|Неделя|b]|a]'), both, style).text).toBe('«Газета «Неделя»')
  })

  test('spans are those that detection finds', () => {
    const { text, spans } = renderContent(
      content('[a|Oui|a]|, dit-elle.'),
      new Map([quote('a')]),
      houseStyleFor('fr-FR'),
    )
    const found = detectBlock(text, { locale: 'fr-FR' }).occurrences
    expect(spans.map(({ start, end, innerStart, innerEnd }) => ({ start, end, innerStart, innerEnd }))).toEqual(
      found.map(({ start, end, innerStart, innerEnd }) => ({ start, end, innerStart, innerEnd })),
    )
  })
})

interface Prepared {
  readonly parts: ReturnType<typeof contentOf>
  readonly quotes: ReadonlyMap<OccurrenceId, UnitQuote>
}
// Any cut will do here: content knows ends of sentences, not how they are found.
const sentenceEnds = (text: string, locale: string): number[] =>
  Array.from(
    new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text),
    ({ index, segment }) => index + segment.trimEnd().length,
  ).filter((end, at, all) => end > (all[at - 1] ?? 0))
const prepare = (text: string, codes: readonly InlineCode[] = [], locale = 'de-DE'): Prepared => {
  const quotations = assembleQuotations([{ id: 'b1' as BlockId, text, headingOrBoundary: false }], { locale })
  const all = quotations.flatMap((quotation) => quotation.occurrences.map((one) => ({ quotation, one })))
  return {
    parts: contentOf(
      { text, codes },
      sentenceEnds(text, locale),
      all.map(({ one }) => one),
    ),
    quotes: new Map(
      all.map(({ quotation, one }) =>
        quote(one.id, { quoteKind: quotation.quoteKind, depth: one.depth, type: one.type }),
      ),
    ),
  }
}
const code = (name: string, form: InlineCode['form'], at: number): InlineCode => ({
  kind: 'code',
  id: name,
  form,
  type: 'strong',
  at,
  data: '**',
  equivalent: '',
})
const shape = (text: string, codes: readonly InlineCode[] = []): readonly string[] =>
  prepare(text, codes).parts.map((part) => `${part.kind}: ${notation(part.content).replace(/q\w+\.\d/gu, 'q')}`)

describe('the content of a source', () => {
  test('marks are gone and ends stand in their place, sentence by sentence', () => {
    expect(shape('„Es ist Zeit. Gehen wir“, sagte sie.')).toEqual([
      'segment: [q|Es ist Zeit.',
      'gap:  ',
      'segment: Gehen wir|q]|, sagte sie.',
    ])
  })

  test('an inline code keeps its place beside marks', () => {
    const text = 'Er rief „Halt“, dann lief er.'
    expect(shape(text, [code('c1', 'open', 8), code('c1', 'close', 14)])).toEqual([
      'segment: Er rief |<c1|[q|Halt|q]|c1>|, dann lief er.',
    ])
    expect(shape(text, [code('c1', 'open', 9), code('c1', 'close', 13)])).toEqual([
      'segment: Er rief |[q|<c1|Halt|c1>|q]|, dann lief er.',
    ])
  })

  test('where sentences meet, closing codes stay left, opening ones go right, others with the side they touch', () => {
    const text = 'Das war es. Und nun?'
    expect(
      shape(text, [code('c1', 'open', 0), code('c1', 'close', 12), code('c2', 'open', 11), code('c2', 'close', 20)]),
    ).toEqual(['segment: <c1|Das war es.|c1>', 'gap:  ', 'segment: <c2|Und nun?|c2>'])
    expect(shape(text, [code('c1', 'empty', 11)])[0]).toBe('segment: Das war es.|<c1>')
    expect(shape(text, [code('c1', 'empty', 12)])[2]).toBe('segment: <c1>|Und nun?')
  })

  test('a block of codes alone keeps them', () => {
    expect(shape('', [code('c1', 'empty', 0)])).toEqual(['gap: <c1>'])
    expect(shape('')).toEqual([])
  })

  test('printed in the source’s own style it is the source again, codes between the same letters', () => {
    const words = fc.constantFrom('Zeit', 'ist', 'Hanoi', 'Geld.', 'Ende!', 'und', 'wer?', 'l’ami', '12,5', 'usw.')
    const run = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
    const quoted = fc
      .record({ inner: run, nested: fc.option(run) })
      .map(({ inner, nested }) => (nested === null ? `„A ${inner} b“` : `„A ${inner} ‚c ${nested} d‘ b“`))
    const text = fc
      .array(fc.oneof(run, quoted), { minLength: 1, maxLength: 5 })
      .map((list) => `Er sagt ${list.join(' ')}.`)
    const codes = fc.array(fc.record({ at: fc.nat(), form: fc.constantFrom('open', 'close', 'empty') }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(text, codes, (printed, drawn) => {
        const detection = detectBlock(printed, { locale: 'de-DE' })
        fc.pre(!detection.ambiguous && detection.unopened.length + detection.unclosed.length === 0)
        const placed = drawn
          .map((one, index) => code(`c${index}`, one.form, one.at % (printed.length + 1)))
          .sort((a, b) => a.at - b.at)
        const { parts, quotes } = prepare(printed, placed)
        const whole = normaliseContent(parts.flatMap((part) => part.content))
        const rendered = renderContent(whole, quotes, houseStyleFor('de-DE'))
        expect(rendered.text).toBe(printed)
        expect(parts.map(({ start, end }) => printed.slice(start, end)).join('')).toBe(printed)
        const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '')
        let before = ''
        const at = new Map<string, string>()
        for (const inline of rendered.printed)
          if (inline.kind === 'text') before += inline.text
          else at.set(inline.id, letters(before))
        expect(Object.fromEntries(at)).toEqual(
          Object.fromEntries(placed.map((one) => [one.id, letters(printed.slice(0, one.at))])),
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('detect(render(x)) = x', () => {
  test('what is printed in a house style is read as the quotations of the content', () => {
    const locales = fc.constantFrom(
      'de-DE',
      'de-CH',
      'en-US',
      'en-GB',
      'fr-FR',
      'es-ES',
      'it-IT',
      'cs-CZ',
      'ru-RU',
      'pl-PL',
      'ja-JP',
      'da-DK',
      'sv-SE',
    )
    const words = fc.constantFrom('time', 'money', 'now', 'Hanoi', 'we have', 'never')
    const item = fc.record({ inner: words, nested: fc.boolean(), comma: fc.constantFrom('in', 'out', 'none') })
    fc.assert(
      fc.property(locales, fc.array(item, { minLength: 1, maxLength: 4 }), (locale, items) => {
        // Single marks of one glyph beside letters read like apostrophes.
        fc.pre(locale !== 'sv-SE' || !items.some(({ nested }) => nested))
        const quotes = new Map<OccurrenceId, UnitQuote>()
        const inlines: Inline[] = [{ kind: 'text', text: 'She said ' }]
        for (const [index, { inner, nested, comma }] of items.entries()) {
          const outer = id(`o${index}`)
          quotes.set(...quote(outer))
          inlines.push({ kind: 'quote-open', occurrence: outer }, { kind: 'text', text: `a ${inner}` })
          if (nested) {
            const deep = id(`n${index}`)
            quotes.set(...quote(deep, { depth: 2 }))
            inlines.push({ kind: 'text', text: ' ' }, { kind: 'quote-open', occurrence: deep })
            inlines.push({ kind: 'text', text: `the ${inner}` }, { kind: 'quote-close', occurrence: deep })
            inlines.push({ kind: 'text', text: ' end' })
          }
          if (comma === 'in') inlines.push({ kind: 'text', text: ',' })
          inlines.push({ kind: 'quote-close', occurrence: outer })
          inlines.push({ kind: 'text', text: comma === 'out' ? ', and ' : ' and ' })
        }
        inlines.push({ kind: 'text', text: 'left.' })
        const { text, spans } = renderContent(normaliseContent(inlines), quotes, houseStyleFor(locale))
        const found = detectBlock(text, { locale }).occurrences
        expect(found.map(({ start, end }) => [start, end])).toEqual(spans.map(({ start, end }) => [start, end]))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a printed target becomes content', () => {
  const source = (text: string, kinds: readonly QuoteKind[] = []) => ({
    text,
    occurrences: detectBlock(text, { locale: 'de-DE' }).occurrences.map((one, index) => ({
      ...one,
      id: id(`q${index + 1}`),
      quoteKind: kinds[index] ?? 'direct',
    })),
  })
  const read = (from: string, target: string, codes: readonly InlineCode[] = [], targetLocale = 'en-US') =>
    contentFromPrinted(target, codes, source(from), { sourceLocale: 'de-DE', targetLocale })

  test('marks that face the source become ends with its ids, whatever marks they are', () => {
    for (const target of ['“We have time,” she said.', '"We have time", she said.', '„We have time“, she said.'])
      expect(notation(read('„Wir haben Zeit“, sagte sie.', target).content)).toMatch(
        /^\[q1\|We have time,?\|q1\]\|,? she said\.$/u,
      )
  })

  test('marks that face nothing stay text and are reported', () => {
    const {
      content: found,
      extra,
      outcomes,
      text,
    } = read('Er nannte es „Witz“, im Ernst.', 'He called it a “joke” in “earnest.”')
    expect(notation(found)).toBe('He called it a |[q1|joke|q1]| in “earnest.”')
    expect(extra.map(({ start, end }) => text.slice(start, end))).toEqual(['“earnest.”'])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['aligned'])
  })

  test('a quotation without marks is reported missing', () => {
    const { content: found, outcomes } = read('Das war ein „Witz“.', 'That was a joke.')
    expect(notation(found)).toBe('That was a joke.')
    expect(outcomes.map(({ occurrence, outcome }) => [occurrence, outcome])).toEqual([['q1', 'missing-both']])
  })

  test('a lost mark is put back where its place is sure', () => {
    const { content: found, outcomes } = read('„Wir schaffen das“, sagte sie.', '"We can do this, she said.')
    expect(notation(found)).toMatch(/^\[q1\|We can do this,?\|q1\]\|,? she said\.$/u)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['aligned'])
  })

  test('codes keep their letters and entities are decoded', () => {
    const target = 'He shouted &quot;stop&quot; and ran.'
    const found = read('Er rief „Halt“ und lief.', target, [code('c1', 'open', 17), code('c1', 'close', 21)])
    expect(notation(found.content)).toBe('He shouted |[q1|<c1|stop|c1>|q1]| and ran.')
  })

  test('an opening mark that a sentence needs alone stays alone', () => {
    const half = {
      text: '„Es ist Zeit.',
      occurrences: [{ id: id('q1'), start: 0, innerStart: 1, innerEnd: 13, end: 13, type: 'open' as const }],
    }
    const options = { sourceLocale: 'de-DE', targetLocale: 'en-US' }
    expect(notation(contentFromPrinted('“It is time.', [], half, options).content)).toBe('[q1|It is time.')
    expect(notation(contentFromPrinted('“It is time.”', [], half, options).content)).toBe('[q1|It is time.')
  })

  test('no letter is lost whatever is typed', () => {
    const noise = fc.array(
      fc.constantFrom('Zeit', 'ja', '“', '”', '"', '„', ' ', ', ', '. ', '&quot;', '’', '«', '»', '\u00a0'),
      { maxLength: 20 },
    )
    const letters = (value: string): string => value.replace(/&quot;/gu, '').replace(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(noise, noise, (a, b) => {
        const found = read(a.join(''), b.join(''))
        expect(letters(textOf(found.content))).toBe(letters(b.join('')))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the ends of a unit', () => {
  const verdicts = (source: string, target: readonly string[], quotes: readonly UnitQuote[] = []) =>
    Object.fromEntries(
      checkQuoteEnds([content(source)], target.map(content), quotes).map(({ occurrence, verdict }) => [
        occurrence,
        verdict,
      ]),
    )

  test('stand once each, in any segment', () => {
    expect(verdicts('[a|x|a]| y', ['y ', '[a|x', 'z|a]'])).toEqual({ a: 'present' })
  })
  test('are missing, half, duplicated or unknown', () => {
    expect(verdicts('[a|x|a]', ['x'])).toEqual({ a: 'missing' })
    expect(verdicts('[a|x|a]', ['[a|x'])).toEqual({ a: 'half' })
    expect(verdicts('[a|x|a]', ['[a|x|a]|[a|y|a]'])).toEqual({ a: 'duplicated' })
    expect(verdicts('x', ['[z|x|z]'])).toEqual({ z: 'unknown' })
  })
  test('are crossed, reversed, or outside their parent', () => {
    expect(verdicts('[a|x|a]|[b|y|b]', ['[a|x|[b|y|a]|z|b]'])).toEqual({ a: 'crossed', b: 'crossed' })
    expect(verdicts('[a|x|a]', ['a]|x|[a'])).toEqual({ a: 'crossed' })
    expect(verdicts('[a|x|[b|y|b]|a]', ['[a|x|a]|[b|y|b]'])).toEqual({ a: 'present', b: 'crossed' })
    expect(verdicts('[a|x|[b|y|b]|a]', ['x|[b|y|b]'])).toEqual({ a: 'missing', b: 'present' })
  })
  test('of a block inside a quotation need no opening end', () => {
    const [, carried] = quote('a', { type: 'close' })
    expect(verdicts('x|[b|y|b]|a]', ['x|[b|y|b]|a]'], [carried])).toEqual({ a: 'present', b: 'present' })
  })
})

describe('typed marks', () => {
  const options = { locale: 'en-US' }
  test('beside the ends are doubled and can be removed', () => {
    for (const written of ['[a|“We have time,”|a]| she said.', '“|[a|We have time,|a]|”| she said.']) {
      const found = typedMarks([content(written)], options)
      expect(found.map(({ kind, occurrence }) => [kind, occurrence])).toEqual([['doubled', 'a']])
      expect(notation(withoutDoubled([content(written)], found)[0] ?? [])).toBe('[a|We have time,|a]| she said.')
    }
  })
  test('elsewhere are extra and stay', () => {
    const target = [content('[a|We have time,|a]| she said “now”.'), content('It’s 27" wide.')]
    const found = typedMarks(target, options)
    expect(found.map(({ kind, open, close }) => [kind, open?.part, open?.start, close?.start])).toEqual([
      ['extra', 0, 23, 27],
    ])
    expect(withoutDoubled(target, found)).toEqual(target)
  })
})
