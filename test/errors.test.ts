import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { copyNewsroom, emptyNewsroom, runIn } from './support/newsroom.ts'

const room = copyNewsroom(true)
afterAll(room.remove)

/** Breaks something, runs, mends it again; the outputs must be untouched in between. */
const withFile = (
  name: string,
  text: string,
  ...args: string[]
): { code: number | null; stderr: string; stdout: string } => {
  const before = room.files()
  const old = before.has(name) ? Buffer.from(before.get(name) ?? '', 'latin1') : null
  room.write(name, text)
  const ran = room.run(...args)
  if (old === null) rmSync(join(room.root, name))
  else writeFileSync(join(room.root, name), old)
  expect(room.files(), 'the outputs are untouched').toEqual(before)
  expect(ran.stderr).not.toMatch(/\n\s+at /u)
  return ran
}

describe('bad input gets one clear message and loses nothing', () => {
  test('an unknown configuration key, with the one that was meant', () => {
    const { code, stderr } = withFile('goosefoot.config.ts', 'export default { tragets: ["en"] }', 'translate')
    expect(code).toBe(7)
    expect(stderr).toContain('"tragets"')
    expect(stderr).toContain('"targets"')
    expect(stderr).toContain('config.unknown-key')
  })
  test('a configuration that is no TypeScript', () => {
    const { code, stderr } = withFile('goosefoot.config.ts', 'export default {', 'translate')
    expect(code).toBe(7)
    expect(stderr).toContain('config.unreadable')
  })
  test('a malformed TMX file, with its place', () => {
    const fresh = copyNewsroom()
    fresh.write(
      'memory/broken.tmx',
      '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="de"/><body><tu></body></tmx>',
    )
    const { code, stderr } = fresh.run('translate')
    expect([...fresh.files().keys()].filter((name) => /^(?:xliff|locales)/u.test(name))).toEqual([])
    fresh.remove()
    expect(code).toBe(6)
    expect(stderr).toMatch(/broken\.tmx:2:\d+: /u)
  })
  test('a malformed record, with its place', () => {
    const { code, stderr } = withFile(
      'xliff/en/hanoi.xlf',
      room.read('xliff/en/hanoi.xlf').replace('</segment>', '</segmnt>'),
      'translate',
    )
    expect(code).toBe(6)
    expect(stderr).toMatch(/xliff\/en\/hanoi\.xlf:\d+:\d+: /u)
  })
  test('a malformed ledger, with its place', () => {
    const { code, stderr } = withFile(
      'quotes/hanoi.yaml',
      room.read('quotes/hanoi.yaml').replace('kind: direct', 'kind: shouted'),
      'translate',
    )
    expect(code).toBe(6)
    expect(stderr).toMatch(/quotes\/hanoi\.yaml:\d+:\d+: /u)
    expect(stderr).toContain('yaml.bad-value')
  })
  test('two articles with one id', () => {
    const { code, stderr } = withFile('source/hanoi.de.md', '# Noch einmal\n', 'translate')
    expect(code).toBe(6)
    expect(stderr).toContain('source/hanoi.de.txt')
    expect(stderr).toContain('source/hanoi.de.md')
    expect(stderr).toContain('article.duplicate')
  })
  test('an article that is not UTF-8 does not keep the others from going on', () => {
    const path = join(room.root, 'source/latin.de.txt')
    writeFileSync(path, Buffer.from('Gr\xfc\xdfe aus Hanoi.', 'latin1'))
    const { code, stdout, stderr } = room.run('translate')
    rmSync(path)
    expect(code).toBe(6)
    expect(stderr).toContain('source/latin.de.txt:')
    expect(stdout).toMatch(/hanoi\s+en\s+43/u)
  })
  test.each([
    [['translate', '--to', 'xq'], 7, 'config.unknown-locale'],
    [['translate', '--engine', 'deeple'], 7, '"deepl"'],
    [['translate', '--engine', 'pseudo'], 7, 'engine.pseudo-in-project'],
    [['translate', '--dryrun'], 6, '"dry-run"'],
    [['translate', 'source/nothing.de.txt'], 6, 'file.unreadable'],
    [['transalte'], 6, '"translate"'],
    [['segment'], 6, 'cli.arguments'],
    [['import', 'nothing.xlf'], 6, 'file.unreadable'],
    [['align', '--source', 'source/hanoi.de.txt'], 6, '--target'],
    [['memory', 'serach', 'x'], 6, '"search"'],
  ])('%j ends with %i and names what was meant', (args, exit, text) => {
    const { code, stderr } = room.run(...args)
    expect(code).toBe(exit)
    expect(stderr).toContain(text)
  })
  test('an error under --json is one JSON document with the code', () => {
    const { code, stderr, stdout } = room.run('translate', '--to', 'xq', '--json')
    expect(stdout).toBe('')
    expect(JSON.parse(stderr)).toMatchObject({ ok: false, exitCode: 7, error: { code: 'config.unknown-locale' } })
    expect(code).toBe(7)
  })
  test('a folder that cannot be written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'goosefoot-out-'))
    writeFileSync(join(folder, 'xliff'), 'a file where a folder belongs')
    const { code, stderr } = room.run('translate', '--out', folder)
    rmSync(folder, { recursive: true })
    expect(code).toBe(6)
    expect(stderr).toContain('file.unwritable')
  })
  test('a project without articles', () => {
    const empty = emptyNewsroom()
    const { code, stderr } = empty.run('translate', '--to', 'en')
    empty.remove()
    expect(code).toBe(6)
    expect(stderr).toContain('article.none')
  })
  test('an article in a language without a name for it', () => {
    const empty = emptyNewsroom()
    writeFileSync(join(empty.root, 'notes.txt'), 'Ein Text.')
    const { code, stderr } = empty.run('translate', 'notes.txt', '--to', 'en')
    empty.remove()
    expect(code).toBe(6)
    expect(stderr).toContain('article.name')
  })
})

describe('the command line', () => {
  test('--frozen ends with 10 when something would change, and writes nothing', () => {
    const source = room.read('source/hanoi.de.txt')
    const { code } = withFile(
      'source/hanoi.de.txt',
      source.replace('Beides fiel aus.', 'Beides entfiel.'),
      'translate',
      '--frozen',
    )
    expect(code).toBe(10)
  })
  test('--dry-run names the files that would change, and writes nothing', () => {
    const source = room.read('source/hanoi.de.txt')
    const { code, stdout } = withFile(
      'source/hanoi.de.txt',
      source.replace('Beides fiel aus.', 'Beides entfiel.'),
      'translate',
      '--dry-run',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('xliff/en/hanoi.xlf')
    expect(stdout).toContain('not published: 1 segment needs a translation (the earlier version stays)')
  })
  test('every command has a help of one screen with an example', () => {
    for (const command of ['translate', 'import', 'check', 'status', 'segment', 'quotes', 'align', 'memory']) {
      const { code, stdout } = room.run(command, '--help')
      expect(code).toBe(0)
      expect(stdout).toContain('Example: goosefoot')
      expect(stdout.split('\n').length).toBeLessThan(25)
    }
  })
  test('--version and --help load no other package', () => {
    mkdirSync(join(room.root, 'none'), { recursive: true })
    const trace = runIn(room.root, ['--version'], { NODE_DEBUG: 'esm' })
    expect(trace.stdout).toMatch(/^\d+\.\d+\.\d+\n$/u)
    expect(trace.stderr).not.toContain('node_modules')
    expect(runIn(room.root, ['--help'], { NODE_DEBUG: 'esm' }).stderr).not.toContain('node_modules')
    rmSync(join(room.root, 'none'), { recursive: true })
  })
})
