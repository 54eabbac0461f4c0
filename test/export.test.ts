import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProject } from '../src/project/open-project.ts'
import { exportArticles } from '../src/project/export.ts'
import { importFiles } from '../src/project/import.ts'
import { locateProject, type Place } from '../src/project/locate.ts'
import { openSchema, profiles, readXliff, type Schema, unitsOf } from '../src/xliff/index.ts'
import { checkout, copyNewsroom, type Newsroom } from './support/newsroom.ts'

const shared = join(checkout, '../shared/data')
const hasShared = existsSync(join(shared, 'articles')) && existsSync(join(shared, 'xliff/schemas'))

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlf'))

const parser = new XMLParser({ preserveOrder: true, trimValues: false, parseTagValue: false, htmlEntities: true })

/** What another parser reads in the sources of units: the letters of every `source` that is not a proposal's. */
const lettersOf = (value: unknown, isInside: boolean): string =>
  Array.isArray(value)
    ? value.map((one) => lettersOf(one, isInside)).join('')
    : typeof value !== 'object' || value === null
      ? ''
      : Object.entries(value)
          .map(([name, inner]) =>
            name === '#text'
              ? isInside
                ? String(inner)
                : ''
              : name === 'alt-trans' || name === 'mtc:matches'
                ? ''
                : lettersOf(inner, isInside || name === 'source'),
          )
          .join('')

