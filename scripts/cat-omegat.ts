/**
 * OmegaT in console mode: a hand-off of each article, every sentence translated in OmegaT's own project memory, the
 * written files imported. Every code must come back with all its attributes, and nothing outside targets may change but
 * what OmegaT is known to write its own way: the end of the file, and empty elements.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  articlesOf,
  codesIn,
  difference,
  oneSpelling,
  openRoom,
  outsideTargets,
  say,
  targetsIn,
  translatedXml,
} from './cat-room.ts'

const projectFile = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">${['source', 'target', 'tm', 'glossary', 'dictionary']
  .map((name) => `<${name}_dir>__DEFAULT__</${name}_dir>`)
  .join(
    '',
  )}<glossary_file>__DEFAULT__</glossary_file><source_lang>DE</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`

/** The memory OmegaT writes of its own segments, with every translation replaced. */
const translateMemory = (tmx: string): string =>
  tmx.replaceAll(
    /(<tuv lang="EN[^"]*"[^>]*>\s*<seg>)([\s\S]*?)(<\/seg>)/gu,
    (_, before: string, text: string, after: string) => {
      // Shortcuts are written as text there: &lt;g0&gt; … &lt;/g0&gt;.
      const pieces = text.split(/(&lt;\/?[a-z]+\d+\/?&gt;)/u)
      return before + pieces.map((piece, index) => (index % 2 === 1 ? piece : translatedXml(piece))).join('') + after
    },
  )

/** @returns what went wrong, or null */
export const checkOmegat = (): string | null => {
  const room = openRoom()
  try {
    const { work } = room
    const exported = room.goosefoot('export', '--to', 'en', '--profile', 'omegat')
    if (exported.code !== 0) return `the export ended with ${exported.code}: ${exported.out}`
    const articles = articlesOf(room)
    const project = join(work, 'project')
    for (const name of ['source', 'target', 'omegat', 'tm', 'glossary', 'dictionary'])
      mkdirSync(join(project, name), { recursive: true })
    mkdirSync(join(work, 'home'))
    writeFileSync(join(project, 'omegat.project'), projectFile)
    for (const name of articles)
      cpSync(join(room.root, 'handoff/en', `${name}.xlf`), join(project, 'source', `${name}.xlf`))
    const omegat = (...args: readonly string[]): string | null => {
      const ran = spawnSync('omegat', [...args, `--config-dir=${join(work, 'config')}`, '--quiet'], {
        env: { ...process.env, HOME: join(work, 'home') },
        encoding: 'utf8',
        timeout: 120_000,
      })
      return ran.status === 0 ? null : `OmegaT ended with ${ran.status}: ${ran.stderr.slice(0, 400)}`
    }
    const memory = join(project, 'omegat/project_save.tmx')
    const listed = omegat(
      '--mode=console-createpseudotranslatetmx',
      project,
      `--pseudotranslatetmx=${memory}`,
      '--pseudotranslatetype=equal',
    )
    if (listed !== null) return listed
    writeFileSync(memory, translateMemory(readFileSync(memory, 'utf8')))
    const translated = omegat('--mode=console-translate', project, '--tag-validation=warn')
    if (translated !== null) return translated

    let codes = 0
    let sentences = 0
    for (const name of articles) {
      const sent = room.read(`handoff/en/${name}.xlf`)
      const back = readFileSync(join(project, 'target', `${name}.xlf`), 'utf8')
      const outside = difference(
        oneSpelling(outsideTargets(sent)).trimEnd(),
        oneSpelling(outsideTargets(back)).trimEnd(),
      )
      if (outside !== null) return `${name}: OmegaT changed something outside the targets, ${outside}`
      // OmegaT translates what stands in a target: here the source, with the marks of the house on its codes.
      const sources = targetsIn(sent)
      const targets = targetsIn(back)
      if (sources.length !== targets.length) return `${name}: ${sources.length} sentences, ${targets.length} targets`
      for (const [index, source] of sources.entries()) {
        const lost = difference(codesIn(source).join(''), codesIn(targets[index] ?? '').join(''))
        if (lost !== null) return `${name}: codes did not come back, ${lost}`
        if (oneSpelling(translatedXml(source)) !== oneSpelling(targets[index] ?? ''))
          return `${name}: another translation came back: ${difference(translatedXml(source), targets[index] ?? '') ?? ''}`
        codes += codesIn(source).length
        sentences++
      }
    }
    const imported = room.goosefoot(
      'import',
      ...articles.map((name) => join(project, 'target', `${name}.xlf`)),
      '--json',
    )
    const { files } = JSON.parse(imported.out) as { files: { segments: Record<string, number> }[] }
    const accepted = files.reduce((sum, { segments }) => sum + (segments.accepted ?? 0), 0)
    const others = files.flatMap(({ segments }) => Object.keys(segments).filter((verdict) => verdict !== 'accepted'))
    if (accepted !== sentences || others.length > 0)
      return `${sentences} sentences were translated, ${accepted} accepted; other verdicts: ${others.join(', ')}`
    say(
      `OmegaT: ${articles.length} articles, ${sentences} sentences, ${codes} codes went out and came back; 0 bytes changed outside targets but the line end at the end of the file and the spelling of empty elements; ${accepted} accepted.`,
    )
    return null
  } finally {
    room.remove()
  }
}
