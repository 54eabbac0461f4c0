/**
 * A corpus for the benchmark of memory: as many German-looking segments as wanted, the same ones for the same seed, with the
 * profile of a newspaper's memory. Nothing of it is kept.
 *
 * Word order comes from real sentences beside the checkout where they are there, else from the project's own memory; rare
 * words are invented, so that the corpus has as many of them as real text.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { readTmx } from '../src/memory/index.ts'
import { keysInto } from '../src/memory/index/keys.ts'

export interface Corpus {
  readonly segments: readonly string[]
  readonly queries: readonly { readonly kind: 'exact' | 'one' | 'several' | 'new'; readonly text: string }[]
  /** Where the word order is from. */
  readonly base: string
}

type Random = () => number

/** Mulberry32. */
const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <Value>(random: Random, list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value

const sentences = (): { readonly base: string; readonly list: readonly string[] } => {
  const shared = '../shared/data/memory/segments.tsv'
  if (existsSync(shared))
    return {
      base: 'real sentences',
      list: readFileSync(shared, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split('\t')[1] ?? ''),
    }
  const own = globSync('memory/*.tmx').flatMap((path) => readTmx(readFileSync(path)).pairs)
  return { base: "the project's own memory", list: [...new Set(own.map(({ source }) => source.text))] }
}

const onsets = 'b d f g h k l m n p r s t w z sch st sp br dr fr gr kr tr bl fl gl kl schl schw pf v j'.split(' ')
const nuclei = 'a e i o u a e i e ä ö ü au ei ie eu'.split(' ')
const codas = [
  '',
  '',
  'n',
  'r',
  'l',
  's',
  't',
  'm',
  'nd',
  'rt',
  'st',
  'ng',
  'ck',
  'lt',
  'ch',
  'ft',
  'rk',
  'ss',
  'g',
  'b',
]
const endings = ['', 'e', 'en', 'er', 'es', 'em', 'te', 'ten', 'ung', 'lich', 'ig', 'isch', 'heit', 'st', 't', 's']
const lexiconSize = 120_000

const stems = new Map<number, string>()
const stemOf = (rank: number): string => {
  const known = stems.get(rank)
  if (known !== undefined) return known
  const random = randomOf(rank * 2654435761)
  const syllables = rank < 300 ? 1 : random() < 0.75 ? 2 : 3
  let stem = ''
  for (let at = 0; at < syllables; at++) stem += pick(random, onsets) + pick(random, nuclei) + pick(random, codas)
  stems.set(rank, stem)
  return stem
}

const rankOf = (random: Random): number => Math.floor(30 * ((lexiconSize / 30 + 1) ** random() - 1))

const inventedWord = (random: Random, isCapital: boolean): string => {
  const rank = rankOf(random)
  const own = randomOf(rank + 7919)
  const usual = pick(own, endings)
  const rarer = [pick(own, endings), pick(own, endings), pick(own, endings)]
  let word = stemOf(rank)
  if (isCapital && random() < 0.04) word += stemOf(rankOf(random))
  word += random() < 0.7 ? usual : pick(random, rarer)
  return isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

const conjunctions = ['und', 'aber', 'weil', 'dass', 'wenn', 'während', 'obwohl', 'oder', 'denn']
const number = (random: Random): string => {
  const upTo = (most: number): number => Math.floor(random() * most)
  switch (upTo(6)) {
    case 0:
      return String(1950 + upTo(80))
    case 1:
      return `${1 + upTo(28)}. ${pick(random, ['Januar', 'März', 'April', 'Juni', 'Juli', 'Oktober'])}`
    case 2:
      return `${upTo(24)}.${String(upTo(60)).padStart(2, '0')} Uhr`
    case 3:
      return `${upTo(30)},${upTo(10)} Prozent`
    case 4:
      return String(2 + upTo(200))
    default:
      return `${1 + upTo(900)} Millionen Euro`
  }
}

interface Words {
  readonly next: ReadonlyMap<string, readonly string[]>
  readonly first: readonly string[]
  readonly count: ReadonlyMap<string, number>
}

const learn = (list: readonly string[]): Words => {
  const next = new Map<string, string[]>()
  const first: string[] = []
  const count = new Map<string, number>()
  for (const sentence of list) {
    const words = sentence
      .replace(/[„“”"»«‚‘]/g, '')
      .replace(/[.!?…]+$/, '')
      .split(/\s+/)
      .filter((word) => word !== '')
    if (words[0] === undefined) continue
    first.push(words[0])
    for (const [at, word] of words.entries()) {
      count.set(word, (count.get(word) ?? 0) + 1)
      const follower = words[at + 1]
      if (follower === undefined) continue
      const list = next.get(word)
      if (list === undefined) next.set(word, [follower])
      else list.push(follower)
    }
  }
  return { next, first, count }
}

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const sentenceOf = (random: Random, { next, first, count }: Words): string => {
  const wanted = Math.min(900, Math.max(6, Math.round(66 * Math.exp(0.74 * normal(random)))))
  const parts: string[] = []
  let length = 0
  let run = 0
  let word = pick(random, first)
  for (;;) {
    const seen = count.get(word) ?? 0
    const isReplaced = random() < (seen < 60 ? 0.5 : seen < 400 ? 0.25 : 0)
    const tail = /[,;:.]+$/.exec(word)?.[0] ?? ''
    const shown = isReplaced ? inventedWord(random, /^\p{Lu}/u.test(word)) + tail : word
    parts.push(shown)
    length += shown.length + 1
    run++
    if (length >= wanted) break
    const followers = next.get(word)
    if (followers === undefined || run >= 14) {
      parts[parts.length - 1] = `${shown.replace(/[,;:.]+$/, '')},`
      if (random() < 0.6) {
        const joined = pick(random, conjunctions)
        parts.push(joined)
        length += joined.length + 1
      }
      word = pick(random, first)
      run = 0
    } else word = pick(random, followers)
  }
  if (random() < 0.06) parts.splice(Math.floor(random() * parts.length), 0, number(random))
  const last = parts.length - 1
  parts[last] = (parts[last] ?? '').replace(/[,;:.]+$/, '')
  const end = random()
  let text = parts.join(' ')
  if (random() < 0.072) {
    const from = Math.floor(random() * parts.length)
    const to = random() < 0.5 ? parts.length : Math.min(parts.length, from + 2 + Math.floor(random() * 6))
    const kind = random()
    const [open, close] = kind < 0.7 ? ['„', '“'] : kind < 0.94 ? ['"', '"'] : ['»', '«']
    text = [...parts.slice(0, from), `${open}${parts.slice(from, to).join(' ')}${close}`, ...parts.slice(to)].join(' ')
  }
  return text + (end < 0.9 ? '.' : end < 0.96 ? '?' : '!')
}

/** Another version of a sentence: some of its words changed. */
const reworded = (random: Random, sentence: string): string => {
  const share = 0.1 + 0.5 * random()
  const words: string[] = []
  for (const word of sentence.split(' ')) {
    if (random() >= share) {
      words.push(word)
      continue
    }
    const kind = random()
    if (kind < 0.6) words.push(inventedWord(random, /^\p{Lu}/u.test(word)) + (/[,.!?]+$/.exec(word)?.[0] ?? ''))
    else if (kind < 0.8) words.push(word, inventedWord(random, false))
  }
  return words.length === 0 ? sentence : words.join(' ')
}

const letters = 'enisratdhulcgmobwfkzpvüäöß'
const edited = (random: Random, sentence: string, mayMove: boolean): string => {
  const words = sentence.split(' ')
  const at = Math.floor(random() * words.length)
  const word = words[at] ?? ''
  const kind = random() * 100
  if (kind < 20) {
    const digits = words.findIndex((one) => /\d/.test(one))
    if (digits >= 0) words[digits] = (words[digits] ?? '').replace(/\d+/, () => String(Math.floor(random() * 2000)))
    else words.splice(at, 0, String(Math.floor(random() * 100)))
  } else if (kind < 30) {
    const place = Math.floor(random() * Math.max(1, word.length))
    words[at] = word.slice(0, place) + pick(random, letters.split('')) + word.slice(place + (random() < 0.5 ? 1 : 0))
  } else if (kind < 45) {
    const last = words.length - 1
    words[last] = (words[last] ?? '').replace(/[.!?]?$/, pick(random, ['.', '!', '?', '', '…']))
  } else if (kind < 50)
    words[at] = /^\p{Lu}/u.test(word) ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)
  else if (kind < 62 && words.length > 2) words.splice(at, 1)
  else if (kind < 75) words.splice(at, 0, inventedWord(random, random() < 0.4))
  else if (mayMove && kind < 82 && words.length > 3)
    words.splice(Math.floor(random() * words.length), 0, ...words.splice(at, 1))
  else words[at] = inventedWord(random, /^\p{Lu}/u.test(word)) + (/[,.!?]+$/.exec(word)?.[0] ?? '')
  return words.join(' ')
}

const editedTimes = (random: Random, sentence: string, times: number): string => {
  let result = sentence
  for (let at = 0; at < times; at++) result = edited(random, result, times > 1)
  return result
}

/** @param size segments; queries are made from the first 100,000 */
export const memoryCorpus = (size: number, seed = 20190228): Corpus => {
  const random = randomOf(seed)
  const { base, list } = sentences()
  const words = learn(list)
  const plain = Math.round(size * 0.8135)
  const segments: string[] = []
  while (segments.length < plain) {
    const sentence = sentenceOf(random, words)
    segments.push(sentence)
    if (random() >= 0.13) continue
    const versions = 1 + Math.floor(-9 * Math.log(1 - random()))
    for (let at = 0; at < versions && segments.length < plain; at++) segments.push(reworded(random, sentence))
  }
  while (segments.length < size) {
    const from = segments[Math.floor(random() * plain)] ?? ''
    segments.push(editedTimes(random, from, random() < 0.6 ? 1 : 2 + Math.floor(random() * 5)))
  }
  for (let at = segments.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = segments[at] ?? ''
    segments[at] = segments[other] ?? ''
    segments[other] = kept
  }
  const stored = (): string => segments[Math.floor(random() * Math.min(size, 100_000))] ?? ''
  const queries: { kind: 'exact' | 'one' | 'several' | 'new'; text: string }[] = []
  for (let at = 0; at < 400; at++) queries.push({ kind: 'exact', text: stored() })
  for (let at = 0; at < 500; at++) queries.push({ kind: 'one', text: editedTimes(random, stored(), 1) })
  for (let at = 0; at < 600; at++)
    queries.push({ kind: 'several', text: editedTimes(random, stored(), 2 + Math.floor(random() * 5)) })
  for (let at = 0; at < 300; at++) queries.push({ kind: 'new', text: reworded(random, stored()) })
  for (let at = 0; at < 200; at++) queries.push({ kind: 'new', text: sentenceOf(random, words) })
  return { segments, queries, base }
}

export interface Profile {
  readonly characters: readonly number[]
  readonly keys: readonly number[]
  readonly withDigit: number
  readonly withMarks: number
  readonly buckets: number
}

/** What makes a corpus easy or hard: lengths at p10, p50, p90, p99, shares in per cent, keys in use. */
export const profileOf = (segments: readonly string[]): Profile => {
  const lengths: number[] = []
  const counts: number[] = []
  const used = new Set<number>()
  const scratch = new Uint32Array(1024)
  let digits = 0
  let marks = 0
  for (const text of segments) {
    lengths.push(text.length)
    const n = keysInto(text, scratch)
    counts.push(n)
    for (let at = 0; at < n; at++) used.add(scratch[at] ?? 0)
    if (/\d/.test(text)) digits++
    if (/[„“”"»«]/.test(text)) marks++
  }
  const at = (list: number[]): number[] => {
    list.sort((a, b) => a - b)
    return [0.1, 0.5, 0.9, 0.99].map((share) => list[Math.floor(share * (list.length - 1))] ?? 0)
  }
  const share = (count: number): number => Math.round((1000 * count) / segments.length) / 10
  return {
    characters: at(lengths),
    keys: at(counts),
    withDigit: share(digits),
    withMarks: share(marks),
    buckets: used.size,
  }
}
