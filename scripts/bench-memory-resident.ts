/** Reads a TMX file in one pass and prints the most memory that took, in MB. A process of its own: memory is never given back. */
import { openSync, readSync } from 'node:fs'
import { tmxReader } from '../src/memory/tmx/read.ts'

const reader = tmxReader({ sourceLocale: 'de' }, () => {
  // Nothing is kept.
})
const file = openSync(process.argv[2] ?? '', 'r')
const piece = new Uint8Array(1 << 16)
for (let length = readSync(file, piece); length > 0; length = readSync(file, piece))
  reader.write(piece.subarray(0, length))
reader.end()
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)))
