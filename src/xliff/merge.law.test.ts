import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentKey, normaliseContent } from '../article/content.ts'
import type { ArticleRecord, Content, Inline, SegmentId, SegmentRecord, UnitRecord } from '../article/types.ts'
import { encodeXml } from '../xml/index.ts'
import { mergeReturned, readXliff, serializeXliff, toXliff } from './index.ts'
import { hanoiRecord, marksOfHouse } from './record.fixture.ts'

/**
 * A simulated CAT tool: it translates everything, cuts and joins sentences, and writes the file in its own manner.
 * Whatever it does within the standard, the record must get the same text.
 */

const open: ArticleRecord = {
  ...hanoiRecord,
  units: hanoiRecord.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment' ? { ...part, target: null, state: 'initial', origin: null, proposals: [] } : part,
    ),
  })),
}

/** No character but a space stays: what equals its source counts as filled in beforehand. */
const translated = (source: Content): Content =>
  source.map((inline) =>
    inline.kind === 'text'
      ? {
          kind: 'text',
          text: inline.text.replace(/\S/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 128)),
        }
      : inline,
  )

const textOfUnit = (unit: UnitRecord): string =>
  contentKey(normaliseContent(unit.parts.flatMap((part) => part.target ?? (part.kind === 'gap' ? part.source : []))))

/** Cuts a content after so many characters of text. */
const cutAt = (content: Content, at: number): readonly [Content, Content] => {
  const left: Inline[] = []
  const right: Inline[] = []
  let rest = at
  for (const inline of content) {
    if (inline.kind !== 'text') (rest > 0 || right.length === 0 ? left : right).push(inline)
    else {
      const cut = Math.min(inline.text.length, Math.max(0, rest))
      if (cut > 0) left.push({ kind: 'text', text: inline.text.slice(0, cut) })
      if (cut < inline.text.length) right.push({ kind: 'text', text: inline.text.slice(cut) })
      rest -= inline.text.length
    }
  }
  return [normaliseContent(left), normaliseContent(right)]
}

const lengthOf = (content: Content): number =>
  content.reduce((sum, inline) => sum + (inline.kind === 'text' ? inline.text.length : 0), 0)

const split = (unit: UnitRecord, where: number, share: number): UnitRecord => {
  const segments = unit.parts.filter((part) => part.kind === 'segment')
  const chosen = segments[where % segments.length]
  if (chosen === undefined) return unit
  const [firstSource, lastSource] = cutAt(chosen.source, 1 + Math.floor(share * (lengthOf(chosen.source) - 2)))
  const [firstTarget, lastTarget] = cutAt(
    chosen.target ?? [],
    1 + Math.floor(share * (lengthOf(chosen.target ?? []) - 2)),
  )
  const isEmpty = (content: Content): boolean =>
    content.every((inline) => inline.kind !== 'text' || inline.text.trim() === '')
  // A piece without a word is no sentence to any tool.
  if ([firstSource, lastSource, firstTarget, lastTarget].some(isEmpty)) return unit
  const last: SegmentRecord = { ...chosen, id: `${chosen.id}x` as SegmentId, source: lastSource, target: lastTarget }
  return {
    ...unit,
    parts: unit.parts.flatMap((part) =>
      part === chosen ? [{ ...chosen, source: firstSource, target: firstTarget }, last] : [part],
    ),
  }
}

const join = (unit: UnitRecord, where: number): UnitRecord => {
  const at = unit.parts.findIndex((part, index) => part.kind === 'gap' && index >= where % unit.parts.length)
  const [before, gap, after] = [unit.parts[at - 1], unit.parts[at], unit.parts[at + 1]]
  if (before?.kind !== 'segment' || gap === undefined || after?.kind !== 'segment') return unit
  const joined: SegmentRecord = {
    ...before,
    source: normaliseContent([...before.source, ...gap.source, ...after.source]),
    target: normaliseContent([...(before.target ?? []), ...gap.source, ...(after.target ?? [])]),
  }
  return { ...unit, parts: [...unit.parts.slice(0, at - 1), joined, ...unit.parts.slice(at + 2)] }
}

/** How tools rewrite a file without changing what it says. */
const manners: Readonly<Record<string, (text: string) => string>> = {
  'line ends': (text) => text.replaceAll('\n', '\r\n'),
  'byte order mark': (text) => `\ufeff${text}`,
  'no indentation': (text) => text.replaceAll(/\n *(?=<(?!\/?(?:pc|sc|ec|ph)\b))/g, ''),
  'states dropped': (text) => text.replaceAll(/ state="[^"]*"/g, '').replaceAll(/ subState="[^"]*"/g, ''),
  'metadata dropped': (text) => text.replaceAll(/ *<mda:metadata>[\s\S]*?<\/mda:metadata>\n/g, ''),
  'notes added': (text) => text.replaceAll('<originalData>', '<notes><note>seen</note></notes><originalData>'),
  'another prefix': (text) =>
    text
      .replaceAll(
        /<(\/?)(xliff|file|unit|segment|ignorable|source|target|pc|sc|ec|ph|notes|note|originalData|data)(?=[\s/>])/g,
        '<$1x:$2',
      )
      .replace('xmlns="', 'xmlns:x="'),
  'quotes of one stroke': (text) => text.replaceAll(/<(?:unit|segment|file)[^>]*>/g, (tag) => tag.replaceAll('"', "'")),
  'references for letters': (text) => text.replaceAll('å', '&#229;'),
  'separate ends': (text) =>
    text.replaceAll(
      /<pc id="([^"]*)" type="fmt"[^>]*>([^<]*)<\/pc>/g,
      '<sc id="$1" type="fmt"/>$2<ec startRef="$1" type="fmt"/>',
    ),
}