describe.skipIf(!hasShared)('hand-offs of all development articles (skipped where ../shared/data is absent)', () => {
  const root = mkdtempSync(join(tmpdir(), 'goosefoot-export-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const locales = ['en', 'fr', 'es']
  const schemas = new Map<string, Schema>()
  let place: Place
  let articles = 0
  beforeAll(async () => {
    mkdirSync(join(root, 'source'))
    const names = readdirSync(join(shared, 'articles')).filter((name) => /\.de\.\w+$/u.test(name))
    articles = names.length
    for (const name of names) cpSync(join(shared, 'articles', name), join(root, 'source', name))
    writeFileSync(
      join(root, 'goosefoot.config.ts'),
      `export default { targets: ${JSON.stringify(locales)}, export: { limits: { headline: 60 } } }\n`,
    )
    place = await locateProject(root)
    await (await openProject(root)).translate()
    for (const version of ['1.2', '2.0', '2.1', '2.2'] as const)
      schemas.set(version, await openSchema(version, join(shared, 'xliff/schemas')))
  })
  afterAll(() => {
    for (const schema of schemas.values()) schema.dispose()
  })

  const runs = [...profiles.keys()].flatMap((name) => [
    [name, 'codes'] as const,
    ...(name.startsWith('xliff') ? [[name, 'text'] as const] : []),
  ])

  test.each(runs)(
    '%s with quotations as %s is valid in every locale, loses nothing, and is read alike by another parser',
    async (profile, quotes) => {
      const out = join(root, profile, quotes)
      const done = await exportArticles(place, { paths: [], cwd: root, profile, quotes, out })
      expect(done.failures).toEqual([])
      expect(done.files.flatMap(({ losses }) => losses)).toEqual([])
      const files = filesBelow(out)
      expect(files).toHaveLength(articles * locales.length)
      const schema = schemas.get(profiles.get(profile)?.version ?? '')
      for (const name of files) {
        const bytes = readFileSync(join(out, name))
        expect(schema?.validate(bytes), name).toEqual([])
        expect(lettersOf(parser.parse(bytes.toString('utf8')), false), name).toBe(
          [...unitsOf(readXliff(bytes))]
            .flatMap((unit) => unit.parts.flatMap((part) => part.source.inlines))
            .map((inline) => (inline.kind === 'text' ? inline.value : ''))
            .join(''),
        )
      }
    },
  )

  test('an import of untouched hand-offs changes nothing, whatever the profile', async () => {
    for (const [profile, quotes] of runs) {
      const out = join(root, profile, quotes)
      const { files, run, failures } = await importFiles(
        place,
        filesBelow(out).map((name) => join(out, name)),
        { cwd: root, dryRun: true },
      )
      expect(failures).toEqual([])
      expect(run, profile).toBeNull()
      expect(files.flatMap(({ findings }) => findings)).toEqual([])
    }
  })
})

describe('goosefoot export', () => {
  let room: Newsroom
  beforeAll(() => {
    room = copyNewsroom(true)
  })
  afterAll(() => room.remove())

  test('writes one file an article and locale, and nothing the second time', () => {
    const { code, stdout } = room.run('export', 'source/hanoi.de.txt', '--to', 'en,fr', '--profile', 'poedit')
    expect(code).toBe(0)
    expect(stdout).toMatch(/hanoi\s+fr\s+poedit\s+43\s+0\s+handoff\/fr\/hanoi\.xlf/u)
    expect(room.read('handoff/en/hanoi.xlf')).toContain('Use the original wording, word for word: Sometimes you have')
    expect(room.run('export', 'source/hanoi.de.txt', '--to', 'en,fr', '--profile', 'poedit').stdout).toContain(
      'Nothing to do',
    )
  })

  test('hands off no record that is older than its article', () => {
    const source = room.read('source/hanoi.de.txt')
    room.write('source/hanoi.de.txt', source.replace('Beides fiel aus.', 'Beides fiel heute aus.'))
    const { code, stderr } = room.run('export', 'source/hanoi.de.txt', '--to', 'en')
    expect(code).toBe(6)
    expect(stderr).toContain('xliff.stale-record')
    expect(room.run('translate', '--quiet').code).toBe(0)
    const { stdout } = room.run('export', '--to', 'en', '--open', '--stats')
    expect(stdout).toMatch(/hanoi\s+en\s+43\s+\d+\s+\d+\s+1\s+4\s+22/u)
    expect(room.read('handoff/en/hanoi.xlf').match(/<trans-unit /gu)).toHaveLength(1)
    expect(room.read('handoff/en/hanoi.xlf')).toContain('<alt-trans')
    room.write('source/hanoi.de.txt', source)
    room.run('translate', '--quiet')
  })

  test('names the nearest profile for one it does not know', () => {
    const { code, stderr } = room.run('export', '--to', 'en', '--profile', 'omega')
    expect(code).toBe(6)
    expect(stderr).toContain('Did you mean "omegat"?')
  })

  test('a file in 1.2 comes back with its change, and the same again changes nothing', () => {
    room.run('export', '--to', 'en', '--profile', 'xliff12', '--quiet')
    const text = room.read('handoff/en/hanoi.xlf')
    room.write(
      'back.xlf',
      text.replace(/>Neither of them[^<]*<|>Neither took place\.</u, '>Neither of the two took place today.<'),
    )
    const { code, stdout } = room.run('import', 'back.xlf', '--person', 'Ada Muster')
    expect(stdout).toMatch(/back\.xlf\s+hanoi\s+en\s+1\s+42\s+0/u)
    expect(code).toBe(0)
    expect(room.read('locales/en/hanoi.json')).toContain('Neither of the two took place today.')
    expect(room.run('import', 'back.xlf').stdout).toContain('Nothing to do')
  })

  test('two articles in one file, as some tools hand back a project, both come in', () => {
    room.run('export', '--to', 'fr', '--profile', 'xliff12', '--quiet')
    const [one, two] = ['hanoi', 'bach-handschriften'].map((name) => room.read(`handoff/fr/${name}.xlf`))
    const files = (text: string | undefined): string => /<file [\s\S]*<\/file>/u.exec(text ?? '')?.[0] ?? ''
    const edited = files(two).replace(/(<target[^>]*>)([^<]+)(<\/target>)/u, '$1Les manuscrits de Bach$3')
    room.write('both.xlf', (one ?? '').replace('</xliff>', `${edited}\n</xliff>`))
    const { code, stdout } = room.run('import', 'both.xlf')
    expect(stdout).toMatch(/both\.xlf\s+hanoi\s+fr\s+0\s+43/u)
    expect(stdout).toMatch(/both\.xlf\s+bach-handschriften\s+fr\s+1\s+16/u)
    expect(code).toBe(0)
  })

  test('marks as text come back as quotations', () => {
    room.run('export', '--to', 'en', '--quotes', 'text', '--quiet')
    const text = room.read('handoff/en/hanoi.xlf')
    expect(text).not.toContain('x-quote')
    expect(text).toContain('“Sometimes you have to walk, and this was just one of those times,” Trump said.')
    room.write('text.xlf', text.replace('one of those times,” Trump said.', 'one of those times,” said Trump.'))
    const { code, stdout } = room.run('import', 'text.xlf')
    expect(stdout).toMatch(/text\.xlf\s+hanoi\s+en\s+1\s+42\s+0/u)
    expect(code).toBe(0)
    expect(room.read('locales/en/hanoi.txt')).toContain(
      '“Sometimes you have to walk, and this was just one of those times,” said Trump.',
    )
  })

  test('doctor names what a tool did, repairs a copy, and that copy can be imported', () => {
    room.run('export', '--to', 'en', '--quotes', 'codes', '--profile', 'xliff12', '--quiet')
    const text = room.read('handoff/en/hanoi.xlf')
    const code = /<g id="(q[a-z2-7]+\.1)"[^>]*>Sometimes you have to walk[^<]*<\/g>/u.exec(text)
    const letters = (code?.[0] ?? '').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    room.write('odd.xlf', text.replace(code?.[0] ?? '', letters).replace('said Trump', 'Trump said'))
    const found = room.run('doctor', 'odd.xlf')
    expect(found.code).toBe(8)
    expect(found.stdout).toContain('Codes were written as letters')
    expect(room.run('import', 'odd.xlf').stdout).toContain('import.refused')
    const { code: exit, stdout } = room.run('doctor', 'odd.xlf', '--fix')
    expect(exit).toBe(0)
    expect(stdout).toContain('The repaired copy is odd.repaired.xlf')
    expect(room.run('import', 'odd.repaired.xlf', '--theirs').code).toBe(0)
  })

  test('convert says what is lost, and a file of ours loses nothing', () => {
    room.write(
      'vendor.xlf',
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="en"><file id="f"><unit id="u"><segment><source>Ja <ph id="1" canDelete="no"/></source></segment></unit></file></xliff>',
    )
    const { code, stdout } = room.run('convert', 'vendor.xlf', '--version', '1.2')
    expect(code).toBe(0)
    expect(stdout).toContain('lost: u: That the code 1 may not be deleted cannot be said and was left out.')
    expect(room.read('vendor.1.2.xlf')).toContain('<source>Ja <x id="1"/></source>')
    expect(room.run('convert', 'handoff/en/hanoi.xlf', '--version', '2.1').stdout).toContain('nothing lost')
  })
})
