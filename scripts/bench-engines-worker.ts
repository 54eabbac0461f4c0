/**
 * One process that asks the stand-in for many sentences under a cap, for `npm run bench:engines`:
 * `node scripts/bench-engines-worker.ts URL KEY JOURNAL CAP NAME`.
 */
import { benchScheduler, requestsOf } from './bench-engines-parts.ts'

const [url = '', key = '', journalPath = '', cap = '0', name = ''] = process.argv.slice(2)
const { scheduler, adapter, close } = await benchScheduler({
  url,
  key,
  journalPath,
  caps: [{ scope: 'month', unit: 'codepoints', limit: Number(cap), currency: null }],
  concurrency: { start: 4, most: 4 },
})
await Promise.all(
  requestsOf(adapter, 12, name).map((request) => scheduler.ask(adapter, request, { article: name, rung: 0 })),
)
close()
