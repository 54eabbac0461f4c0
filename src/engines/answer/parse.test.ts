import { describe, expect, test } from 'vitest'
import type { OccurrenceId, QuoteKind } from '../../article/types.ts'
import type { EngineUnit, Item, PlannedRequest, SegmentOutcome, Shape } from '../contract.ts'
import { encodeUnit } from '../wire/index.ts'
import { parseAnswer } from './parse.ts'

/** A unit of one sentence or more (`|`), its quotations found by their marks „…“ and ‚…‘, its codes given as `<b>…</b>` and `<br>`. */
const unitOf = (printed: string, kinds: readonly QuoteKind[] = []): EngineUnit => {
  let text = ''
  const codes: { id: string; kind: 'open' | 'close' | 'empty'; at: number }[] = []
  const segments: { id: string; start: number; end: number; wanted: boolean }[] = []
  const quotes: { start: number; innerStart: number; innerEnd: number; end: number; depth: number }[] = []
  const open: number[] = []
  let start = 0
  for (const [piece] of printed.matchAll(/<\/?\w+>|[„‚“‘|]|[^<„‚“‘|]+/gu)) {
    if (piece === '<br>') codes.push({ id: `x${codes.length}`, kind: 'empty', at: text.length })
    else if (piece.startsWith('</')) codes.push({ id: piece.slice(2, -1), kind: 'close', at: text.length })
    else if (piece.startsWith('<')) codes.push({ id: piece.slice(1, -1), kind: 'open', at: text.length })
    else if (piece === '|') {
      segments.push({ id: `s${segments.length + 1}`, start, end: text.length, wanted: true })
      text += ' '
      start = text.length
    } else if (piece === '„' || piece === '‚') {
      quotes.push({ start: text.length, innerStart: text.length + 1, innerEnd: 0, end: 0, depth: open.length + 1 })
      open.push(quotes.length - 1)
      text += piece
    } else if (piece === '“' || piece === '‘') {
      const at = open.pop() ?? 0
      const quote = quotes[at]
      if (quote !== undefined) quotes[at] = { ...quote, innerEnd: text.length, end: text.length + 1 }
      text += piece
    } else text += piece
  }
  segments.push({ id: `s${segments.length + 1}`, start, end: text.length, wanted: true })
  return {
    article: 'a',
    block: 'b',
    text,
    codes,
    segments,
    quotes: quotes.map((quote, index) => ({
      ...quote,
      id: `q${index + 1}.1` as OccurrenceId,
      kind: kinds[index] ?? 'direct',
    })),
  }
}

const ask = (
  printed: string,
  answer: string,
  {
    locale = 'en-US',
    shape = 'block',
    kinds = [],
  }: { locale?: string; shape?: Shape; kinds?: readonly QuoteKind[] } = {},
): readonly SegmentOutcome[] => {
  const items = encodeUnit(unitOf(printed, kinds), shape).map((one): Item => ({ block: 'b', resultKey: '', ...one }))
  const request: PlannedRequest = {
    engine: 'test',
    locale,
    key: '',
    body: null,
    items,
    bytes: 0,
    cost: { unit: 'codepoints', exact: true, amount: 0 },
  }
  return parseAnswer(request, { texts: [{ text: answer }] }, { sourceLocale: 'de-DE' })
}
const show = (outcomes: readonly SegmentOutcome[]): readonly string[] =>
  outcomes.map(({ status, target, damage, next }) =>
    [status, target?.text ?? `→ ${next}`, ...damage.map(({ code, repaired }) => (repaired ? `(${code})` : code))].join(
      ' | ',
    ),
  )
const one = (...args: Parameters<typeof ask>): string => show(ask(...args))[0] ?? ''

const said = '„Es gibt keine Eile“, sagte Trump am 28. Februar.'
const wire = (quoted: string): string => `<s i="1">${quoted}</s>`

