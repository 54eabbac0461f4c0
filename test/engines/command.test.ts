import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { OccurrenceId } from '../../src/article/types.ts'
import { commandAdapter } from '../../src/engines/adapters/command/adapter.ts'
import type { CommandSettings } from '../../src/engines/adapters/command/settings.ts'
import { EngineError, type EngineUnit, type PlannedRequest, type Reply } from '../../src/engines/index.ts'
import { climbLadder } from '../../src/engines/ladder.fixture.ts'
import { houseStyleFor } from '../../src/quotations/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'goosefoot-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const program = (name: string, source: string): readonly string[] => {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, source)
  return [process.execPath, path]
}
const read = `import { readFileSync } from 'node:fs'\nconst lines = readFileSync(0, 'utf8').split('\\n').slice(0, -1)\n`

const options = { model: null, formality: 'default', glossary: null, style: null, context: false } as const
const unitOf = (text: string, open = -1, close = -1): EngineUnit => ({
  article: 'a',
  block: 'b',
  text,
  codes: [],
  segments: [{ id: 's', start: 0, end: text.length, wanted: true }],
  quotes:
    open < 0
      ? []
      : [
          {
            id: 'q1.1' as OccurrenceId,
            start: open,
            innerStart: open + 1,
            innerEnd: close,
            end: close + 1,
            kind: 'direct',
            depth: 1,
          },
        ],
})
const said = unitOf('„Wir warten auf die Antwort“, sagte sie gestern.', 0, 27)
const run = async (
  settings: Omit<CommandSettings, 'kind'>,
  unit: EngineUnit,
  { timeoutMs = 10_000, signal = new AbortController().signal, locale = 'en-US', sourceLocale = 'de' } = {},
): Promise<readonly string[]> => {
  const adapter = commandAdapter(
    { kind: 'command', ...settings },
    { id: 'local', sourceLocale, styleOf: houseStyleFor },
  )
  const send = (request: PlannedRequest): Promise<Reply> =>
    adapter.send(request, { signal, timeoutMs, idempotencyKey: '', resolve: (hash) => hash })
  const { outcomes, faults } = await climbLadder(adapter, [unit], locale, options, send)
  return [
    ...outcomes.map(({ status, target }) => `${status} ${target?.text ?? ''}`.trim()),
    ...faults.map(({ code }) => code),
  ]
}

