/**
 * Poedit on a screen nobody sees: a translation is typed for the first sentence of a hand-off and saved. Exactly that
 * target and its state may differ.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { difference, openRoom, outsideTargets, type Room, say, sourcesIn, targetsIn } from './cat-room.ts'
import { onScreen } from './cat-screen.ts'

const translation = 'Amicable tone in Hanoi'

/** There is no way in but mouse and keys: the field of the translation is under the list. */
const script = (typed: string): string => `poedit "$1" >/dev/null 2>&1 &
program=$!
trap 'kill $program 2>/dev/null' EXIT
for _ in $(seq 60); do xdotool search --onlyvisible --name "$(basename "$1" .xlf)" >/dev/null 2>&1 && break; sleep 0.5; done
sleep 3
xdotool mousemove 300 600 click 1; sleep 1
xdotool key ctrl+a; sleep 0.5; xdotool type --delay 30 '${typed}'; sleep 1
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
    onScreen(room.work, script(translation), file)
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
    const fault = checkWrongMarkup(room)
    if (fault !== null) return fault
    say(
      'Poedit: 1 target was typed and saved, 0 bytes changed outside it; 1 accepted. Markup of 1.2 that it saved into a 2.0 file is refused.',
    )
    return null
  } finally {
    room.remove()
  }
}

/** Poedit warns of wrong markup in a 2.0 file and saves it all the same: the import must not take it. */
const checkWrongMarkup = (room: Room): string | null => {
  room.write('source/kurz.de.txt', '„Wir haben Zeit“, sagte sie.\n')
  room.goosefoot('translate', 'source/kurz.de.txt', '--to', 'en')
  room.goosefoot('export', 'source/kurz.de.txt', '--to', 'en', '--profile', 'xliff20')
  const second = join(room.work, 'second')
  mkdirSync(second)
  const file = join(second, 'kurz.xlf')
  copyFileSync(join(room.root, 'handoff/en/kurz.xlf'), file)
  onScreen(second, script('She has <g id="1">time</g> today'), file)
  const back = readFileSync(file, 'utf8')
  if (!/<target>.*<g|&lt;g/u.test(back)) return 'it did not save the wrong markup'
  const imported = room.goosefoot('import', file, '--json')
  const { files } = JSON.parse(imported.out) as { files: { segments: Record<string, number> }[] }
  const { refused = 0, accepted = 0 } = files[0]?.segments ?? {}
  return refused === 1 && accepted === 0 ? null : `wrong markup: ${refused} refused, ${accepted} accepted`
}
