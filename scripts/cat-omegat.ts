/**
 * Sends a record through OmegaT and back: a scratch copy of the newsroom, one target translated anew in OmegaT's own
 * project, the written file imported. Exactly that target may change. Run with `npm run test:cat`; needs the Debian
 * package `omegat` and says so where it is absent.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const checkout = resolve(import.meta.dirname, '..')
const was = 'Neither took place.'
const is = 'Neither of them happened.'
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const projectFile = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">${['source', 'target', 'tm', 'glossary', 'dictionary']
  .map((name) => `<${name}_dir>__DEFAULT__</${name}_dir>`)
  .join(
    '',
  )}<glossary_file>__DEFAULT__</glossary_file><source_lang>DE</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`
// OmegaT takes the content of <target> for its source text.
const translations = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" creationtoolversion="3.6.0" segtype="sentence" o-tmf="OmegaT TMX" adminlang="EN-US" srclang="DE" datatype="plaintext"/><body><tu><tuv lang="DE"><seg>${was}</seg></tuv><tuv lang="EN"><seg>${is}</seg></tuv></tu></body></tmx>
`
const targetsIn = (xliff: string): string[] => xliff.match(/<target>[\s\S]*?<\/target>/gu) ?? []

/** @returns what went wrong, or null */
const roundTrip = (work: string): string | null => {
  const room = join(work, 'room')
  for (const name of ['source', 'quotes', 'memory', 'xliff', 'locales', 'goosefoot.config.ts'])
    cpSync(join(checkout, name), join(room, name), { recursive: true })
  const record = join(room, 'xliff/en/hanoi.xlf')
  const project = join(work, 'project')
  for (const name of ['source', 'target', 'omegat', 'tm', 'glossary', 'dictionary'])
    mkdirSync(join(project, name), { recursive: true })
  writeFileSync(join(project, 'omegat.project'), projectFile)
  writeFileSync(join(project, 'omegat/project_save.tmx'), translations)
  cpSync(record, join(project, 'source/hanoi.xlf'))
  const home = join(work, 'home')
  mkdirSync(home)
  const omegat = spawnSync(
    'omegat',
    ['--mode=console-translate', project, `--config-dir=${join(work, 'config')}`, '--quiet', '--tag-validation=warn'],
    { env: { ...process.env, HOME: home }, encoding: 'utf8', timeout: 120_000 },
  )
  if (omegat.status !== 0) return `OmegaT ended with ${omegat.status}: ${omegat.stderr.slice(0, 400)}`
  const returned = join(project, 'target/hanoi.xlf')
  const before = targetsIn(readFileSync(record, 'utf8'))
  const main = join(checkout, 'src/cli/main.ts')
  const imported = spawnSync(process.execPath, [main, 'import', returned], { cwd: room, encoding: 'utf8' })
  say(imported.stdout.trimEnd())
  if (imported.status !== 0) return `the import ended with ${imported.status}: ${imported.stderr}`
  const after = targetsIn(readFileSync(record, 'utf8'))
  const changed = after.filter((target, index) => target !== before[index])
  const published = readFileSync(join(room, 'locales/en/hanoi.txt'), 'utf8').includes(is)
  if (after.length !== before.length || changed.length !== 1 || changed[0] !== `<target>${is}</target>` || !published)
    return `${changed.length} targets changed and ${published ? 'the' : 'no'} change was published; one was expected.`
  say(`OmegaT: ${before.length} targets went out and came back, the 1 that was changed entered and is published.`)
  return null
}

const found = spawnSync('omegat', ['--help'], { encoding: 'utf8' })
if (found.error !== undefined) say('Skipped: OmegaT is not installed (Debian package "omegat").')
else {
  const work = mkdtempSync(join(tmpdir(), 'goosefoot-omegat-'))
  try {
    const fault = roundTrip(work)
    if (fault !== null) {
      process.stderr.write(`${fault}\n`)
      process.exitCode = 1
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
