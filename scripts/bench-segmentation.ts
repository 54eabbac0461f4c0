/**
 * Scores every development set and measures speed, beside the run time's own segmenter and two packages, in one run.
 *
 * The sets lie beside the checkout (`../shared/data/segmentation/dev`); without them only the project's own cases are
 * scored. An SRX file of your own is measured with --srx FILE. Peers are measured when they are installed: npm install --no-save sentencex@1.0.17 sbd@1.0.19
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readSrx, sentenceBoundaries, srxBoundaries, writeSrx } from '../src/segmentation/index.ts'
import { readCases } from '../test/segmentation/read-cases.ts'

interface Item {
  readonly locale: string
  readonly document: string
  readonly text: string
  readonly boundaries: readonly number[]
}
type Segment = (text: string, locale: string) => readonly number[]

const data = '../shared/data/segmentation/dev'

const setsOf = (): ReadonlyMap<string, readonly Item[]> => {
  const sets = new Map<string, readonly Item[]>()
  for (const path of globSync(`${data}/*.jsonl`).sort()) {
    const name = basename(path, '.jsonl')
    // Thai has no sentence marks: no system scores there.
    if (name.startsWith('th-')) continue
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
    sets.set(
      name,
      lines.map((line) => {
        const { lang, doc, text, boundaries } = JSON.parse(line) as {
          lang: string
          doc: string
          text: string
          boundaries: number[]
        }
        return { locale: lang, document: doc, text, boundaries }
      }),
    )
  }
  for (const [name, cases] of readCases())
    sets.set(
      `own-${name}`,
      cases.map((one, index) => ({ ...one, document: String(index) })),
    )
  return sets
}

/** A boundary stands before, in or behind the white space; the next unit that is none names it. */
const placesOf = (text: string, boundaries: readonly number[]): Set<number> => {
  const end = text.trimEnd().length
  const places = new Set<number>()
  for (const boundary of boundaries) {
    let at = boundary
    while (at > 0 && /\s/u.test(text[at - 1] ?? '')) at--
    while (at < text.length && /\s/u.test(text[at] ?? '')) at++
    if (at > 0 && at < end) places.add(at)
  }
  return places
}

interface Score {
  readonly right: number
  readonly wrong: number
  readonly missed: number
  readonly perfect: number
  readonly documents: number
}

const scoreOf = (items: readonly Item[], segment: Segment): Score => {
  let right = 0
  let wrong = 0
  let missed = 0
  const documents = new Map<string, boolean>()
  for (const { text, locale, document, boundaries } of items) {
    const gold = placesOf(text, boundaries)
    const found = placesOf(text, segment(text, locale))
    const both = [...found].filter((place) => gold.has(place)).length
    right += both
    wrong += found.size - both
    missed += gold.size - both
    documents.set(document, (documents.get(document) ?? true) && found.size === both && gold.size === both)
  }
  return { right, wrong, missed, perfect: [...documents.values()].filter(Boolean).length, documents: documents.size }
}

const f1 = ({ right, wrong, missed }: Score): number => (200 * right) / (2 * right + wrong + missed || 1)

const total = (scores: readonly Score[]): Score => {
  const sum = (key: keyof Score): number => scores.reduce((all, one) => all + one[key], 0)
  return {
    right: sum('right'),
    wrong: sum('wrong'),
    missed: sum('missed'),
    perfect: sum('perfect'),
    documents: sum('documents'),
  }
}

const intl = (): Segment => {
  const segmenters = new Map<string, Intl.Segmenter>()
  return (text, locale) => {
    let segmenter = segmenters.get(locale)
    if (segmenter === undefined) {
      segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' })
      segmenters.set(locale, segmenter)
    }
    const ends: number[] = []
    for (const { index, segment } of segmenter.segment(text)) ends.push(index + segment.length)
    return ends
  }
}

/** Ends of the pieces a package gives back, found in order: some change white space. */
const endsOf = (text: string, pieces: readonly string[]): readonly number[] => {
  const ends: number[] = []
  let at = 0
  for (const piece of pieces) {
    for (const letter of piece) {
      if (/\s/u.test(letter)) continue
      while (at < text.length && /\s/u.test(text[at] ?? '')) at++
      at += letter.length
    }
    ends.push(at)
  }
  return ends
}

interface Peer {
  readonly name: string
  /** For the score. */
  readonly segment: Segment
  /** For the speed: what the package itself does, and no more. */
  readonly run: (text: string, locale: string) => unknown
}

const load = async (name: string): Promise<Record<string, unknown> | null> => {
  try {
    return (await import(name)) as Record<string, unknown>
  } catch {
    process.stdout.write(`${name} is not installed and is left out.\n`)
    return null
  }
}

