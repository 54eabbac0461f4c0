import type {
  ArticleId,
  ArticleRecord,
  BlockId,
  Content,
  OccurrenceId,
  Origin,
  QuotationId,
  QuoteKind,
  SegmentId,
  SegmentRecord,
  UnitQuote,
} from '../article/types.ts'
import type { QuoteMarks } from './record.ts'

/** A small article in which every place a quotation can stand occurs; for the tests of this folder. */

const openingGerman = '„'
const closingGerman = '“'

const text = (value: string): Content[number] => ({ kind: 'text', text: value })
const open = (id: string): Content[number] => ({ kind: 'quote-open', occurrence: id as OccurrenceId })
const close = (id: string): Content[number] => ({ kind: 'quote-close', occurrence: id as OccurrenceId })

/** German in the source, English in the target. */
export const marksOfHouse = (): QuoteMarks => ({ source: [openingGerman, closingGerman], target: ['“', '”'] })

export const segmentOf = (
  id: string,
  source: Content,
  target: Content | null = null,
  origin: Origin | null = null,
): SegmentRecord => ({
  kind: 'segment',
  id: id as SegmentId,
  source,
  target,
  state: target === null ? 'initial' : 'translated',
  origin,
  flag: null,
  proposals: [],
})

const gap = { kind: 'gap', source: [text(' ')], target: null } as const

const quoteOf = (id: string, quoteKind: QuoteKind, rest: Partial<UnitQuote> = {}): UnitQuote => ({
  kind: 'quote',
  id: id as OccurrenceId,
  quotation: id.slice(0, id.indexOf('.')) as QuotationId,
  type: 'pair',
  quoteKind,
  depth: 1,
  speaker: null,
  openMark: openingGerman,
  closeMark: closingGerman,
  parent: null,
  ...rest,
})

export const hanoiRecord: ArticleRecord = {
  kind: 'record',
  article: 'hanoi' as ArticleId,
  original: 'source/hanoi.de.md',
  format: 'markdown',
  sourceLocale: 'de',
  targetLocale: 'en',
  units: [
    {
      kind: 'unit',
      id: 'b7hk2m4qx' as BlockId,
      role: 'headline',
      name: 'title',
      owner: null,
      codes: [],
      quotes: [],
      parts: [
        segmentOf('s4tn', [text('Freundlicher Ton in Hanoi')], [text('Friendly tone in Hanoi')], {
          kind: 'memory',
          score: 101,
          entry: 'm17',
        }),
      ],
    },
    {
      kind: 'unit',
      id: 'bq3wd2rak' as BlockId,
      role: 'paragraph',
      name: null,
      owner: null,
      codes: [],
      quotes: [
        quoteOf('q5rtt2kdh.1', 'direct', { speaker: 'the president' }),
        quoteOf('qa3c4v7pw.1', 'direct', { speaker: 'his interpreter' }),
        quoteOf('qm3z6w4nb.1', 'partial', {
          depth: 2,
          openMark: '‚',
          closeMark: '‘',
          parent: 'qa3c4v7pw.1' as OccurrenceId,
        }),
      ],
      parts: [
        segmentOf(
          'sk2c',
          [
            open('q5rtt2kdh.1'),
            text('Wir haben Zeit'),
            close('q5rtt2kdh.1'),
            text(', sagte der Präsident am Mittwoch.'),
          ],
          [open('q5rtt2kdh.1'), text('We have time,'), close('q5rtt2kdh.1'), text(' the president said on Wednesday.')],
          { kind: 'human', person: null },
        ),
        gap,
        segmentOf('s3fx', [
          open('qa3c4v7pw.1'),
          text('Er nannte den Plan '),
          open('qm3z6w4nb.1'),
          text('kühn'),
          close('qm3z6w4nb.1'),
          text(' und lächelte'),
          close('qa3c4v7pw.1'),
          text(', berichtete sein Dolmetscher.'),
        ]),
      ],
    },
    {
      kind: 'unit',
      id: 'bx5n6c2tf' as BlockId,
      role: 'paragraph',
      name: null,
      owner: null,
      codes: [
        { kind: 'code', id: 'c1', form: 'open', type: 'strong', at: 0, data: '**', equivalent: '' },
        { kind: 'code', id: 'c1', form: 'close', type: 'strong', at: 0, data: '**', equivalent: '' },
      ],
      quotes: [quoteOf('qd7k2s3hy.1', 'direct', { speaker: 'the president' }), quoteOf('qf2n5x6bt.1', 'scare')],
      parts: [
        segmentOf(
          's2pv',
          [open('qd7k2s3hy.1'), text('Eile schadet nur.')],
          [open('qd7k2s3hy.1'), text('Haste only hurts.')],
          {
            kind: 'engine',
            engine: 'deepl',
            model: 'quality_optimized',
          },
        ),
        gap,
        {
          ...segmentOf('s6jy', [text('Wir reden morgen weiter.'), close('qd7k2s3hy.1')]),
          proposals: [
            {
              kind: 'proposal',
              type: 'memory',
              similarity: 92,
              origin: 'memory/news.tmx',
              source: [text('Wir sprechen morgen weiter.')],
              target: [text('We will talk again tomorrow.')],
            },
          ],
        },
        gap,
        segmentOf('s3wb', [
          text('Seine '),
          open('qf2n5x6bt.1'),
          text('Freunde'),
          close('qf2n5x6bt.1'),
          text(' vermieden '),
          { kind: 'code-open', id: 'c1' },
          text('jeden Handschlag'),
          { kind: 'code-close', id: 'c1' },
          text('.'),
        ]),
      ],
    },
    {
      kind: 'unit',
      id: 'bc4g4jkve' as BlockId,
      role: 'paragraph',
      name: null,
      owner: null,
      codes: [],
      quotes: [quoteOf('qw5e3j4tc.1', 'direct', { type: 'open', speaker: 'the hostess', closeMark: '' })],
      parts: [segmentOf('s7qd', [open('qw5e3j4tc.1'), text('Die Tische standen seit dem Morgen bereit.')])],
    },
    {
      kind: 'unit',
      id: 'be2r7y5kd' as BlockId,
      role: 'paragraph',
      name: null,
      owner: null,
      codes: [],
      quotes: [quoteOf('qw5e3j4tc.2', 'direct', { type: 'close', speaker: 'the hostess', openMark: '' })],
      parts: [segmentOf('s2zt', [text('Dann blieb der Saal leer'), close('qw5e3j4tc.2'), text(', sagte sie.')])],
    },
    {
      kind: 'unit',
      id: 'bz6t3s3pm' as BlockId,
      role: 'alt',
      name: null,
      owner: 'bq3wd2rak' as BlockId,
      codes: [],
      quotes: [],
      parts: [
        {
          ...segmentOf('s2rk', [text('Fahnen vor dem Hotel')], [text('Flags outside the hotel')], { kind: 'verbatim' }),
          state: 'final',
        },
      ],
    },
  ],
}
