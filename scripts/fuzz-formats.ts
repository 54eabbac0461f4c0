/**
 * Writes hostile text into an article of every format and holds the file against what was meant, by our own reader and
 * by another one: `npm run fuzz:formats [rounds] [seed] [file]`. A refusal is allowed, a silent mismatch is not. Then the
 * same with files whose own structure is at random.
 */
import type { BlockId, PrintedContent } from '../src/article/types.ts'
import { hostileSources, hostileText, randomFrom } from '../src/formats/hostile.fixture.ts'
import { firstOpinion, secondOpinion } from '../src/formats/oracle.fixture.ts'
import { patchArticle } from '../src/formats/patch.ts'
import { targetOf } from '../src/formats/pseudo.fixture.ts'
import { readAs } from '../src/formats/reading.fixture.ts'
import { readArticle } from '../src/formats/read.ts'
import { judgeSource, soupNames, soupOf } from '../src/formats/soup.fixture.ts'

const rounds = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? 20_190_228)
const only = process.argv[4]

console.log(`${rounds} rounds a file, seed ${seed}`)
console.log('file          format           texts written   refused  mismatches  seconds')
let mismatches = 0
for (const [name, source] of Object.entries(hostileSources)) {
  if (only !== undefined && only !== name) continue
  const read = readAs(name, source)
  const started = performance.now()
  let written = 0
  let refusals = 0
  let wrong = 0
  for (let round = 0; round < rounds; round++) {
    const random = randomFrom(seed + round)
    const targets = new Map<BlockId, PrintedContent>()
    for (const block of read.article.blocks)
      if (random() < 0.5)
        targets.set(
          block.id,
          targetOf(block, () => hostileText(random)),
        )
    const result = patchArticle(read, targets)
    const again = readArticle(read.format, result.bytes, read.options)
    const fault = firstOpinion(read, targets, result, again) ?? secondOpinion(read, targets, result)
    refusals += result.refused.length
    written += targets.size - result.refused.length
    if (fault === null) continue
    wrong++
    if (wrong <= 3) console.log(`${name}, seed ${seed + round}: ${fault}`)
  }
  mismatches += wrong
  console.log(
    `${name.padEnd(13)} ${read.format.id.padEnd(15)} ${String(written).padStart(14)} ${String(refusals).padStart(9)} ${String(wrong).padStart(11)} ${((performance.now() - started) / 1000).toFixed(1).padStart(8)}`,
  )
}

console.log('\nfiles of tags in any order     blocks  mismatches  seconds')
for (const name of soupNames) {
  if (only !== undefined && only !== name) continue
  const started = performance.now()
  let blocks = 0
  let wrong = 0
  for (let round = 0; round < rounds; round++) {
    const source = soupOf(name, randomFrom(seed + round))
    blocks += readAs(name, source).article.blocks.length
    const fault = judgeSource(name, source)
    if (fault === null) continue
    wrong++
    if (wrong <= 3) console.log(`${name}, seed ${seed + round}: ${fault}`)
  }
  mismatches += wrong
  console.log(
    `${name.padEnd(28)} ${String(blocks).padStart(8)} ${String(wrong).padStart(11)} ${((performance.now() - started) / 1000).toFixed(1).padStart(8)}`,
  )
}
console.log(mismatches === 0 ? 'no silent mismatch' : `${mismatches} silent mismatches`)
process.exitCode = mismatches === 0 ? 0 : 1
