/**
 * translate-toolkit carries targets over: an article is handed off, translated, handed off again, and `pot2po -t` brings
 * the translations into the new file. Every target must come over with its codes, and the import must take them.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { articlesOf, codesIn, openRoom, say, sourcesIn, targetsIn, translatedXml } from './cat-room.ts'

/** Every sentence translated, as a tool would: a target with its state behind each source. */
const translated = (xliff: string): string =>
  xliff.replaceAll(
    /^( {10})<source>([^\n]*)<\/source>$/gmu,
    (line, space: string, source: string) =>
      `${line}\n${space}<target state="translated">${translatedXml(source)}</target>`,
  )

/** @returns what went wrong, or null */
export const checkPot2po = (): string | null => {
  const room = openRoom()
  try {
    const exported = room.goosefoot('export', '--to', 'en', '--profile', 'xliff12')
    if (exported.code !== 0) return `the export ended with ${exported.code}: ${exported.out}`
    let carried = 0
    let sentences = 0
    const merged: string[] = []
    for (const name of articlesOf(room)) {
      const fresh = join(room.root, 'handoff/en', `${name}.xlf`)
      const done = join(room.work, `${name}.done.xlf`)
      const out = join(room.work, `${name}.xlf`)
      const text = readFileSync(fresh, 'utf8')
      writeFileSync(done, translated(text))
      const ran = spawnSync('pot2po', ['--progress=none', '-t', done, fresh, out], { encoding: 'utf8' })
      if (ran.status !== 0) return `pot2po ended with ${ran.status}: ${ran.stderr.slice(0, 400)}`
      const targets = targetsIn(readFileSync(out, 'utf8'))
      for (const [index, source] of sourcesIn(text).entries()) {
        sentences++
        const target = targets[index] ?? ''
        if (target !== '' && codesIn(target).join('') === codesIn(source).join('')) carried++
      }
      merged.push(out)
    }
    if (carried !== sentences) return `${carried} of ${sentences} targets were carried with their codes`
    const imported = room.goosefoot('import', ...merged, '--json')
    const { files } = JSON.parse(imported.out) as { files: { segments: Record<string, number> }[] }
    const accepted = files.reduce((sum, { segments }) => sum + (segments.accepted ?? 0), 0)
    if (accepted !== sentences)
      return `${sentences} targets came over; the import accepted ${accepted}: ${JSON.stringify(files.map(({ segments }) => segments))}`
    say(`translate-toolkit: pot2po carried ${carried} of ${sentences} targets with their codes; ${accepted} accepted.`)
    return null
  } finally {
    room.remove()
  }
}
