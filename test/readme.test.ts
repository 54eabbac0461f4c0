import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import { exitCodes } from '../src/errors.ts'
import { defaultConfig } from '../src/project/config.ts'
import { checkout, copyNewsroom } from './support/newsroom.ts'

const readme = readFileSync(join(checkout, 'README.md'), 'utf8')
const room = copyNewsroom(true)
afterAll(room.remove)

const lines = [...readme.matchAll(/```sh\n([\s\S]*?)```/gu)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line.startsWith('npx goosefoot '))

test('every goosefoot line of the README runs in a copy of the newsroom', { timeout: 300_000 }, () => {
  expect(lines.length).toBeGreaterThan(10)
  mkdirSync(join(room.root, 'returned'))
  room.write(
    'returned/hanoi.en.xlf',
    room.read('xliff/en/hanoi.xlf').replace('Neither took place.', 'Neither of them happened.'),
  )
  for (const line of lines) {
    const args = (line.match(/"[^"]*"|\S+/gu) ?? []).slice(2).map((arg) => arg.replaceAll('"', ''))
    const { code, stderr } = room.run(...args)
    expect(code, `${line}\n${stderr}`).toBe(0)
  }
})

test('the README names every command, exit code and configuration key', () => {
  for (const name of Object.keys(commands)) expect(readme, name).toContain(`goosefoot ${name}`)
  const rows = readme.slice(readme.indexOf('## Exit codes'), readme.indexOf('## Honest limits'))
  for (const code of Object.values(exitCodes))
    expect(rows, String(code)).toMatch(new RegExp(`\\| (?:\\d+, )*${code}(?:, \\d+)* \\|`, 'u'))
  const keys = Object.entries(defaultConfig).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value) && key !== 'houseStyles'
      ? Object.keys(value).map((inner) => `${key}.${inner}`)
      : [key],
  )
  for (const key of keys) expect(readme, key).toContain(`\`${key}\``)
})

test('the screens of the README are those of a real run', () => {
  const screen = (name: string): string =>
    new RegExp(`<!-- screen: ${name} -->\\n\`\`\`\\w*\\n([\\s\\S]*?)\n\`\`\``, 'u').exec(readme)?.[1] ?? ''
  const fresh = copyNewsroom()
  const withoutTime = (text: string): string => text.replace(/\(\d+\.\d s\)/u, '').trim()
  expect(withoutTime(screen('translate'))).toBe(withoutTime(fresh.run('translate', '--quiet').stdout))
  const quotes = fresh.run('quotes', 'source/hanoi.de.txt').stdout.trim().split('\n')
  fresh.remove()
  for (const line of screen('quotes').split('\n')) if (line !== '…') expect(quotes).toContain(line)
})
