import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyNewsroom, type Newsroom } from './support/newsroom.ts'

/** Stands for a translation program: other letters, English marks, tags kept where it is told to. */
const program = (marker: string, isTagged: boolean): string => `
import { appendFileSync, readFileSync } from 'node:fs'
appendFileSync(${JSON.stringify(marker)}, 'asked ')
const rot = (text) => text.replace(/[a-z]/gi, (c) => String.fromCharCode((c <= 'Z' ? 65 : 97) + ((c.charCodeAt(0) - (c <= 'Z' ? 65 : 97) + 13) % 26))).replace(/[äöüß]/g, 'e').replaceAll('„', '“§').replace(/“(?!§)/g, '”').replaceAll('§', '')
for (const line of readFileSync(0, 'utf8').split('\\n').slice(0, -1))
  console.log(${isTagged} ? line.replace(/(<[^>]*>)|([^<]+)/g, (_, tag, text) => tag ?? rot(text)) : rot(line))
`
const article =
  'Der Gipfel von Hanoi\n\n„Wir haben keine Eile“, sagte der Präsident am 28. Februar. Danach flog er nach Hause.\n\nEs blieb bei dem Treffen der beiden.\n'

let room: Newsroom
let marker: string
const configure = (settings: Readonly<Record<string, unknown>>): void =>
  room.write(
    'goosefoot.config.ts',
    `export default ${JSON.stringify({ sourceLocale: 'de', targets: ['en'], houseStyles: { en: 'en-US' }, ...settings })}\n`,
  )

beforeAll(() => {
  room = emptyNewsroom()
  marker = join(room.root, 'asked')
  for (const isTagged of [true, false])
    writeFileSync(join(room.root, isTagged ? 'tagged.mjs' : 'plain.mjs'), program(marker, isTagged))
})
afterAll(() => room.remove())

const local = (name: string, tags: boolean): Readonly<Record<string, unknown>> => ({
  kind: 'command',
  command: [process.execPath, join(room.root, name)],
  tags,
})
const translate = (
  ...more: string[]
): { readonly code: number | null; readonly text: string; readonly stderr: string } => {
  writeFileSync(join(room.root, 'gipfel.de.txt'), article)
  const { code, stdout, stderr } = room.run('translate', 'gipfel.de.txt', '--out', 'out', ...more)
  return { code, text: stdout, stderr }
}

test('a program that keeps tags translates an article, and its quotations are published in the house’s marks', () => {
  configure({ engines: ['memory', 'local'], engineSettings: { local: local('tagged.mjs', true) } })
  const { code, stderr } = translate()
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('not asked')])
  const record = room.read('out/xliff/en/gipfel.xlf')
  expect(record).toContain('local')
  const published = room.read('out/locales/en/gipfel.json')
  expect(published).toContain('“Jve unora xrvar Rvyr,” fntgr qre Ceefvqrag nz 28. Sroehne.')
})

test('a second run asks for nothing', () => {
  writeFileSync(marker, '')
  translate()
  expect(room.read('asked')).toBe('')
})

test('a dry run asks nobody', () => {
  writeFileSync(marker, '')
  room.write('andere.de.txt', 'Am Abend war alles anders als am Morgen.\n')
  const { code, stdout } = room.run('translate', 'andere.de.txt', '--out', 'dry', '--dry-run')
  expect([code, room.read('asked')]).toEqual([0, ''])
  expect(stdout).toMatch(/andere\s+en\s+local\s+1\s/u)
  expect(existsSync(join(room.root, 'dry'))).toBe(false)
})

test('quotations that were found again by their words are looked at by a person before anything is published', () => {
  configure({ engines: ['plain'], engineSettings: { plain: local('plain.mjs', false) } })
  room.write('rede.de.txt', article)
  const { code, stdout } = room.run('translate', 'rede.de.txt', '--out', 'out2')
  expect(code).toBe(0)
  expect(stdout).toContain('needs a look at what the engine answered')
  expect(existsSync(join(room.root, 'out2/locales/en/rede.json'))).toBe(false)
  expect(room.read('out2/xliff/en/rede.xlf')).toContain('gf:needs-review')
})

test('each locale has its own chain of engines', () => {
  configure({
    targets: ['en', 'fr'],
    engines: { default: ['memory'], fr: ['memory', 'local'] },
    engineSettings: { local: local('tagged.mjs', true) },
  })
  room.write('kette.de.txt', 'Am Abend war alles anders als am Morgen.\n')
  room.run('translate', 'kette.de.txt', '--out', 'out3')
  expect(existsSync(join(room.root, 'out3/locales/fr/kette.json'))).toBe(true)
  expect(existsSync(join(room.root, 'out3/locales/en/kette.json'))).toBe(false)
})

test('an endpoint without its key is not asked, and nothing fails', () => {
  configure({
    engines: ['llm'],
    engineSettings: { llm: { kind: 'openai', url: 'https://example.invalid/v1', model: 'm', keyFrom: 'NO_SUCH_KEY' } },
  })
  const { code, stderr } = room.run('translate', 'kette.de.txt', '--out', 'out4')
  expect(code).toBe(0)
  expect(stderr).toContain('llm is not asked: NO_SUCH_KEY is not set')
})
