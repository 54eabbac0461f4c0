import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tracked = (): string[] =>
  execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
const isText = (file: string): boolean => /\.(?:ts|mjs|json|md|yaml|txt|tmx|xlf|html)$/u.test(file)

test('no tracked file holds a path of a machine or the address of a package registry', () => {
  const machine = new RegExp(`(?:^|[\\s"'(=])/(?:${['work', 'tmp', 'root', 'home', 'farm'].join('|')})/`, 'mu')
  const registry = new RegExp(['registry', '\\.npm', 'js|deb\\.deb', 'ian'].join(''), 'u')
  for (const file of tracked().filter(isText)) {
    const text = readFileSync(file, 'utf8')
    expect(machine.test(text), `${file}: a path of a machine`).toBe(false)
    expect(registry.test(text), `${file}: a registry's address`).toBe(false)
  }
})

test('every dependency is pinned exactly, and what is installed is what is pinned', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/u)
    const installed = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }
    expect(installed.version, name).toBe(version.replace(/^npm:.*@/u, ''))
  }
})

test('no error of the type checker is silenced', () => {
  for (const file of tracked().filter((name) => name.startsWith('src/') && name.endsWith('.ts'))) {
    const text = readFileSync(file, 'utf8')
    expect(/@ts-(?:ignore|nocheck)/u.test(text), file).toBe(false)
  }
})