const peersOf = async (): Promise<readonly Peer[]> => {
  const own: Segment = (text, locale) => sentenceBoundaries(text, { locale })
  const runtime = intl()
  const peers: Peer[] = [
    { name: 'goosefoot', segment: own, run: own },
    { name: 'Intl.Segmenter', segment: runtime, run: runtime },
  ]
  const sentencex = await load('sentencex')
  if (sentencex !== null) {
    const cut = sentencex.segment as (locale: string, text: string) => string[]
    peers.push({
      name: 'sentencex',
      segment: (text, locale) => endsOf(text, cut(locale, text)),
      run: (text, locale) => cut(locale, text),
    })
  }
  const sbd = await load('sbd')
  if (sbd !== null) {
    const cut = (sbd.default as { sentences: (text: string) => string[] }).sentences
    peers.push({ name: 'sbd', segment: (text) => endsOf(text, cut(text)), run: cut })
  }
  return peers
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Million units a second of each peer: rounds take turns, so that a busy machine is busy for all. */
const speeds = (peers: readonly Peer[], texts: readonly string[], rounds: number): readonly number[] => {
  const units = texts.reduce((sum, text) => sum + text.length, 0)
  const times = peers.map((): number[] => [])
  for (let round = -1; round < rounds; round++)
    for (const [index, peer] of peers.entries()) {
      const from = performance.now()
      for (const text of texts) peer.run(text, 'de')
      if (round >= 0) times[index]?.push(performance.now() - from)
    }
  return times.map((one) => units / 1000 / median(one))
}

const proseWithoutData = (): readonly string[] =>
  readCases()
    .filter(([name]) => name === 'de')
    .flatMap(([, cases]) => cases.map(({ text }) => text))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

const peers = await peersOf()
const sets = setsOf()
if (!existsSync(data)) process.stdout.write(`${data} is not here: only the project's own cases are scored.\n`)
const columns = peers.map(({ segment }) => new Map([...sets].map(([name, items]) => [name, scoreOf(items, segment)])))
const groups: readonly (readonly [string, (name: string) => boolean])[] = [
  ['German, all sets', (name) => name.startsWith('de-')],
  ['German news (de-pcc, de-wmt21-*)', (name) => name === 'de-pcc' || name.startsWith('de-wmt21-')],
  ['en fr es it pt nl pl cs sv da ru uk', (name) => /^(?:en|fr|es|it|pt|nl|pl|cs|sv|da|ru|uk)-/u.test(name)],
  ['is fi tr ja zh hi ar ko gl id', (name) => /^(?:is|fi|tr|ja|zh|hi|ar|ko|gl|id)-/u.test(name)],
  ['own hard cases', (name) => name.startsWith('own-')],
]
process.stdout.write(row(['F1 (perfect documents)', ...peers.map(({ name }) => name)]))
process.stdout.write(row(['-', ...peers.map(() => '-')]))
for (const [title, belongs] of groups) {
  const names = [...sets.keys()].filter(belongs)
  if (names.length === 0) continue
  const sums = columns.map((scores) => total(names.flatMap((name) => scores.get(name) ?? [])))
  process.stdout.write(
    row([
      `**${title}**`,
      ...sums.map((one) => `**${f1(one).toFixed(2)}** (${((100 * one.perfect) / one.documents).toFixed(1)} %)`),
    ]),
  )
}
for (const name of sets.keys())
  process.stdout.write(
    row([
      name,
      ...columns.map((scores) => {
        const one = scores.get(name)
        return one === undefined ? '' : `${f1(one).toFixed(2)} (${((100 * one.perfect) / one.documents).toFixed(1)} %)`
      }),
    ]),
  )

const german = [...sets].filter(([name]) => name.startsWith('de-')).flatMap(([, items]) => items)
const paragraphs = german.length > 0 ? german.map(({ text }) => text) : proseWithoutData()
const joined = paragraphs.join(' ')
const long = joined.repeat(Math.ceil(10_000_000 / joined.length)).slice(0, 10_000_000)
// One string of ten million units: the packages give up or lose their way there, so that only the run time is beside.
const perParagraph = speeds(peers, paragraphs, 15)
const onLong = speeds(peers.slice(0, 2), [long], 5)
const onTenth = speeds(peers.slice(0, 2), [long.slice(0, 1_000_000)], 5)
process.stdout.write('\n')
process.stdout.write(row(['million units a second', ...peers.map(({ name }) => name)]))
process.stdout.write(row(['-', ...peers.map(() => '-')]))
const speedRow = (title: string, values: readonly number[]): string =>
  row([
    title,
    ...peers.map((_, index) => {
      const value = values[index]
      return value === undefined ? '' : `${value.toFixed(1)} (${((values[0] ?? 0) / value).toFixed(2)} ×)`
    }),
  ])
process.stdout.write(speedRow(`${paragraphs.length} paragraphs, one call each`, perParagraph))
process.stdout.write(speedRow('one string of 1 million', onTenth))
process.stdout.write(speedRow('one string of 10 million', onLong))
process.stdout.write('In brackets: how many times as fast goosefoot was in this run.\n')

/** The SRX engine with the exported German rules, and with a file of your own. */
const own = process.argv.indexOf('--srx')
const files: readonly (readonly [string, Uint8Array | string])[] = [
  ['exported German rules', writeSrx(['de'])],
  ...(own < 0 ? [] : [['the file of --srx', readFileSync(process.argv[own + 1] ?? '')] as const]),
]
const engines = files.map(([name, bytes]): Peer => {
  const rules = readSrx(bytes)
  const segment: Segment = (text, locale) => srxBoundaries(text, rules, { locale })
  return { name, segment, run: segment }
})
const bySrx = speeds(engines, paragraphs, 7)
process.stdout.write('\n')
process.stdout.write(row(['SRX engine', 'million units a second', 'F1 on German']))
process.stdout.write(row(['-', '-', '-']))
for (const [index, engine] of engines.entries())
  process.stdout.write(
    row([
      engine.name,
      (bySrx[index] ?? 0).toFixed(1),
      german.length === 0 ? '' : f1(scoreOf(german, engine.segment)).toFixed(2),
    ]),
  )