describe('an answer without damage', () => {
  test('is good as it is', () => {
    expect(one(said, wire('<q i="2">“There is no hurry,”</q> Trump said on February 28.'))).toBe(
      'ok | “There is no hurry,” Trump said on February 28.',
    )
  })

  test('has the quotation and its codes as content, without marks', () => {
    const [outcome] = ask(
      '„Nur <b>jetzt</b>“, sagte er dem Publikum.<br>',
      wire('<q i="2">“Only <g i="3">now</g>,”</q> he told the audience.<x i="4"></x>'),
    )
    expect(outcome?.target?.content).toEqual([
      { kind: 'quote-open', occurrence: 'q1.1' },
      { kind: 'text', text: 'Only ' },
      { kind: 'code-open', id: 'b' },
      { kind: 'text', text: 'now' },
      { kind: 'code-close', id: 'b' },
      { kind: 'text', text: ',' },
      { kind: 'quote-close', occurrence: 'q1.1' },
      { kind: 'text', text: ' he told the audience.' },
      { kind: 'code-empty', id: 'x2' },
    ])
  })

  test('a quotation over two sentences has one end in each', () => {
    const outcomes = ask(
      'Er sagte uns: „Es gibt keine Eile.|Das ist nicht wichtig.“',
      '<s i="1">He told us: <q i="2">“There is no hurry.</q></s> <s i="3"><q i="4">That does not matter.”</q></s>',
    )
    expect(show(outcomes)).toEqual(['ok | He told us: “There is no hurry.', 'ok | That does not matter.”'])
  })

  test('times of day and numbers in words are the same numbers', () => {
    expect(one('Um 14.15 Uhr kamen drei von 1.200 Gästen.', wire('At 2:15 p.m., 3 of the 1,200 guests came.'))).toMatch(
      /^ok/u,
    )
  })
})

describe('marks', () => {
  const good = '“There is no hurry,” Trump said on February 28.'
  test.each([
    ['of the source’s language', '<q i="2">„There is no hurry“</q>, Trump said on February 28.', 'mark-foreign'],
    ['of the typewriter', '<q i="2">"There is no hurry"</q>, Trump said on February 28.', 'mark-foreign'],
    ['dropped', '<q i="2">There is no hurry</q>, Trump said on February 28.', 'mark-lost'],
    ['dropped on one side', '<q i="2">“There is no hurry</q>, Trump said on February 28.', 'mark-lost'],
    ['outside the tag', '“<q i="2">There is no hurry</q>,” Trump said on February 28.', 'mark-outside'],
    ['doubled inside and outside', '“<q i="2">"There is no hurry,"</q>” Trump said on February 28.', 'mark-outside'],
    ['as entities', '<q i="2">&amp;quot;There is no hurry,&amp;quot;</q> Trump said on February 28.', 'entity'],
    [
      'as entities with a stray semicolon',
      '<q i="2">&quot;;There is no hurry,&quot;;</q> Trump said on February 28.',
      'entity',
    ],
  ])('%s become the house’s', (_, answer, code) => {
    const result = one(said, wire(answer))
    expect(result).toMatch(/^repaired/u)
    expect(result).toContain(`(${code})`)
    expect(result).toContain(good)
  })

  test('an apostrophe beside the end of a quotation stays', () => {
    expect(
      one(
        '„Wir gehören den Arbeitern“, sagte sie gestern.',
        wire('<q i="2">“We are the workers’”</q>, she said yesterday.'),
      ),
    ).toContain('“We are the workers’,” she said')
    expect(
      one(
        'Das Bild der „Times“ hing dort an der Wand.',
        wire('The <q i="2">“Times”</q>’s picture hung on the wall there.'),
        { kinds: ['title'] },
      ),
    ).toContain('The “Times”’s picture')
    expect(
      one('Die Marke „Bild“ gilt dort noch etwas.', wire('Le poids d’<q i="2">« Bild »</q> y compte encore un peu.'), {
        locale: 'fr-FR',
        kinds: ['title'],
      }),
    ).toContain('d’«\u00a0Bild\u00a0»')
  })

  test('two quotations side by side do not take each other’s marks', () => {
    expect(
      one(
        '„Ja“ und „Nein“ riefen die Leute dort.',
        wire('<q i="2">“Yes”</q> <q i="3">“no,”</q> the people there called.'),
      ),
    ).toBe('ok | “Yes” “no,” the people there called.')
  })

  test('a space lost in front of a quotation comes back', () => {
    expect(
      one('Trump sagte „es gibt keine Eile“ dazu.', wire('Trump said<q i="2">there is no hurry</q> about it.')),
    ).toContain('Trump said “there is no hurry” about it.')
  })

  test('marks invented around a code go, marks that may be speech are asked about', () => {
    expect(
      one('Drücken Sie dort <b>Weiter</b> zum Fortfahren.', wire('Press <g i="2">“Continue”</g> there to go on.')),
    ).toBe('repaired | Press Continue there to go on. | (mark-extra)')
    expect(one('Er sagte, es gebe keine Eile damit.', wire('He said, “There is no hurry about it.”'))).toBe(
      'failed | → 2 | mark-extra',
    )
  })
})

