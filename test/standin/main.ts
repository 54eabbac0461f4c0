/**
 * The stand-in as a process of its own: `node test/standin/main.ts ['{"latencyMs":50}']`.
 *
 * The first line on stdout is `{"url":…,"key":…}`. It ends on SIGTERM, on SIGINT, and when stdin is closed.
 */
import { type StandInOptions, startStandIn } from './server.ts'

const standIn = await startStandIn(JSON.parse(process.argv[2] ?? '{}') as StandInOptions)
const stop = (): void => {
  void standIn.stop().then(() => process.exit(0))
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.stdin.on('end', stop).on('close', stop).resume()
process.stdout.write(`${JSON.stringify({ url: standIn.url, key: standIn.key })}\n`)
