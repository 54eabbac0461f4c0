/**
 * Damages the answers of an engine in every way users report, sentence by sentence, and counts what is made of them:
 * how many are repaired, how many a person has to look at, and that none is wrong in silence.
 *
 * `npm run bench:answers [-- --examples] [-- <damage>…]`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hostileTexts, obediences } from '../test/engines/hostile.ts'
import { hostileUnit, outcomeOfObeying } from '../test/engines/obey.ts'
import { checkWording } from '../src/engines/answer/wording.ts'
import { ownRecords, sharedArticles, standInRecords } from '../test/engines/articles.ts'
import { damageAnswer, damageKinds } from '../test/engines/damage.ts'
import { damageKinds as standInKinds, damageXml } from '../test/standin/damage.ts'
import { type Damager, measureDamage, newTally, type Tally, type Translated } from '../test/engines/measure.ts'

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const shared = sharedArticles(checkout)
const wanted = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const withExamples = process.argv.includes('--examples')

const articles: Translated[] = [...ownRecords(checkout)]
for (const folder of [join(checkout, 'source'), ...(shared === null ? [] : [shared])])
  for (const name of readdirSync(folder).filter((one) => /\.de\.(?:txt|md|html)$/u.test(one)))
    if (shared === null || folder === shared || name !== 'hanoi.de.txt')
      articles.push(...standInRecords(join(folder, name), name))
if (shared === null) console.log('../shared/data/articles is absent: measured on the newsroom’s own articles only.')

const share = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`)
const row = (name: string, tally: Tally): string =>
  `| ${[name, tally.asked, share(tally.ok, tally.asked), share(tally.repaired, tally.asked), share(tally.degraded, tally.asked), share(tally.failed, tally.asked), tally.wrong, tally.german, tally.otherMarks].join(' | ')} |`

const total = newTally()
const measured = (name: string, shape: 'block' | 'sentence' | 'plain', damager: Damager): void => {
  const tally = newTally()
  for (const article of articles) measureDamage(article, shape, damager, tally)
  console.log(row(`${name}, ${shape}`, tally))
  for (const key of ['asked', 'ok', 'repaired', 'degraded', 'failed', 'wrong', 'german', 'otherMarks'] as const)
    total[key] += tally[key]
  if (withExamples) for (const example of tally.examples.slice(0, 4)) console.log(example)
}

console.log(
  `${new Set(articles.map(({ name }) => name)).size} articles × ${new Set(articles.map(({ style }) => style.locale)).size} locales; the newsroom’s own with their own translations as well`,
)
console.log('| damage | sentences | ok | repaired | to look at | asked again | good but wrong | German | other marks |')
console.log('|-|-|-|-|-|-|-|-|-|')
for (const shape of ['block', 'sentence'] as const) measured('none', shape, (_, answer) => answer)
for (const kind of damageKinds.filter((one) => wanted.length === 0 || wanted.includes(one)))
  for (const shape of ['block', 'sentence'] as const)
    measured(kind, shape, (sent, answer, seed) => damageAnswer(kind, sent, answer, seed))
for (const kind of standInKinds.filter((one) => wanted.length === 0 || wanted.includes(one)))
  for (const shape of ['block', 'sentence'] as const)
    measured(`${kind} of the stand-in server`, shape, (sent, answer, seed) => damageXml(kind, sent, answer, seed))
console.log(row('all', total))

let asked = 0
let silent = 0
for (const locale of ['en-US', 'fr-FR', 'pl-PL', 'ru-RU'])
  for (const [index, text] of hostileTexts.entries())
    for (const obedience of obediences) {
      const found = outcomeOfObeying(hostileUnit(text, index), obedience, locale)
      if (found === null || found.isHonest) continue
      asked++
      if (found.outcome.status !== 'ok' && found.outcome.status !== 'repaired') continue
      silent++
      if (withExamples) console.log(`obeyed: ${locale} ${obedience.name}: ${text}`)
    }
console.log(
  `${hostileTexts.length} hostile texts, ${obediences.length} ways to obey, 4 locales: ${asked} answers that obey, ${silent} of them taken as good`,
)
const pairs = join(checkout, '../shared/data/quotes/parallel')
if (existsSync(pairs)) {
  let count = 0
  let alarms = 0
  for (const name of readdirSync(pairs))
    for (const line of readFileSync(join(pairs, name), 'utf8').split('\n')) {
      if (line === '') continue
      const { source, target } = JSON.parse(line) as { readonly source: string; readonly target: string }
      const locale = name.slice('de-'.length, -'.jsonl'.length)
      count++
      if (checkWording({ source, target, sourceLocale: 'de', locale, kept: [] }).length > 0) alarms++
    }
  console.log(
    `${count} sentences that people translated into 21 languages: ${alarms} would be asked for again (${share(alarms, count)})`,
  )
}
if (total.wrong + total.german + total.otherMarks + silent > 0) process.exitCode = 1
