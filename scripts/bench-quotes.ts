/**
 * Every figure of quotations in one table: detection, kinds, speakers, alignment, repair, time; what was asked for beside what
 * was measured. The development data lies beside the checkout (`../shared/data/quotes`); without it only the project's own
 * sets are measured. Peers are measured when they are installed:
 * npm install --no-save retext-smartypants@6.2.0 retext@9.0.0 typograf@7.8.0 typopo@3.1.0; pip install translate-toolkit
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { BlockId } from '../src/article/types.ts'
import { alignOccurrences, alignQuotations } from '../src/quotations/align.ts'
import { assembleQuotations } from '../src/quotations/assemble.ts'
import { detectBlock } from '../src/quotations/detect.ts'
import { repairQuotations } from '../src/quotations/repair.ts'
import { readHard } from '../test/quotations/read-hard.ts'
import { readMarked } from '../test/quotations/read-marked.ts'
import { scoreMarked } from '../test/quotations/score-marked.ts'

const data = '../shared/data/quotes'
const isHere = existsSync(data)

interface Span {
  readonly start: number
  readonly end: number
  readonly depth: number
}
interface ParallelRow {
  readonly source: string
  readonly target: string
  readonly sourceQuotes: readonly Span[]
  readonly targetQuotes: readonly Span[]
  readonly gold: readonly (readonly [number, number])[] | null
}
interface DamageRow {
  readonly source: string
  readonly mt: string
  readonly sourceQuotes: readonly Span[]
  readonly flags: readonly string[]
}
interface SpeechRow {
  readonly text: string
  readonly fictional: boolean
  readonly direct: readonly { readonly spans: readonly { readonly start: number; readonly end: number }[] }[]
}

const linesOf = (path: string): readonly unknown[] =>
  readFileSync(`${data}/${path}`, 'utf8')
    .trim()
    .split('\n')
    .map((one): unknown => JSON.parse(one))
const parallel = (language: string): readonly ParallelRow[] =>
  linesOf(`parallel/de-${language}.jsonl`) as readonly ParallelRow[]

const line = (figure: string, measured: string, wanted: string, n: number | string): void => {
  process.stdout.write(`| ${figure} | ${measured} | ${wanted} | ${n} |\n`)
}
const percent = (part: number, whole: number): string => ((100 * part) / (whole || 1)).toFixed(2)

const flattened = (text: string): string => text.replace(/[„“”‟«»″＂]/gu, '"').replace(/[‚‘‛‹›]/gu, "'")

/** Pairs found against pairs marked, over texts of one language. */
const pairs = (
  texts: readonly (readonly [string, readonly Span[]])[],
  locale: string,
  flat: boolean,
): readonly [string, number] => {
  let right = 0
  let found = 0
  let expected = 0
  for (const [text, quotes] of texts) {
    const gold = new Set(quotes.map(({ start, end }) => `${start}-${end}`))
    const spans = detectBlock(flat ? flattened(text) : text, { locale }).occurrences.filter(
      ({ type }) => type === 'pair',
    )
    right += spans.filter(({ start, end }) => gold.has(`${start}-${end}`)).length
    found += spans.length
    expected += gold.size
  }
  return [((200 * right) / (found + expected || 1)).toFixed(2), expected]
}

const isBalanced = (text: string, quotes: readonly Span[], locale: string): boolean => {
  const { unopened, unclosed } = detectBlock(text, { locale })
  return quotes.length > 0 && unopened.length === 0 && unclosed.length === 0
}

/** One mark of a text deleted, each in turn: is it flagged? */
const deletions = (texts: readonly (readonly [string, readonly Span[]])[], locale: string, flat: boolean) => {
  let flagged = 0
  let all = 0
  let falseFlags = 0
  let clean = 0
  for (const [printed, quotes] of texts) {
    const text = flat ? flattened(printed) : printed
    if (!isBalanced(printed, quotes, locale)) continue
    clean++
    const detection = detectBlock(text, { locale })
    if (detection.unopened.length + detection.unclosed.length > 0) falseFlags++
    for (const { start, end } of quotes.filter(({ depth }) => depth === 1))
      for (const at of [start, end - 1]) {
        const cut = text.slice(0, at) + text.slice(at + 1)
        const { unopened, unclosed, ambiguous } = detectBlock(cut, { locale })
        all++
        if (unopened.length + unclosed.length > 0 || ambiguous) flagged++
      }
  }
  return { flagged, all, falseFlags, clean }
}

