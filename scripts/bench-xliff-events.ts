/** One pass over the events of a file; prints the elements and the most memory that was ever resident, kilobytes. */
import { readFileSync } from 'node:fs'
import { scanXml } from '../src/xml/index.ts'

let elements = 0
scanXml(readFileSync(process.argv[2] ?? '', 'utf8'), { open: () => void elements++ })
process.stdout.write(`${elements} ${process.resourceUsage().maxRSS}\n`)
