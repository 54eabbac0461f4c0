/**
 * Poedit on a screen nobody sees: a translation is typed for the first sentence of a hand-off and saved. Exactly that
 * target and its state may differ.
 */
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { difference, openRoom, outsideTargets, say, sourcesIn, targetsIn } from './cat-room.ts'
import { onScreen } from './cat-screen.ts'

const translation = 'Amicable tone in Hanoi'

/** There is no way in but mouse and keys: the field of the translation is under the list. */
const script = `poedit "$1" >/dev/null 2>&1 &
program=$!
trap 'kill $program 2>/dev/null' EXIT
for _ in $(seq 60); do xdotool search --onlyvisible --name "$(basename "$1" .xlf)" >/dev/null 2>&1 && break; sleep 0.5; done
sleep 3
xdotool mousemove 300 600 click 1; sleep 1
xdotool key ctrl+a; sleep 0.5; xdotool type --delay 30 '${translation}'; sleep 1
xdotool key ctrl+s; sleep 3
`

/** @returns what went wrong, or null */
export const checkPoedit = (): string | null => {
  const room = openRoom()
  try {
    const exported = room.goosefoot('export', 'source/hanoi.de.txt', '--to', 'en', '--profile', 'poedit')
    if (exported.code !== 0) return `the export ended with ${exported.code}: ${exported.out}`
    const sent = room.read('handoff/en/hanoi.xlf')
    const file = join(room.work, 'hanoi.xlf')
    copyFileSync(join(room.root, 'handoff/en/hanoi.xlf'), file)
    onScreen(room.work, script, file)
    const back = readFileSync(file, 'utf8')
    const changed = targetsIn(back)
    if (changed.join() !== translation)
      return `${changed.length} targets came back; the one that was typed was expected`
    const outside = difference(outsideTargets(sent), outsideTargets(back))
    if (outside !== null) return `it changed something outside the target, ${outside}`
    const imported = room.goosefoot('import', file, '--json')
    const { files } = JSON.parse(imported.out) as { files: { segments: Record<string, number> }[] }
    const { accepted = 0, untouched = 0 } = files[0]?.segments ?? {}
    if (accepted !== 1 || untouched !== sourcesIn(sent).length - 1)
      return `1 target was changed; the import accepted ${accepted} and left ${untouched}`
    say('Poedit: 1 target was typed and saved, 0 bytes changed outside it; 1 accepted.')
    return null
  } finally {
    room.remove()
  }
}
