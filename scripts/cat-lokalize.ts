/**
 * Lokalize on a screen nobody sees, driven over its D-Bus: it must list every sentence of a hand-off, and one target that
 * is set and saved there must come back as one changed target.
 */
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRoom, say, sourcesIn, targetsIn } from './cat-room.ts'
import { onScreen } from './cat-screen.ts'

const translation = 'Summit in Hanoi ends early'

/** Waits for the editor with the file, asks how many entries it has, sets the first target, saves. */
const script = `mkdir -p "$HOME/.config"
printf '[Identity]\\nauthorName=Ada Muster\\nauthorEmail=ada@example.org\\nDefaultLangCode=en\\n' > "$HOME/.config/lokalizerc"
lokalize "$1" >/dev/null 2>&1 &
program=$!
trap 'kill $program 2>/dev/null' EXIT
call() { dbus-send --session --print-reply "$@" 2>/dev/null; }
for _ in $(seq 60); do
  name=$(call --dest=org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.ListNames | grep -o 'org.kde.lokalize[^"]*' | head -1)
  for editor in 0 1 2; do
    at=/ThisIsWhatYouWant/Editor/$editor
    call --dest=$name $at org.kde.Lokalize.Editor.currentFile | grep -qF "$1" && break 2
  done
  sleep 0.5
done
call --dest=$name $at org.kde.Lokalize.Editor.entryCount | grep -o 'int32 [0-9]*'
call --dest=$name $at org.kde.Lokalize.Editor.gotoEntry int32:0 >/dev/null
sleep 1
call --dest=$name $at org.kde.Lokalize.Editor.setEntryTarget int32:0 int32:0 string:'${translation}' >/dev/null
sleep 1
call --dest=$name $at org.kde.Lokalize.Editor.saveFile >/dev/null
sleep 2
`

/** @returns what went wrong, or null */
export const checkLokalize = (): string | null => {
  const room = openRoom()
  try {
    const exported = room.goosefoot('export', 'source/hanoi.de.txt', '--to', 'en', '--profile', 'lokalize')
    if (exported.code !== 0) return `the export ended with ${exported.code}: ${exported.out}`
    const sent = room.read('handoff/en/hanoi.xlf')
    const file = join(room.work, 'hanoi.xlf')
    copyFileSync(join(room.root, 'handoff/en/hanoi.xlf'), file)
    const { out } = onScreen(room.work, script, file)
    const listed = Number(/int32 (\d+)/u.exec(out)?.[1] ?? -1)
    const sentences = sourcesIn(sent).length
    if (listed !== sentences) return `it lists ${listed} of ${sentences} sentences`
    const back = readFileSync(file, 'utf8')
    const changed = targetsIn(back).filter((target) => target !== '')
    if (changed.join() !== translation)
      return `${changed.length} targets came back; the one that was typed was expected`
    const imported = room.goosefoot('import', file, '--json')
    const { files } = JSON.parse(imported.out) as { files: { segments: Record<string, number> }[] }
    const { accepted = 0, untouched = 0 } = files[0]?.segments ?? {}
    if (accepted !== 1 || untouched !== sentences - 1)
      return `1 target was changed; the import accepted ${accepted} and left ${untouched}: ${JSON.stringify(files[0]?.segments)}`
    say(
      `Lokalize: lists all ${sentences} sentences; 1 target was set and saved, 1 accepted. It writes the whole file anew, with line breaks inside text, which the import reads past.`,
    )
    return null
  } finally {
    room.remove()
  }
}