const stretches = (quotes: readonly Span[]) =>
  quotes.map((one) => ({ ...one, innerStart: one.start + 1, innerEnd: one.end - 1, type: 'pair' }))

const alignment = (): void => {
  let right = 0
  let made = 0
  let gold = 0
  const counts = new Map<string, { right: number; all: number }>()
  for (const file of readdirSync(`${data}/parallel`)) {
    const language = file.slice(3, 5)
    for (const row of parallel(file.slice(3, 5))) {
      const { sourceQuotes, targetQuotes } = row
      if (row.gold === null || sourceQuotes.length !== targetQuotes.length) continue
      const wanted = new Set(row.gold.map(([source, target]) => `${source}-${target}`))
      const { links } = alignOccurrences(row.source, stretches(sourceQuotes), row.target, stretches(targetQuotes))
      right += links.filter(({ source, target }) => wanted.has(`${source}-${target}`)).length
      made += links.length
      gold += row.gold.length
      if (sourceQuotes.length < 2 || row.gold.length !== sourceQuotes.length) continue
      for (const gone of targetQuotes.keys()) {
        const expected = row.gold
          .filter(([, target]) => target !== gone)
          .map(([source, target]) => `${source}-${target > gone ? target - 1 : target}`)
          .sort()
          .join()
        const left = targetQuotes.filter((_, at) => at !== gone)
        const found = alignOccurrences(row.source, stretches(sourceQuotes), row.target, stretches(left))
          .links.map(({ source, target }) => `${source}-${target}`)
          .sort()
          .join()
        const count = counts.get(language) ?? { right: 0, all: 0 }
        counts.set(language, { right: count.right + (found === expected ? 1 : 0), all: count.all + 1 })
      }
    }
  }
  line('links, equal counts: F1', percent(2 * right, made + gold), '99.9', gold)
  const sum = [...counts.values()].reduce((a, b) => ({ right: a.right + b.right, all: a.all + b.all }))
  line('one pair missing: exact, all languages', percent(sum.right, sum.all), '98.5', sum.all)
  for (const language of ['en', 'fr']) {
    const one = counts.get(language) ?? { right: 0, all: 1 }
    line(`one pair missing: exact, ${language}`, percent(one.right, one.all), '97.5', one.all)
  }
}