describe('structure', () => {
  test.each([
    ['a lost quotation', 'There is no hurry, Trump said on February 28.', 'tag-lost'],
    ['reported speech', 'Trump said there was no hurry on February 28.', 'tag-lost'],
    ['an emptied quotation', '<q i="2"></q>“There is no hurry,” Trump said on February 28.', 'q-empty'],
    ['a quotation cut short', '<q i="2">“There”</q> is no hurry today at all, Trump said on February 28.', 'q-length'],
    ['a duplicated quotation', '<q i="2">“There is</q> no <q i="2">hurry,”</q> Trump said on February 28.', 'tag-dup'],
    [
      'a number that was not sent',
      '<q i="2">“There is no hurry,”</q> <q i="9">Trump</q> said on February 28.',
      'tag-extra',
    ],
    ['a renamed tag', '<quote i="2">“There is no hurry,”</quote> Trump said on February 28.', 'xml'],
    ['a rewritten attribute', '<q id="2">“There is no hurry,”</q> Trump said on February 28.', 'xml'],
    ['a tag that never ends', '<q i="2">“There is no hurry,” Trump said on February 28.', 'xml'],
    ['another number', '<q i="2">“There is no hurry,”</q> Trump said on February 27.', 'number'],
    ['the German text', '<q i="2">„Es gibt keine Eile“</q>, sagte Trump am 28. Februar.', 'untranslated'],
    ['nothing', '', 'omitted'],
    ['a refusal', '<q i="2">“I’m sorry,”</q> I cannot assist with this request on 28.', 'refusal'],
  ])('%s is asked for again, alone', (_, answer, code) => {
    const result = one(said, wire(answer))
    expect(result).toMatch(/^failed \| → 2/u)
    expect(result).toContain(code)
  })

  test('edges with no letter between them are put in order', () => {
    expect(
      one(
        'Er lobte den <b>„sehr guten Dialog“</b> sehr.',
        wire('He praised the <q i="3"><g i="2">“very good dialogue”</g></q> highly.'),
        { kinds: ['partial'] },
      ),
    ).toBe('repaired | He praised the “very good dialogue” highly. | (tag-nest) | (tag-nest)')
  })

  test('parts of one quotation are joined when nothing stands between them', () => {
    expect(one(said, wire('<q i="2">“There is no hurry</q><q i="2">,”</q> Trump said on February 28.'))).toBe(
      'repaired | “There is no hurry,” Trump said on February 28. | (tag-dup)',
    )
  })

  test('a single code goes back to the edge it stood at, elsewhere its place must be sure', () => {
    expect(one('Das war gestern so.<br>', wire('That was so yesterday.'))).toBe(
      'repaired | That was so yesterday. | (tag-lost)',
    )
    expect(one('Das war gestern so.<br>', wire('<x i="2"></x>That was so yesterday.'))).toBe(
      'repaired | That was so yesterday. | (tag-order)',
    )
    expect(one('Das war <br>gestern so.', wire('<x i="2"></x>That was so yesterday.'))).toBe('failed | → 2 | tag-order')
  })

  test('one damaged sentence does not take its neighbours with it', () => {
    const outcomes = ask(
      '„Ja“, sagte er da.|„Nein“, sagte sie dort.',
      '<s i="1"><q i="2">“Yes,”</q> he said then.</s> <s i="3">“No,” she said there.</s>',
    )
    expect(show(outcomes)).toEqual(['ok | “Yes,” he said then.', 'failed | → 2 | tag-lost'])
  })

  test('words that may have gone from one sentence to another make all of them suspect', () => {
    const source = 'Er kam gestern spät.|Sie ging heute früh.'
    const all = ['failed | → 2', 'failed | → 2']
    for (const answer of [
      '<s i="1">He came late yesterday. She left early today.</s> <s i="2"></s>',
      '<s i="1">He came late yesterday.</s> She left early today.',
      '<s i="2">She left early today.</s> <s i="1">He came late yesterday.</s>',
      '<s i="1">He came late yesterday.</s> <s i="1">She left early today.</s>',
    ])
      expect(show(ask(source, answer)).map((text) => text.slice(0, 12))).toEqual(all)
  })

  test('speech in each other’s place is never good', () => {
    const source = '„Die 40 Stellen bleiben in Hamburg“, sagte Muster, „Kassel schließt 2027“, sagte Kern.'
    expect(
      one(
        source,
        wire(
          '<q i="3">“The 40 jobs stay in Hamburg,”</q> Muster said, <q i="2">“Kassel closes in 2027,”</q> Kern said.',
        ),
      ),
    ).toContain('q-swapped')
    expect(
      one(
        source,
        wire(
          '<q i="3">“Kassel closes in 2027,”</q> Kern said, <q i="2">“the 40 jobs stay in Hamburg,”</q> Muster said.',
        ),
      ),
    ).toContain('tag-order')
  })
})