test('whatever a tool does within the standard, the record gets the same text, and nothing the second time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), fc.nat(9), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
        maxLength: 6,
      }),
      fc.subarray(Object.keys(manners)),
      fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
      (cuts, chosen, encoding) => {
        const units: UnitRecord[] = open.units.map((unit) => ({
          ...unit,
          parts: unit.parts.map((part) =>
            part.kind === 'segment' ? { ...part, target: translated(part.source), state: 'translated' as const } : part,
          ),
        }))
        const expected = units.map(textOfUnit)
        for (const [index, where, share, isSplit] of cuts) {
          const unit = units[index % units.length]
          if (unit === undefined) continue
          units[index % units.length] = isSplit ? split(unit, where, share) : join(unit, where)
        }
        let text = withoutHashes(serializeXliff(toXliff({ ...open, units }, { marks: marksOfHouse })))
        for (const manner of chosen) text = manners[manner]?.(text) ?? text
        if (encoding !== 'utf-8') text = text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
        const returned = readXliff(encodeXml({ text, encoding }))
        const merge = mergeReturned(open, returned)
        expect(merge.record.units.map(textOfUnit)).toEqual(expected)
        expect(merge.verdicts.filter((verdict) => verdict.severity === 'error')).toEqual([])
        expect(mergeReturned(merge.record, returned).changed).toBe(false)
        // Letters of the source stay, however it was cut.
        expect(
          merge.record.units.map((unit) => contentKey(normaliseContent(unit.parts.flatMap((part) => part.source)))),
        ).toEqual(open.units.map((unit) => contentKey(normaliseContent(unit.parts.flatMap((part) => part.source)))))
      },
    ),
    { numRuns: 300 },
  )
})

/** A hand-off in 1.2 strict: one trans-unit a sentence in a group for each block. */
const handOff = (target: (source: string) => string): string => `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="hanoi.de.md" source-language="de" target-language="en" datatype="plaintext">
    <body>
      <group id="bq3wd2rak" restype="x-paragraph">
        <trans-unit id="bq3wd2rak.sk2c" resname="bq3wd2rak.sk2c" xml:space="preserve">
          <source><g id="q5rtt2kdh.1" ctype="x-quote" equiv-text="„“" clone="no">Wir haben Zeit</g>, sagte der Präsident am Mittwoch.</source>
          ${target('<g id="q5rtt2kdh.1" ctype="x-quote" equiv-text="„“" clone="no">Wir haben Zeit</g>, sagte der Präsident am Mittwoch.')}
        </trans-unit>
      </group>
      <group id="bx5n6c2tf" restype="x-paragraph">
        <trans-unit id="bx5n6c2tf.s2pv"><source><x id="qd7k2s3hy.1" ctype="x-quote-open" equiv-text="„" clone="no"/>Eile schadet nur.</source>
          <target state="translated"><x id="qd7k2s3hy.1" ctype="x-quote-open" equiv-text="„" clone="no"/>Haste does harm.</target></trans-unit>
        <trans-unit id="bx5n6c2tf.s6jy"><source>Wir reden morgen weiter.<x id="qd7k2s3hy.1-close" ctype="x-quote-close" equiv-text="“" clone="no"/></source>
          <target state="signed-off">We go on tomorrow.<x id="qd7k2s3hy.1-close" ctype="x-quote-close" equiv-text="“" clone="no"/></target></trans-unit>
      </group>
    </body>
  </file>
</xliff>
`

test('a hand-off in 1.2 comes back with its quotations, states and gaps', () => {
  const { record, verdicts } = mergeReturned(
    open,
    readXliff(
      handOff(() => '<target state="final"><g id="q5rtt2kdh.1">We have time,</g> the president said.</target>'),
    ),
  )
  const parts = record.units
    .flatMap((unit) => unit.parts)
    .filter((part) => part.kind === 'segment' && part.target !== null)
  expect(parts.map((part) => part.kind === 'segment' && [part.id, part.state, contentKey(part.target ?? [])])).toEqual([
    [
      'sk2c',
      'final',
      contentKey([
        { kind: 'quote-open', occurrence: 'q5rtt2kdh.1' as never },
        { kind: 'text', text: 'We have time,' },
        { kind: 'quote-close', occurrence: 'q5rtt2kdh.1' as never },
        { kind: 'text', text: ' the president said.' },
      ]),
    ],
    [
      's2pv',
      'translated',
      contentKey([
        { kind: 'quote-open', occurrence: 'qd7k2s3hy.1' as never },
        { kind: 'text', text: 'Haste does harm.' },
      ]),
    ],
    [
      's6jy',
      'reviewed',
      contentKey([
        { kind: 'text', text: 'We go on tomorrow.' },
        { kind: 'quote-close', occurrence: 'qd7k2s3hy.1' as never },
      ]),
    ],
  ])
  expect(verdicts.filter((verdict) => verdict.kind === 'quotation').map((verdict) => verdict.verdict)).toEqual([
    'present',
    'present',
  ])
})

test('a prefilled target of 1.2 that nobody touched says nothing', () => {
  const { verdicts } = mergeReturned(
    open,
    readXliff(handOff((source) => `<target state="needs-translation">${source}</target>`)),
  )
  expect(verdicts).toContainEqual({
    kind: 'segment',
    verdict: 'untouched',
    severity: 'info',
    unit: 'bq3wd2rak',
    segment: 'sk2c',
    text: null,
  })
})

/** The tool is simulated with our own writer, which would vouch for the tool's targets as if we had sent them. */
const withoutHashes = (text: string): string => text.replaceAll(/\s*<mda:meta type="sent">[^<]*<\/mda:meta>/gu, '')
