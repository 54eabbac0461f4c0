/**
 * Reads a TMX file in one pass and prints the most memory that was resident, in MB. A process of its own, asked itself: what
 * the system remembers as a maximum begins with what the parent had.
 */
import { openSync, readSync } from 'node:fs'
import { tmxReader } from '../src/memory/tmx/read.ts'

const reader = tmxReader({ sourceLocale: 'de' }, () => {
  // Nothing is kept.
})
const file = openSync(process.argv[2] ?? '', 'r')
const piece = new Uint8Array(1 << 16)
let most = 0
for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
  reader.write(piece.subarray(0, length))
  most = Math.max(most, process.memoryUsage.rss())
}
reader.end()
process.stdout.write(String(Math.round(most / 1024 / 1024)))
