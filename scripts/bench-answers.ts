/**
 * Damages the answers of an engine in every way users report, sentence by sentence, and counts what is made of them:
 * how many are repaired, how many a person has to look at, and that none is wrong in silence.
 *
 * `npm run bench:answers [-- --examples] [-- <damage>…]`
 */
import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
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
if (total.wrong + total.german + total.otherMarks > 0) process.exitCode = 1
