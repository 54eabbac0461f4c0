/** What the checks with real CAT tools share: a scratch newsroom with everything still to translate, and its hand-offs. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const checkout = resolve(import.meta.dirname, '..')
const main = join(checkout, 'src/cli/main.ts')

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** The Debian packages of all checks. */
export const installLine =
  'apt-get install -y --no-install-recommends omegat translate-toolkit poedit lokalize xvfb xdotool dbus-x11'

/** Is a program on this machine? */
export const has = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).status === 0

export interface Room {
  readonly root: string
  /** A folder for the tool, beside the newsroom. */
  readonly work: string
  readonly goosefoot: (...args: readonly string[]) => { readonly code: number | null; readonly out: string }
  readonly read: (name: string) => string
  readonly write: (name: string, text: string) => void
  readonly remove: () => void
}

/** A newsroom without memory: every sentence is open, as on the day an article comes in. */
export const openRoom = (): Room => {
  const work = mkdtempSync(join(tmpdir(), 'goosefoot-cat-'))
  const root = join(work, 'room')
  for (const name of ['source', 'quotes', 'goosefoot.config.ts'])
    cpSync(join(checkout, name), join(root, name), { recursive: true })
  // Articles nobody developed with, where they are at hand.
  const others = join(checkout, '../shared/data/articles')
  if (existsSync(others))
    for (const name of readdirSync(others).filter((one) => /\.de\.\w+$/u.test(one)))
      if (!existsSync(join(root, 'source', name))) cpSync(join(others, name), join(root, 'source', name))
  const goosefoot: Room['goosefoot'] = (...args) => {
    const ran = spawnSync(process.execPath, [main, ...args, '--quiet'], { cwd: root, encoding: 'utf8' })
    return { code: ran.status, out: ran.stdout + ran.stderr }
  }
  goosefoot('translate')
  return {
    root,
    work,
    goosefoot,
    read: (name) => readFileSync(join(root, name), 'utf8'),
    write: (name, text) => writeFileSync(join(root, name), text),
    remove: () => rmSync(work, { recursive: true, force: true }),
  }
}

export const articlesOf = (room: Room): readonly string[] =>
  readdirSync(join(room.root, 'source')).map((name) => name.split('.')[0] ?? '')

const target = /<target(?:\s[^>]*)?>([\s\S]*?)<\/target>|<target(?:\s[^>]*)?\/>/gu

/** The contents of all targets, in order. */
export const targetsIn = (xliff: string): readonly string[] =>
  [...xliff.matchAll(target)].map(([, inner = '']) => inner)

/** A file with its targets taken out: what a tool must not touch. */
export const outsideTargets = (xliff: string): string =>
  xliff.replaceAll(/\s*<target(?:\s[^>]*?)?(?:\/>|>[\s\S]*?<\/target>)/gu, '')

/** An empty element in one of its two spellings. */
export const oneSpelling = (xml: string): string => xml.replaceAll(/<(g|it)((?:\s[^<>]*)?)><\/\1>/gu, '<$1$2/>')

/** The codes in a text, with all their attributes, in order of the id. */
export const codesIn = (xml: string): readonly string[] =>
  (oneSpelling(xml).match(/<(?:g|x|it|pc|sc|ec|ph)\b[^>]*>/gu) ?? []).toSorted()

export const sourcesIn = (xliff: string): readonly string[] =>
  [...xliff.matchAll(/<source>([\s\S]*?)<\/source>/gu)].map(([, inner = '']) => inner)

/** Every letter another one, tags and references as they are. */
export const translatedXml = (xml: string): string =>
  xml
    .split(/(<[^>]*>|&[^;]*;)/u)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replaceAll(/\p{L}/gu, (letter) => String.fromCodePoint(0x1e00 + ((letter.codePointAt(0) ?? 0) % 0x90))),
    )
    .join('')

/** Where two texts begin to differ, with a little around; null when they do not. */
export const difference = (a: string, b: string): string | null => {
  if (a === b) return null
  let at = 0
  while (a[at] === b[at]) at++
  return `at ${at}: ${JSON.stringify(a.slice(at, at + 60))} became ${JSON.stringify(b.slice(at, at + 60))}`
}
