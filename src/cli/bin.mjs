#!/usr/bin/env node
// Plain JavaScript, so that an older Node says what is wrong instead of a syntax error.
// A checkout brings Node 24 as a dependency: when the system's Node is older, that one runs the program.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
// A checkout runs its source, an installed package what was built from it.
const main = ['main.ts', '../../dist/cli/main.js'].map((name) => join(here, name)).find(existsSync)
const major = Number(process.versions.node.split('.')[0])
if (process.argv[2] === '--version' || process.argv[2] === '-v') {
  // Asked by scripts and by people in a hurry: no program needs to be loaded for it.
  process.stdout.write(`${JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')).version}\n`)
} else if (main === undefined) {
  process.stderr.write('goosefoot: the program files are missing; install the package again.\n')
  process.exit(1)
} else if (major >= 24) {
  const { run } = await import(main)
  await run(process.argv.slice(2))
} else {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const own = [join(here, '../../node_modules/node/bin', name), join(here, '../../../node/bin', name)].find(existsSync)
  if (own === undefined) {
    process.stderr.write(
      `goosefoot: Node ${process.versions.node} is too old; 24 or newer is needed. Run "npm ci" in a checkout, or install Node 24.\n`,
    )
    process.exit(7)
  }
  const { status } = spawnSync(own, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
