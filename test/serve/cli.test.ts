import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkout, type Newsroom, runIn } from '../support/newsroom.ts'
import { publisherRoom } from '../support/publisher.ts'

let room: Newsroom
beforeAll(() => {
  room = publisherRoom({}, true, 'bach-handschriften')
}, 120_000)
afterAll(() => room.remove())
const run = (...args: string[]): { code: number | null; stdout: string; stderr: string } => runIn(room.root, args)

describe('tokens and webhooks on the command line', () => {
  test('a token is shown once, listed without its secret, and revoked', () => {
    const made = run('token', 'add', '--scopes', 'review', '--days', '1', '--json')
    const { token, id } = JSON.parse(made.stdout) as { token: string; id: string }
    expect(token).toMatch(new RegExp(`^gf_${id}_[a-z2-7]{51}$`, 'u'))
    const listed = run('token', 'list', '--json')
    expect(listed.stdout).toContain(id)
    expect(listed.stdout).not.toContain(token)
    expect(listed.stdout).not.toContain('"hash"')
    expect(run('token', 'revoke', id).code).toBe(0)
    expect(run('token', 'revoke', id)).toMatchObject({ code: 6, stderr: expect.stringContaining('[cli.arguments]') })
  })

  test('a webhook keeps its secret to itself', () => {
    const made = run('webhook', 'add', 'https://example.org/hook', '--json')
    const { id, secret } = JSON.parse(made.stdout) as { id: string; secret: string }
    expect(secret).toMatch(/^whsec_/u)
    const listed = run('webhook', 'list')
    expect(listed.stdout).toContain('https://example.org/hook')
    expect(listed.stdout).not.toContain(secret)
    expect(run('webhook', 'remove', id).code).toBe(0)
  })

  test.each([
    [['token', 'add', '--scopes', 'aprove'], 6, 'Did you mean'],
    [['webhook', 'add', 'http://example.org/'], 6, 'https'],
    [['serve', '--host', '0.0.0.0'], 7, 'token add'],
    [['approve', 'source/bach-handschriften.de.txt', '--to', 'en'], 6, '--person'],
    [
      ['approve', 'source/bach-handschriften.de.txt', '--to', 'en', '--person', 'A', '--as', 'final'],
      6,
      'reviewed or approved',
    ],
    [['retract', 'source/bach-handschriften.de.txt', '--person', 'A'], 6, 'reason'],
  ])('%j says what is wrong', (args, code, text) => {
    const done = run(...args)
    expect(done.code, done.stderr).toBe(code)
    expect(done.stderr).toContain(text)
    expect(done.stderr).not.toContain('    at ')
  })
})

test('serve publishes what is not published yet, says where it is, and ends in order when it is stopped', async () => {
  const child = spawn(
    process.execPath,
    [join(checkout, 'src/cli/main.ts'), 'serve', '--port', '0', '--json', '--quiet'],
    {
      cwd: room.root,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  try {
    let text = ''
    for await (const chunk of child.stdout) {
      text += String(chunk)
      if (text.includes('}')) break
    }
    const { address } = JSON.parse(text) as { address: string }
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u)
    const answer = await fetch(`${address}/locales/en/bach-handschriften.json`)
    expect(await answer.text()).toBe(room.read('locales/en/bach-handschriften.json'))
    if (process.platform === 'win32') return
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(code).toBe(0)
  } finally {
    child.kill('SIGKILL')
  }
})
