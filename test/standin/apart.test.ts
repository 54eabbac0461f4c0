import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('nothing of the program knows the stand-in, and it takes nothing from the program', () => {
  const program = globSync('src/**/*.{ts,mjs}').filter((name) => !name.endsWith('.test.ts'))
  expect(program.length).toBeGreaterThan(100)
  for (const name of program) expect(readFileSync(name, 'utf8'), name).not.toMatch(/\bstandin\b|(?:\.\.\/)+test\//u)
  for (const name of globSync('test/standin/**/*.ts'))
    expect(readFileSync(name, 'utf8'), name).not.toMatch(/from '(?:\.\.\/)+src\//u)
})
