/**
 * How fast terms are found, beside two ways of doing it without an index, in the same run; and how well, on the project's own
 * German cases. Sentences and terms come from the articles and from made-up nouns; where the development data lies beside the
 * checkout (`../shared/data/memory/segments.tsv`), also from 20,000 real sentences and their commonest nouns, the worst case
 * for an index: nearly every sentence holds several terms.
 *
 * `-- --sample` prints what was found of the 1,500 commonest nouns in other forms and in compounds, to be read by a person.
 */
import { existsSync, readFileSync } from 'node:fs'
import { checkTerms, type Concept, mergeConcepts, readCsv, termMatcher, termPair } from '../src/glossary/index.ts'
import { concept, term } from '../src/glossary/types.ts'
import { qualityOf, readCases } from '../test/glossary/cases.ts'

const line = (...cells: readonly (string | number)[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

/** 160 of the forms and 160 of the compounds found, each once. */
const printSample = (sentences: readonly string[], nouns: readonly string[]): void => {
  const matcher = matcherOf(conceptsOf(nouns))
  const seen = { word: new Set<string>(), compound: new Set<string>() }
  for (const sentence of sentences)
    for (const { term: own, start, end, as } of matcher.find(sentence)) {
      const found = sentence.slice(start, end)
      if (as === 'word' && found !== own.text) seen.word.add(`${own.text} → ${found}`)
      if (as === 'first-part') seen.compound.add(`${own.text} → ${found}~${/^\p{L}*/u.exec(sentence.slice(end))?.[0]}`)
      if (as === 'last-part')
        seen.compound.add(`${own.text} → ${/\p{L}*$/u.exec(sentence.slice(0, start))?.[0]}~${found}`)
    }
  for (const [name, all] of Object.entries(seen)) {
    const order = random(99)
    const shuffled = [...all].map((one) => [order(), one] as const).toSorted(([a], [b]) => a - b)
    process.stdout.write(
      `\n${name}: 160 of ${all.size}\n${shuffled
        .slice(0, 160)
        .map(([, one]) => one)
        .join('; ')}\n`,
    )
  }
}

/** Always the same numbers. */
const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 4_294_967_296
  }
}
const next = random(7)
const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? ''

const onsets = 'b br d dr f fl fr g gr h k kl kr l m n p pf pr r s sch schl schw sp st str t tr v w z zw'.split(' ')
const nuclei = 'a e i o u ä ö ü ei au eu ie'.split(' ')
const codas = 'n r l m t s ck nd ng rt st ll ss tz ch'.split(' ')
const ends = ['ung', 'heit', 'er', 'el', 'e', 'schaft', 'tum', 'nis', '', '', '', 'in', 'keit'] as const
const noun = (): string => {
  const syllables = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(onsets) + pick(nuclei) + pick(codas))
  const word = syllables.join('') + pick(ends)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const conceptsOf = (texts: readonly string[]): readonly Concept[] =>
  texts.map((text, index) => concept(`c${index}`, [term('de', text), term('en', `term ${text.toLowerCase()}`)]))
const matcherOf = (concepts: readonly Concept[]): ReturnType<typeof termMatcher> =>
  termMatcher(
    concepts.flatMap((one) => one.terms.slice(0, 1).map((own) => ({ concept: one, term: own }))),
    'de',
  )

/** Microseconds a sentence: the best of several rounds, each at least 100 ms or 3 rounds in all. */
const microseconds = (sentences: readonly string[], find: (text: string) => number, most = 7): number => {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < most; round++) {
    const started = performance.now()
    let found = 0
    for (const sentence of sentences) found += find(sentence)
    best = Math.min(best, ((performance.now() - started) * 1000) / sentences.length)
    if (found < 0) throw new Error('unreachable')
  }
  return best
}

/** A pattern for each term, all of them tried: what a script does. */
const byPatterns = (terms: readonly string[]): ((text: string) => number) => {
  const patterns = terms.map(
    (text) =>
      new RegExp(`(?<!\\p{L})${text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?:e?[nrsm]?|ern|es)(?!\\p{L})`, 'u'),
  )
  return (text) => patterns.reduce((sum, pattern) => sum + (pattern.test(text) ? 1 : 0), 0)
}
/** Words of the term looked for among the words of the sentence, cut to stems: what CAT tools without an index do. */
const byStems = (terms: readonly string[]): ((text: string) => number) => {
  const stems = (text: string): string[] =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
      word.length > 4 ? word.replace(/(?:ern|en|er|es|em|e|n|s)$/u, '') : word,
    )
  const prepared = terms.map(stems)
  return (text) => {
    const words = new Set(stems(text))
    return prepared.reduce((sum, one) => sum + (one.every((word) => words.has(word)) ? 1 : 0), 0)
  }
}

const newsroomTerms = readCsv(new Uint8Array(readFileSync('glossary/newsroom.csv')), 'glossary/newsroom.csv').concepts
const articles = ['hanoi.de.txt', 'hanoi-analyse.de.md', 'bach-handschriften.de.txt'].flatMap((name) =>
  readFileSync(`source/${name}`, 'utf8')
    .split(/(?<=[.!?“])\s+/u)
    .filter((sentence) => /\p{L}{3}/u.test(sentence)),
)

