import { expect, test } from 'vitest'
import { normaliseContent, textOf } from '../article/content.ts'
import type { ArticleRecord, Content, SegmentRecord } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'
import { mergeReturned, readXliff, serializeXliff, targetHash, toXliff } from './index.ts'
import type { MergeOptions, Verdict } from './merge/types.ts'
import { hanoiRecord, marksOfHouse } from './record.fixture.ts'

const sent = serializeXliff(toXliff(hanoiRecord, { marks: marksOfHouse }))

/** The record after a file came back in which these strings were replaced. */
const back = (edits: readonly (readonly [string, string])[], options: MergeOptions = {}, record = hanoiRecord) => {
  let text = sent
  for (const [from, to] of edits) {
    expect(text).toContain(from)
    text = text.replace(from, to)
  }
  return mergeReturned(record, readXliff(text), options)
}

const segmentIn = (record: ArticleRecord, id: string): SegmentRecord => {
  const found = record.units.flatMap((unit) => unit.parts).find((part) => part.kind === 'segment' && part.id === id)
  if (found?.kind !== 'segment') throw new Error(`no segment ${id}`)
  return found
}
const withSegment = (record: ArticleRecord, id: string, change: Partial<SegmentRecord>): ArticleRecord => ({
  ...record,
  units: record.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) => (part.kind === 'segment' && part.id === id ? { ...part, ...change } : part)),
  })),
})
const of = (verdicts: readonly Verdict[], id: string): string[] =>
  verdicts.flatMap((verdict) =>
    verdict.kind === 'segment' && verdict.segment === id
      ? [verdict.verdict]
      : verdict.kind === 'quotation' && verdict.occurrence === id
        ? [verdict.verdict]
        : [],
  )
const firstTarget = (source: string, target: string): readonly [string, string] => [
  `${source}</source>\n`,
  `${source}</source>\n        <target>${target}</target>\n`,
]

test('an untouched file changes nothing', () => {
  const merge = back([])
  expect(merge.changed).toBe(false)
  expect(merge.record).toBe(hanoiRecord)
})

test('a sentence that was open gets its target, translated by a person', () => {
  const { record, verdicts } = back(
    [
      firstTarget(
        'Die Tische standen seit dem Morgen bereit.',
        '<sc id="qw5e3j4tc.1" isolated="yes" type="quote"/>The tables had been ready since morning.',
      ),
    ],
    { person: 'A. Weber' },
  )
  const segment = segmentIn(record, 's7qd')
  expect(textOf(segment.target ?? [])).toBe('The tables had been ready since morning.')
  expect(segment.state).toBe('translated')
  expect(segment.origin).toEqual({ kind: 'human', person: 'A. Weber' })
  expect(of(verdicts, 's7qd')).toEqual(['accepted'])
  expect(of(verdicts, 'qw5e3j4tc.1')).toEqual(['present'])
})

test('what an engine translated is replaced by what a person returns', () => {
  const { record, verdicts } = back([['Haste only hurts.', 'Haste does harm.']])
  expect(of(verdicts, 's2pv')).toEqual(['accepted'])
  expect(textOf(segmentIn(record, 's2pv').target ?? [])).toBe('Haste does harm.')
})

test('a person’s target changed in a copy of the record is accepted while the record has what the copy came from', () => {
  const { verdicts } = back([['We have time,', 'There is time,']])
  expect(of(verdicts, 'sk2c')).toEqual(['accepted'])
})

test('what a person translated meanwhile is not overwritten but gets a proposal', () => {
  const { record, verdicts } = back([
    ['We have time,', 'There is time,'],
    [`<mda:meta type="sent">${targetHash(segmentIn(hanoiRecord, 'sk2c').target ?? [])}</mda:meta>`, ''],
  ])
  const segment = segmentIn(record, 'sk2c')
  expect(of(verdicts, 'sk2c')).toEqual(['conflict'])
  expect(segment.target).toEqual(segmentIn(hanoiRecord, 'sk2c').target)
  expect(segment.proposals.map((proposal) => [proposal.type, textOf(proposal.target)])).toEqual([
    ['conflict', 'There is time, the president said on Wednesday.'],
  ])
})

test('with the record as it was sent, a person’s own target may be changed', () => {
  const { verdicts } = back([['We have time,', 'There is time,']], { base: hanoiRecord })
  expect(of(verdicts, 'sk2c')).toEqual(['accepted'])
})

