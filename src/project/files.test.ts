import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { GoosefootError } from '../errors.ts'
import { type FileChange, readBytes, readIfThere, realChanges, writeFiles } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'goosefoot-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const change = (name: string, text: string | null): FileChange => ({
  kind: 'file-change',
  path: join(folder, name),
  name,
  bytes: text === null ? null : new TextEncoder().encode(text),
})

test('files appear whole, in folders that did not exist, and leave no temporary name behind', () => {
  writeFiles([change('a/b.txt', 'eins'), change('c.txt', 'zwei')])
  expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('eins')
  expect(readdirSync(folder).sort()).toEqual(['a', 'c.txt'])
})
test('a file with the same bytes is no change', () => {
  writeFiles([change('same.txt', 'gleich')])
  expect(
    realChanges([change('same.txt', 'gleich'), change('same.txt', 'anders'), change('none.txt', null)]),
  ).toHaveLength(1)
})
test('when one file cannot be written, none is replaced and the error names it', () => {
  writeFiles([change('old.txt', 'alt')])
  mkdirSync(join(folder, 'blocked'))
  writeFileSync(join(folder, 'blocked/file'), '')
  const error = (() => {
    try {
      writeFiles([change('old.txt', 'neu'), change('blocked/file/x.txt', 'y')])
      return null
    } catch (error) {
      return error
    }
  })()
  expect(error).toBeInstanceOf(GoosefootError)
  expect((error as GoosefootError).code).toBe('file.unwritable')
  expect((error as GoosefootError).message).toContain('blocked/file/x.txt')
  expect(readFileSync(join(folder, 'old.txt'), 'utf8')).toBe('alt')
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})
test('a missing file is null when it may be missing, an error when it may not', () => {
  expect(readIfThere(join(folder, 'nothing'), 'nothing')).toBeNull()
  expect(() => readBytes(join(folder, 'nothing'), 'nothing')).toThrow(/nothing: the file cannot be read/u)
  expect(() => readBytes(folder, 'a folder')).toThrow(GoosefootError)
})
