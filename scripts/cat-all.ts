/**
 * Hand-offs opened, edited and saved by real CAT tools: `npm run test:cat [tool…]`. A tool that is not installed is skipped with
 * the line that installs it.
 */
import { checkOmegat } from './cat-omegat.ts'
import { checkLokalize } from './cat-lokalize.ts'
import { checkPoedit } from './cat-poedit.ts'
import { checkPot2po } from './cat-pot2po.ts'
import { has, installLine, say } from './cat-room.ts'

const checks: readonly (readonly [name: string, programs: readonly string[], check: () => string | null])[] = [
  ['OmegaT', ['omegat'], checkOmegat],
  ['translate-toolkit', ['pot2po'], checkPot2po],
  ['Poedit', ['poedit', 'Xvfb', 'xdotool', 'dbus-run-session'], checkPoedit],
  ['Lokalize', ['lokalize', 'Xvfb', 'dbus-run-session', 'dbus-send'], checkLokalize],
]

let missing = false
const wanted = process.argv.slice(2).map((name) => name.toLowerCase())
for (const [name, programs, check] of checks) {
  if (wanted.length > 0 && !wanted.includes(name.toLowerCase())) continue
  const absent = programs.filter((program) => !has(program))
  if (absent.length > 0) {
    missing = true
    say(`${name}: skipped, ${absent.join(' and ')} not installed.`)
    continue
  }
  const fault = check()
  if (fault === null) continue
  process.stderr.write(`${name}: ${fault}\n`)
  process.exitCode = 1
}
if (missing) say(`To install them on Debian: ${installLine}`)