test('a target changed on both sides is a conflict, decided by a preference', () => {
  const mine = withSegment(hanoiRecord, 's2pv', {
    target: [{ kind: 'text', text: 'Hurry harms.' }],
    origin: { kind: 'human', person: null },
  })
  expect(of(back([['Haste only hurts.', 'Haste does harm.']], { base: hanoiRecord }, mine).verdicts, 's2pv')).toEqual([
    'conflict',
  ])
  const theirs = back([['Haste only hurts.', 'Haste does harm.']], { base: hanoiRecord, prefer: 'theirs' }, mine)
  expect(textOf(segmentIn(theirs.record, 's2pv').target ?? [])).toBe('Haste does harm.')
})

test('a target as it was sent says nothing, whatever the record has now', () => {
  const mine = withSegment(hanoiRecord, 's2pv', { target: [{ kind: 'text', text: 'Hurry harms.' }] })
  const { verdicts, changed } = back([], { base: hanoiRecord }, mine)
  expect(of(verdicts, 's2pv')).toEqual(['unchanged'])
  expect(changed).toBe(false)
})

test('the hash that was sent tells what changed where no base is at hand', () => {
  const target = segmentIn(hanoiRecord, 'sk2c').target ?? []
  expect(sent).toContain(`<mda:meta type="sent">${targetHash(target)}</mda:meta>`)
  const { verdicts } = back([['We have time,', 'There is time,']])
  expect(of(verdicts, 'sk2c')).toEqual(['accepted'])
})

test('merging the same file again changes nothing', () => {
  const edits = [
    ['Haste only hurts.', 'Haste does harm.'],
    ['We have time,', 'There is time,'],
    firstTarget('Die Tische standen seit dem Morgen bereit.', 'The tables were ready.'),
  ] as const
  const first = back(edits)
  expect(first.changed).toBe(true)
  const second = back(edits, {}, first.record)
  expect(second.record).toEqual(first.record)
  expect(second.changed).toBe(false)
})

test('a state the tool raised follows, one it lowered does not', () => {
  const raised = back([['id="s4tn" state="translated"', 'id="s4tn" state="reviewed"']])
  expect(segmentIn(raised.record, 's4tn').state).toBe('reviewed')
  const lowered = back([['id="s2rk" state="final"', 'id="s2rk" state="translated"']])
  expect(lowered.changed).toBe(false)
})

test('a quotation whose code was lost holds the sentence back', () => {
  const { record, verdicts } = back([
    firstTarget('Die Tische standen seit dem Morgen bereit.', 'The tables were ready.'),
  ])
  expect(of(verdicts, 'qw5e3j4tc.1')).toEqual(['missing'])
  expect(segmentIn(record, 's7qd').flag).toBe('needs-review')
})

test('typed marks beside a code are removed', () => {
  const { record, verdicts } = back([['>We have time,</pc>', '>“We have time,”</pc>']], { base: hanoiRecord })
  // The text is what the record has: nothing but the marks was typed.
  expect(of(verdicts, 'sk2c')).toEqual(['unchanged'])
  expect(record).toBe(hanoiRecord)
  const other = back([['>We have time,</pc>', '>“We do have time,”</pc>']], { base: hanoiRecord })
  expect(of(other.verdicts, 'q5rtt2kdh.1')).toEqual(['doubled'])
  expect(textOf(segmentIn(other.record, 'sk2c').target ?? [])).toBe('We do have time, the president said on Wednesday.')
})

test('a lost code with typed marks is put back by who can find quotations', () => {
  const restore: MergeOptions['restoreQuotes'] = (_unit, segment, printed) => {
    const text = textOf(printed)
    const open = text.indexOf('“')
    const close = text.indexOf('”')
    const occurrence = segment.source.find((inline) => inline.kind === 'quote-open')
    if (open < 0 || close < 0 || occurrence?.kind !== 'quote-open') return null
    return normaliseContent([
      { kind: 'text', text: text.slice(0, open) },
      occurrence,
      { kind: 'text', text: text.slice(open + 1, close) },
      { kind: 'quote-close', occurrence: occurrence.occurrence },
      { kind: 'text', text: text.slice(close + 1) },
    ])
  }
  const line = /<target><pc id="q5rtt2kdh.1".*<\/target>/.exec(sent)?.[0] ?? ''
  const { record, verdicts } = back([[line, '<target>“There is time,” the president said.</target>']], {
    base: hanoiRecord,
    restoreQuotes: restore,
  })
  expect(of(verdicts, 'q5rtt2kdh.1')).toEqual(['restored'])
  expect(segmentIn(record, 'sk2c').target?.map((inline) => inline.kind)).toEqual([
    'quote-open',
    'text',
    'quote-close',
    'text',
  ])
})