describe('a local program', () => {
  const translations = `${read}const known = { 'Das Spiel war gestern.': 'The match was yesterday.', '„Wir warten auf die Antwort“, sagte sie gestern.': '"We are waiting for the answer", she said yesterday.' }\n`

  test('gets one text a line; quotations are found again by their words and looked at by a person', async () => {
    const command = program('lines', `${translations}for (const line of lines) console.log(known[line] ?? line)`)
    expect(await run({ command }, unitOf('Das Spiel war gestern.'))).toEqual(['ok The match was yesterday.'])
    expect(await run({ command }, said)).toEqual(['degraded “We are waiting for the answer,” she said yesterday.'])
  })

  test('may speak JSON, and answer in any order', async () => {
    const command = program(
      'json',
      `${translations}for (const line of lines.reverse()) { const { i, text } = JSON.parse(line); console.log(JSON.stringify({ i, text: known[text] })) }`,
    )
    expect(await run({ command, protocol: 'json' }, unitOf('Das Spiel war gestern.'))).toEqual([
      'ok The match was yesterday.',
    ])
  })

  test('that keeps tags is asked for whole blocks', async () => {
    const command = program(
      'tags',
      `${read}for (const line of lines) console.log(line.replace(/„Wir.*“/u, '"We are waiting for the answer"').replace('sagte sie gestern', 'she said yesterday'))`,
    )
    expect(await run({ command, tags: true }, said)).toEqual([
      'repaired “We are waiting for the answer,” she said yesterday.',
    ])
  })

  test('is told the languages in arguments and sees no variable that it was not given', async () => {
    process.env.GOOSEFOOT_TEST_SECRET = 'secret'
    process.env.GOOSEFOOT_TEST_MODEL = 'small'
    const command = program(
      'env',
      `${read}for (const _ of lines) console.log('The ' + process.argv.slice(2).join(' ') + ' was ' + [process.env.GOOSEFOOT_TEST_SECRET, process.env.GOOSEFOOT_TEST_MODEL].join(' ') + '.')`,
    )
    expect(
      await run(
        {
          command: [...command, '{source}-{target}', '{locale}', '; echo'],
          env: ['GOOSEFOOT_TEST_MODEL'],
          languages: { de: 'deu' },
        },
        unitOf('Das Spiel war gestern.'),
      ),
    ).toEqual(['ok The deu-en en-US ; echo was  small.'])
  })

  test('one line for two, or none, is no answer', async () => {
    expect(await run({ command: program('short', read) }, unitOf('Das Spiel war gestern.'))).toEqual([
      'failed',
      'bad-reply',
    ])
    expect(
      await run({ command: program('long', `${read}console.log('a\\nb')`) }, unitOf('Das Spiel war gestern.')),
    ).toEqual(['failed', 'bad-reply'])
  })

  test('that does not end is ended with everything it started', async () => {
    const marker = join(folder, 'child')
    const command = program(
      'hang',
      `import { spawn } from 'node:child_process'\nimport { writeFileSync } from 'node:fs'\nconst child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })\nwriteFileSync(${JSON.stringify(marker)}, String(child.pid))\nsetTimeout(() => {}, 60000)`,
    )
    expect(await run({ command }, unitOf('Das Spiel war gestern.'), { timeoutMs: 1500 })).toEqual([
      'failed',
      'no-answer',
    ])
    const { readFileSync } = await import('node:fs')
    const child = Number(readFileSync(marker, 'utf8'))
    const isGone = (): boolean => {
      try {
        process.kill(child, 0)
        // A process that has ended and was not collected yet is gone, too.
        return / Z /u.test(
          spawnSync('ps', ['-o', 'stat=', '-p', String(child)], { encoding: 'utf8' }).stdout.replace(/^(\S)/u, ' $1 '),
        )
      } catch {
        return true
      }
    }
    for (let wait = 0; wait < 40 && !isGone(); wait++) await new Promise((done) => setTimeout(done, 50))
    expect(isGone()).toBe(true)
  })

  test('that is missing, fails or writes without end is a fault without text', async () => {
    const unit = unitOf('Das Spiel war gestern.')
    expect(await run({ command: [join(folder, 'nothing-here')] }, unit)).toEqual(['failed', 'config'])
    expect(await run({ command: program('fails', 'process.exit(3)') }, unit)).toEqual(['failed', 'bad-reply'])
    expect(
      await run(
        {
          command: program(
            'floods',
            "for (;;) { if (!process.stdout.write('x'.repeat(65536))) await new Promise((done) => process.stdout.once('drain', done)) }",
          ),
        },
        unit,
      ),
    ).toEqual(['failed', 'bad-reply'])
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    expect(
      await run({ command: program('waits', 'setTimeout(() => {}, 60000)') }, unit, { signal: stop.signal }),
    ).toEqual(['failed', 'aborted'])
    expect(new EngineError({ code: 'config', billing: 'no' }, 'x').message).not.toContain('Spiel')
  })
})

const apertium = spawnSync('apertium', ['-l'], { encoding: 'utf8' })
const hasApertium = apertium.status === 0 && /\beng-spa\b/u.test(apertium.stdout)
if (!hasApertium) console.log('Apertium with the pair eng-spa is not installed; its test is skipped.')

test.skipIf(!hasApertium)('Apertium translates from English into Spanish through the command adapter', async () => {
  const settings = { command: ['apertium', '-u', '{source}-{target}'], languages: { en: 'eng', es: 'spa' } }
  const plain = unitOf('The president has opened the new library of the city.')
  const at = { locale: 'es-ES', sourceLocale: 'en' }
  const [text] = await run(settings, plain, at)
  expect(text).toMatch(/^ok .*presidente.*biblioteca/u)
  const quoted = 'The president said: “The library belongs to the citizens.”'
  const [spoken] = await run(settings, unitOf(quoted, 20, quoted.length - 1), at)
  expect(spoken).toMatch(/^degraded .*“.*biblioteca.*”/u)
})
