/**
 * Puts what real runs print into the README, between the marks `<!-- screen: name -->` and the end of the block behind.
 * Run with `npm run screens` after anything that changes what a user sees; a test compares the result.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const checkout = resolve(import.meta.dirname, '..')
const room = mkdtempSync(join(tmpdir(), 'goosefoot-screens-'))
const read = (name: string): string => readFileSync(join(room, name), 'utf8')
const run = (...args: string[]): string =>
  spawnSync(process.execPath, [join(checkout, 'src/cli/main.ts'), ...args], { cwd: room, encoding: 'utf8' })
    .stdout.trimEnd()
    // How long it took differs from run to run.
    .replace(/\(\d+\.\d s\)/u, '(1.0 s)')

/** A published namespace, the first of each list and an ellipsis for the rest. */
const shortNamespace = (json: string): string => {
  const { meta, title, p, order, quotes, disclosure, provenance } = JSON.parse(json) as {
    meta: Record<string, string>
    title: string
    p: Record<string, string>
    order: string
    quotes: Record<string, unknown>
    disclosure: unknown
    provenance: unknown
  }
  const [block = '', text = ''] = Object.entries(p)[1] ?? []
  const [id = '', quote] = Object.entries(quotes)[0] ?? []
  return JSON.stringify(
    {
      meta: { schema: meta.schema, id: meta.id, locale: meta.locale, '…': '…' },
      title,
      p: { [block]: `${text.slice(0, 70)}…`, '…': '…' },
      order: `${order.slice(0, 40)}…`,
      quotes: { [id]: quote, '…': '…' },
      disclosure,
      provenance,
    },
    null,
    2,
  )
}

try {
  for (const name of ['source', 'quotes', 'memory', 'glossary', 'goosefoot.config.ts'])
    cpSync(join(checkout, name), join(room, name), { recursive: true })
  const translate = run('translate', '--quiet')
  const quotes = run('quotes', 'source/hanoi.de.txt').split('\n')
  const entries = read('quotes/hanoi.yaml').split(/^(?= {2}- id: )/mu)
  const namespace = shortNamespace(read('locales/en/hanoi.json'))
  mkdirSync(join(room, 'returned'))
  const edited = read('xliff/en/hanoi.xlf').replace('Neither took place.', 'Neither of them happened.')
  writeFileSync(join(room, 'returned/hanoi.en.xlf'), edited)
  const screens: Readonly<Record<string, readonly [language: string, text: string]>> = {
    translate: ['', translate],
    quotes: ['', [...quotes.slice(0, 9), '…', ...quotes.slice(-1)].join('\n')],
    ledger: ['yaml', `${entries[0] ?? ''}${entries[1] ?? ''}`.trimEnd()],
    import: ['', run('import', 'returned/hanoi.en.xlf', '--person', 'Ada Muster', '--quiet')],
    namespace: ['json', namespace],
  }
  const file = join(checkout, 'README.md')
  let readme = readFileSync(file, 'utf8')
  for (const [name, [language, text]] of Object.entries(screens)) {
    const place = new RegExp(`(<!-- screen: ${name} -->\\n)\`\`\`\\w*\\n[\\s\\S]*?\\n\`\`\``, 'u')
    if (!place.test(readme)) throw new Error(`README.md has no screen "${name}"`)
    readme = readme.replace(place, (_, mark: string) => `${mark}\`\`\`${language}\n${text}\n\`\`\``)
  }
  writeFileSync(file, readme)
} finally {
  rmSync(room, { recursive: true, force: true })
}