test('half a quotation, a doubled one and one from elsewhere are told apart', () => {
  const half = back([firstTarget('Die Tische standen seit dem Morgen bereit.', 'The tables were ready.')])
  expect(of(half.verdicts, 'qw5e3j4tc.1')).toEqual(['missing'])
  const code = '<pc id="q5rtt2kdh.1" type="quote">We</pc> <pc id="q5rtt2kdh.1" type="quote">have time</pc>, he said.'
  const line = /<target><pc id="q5rtt2kdh.1".*<\/target>/.exec(sent)?.[0] ?? ''
  expect(of(back([[line, `<target>${code}</target>`]], { base: hanoiRecord }).verdicts, 'q5rtt2kdh.1')).toEqual([
    'duplicated',
  ])
  const onlyOpen = '<sc id="q5rtt2kdh.1" type="quote" isolated="yes"/>We have time, he said.'
  expect(of(back([[line, `<target>${onlyOpen}</target>`]], { base: hanoiRecord }).verdicts, 'q5rtt2kdh.1')).toEqual([
    'half',
  ])
  const moved = back([
    firstTarget(
      'Die Tische standen seit dem Morgen bereit.',
      '<pc id="q5rtt2kdh.1" type="quote">The tables</pc> were ready.',
    ),
  ])
  expect(of(moved.verdicts, 'q5rtt2kdh.1')).toEqual(['moved'])
  const unknown = back([
    firstTarget(
      'Die Tische standen seit dem Morgen bereit.',
      '<pc id="qzzzzzzzz.1" type="quote">The tables</pc> were ready.',
    ),
  ])
  expect(of(unknown.verdicts, 'qzzzzzzzz.1')).toEqual(['unknown'])
  expect(textOf(segmentIn(unknown.record, 's7qd').target ?? [])).toBe('The tables were ready.')
})

test('an inner quotation outside its outer one is crossed', () => {
  const target =
    '<pc id="qm3z6w4nb.1" type="quote">Bold</pc>, <pc id="qa3c4v7pw.1" type="quote">he called the plan and smiled</pc>.'
  expect(of(back([firstTarget('berichtete sein Dolmetscher.', target)]).verdicts, 'qm3z6w4nb.1')).toEqual(['crossed'])
})

test('an element of XLIFF 1.2 in a 2.1 target is refused and its text kept', () => {
  const { record, verdicts } = back([
    firstTarget('Die Tische standen seit dem Morgen bereit.', '<g id="1">The tables</g> were ready.'),
  ])
  expect(of(verdicts, 's7qd')).toEqual(['refused'])
  expect(textOf(segmentIn(record, 's7qd').proposals[0]?.target ?? [])).toBe('The tables were ready.')
})

test('a locked unit stays as it is', () => {
  const { verdicts, changed } = back([
    ['<unit id="bz6t3s3pm" type="gf:alt">', '<unit id="bz6t3s3pm" type="gf:alt" translate="no">'],
    ['Flags outside the hotel', 'Banners outside the hotel'],
  ])
  expect(of(verdicts, 's2rk')).toEqual(['locked'])
  expect(changed).toBe(false)
})

test('a source in which only punctuation was edited is ignored, its target is not', () => {
  const { record, verdicts } = back([
    ['Eile schadet nur.', 'Eile schadet nur!'],
    ['Haste only hurts.', 'Haste does harm!'],
  ])
  expect(of(verdicts, 's2pv')).toEqual(['source-edited'])
  expect(textOf(segmentIn(record, 's2pv').source)).toBe('Eile schadet nur.')
})

test('a translation of an older sentence becomes a proposal', () => {
  const now = withSegment(hanoiRecord, 's7qd', {
    source: segmentIn(hanoiRecord, 's7qd').source.map((inline) =>
      inline.kind === 'text' ? { ...inline, text: 'Die Stühle standen seit dem Abend bereit.' } : inline,
    ),
  })
  const { record, verdicts } = back(
    [firstTarget('Die Tische standen seit dem Morgen bereit.', 'The tables were ready.')],
    {},
    now,
  )
  expect(of(verdicts, 's7qd')).toEqual(['source-changed'])
  expect(segmentIn(record, 's7qd').target).toBe(null)
  expect(segmentIn(record, 's7qd').proposals[0]).toMatchObject({ type: 'previous', similarity: 71 })
})