interface Corpus {
  readonly name: string
  readonly sentences: readonly string[]
  readonly terms: readonly string[]
}
const wanted = 5000
const made = new Set<string>(
  newsroomTerms.flatMap(({ terms }) => terms.filter(({ locale }) => locale === 'de').map(({ text }) => text)),
)
while (made.size < wanted) made.add(next() < 0.2 ? `${pick(['Neuer', 'Großer', 'Erster'])} ${noun()}` : noun())
const corpora: Corpus[] = [{ name: 'articles, made-up terms', sentences: articles, terms: [...made] }]
const data = '../shared/data/memory/segments.tsv'
if (existsSync(data)) {
  const sentences = readFileSync(data, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((row) => row.split('\t')[1] ?? [])
  const counts = new Map<string, number>()
  for (const sentence of sentences)
    for (const [word] of sentence.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  const nouns = [...counts].toSorted((a, b) => b[1] - a[1]).map(([word]) => word)
  if (process.argv.includes('--sample')) {
    printSample(sentences, nouns.slice(0, 1500))
    process.exit()
  }
  corpora.push({
    name: '20,000 sentences, their commonest nouns',
    sentences: sentences.slice(0, 4000),
    terms: nouns.slice(0, wanted),
  })
} else process.stderr.write(`${data} is not there: only the articles are measured.\n`)

line('terms found in sentences', 'terms', 'µs a sentence', 'found a sentence', 'ready in ms')
line('-', '-', '-', '-', '-')
for (const { name, sentences, terms } of corpora) {
  const started = performance.now()
  const matcher = matcherOf(conceptsOf(terms))
  matcher.find('Ein Wort.')
  const ready = performance.now() - started
  const find = (text: string): number => matcher.find(text).length
  const found = sentences.reduce((sum, text) => sum + find(text), 0) / sentences.length
  const own = microseconds(sentences, find)
  line(`${name} (asked for: ≤ 50 µs)`, terms.length, own.toFixed(1), found.toFixed(1), ready.toFixed(0))
  const few = sentences.slice(0, 60)
  for (const [peer, of] of [
    ['a pattern for each term', byPatterns],
    ['stems of each term, prepared', byStems],
  ] as const) {
    const took = microseconds(few, of(terms), 3)
    line(`${peer}, one after the other`, terms.length, `${took.toFixed(0)} (${(took / own).toFixed(0)} ×)`, '', '')
  }
}
const many = Array.from({ length: 100_000 }, noun)
const before = process.memoryUsage()
const started = performance.now()
const large = matcherOf(conceptsOf(many))
const ready = performance.now() - started
const after = process.memoryUsage()
line(
  `articles, ${(after.rss - before.rss) >> 20} MB more resident`,
  many.length,
  microseconds(articles, (text) => large.find(text).length).toFixed(1),
  '',
  ready.toFixed(0),
)

const { concepts } = mergeConcepts([newsroomTerms, conceptsOf([...made])], 'de')
const pair = termPair(concepts, 'de', 'en')
const targets = articles.map((text) => text.toLowerCase())
let at = 0
line(
  'source and target compared, articles',
  concepts.length,
  microseconds(articles, (text) => checkTerms(pair, text, targets[at++ % targets.length] ?? '').faults.length).toFixed(
    1,
  ),
  '',
  '',
)

if (existsSync(data)) {
  const common = termPair(
    readCsv(new Uint8Array(readFileSync('test/glossary/common.csv')), 'common.csv').concepts,
    'de',
    'en',
  )
  let [right, missing] = [0, 0]
  for (const row of readFileSync(data, 'utf8').split('\n').slice(1)) {
    const [, de = '', en = ''] = row.split('\t')
    const { faults, uses } = checkTerms(common, de, en)
    right += uses.length
    missing += faults.length
  }
  process.stdout.write(
    `\n30 common nouns in 20,000 human translations: ${right} rendered as the glossary has it, ${missing} said to be missing.\n`,
  )
}

process.stdout.write('\n')
line('own cases', 'cases', 'exactly right', 'precision', 'recall')
line('-', '-', '-', '-', '-')
for (const file of ['german.txt', 'german-later.txt']) {
  const cases = readCases(`test/glossary/${file}`)
  const groups = new Set(cases.map(({ group }) => group))
  for (const group of [...groups, 'all']) {
    const {
      cases: count,
      exact,
      precision,
      recall,
    } = qualityOf(cases.filter((one) => group === 'all' || one.group === group))
    const isNone = group === 'not to be found'
    line(
      `${file}: ${group}`,
      count,
      exact,
      isNone ? '' : `${(precision * 100).toFixed(1)} %`,
      isNone ? '' : `${(recall * 100).toFixed(1)} %`,
    )
  }
}
for (const locale of ['en', 'fr', 'es']) {
  const own = readCases('test/glossary/targets.txt').filter(({ group }) => group === locale)
  const { cases: count, exact, precision, recall } = qualityOf(own, locale)
  line(`targets.txt: ${locale}`, count, exact, `${(precision * 100).toFixed(1)} %`, `${(recall * 100).toFixed(1)} %`)
}