const sides: readonly (readonly [string, string, string])[] = [
  ['de-en', 'de-DE', 'en-US'],
  ['de-fr', 'de-DE', 'fr-FR'],
  ['en-de', 'en-US', 'de-DE'],
]
const letters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/&(?:quot|#34|#39|apos|amp);/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')

const damage = (): void => {
  const done = new Set(['aligned', 'split', 'merged', 'reordered'])
  let good = 0
  let all = 0
  let changed = 0
  let unstable = 0
  let texts = 0
  for (const [name, sourceLocale, locale] of sides) {
    let here = 0
    let count = 0
    for (const file of readdirSync(`${data}/mt-damage`).filter((one) => one.includes(name)))
      for (const row of linesOf(`mt-damage/${file}`) as readonly DamageRow[]) {
        if (row.flags.includes('source-crosses-segment')) continue
        texts++
        const source = { text: row.source, locale: sourceLocale }
        const { text, remaining } = repairQuotations(source, { text: row.mt, locale })
        if (letters(text) !== letters(row.mt)) changed++
        if (repairQuotations(source, { text, locale }).text !== text) unstable++
        count += Math.max(row.sourceQuotes.length, remaining.length)
        here += remaining.filter(({ outcome }) => done.has(outcome)).length
      }
    line(`aligned and in house marks after repair, ${name}`, percent(here, count), '', count)
    good += here
    all += count
  }
  line('the same, pooled', percent(good, all), '97', all)
  line('texts with a letter changed by repair', String(changed), '0', texts)
  line('texts that a second repair changes', String(unstable), '0', texts)
}

/** One mark deleted from professional translations: what repair puts back, and where. */
const insertions = (): void => {
  let right = 0
  let wrong = 0
  let left = 0
  for (const [language, locale] of [
    ['en', 'en-US'],
    ['fr', 'fr-FR'],
    ['es', 'es-ES'],
    ['cs', 'cs-CZ'],
    ['ru', 'ru-RU'],
  ] as const)
    for (const row of parallel(language)) {
      if (row.gold === null || row.sourceQuotes.length !== 1 || row.targetQuotes.length !== 1) continue
      const source = { text: row.source, locale: 'de-DE' }
      const whole = repairQuotations(source, { text: row.target, locale }).text
      for (const at of [row.targetQuotes[0]?.start ?? 0, (row.targetQuotes[0]?.end ?? 1) - 1]) {
        const cut = row.target.slice(0, at) + row.target.slice(at + 1)
        const repaired = repairQuotations(source, { text: cut, locale })
        if (!repaired.edits.some(({ rule }) => rule === 'lost-mark')) left++
        else if (squeezed(repaired.text) === squeezed(whole)) right++
        else wrong++
      }
    }
  line('marks put back: at the right place', percent(right, right + wrong), '99', right + wrong)
  line('marks only suggested', String(left), '', right + wrong + left)
}
/** A comma may stand on either side of a mark; what counts is the word boundary. */
const squeezed = (text: string): string => text.replaceAll(/[\s.,]+(?=[”»“])|(?<=[”»“])[\s.,]+/gu, '')

const speech = (): void => {
  const rows = (linesOf('direct-speech.jsonl') as readonly SpeechRow[]).filter(({ fictional }) => !fictional)
  let both = 0
  let sum = 0
  let n = 0
  for (const row of rows) {
    const gold = row.direct.flatMap(({ spans }) => spans)
    const found = assembleQuotations([{ id: 'b0' as BlockId, text: row.text, headingOrBoundary: false }], {
      locale: 'de-DE',
    })
    for (const { occurrences, quoteKind } of found) {
      const one = occurrences[0]
      if (one === undefined || one.type !== 'pair') continue
      n++
      const isGold = gold.some(({ start, end }) => start < one.end && end > one.start)
      const isSpeech = quoteKind === 'direct' || quoteKind === 'partial'
      if (isGold && isSpeech) both++
      sum += Number(isGold) + Number(isSpeech)
    }
  }
  line('speech against the rest, texts of 1840–1919, non-fiction: F1', percent(2 * both, sum), '85', n)
}

const time = (): void => {
  const articles = readMarked()
  const words: string[] = []
  for (const { blocks } of articles) {
    words.push(...blocks)
    if (words.join(' ').split(/\s+/u).length > 1000) break
  }
  const run = (): void => {
    const found = assembleQuotations(
      words.map((text, index) => ({ id: `b${index}` as BlockId, text, headingOrBoundary: false })),
      { locale: 'de-DE' },
    )
    for (const [index, text] of words.entries()) {
      const spans = found
        .flatMap(({ occurrences }) => occurrences)
        .filter(({ blockIndex }) => blockIndex === index)
        .map(({ start, end, innerStart, innerEnd, depth, type }) => ({ start, end, innerStart, innerEnd, depth, type }))
      alignOccurrences(text, spans, text, spans)
    }
  }
  const times: number[] = []
  for (let round = 0; round < 30; round++) {
    const from = performance.now()
    run()
    if (round >= 10) times.push(performance.now() - from)
  }
  const median = times.sort((a, b) => a - b)[times.length >> 1] ?? 0
  line('detect, classify, name, align: an article of 1,000 words, ms', median.toFixed(1), '15', times.length)
}

/** Marks right after all of a text were flattened, against packages that set them again. */
const peers = async (): Promise<void> => {
  const load = async (name: string): Promise<Record<string, unknown> | null> => {
    try {
      return (await import(name)) as Record<string, unknown>
    } catch {
      return null
    }
  }
  const typograf = await load('typograf')
  const retext = await load('retext')
  const smartypants = await load('retext-smartypants')
  const typopo = await load('typopo')
  const texts = parallel('en')
    .filter(({ target, targetQuotes }) => targetQuotes.length > 0 && /[“”]/u.test(target) && !target.includes('"'))
    .map(({ target, targetQuotes }) => [target, targetQuotes] as const)
  const marksOf = (text: string): string => text.replaceAll(/[^“”"]/gu, '')
  const rate = (name: string, set: (flat: string) => string): void => {
    let right = 0
    for (const [text] of texts) if (marksOf(set(text.replaceAll(/[“”]/gu, '"'))) === marksOf(text)) right++
    line(
      `English marks set again after flattening, texts exact: ${name}`,
      percent(right, texts.length),
      '',
      texts.length,
    )
  }
  rate('goosefoot', (flat) => {
    const letters = Array.from({ length: flat.length }, (_, at) => flat.charAt(at))
    const { occurrences, unclosed, unopened } = detectBlock(flat, { locale: 'en-US' })
    for (const { start, end, openMark, closeMark } of occurrences) {
      if (openMark === '"') letters[start] = '“'
      if (closeMark === '"') letters[end - 1] = '”'
    }
    for (const at of unclosed) if (letters[at] === '"') letters[at] = '“'
    for (const at of unopened) if (letters[at] === '"') letters[at] = '”'
    return letters.join('')
  })
  if (typograf !== null) {
    const Typograf = typograf.default as new (options: object) => { execute: (text: string) => string }
    const one = new Typograf({ locale: ['en-US'] })
    rate('typograf 7.8.0', (flat) => one.execute(flat))
  } else process.stdout.write('typograf is not installed and is left out.\n')
  if (typopo !== null) {
    const fix = typopo.fixTypos as (text: string, locale: string) => string
    rate('typopo 3.1.0', (flat) => fix(flat, 'en-us'))
  } else process.stdout.write('typopo is not installed and is left out.\n')
  if (retext !== null && smartypants !== null) {
    const make = retext.retext as () => { use: (plugin: unknown) => { processSync: (text: string) => unknown } }
    const one = make().use(smartypants.default)
    rate('retext-smartypants 6.2.0', (flat) => String(one.processSync(flat)))
  } else process.stdout.write('retext-smartypants is not installed and is left out.\n')
}

/** translate-toolkit counts marks on both sides; its answer to pairs, one line each: 1 passes, 0 fails. */
const counting = `
import json, sys
from translate.filters import checks
from translate.lang import factory
checkers = {}
def checker(language):
    if language not in checkers:
        one = checks.StandardChecker(checks.CheckerConfig(targetlanguage=language))
        one.config.sourcelang = factory.getlanguage('de')
        checkers[language] = one
    return checkers[language]
for line in sys.stdin:
    source, target, language = json.loads(line)
    try:
        passes = checker(language).doublequoting(source, target)
    except checks.FilterFailure:
        passes = False
    print(1 if passes else 0)
`
const whole = new Set([
  'aligned',
  'split',
  'merged',
  'reordered',
  'marks-wrong',
  'entity',
  'spacing-wrong',
  'punctuation-wrong',
  'crosses-segment',
  'untranslated',
])

/** Professional pairs, and the same with one mark deleted: who raises an alarm? Beside counting as it is done elsewhere. */
const alarms = (): void => {
  const clean: [string, string, string][] = []
  const damaged: [string, string, string][] = []
  for (const language of ['en', 'fr', 'es', 'cs', 'ru'])
    for (const { source, target, gold, sourceQuotes, targetQuotes } of parallel(language)) {
      if (gold === null || gold.length !== sourceQuotes.length || gold.length !== targetQuotes.length) continue
      clean.push([source, target, language])
      for (const { start, end } of targetQuotes)
        for (const at of [start, end - 1]) damaged.push([source, target.slice(0, at) + target.slice(at + 1), language])
    }
  const ours = (pairs: typeof clean): number =>
    pairs.filter(([source, target, locale]) => {
      const { outcomes, extra } = alignQuotations({ text: source, locale: 'de' }, { text: target, locale })
      return extra.length > 0 || outcomes.some((one) => !whole.has(one))
    }).length
  line(
    'alarm at one mark deleted / at professional pairs, five languages: goosefoot',
    `${percent(ours(damaged), damaged.length)} / ${percent(ours(clean), clean.length)}`,
    '',
    damaged.length,
  )
  const ask = (pairs: typeof clean): number | null => {
    const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', counting], {
      input: pairs.map((one) => JSON.stringify(one)).join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    return status === 0 ? stdout.split('\n').filter((one) => one === '0').length : null
  }
  const [there, here] = [ask(damaged), ask(clean)]
  if (there === null || here === null)
    process.stdout.write('translate-toolkit is not installed and is left out (PYTHON names an interpreter).\n')
  else
    line(
      'the same: translate-toolkit, counting marks',
      `${percent(there, damaged.length)} / ${percent(here, clean.length)}`,
      '',
      damaged.length,
    )
}

process.stdout.write('| figure | measured | asked for | n |\n|-|-|-|-|\n')
const hard = readHard()
const exact = hard.filter(({ text, locale, pairs: wanted }) => {
  const found = detectBlock(text, { locale }).occurrences.filter(({ type }) => type === 'pair')
  const name = (all: readonly Span[]): string =>
    all
      .map(({ start, end, depth }) => `${start}-${end}@${depth}`)
      .sort()
      .join()
  return name(found) === name(wanted)
}).length
line(
  `own hard cases in ${new Set(hard.map(({ locale }) => locale)).size} locales: exact`,
  percent(exact, hard.length),
  '97',
  hard.length,
)
const marked = scoreMarked(readMarked(), (blocks) =>
  assembleQuotations(
    blocks.map((text, index) => ({ id: `b${index}` as BlockId, text, headingOrBoundary: index === 0 })),
    { locale: 'de-DE' },
  ),
)
line(
  'own modern German articles: words of somebody against the rest, F1',
  marked.kindF1.toFixed(2),
  '92',
  marked.quotations,
)
line('own modern German articles: speaker right', marked.speakerRight.toFixed(2), '90', marked.attributed)
line('own modern German articles: speaker wrong', marked.speakerWrong.toFixed(2), '≤ 3', marked.attributed)
time()
if (!isHere) process.stdout.write(`${data} is not here: the rest is left out.\n`)
else {
  // Rows with links: their pairs were looked at. In others the offsets come from a machine, `l"économie … d"un` included.
  const byLanguage = (language: string): readonly (readonly [string, readonly Span[]])[] =>
    parallel(language === 'de' ? 'en' : language)
      .filter(({ gold }) => gold !== null)
      .map((row) =>
        language === 'de' ? ([row.source, row.sourceQuotes] as const) : ([row.target, row.targetQuotes] as const),
      )
  for (const language of ['de', 'en', 'fr', 'es', 'it', 'pl', 'cs', 'ru']) {
    const texts = byLanguage(language)
    const [printed, n] = pairs(texts, language, false)
    const [flat] = pairs(texts, language, true)
    line(`pairs as printed / flattened to ASCII, ${language}: F1`, `${printed} / ${flat}`, '99.8 / 99.5', n)
  }
  for (const flat of [false, true])
    for (const language of ['de', 'en', 'fr']) {
      const { flagged, all, falseFlags, clean } = deletions(byLanguage(language), language, flat)
      line(
        `one mark deleted${flat ? ' from ASCII' : ''}, ${language}: flagged / false flags on clean text`,
        `${percent(flagged, all)} / ${percent(falseFlags, clean)}`,
        flat ? '95 / ≤ 0.5' : '98 / ≤ 0.5',
        all,
      )
    }
  speech()
  alignment()
  damage()
  insertions()
  alarms()
  await peers()
}
