/**
 * Writes hostile text into an article of every format and holds the file against what was meant, by our own reader and
 * by another one: `npm run fuzz:formats [rounds] [seed] [file]`. A refusal is allowed, a silent mismatch is not. Then the
 * same with files whose own structure is at random.
 *
 * `npm run fuzz:formats files 'node_modules/**\/*.md'` judges files as they are: the same bytes with their own text, and
 * a pseudo translation of every block.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { BlockId, PrintedContent } from '../src/article/types.ts'
import { GoosefootError } from '../src/errors.ts'
import { hostileSources, hostileText, randomFrom } from '../src/formats/hostile.fixture.ts'
import { firstOpinion, secondOpinion } from '../src/formats/oracle.fixture.ts'
import { patchArticle } from '../src/formats/patch.ts'
import { accented, targetOf, targetsOf } from '../src/formats/pseudo.fixture.ts'
import { readAs } from '../src/formats/reading.fixture.ts'
import { readArticle } from '../src/formats/read.ts'
import { judgeSource, soupNames, soupOf } from '../src/formats/soup.fixture.ts'

if (process.argv[2] === 'files') {
  const files = process.argv.slice(3).flatMap((pattern) => globSync(pattern))
  const counts = { files: 0, blocks: 0, refused: 0, unreadable: 0, mismatches: 0 }
  for (const file of files) {
    try {
      const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file))
      const read = readAs(basename(file), source)
      counts.files++
      counts.blocks += read.article.blocks.length
      counts.refused += patchArticle(read, targetsOf(read, accented)).refused.length
      const fault = judgeSource(basename(file), source)
      if (fault === null) continue
      counts.mismatches++
      console.log(`${file}: ${fault.slice(0, 300)}`)
    } catch (error) {
      // Not UTF-8, not well-formed, a folder with such a name.
      if (
        !(
          error instanceof TypeError ||
          error instanceof GoosefootError ||
          (error as { code?: unknown }).code === 'EISDIR'
        )
      )
        throw error
      counts.unreadable++
    }
  }
  console.log(
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', '),
  )
  process.exit(counts.mismatches === 0 ? 0 : 1)
}

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