describe('what follows', () => {
  test('asked alone, doubtful words are for a person to look at', () => {
    expect(one(said, '<q i="1">“There is no hurry,”</q> Trump said on February 27.', { shape: 'sentence' })).toBe(
      'degraded | “There is no hurry,” Trump said on February 27. | number',
    )
  })

  test('asked alone, lost tags lead to plain text, and German to nothing', () => {
    expect(one(said, '“There is no hurry,” Trump said on February 28.', { shape: 'sentence' })).toBe(
      'failed | → 4 | tag-lost',
    )
    expect(one(said, '<q i="1">„Es gibt keine Eile“</q>, sagte Trump am 28. Februar.', { shape: 'sentence' })).toBe(
      'failed | → 5 | (mark-foreign) | untranslated',
    )
  })

  test('quotations of plain text are aligned, and a person looks at them', () => {
    expect(one(said, '"There is no hurry", Trump said on February 28.', { shape: 'plain' })).toBe(
      'degraded | “There is no hurry,” Trump said on February 28. | aligned',
    )
    expect(one(said, 'Trump said on February 28 that there was no hurry.', { shape: 'plain' })).toContain(
      'failed | → 5',
    )
    expect(one('Das war gestern noch so.', 'That was still so yesterday.', { shape: 'plain' })).toBe(
      'ok | That was still so yesterday.',
    )
  })

  test('too few texts or too many fail every segment', () => {
    const items = encodeUnit(unitOf(said), 'block').map((part): Item => ({ block: 'b', resultKey: '', ...part }))
    const request: PlannedRequest = {
      engine: 'test',
      locale: 'en-US',
      key: '',
      body: null,
      items,
      bytes: 0,
      cost: { unit: 'codepoints', exact: true, amount: 0 },
    }
    for (const texts of [[], [{ text: 'a' }, { text: 'b' }]])
      expect(show(parseAnswer(request, { texts }, { sourceLocale: 'de-DE' }))).toEqual(['failed | → 2 | array'])
  })
})

describe('words', () => {
  const failsWith = (printed: string, answer: string, code: string, locale = 'en-US'): void => {
    expect(one(printed, wire(answer), { locale })).toContain(code)
  }
  test('what is no translation is none', () => {
    const text = 'Der Gipfel endete am Donnerstag ohne eine Einigung der beiden Seiten.'
    failsWith(text, 'The summit.', 'omitted')
    failsWith(text, 'Der Gipfel endete am Donnerstag without an agreement.', 'half-translated')
    failsWith(text, 'Here is the translation: The summit ended on Thursday without an agreement.', 'comment')
    failsWith(text, 'I’m sorry, but I cannot help with this request to translate the text.', 'refusal')
    failsWith(
      text,
      'The summit ended on Thursday without an agreement of both sides. The summit ended on Thursday without an agreement of both sides.',
      'doubled',
    )
    failsWith(text, 'The summit ended on Thursday without agreement.', 'script', 'ru-RU')
    failsWith('Mehr steht unter https://example.org/a dort.', 'There is more at https://example.com/a there.', 'link')
    failsWith(text, 'The summit ended on Thursday, see https://evil.example, without an agreement.', 'link')
  })

  test('invisible characters are said and kept', () => {
    const outcome = ask(said, wire('<q i="2">“There is no\u200b hurry,”</q> Trump said on February 28.'))[0]
    expect(outcome?.status).toBe('ok')
    expect(outcome?.damage.map(({ code }) => code)).toEqual(['invisible'])
    expect(outcome?.target?.text).toContain('\u200b')
  })

  test('line breaks and doubled spaces become one space', () => {
    expect(one(said, wire('<q i="2">“There is\nno hurry,”</q>  Trump said on February 28.'))).toBe(
      'repaired | “There is no hurry,” Trump said on February 28. | (newline) | (space)',
    )
  })
})
