/** Programs with windows on a screen that nobody sees: Xvfb and a session bus, ended with what was started in them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Runs a shell script with a display, a session bus and a home of its own.
 *
 * @param script ends the programs it starts; `$1` is the file
 * @returns what it printed
 */
export const onScreen = (
  work: string,
  script: string,
  file: string,
): { readonly code: number | null; readonly out: string } => {
  const run = join(work, 'run')
  mkdirSync(join(work, 'home'), { recursive: true })
  mkdirSync(run, { recursive: true, mode: 0o700 })
  const inner = join(work, 'inner.sh')
  writeFileSync(inner, script)
  const outer = join(work, 'outer.sh')
  writeFileSync(
    outer,
    `Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$1/display" >/dev/null 2>&1 &
screen=$!
trap 'kill $screen 2>/dev/null; wait 2>/dev/null' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$1/display" ] && break; sleep 0.5; done
DISPLAY=:$(cat "$1/display") dbus-run-session -- bash "$2" "$3"
`,
  )
  const ran = spawnSync('bash', [outer, work, inner, file], {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, HOME: join(work, 'home'), XDG_RUNTIME_DIR: run, LANG: 'C.UTF-8' },
  })
  return { code: ran.status, out: ran.stdout }
}
