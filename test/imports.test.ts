import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

// Bottom first. `index.ts` is the library's door; nothing inside imports it.
const layers = [
  ['errors.ts', 'nearest.ts'],
  ['article', 'xml'],
  ['quotations', 'segmentation'],
  ['formats', 'xliff', 'memory', 'glossary', 'engines', 'checks', 'publish'],
  ['project'],
  ['serve'],
  ['cli', 'index.ts'],
]
const folder = (path: string): string => path.split('/')[1] ?? ''
const layer = (path: string): number => layers.findIndex((names) => names.includes(folder(path)))

test('a file imports from its own folder or a lower layer', () => {
  // A test at the root tests its neighbour.
  const files = globSync('src/**/*.ts').filter((name) => !/^src.[^/]+\.test\.ts$/u.test(name))
  expect(files.length).toBeGreaterThan(20)
  for (const name of files) {
    const file = name.replaceAll('\\', '/')
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/gu)) {
      const path = posix.join(posix.dirname(file), target)
      expect(folder(path) === folder(file) || layer(path) < layer(file), `${file} → ${path}`).toBe(true)
      expect(target.endsWith('.ts') || target.endsWith('.json'), `${file}: "${target}" names its file`).toBe(true)
    }
  }
})