test('a unit that is missing is counted and an unknown one is reported with its text', () => {
  const unit = /<unit id="bc4g4jkve"[\s\S]*?<\/unit>/.exec(sent)?.[0] ?? ''
  const { verdicts } = back([
    [unit, '<unit id="u9"><segment><source>Neu</source><target>New</target></segment></unit>'],
  ])
  expect(verdicts).toContainEqual({
    kind: 'segment',
    verdict: 'unit-missing',
    severity: 'info',
    unit: 'bc4g4jkve',
    segment: null,
    text: null,
  })
  expect(verdicts).toContainEqual({
    kind: 'segment',
    verdict: 'unit-unknown',
    severity: 'warning',
    unit: 'u9',
    segment: null,
    text: 'New',
  })
})

const splitSentence = [
  `<segment id="s2zt" state="initial">
        <source>Dann blieb der Saal leer<ec id="qw5e3j4tc.2" isolated="yes" type="quote" disp="“" canCopy="no" canDelete="no"/>, sagte sie.</source>
      </segment>`,
  `<segment state="translated">
        <source>Dann blieb der Saal leer<ec id="qw5e3j4tc.2" isolated="yes" type="quote" disp="“" canCopy="no" canDelete="no"/>,</source>
        <target>Then the hall stayed empty,<ec id="qw5e3j4tc.2" isolated="yes" type="quote"/></target>
      </segment>
      <ignorable><source> </source></ignorable>
      <segment state="translated"><source>sagte sie.</source><target>she said.</target></segment>`,
] as const

test('a sentence the tool split is split in the record, its source letter by letter', () => {
  const { record, verdicts } = back([splitSentence])
  const unit = record.units.find(({ id }) => id === 'be2r7y5kd')
  expect(unit?.parts.map((part) => [part.kind, textOf(part.source), textOf(part.target ?? [])])).toEqual([
    ['segment', 'Dann blieb der Saal leer,', 'Then the hall stayed empty,'],
    ['gap', ' ', ''],
    ['segment', 'sagte sie.', 'she said.'],
  ])
  expect(of(verdicts, 'qw5e3j4tc.2')).toEqual(['present'])
  const again = back([splitSentence], {}, record)
  expect(again.changed).toBe(false)
})

test('sentences the tool joined are joined in the record', () => {
  const unit = /<segment id="s2pv"[\s\S]*?<segment id="s3wb"/.exec(sent)?.[0] ?? ''
  const { record } = back([
    [
      unit,
      `<segment id="s2pv" state="translated"><source><sc id="qd7k2s3hy.1" type="quote"/>Eile schadet nur. Wir reden morgen weiter.<ec startRef="qd7k2s3hy.1" type="quote"/></source><target><pc id="qd7k2s3hy.1" type="quote">Haste harms and we go on tomorrow.</pc></target></segment><ignorable><source> </source></ignorable><segment id="s3wb"`,
    ],
  ])
  const parts = record.units.find(({ id }) => id === 'bx5n6c2tf')?.parts ?? []
  expect(parts.map((part) => textOf(part.source))).toEqual([
    'Eile schadet nur. Wir reden morgen weiter.',
    ' ',
    'Seine Freunde vermieden jeden Handschlag.',
  ])
  expect(textOf(parts[0]?.target ?? [])).toBe('Haste harms and we go on tomorrow.')
})

test('a split does not overwrite what a person translated', () => {
  const mine: Content = [
    { kind: 'text', text: 'Then the hall was empty' },
    { kind: 'quote-close', occurrence: 'qw5e3j4tc.2' as never },
    { kind: 'text', text: ', she said.' },
  ]
  const record = withSegment(hanoiRecord, 's2zt', {
    target: mine,
    state: 'reviewed',
    origin: { kind: 'human', person: null },
  })
  const merge = back([splitSentence], {}, record)
  expect(of(merge.verdicts, 's2zt')).toEqual(['conflict'])
  expect(segmentIn(merge.record, 's2zt').target).toEqual(mine)
  expect(segmentIn(merge.record, 's2zt').proposals.length).toBe(1)
})

test('a file for another language or article is refused', () => {
  const code = (work: () => unknown): string => {
    try {
      work()
    } catch (error) {
      if (error instanceof GoosefootError) return error.code
    }
    return ''
  }
  expect(code(() => back([['trgLang="en"', 'trgLang="fr"']]))).toBe('xliff.language')
  expect(back([['trgLang="en"', 'trgLang="en-GB"']]).changed).toBe(false)
  const other = sent
    .replace('<file id="hanoi" original="source/hanoi.de.md"', '<file id="x" original="x.md"')
    .replaceAll('<unit id="b', '<unit id="x')
  expect(code(() => mergeReturned(hanoiRecord, readXliff(other)))).toBe('xliff.other-article')
})
