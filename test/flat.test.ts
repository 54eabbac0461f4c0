import targetOfjs from 'xliff/targetOfjs'
import xliff2js from 'xliff/xliff2js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyNewsroom, type Newsroom } from './support/newsroom.ts'

describe('flat files for the tools of i18next', () => {
  let room: Newsroom
  beforeAll(() => {
    room = copyNewsroom(true)
    room.run('publish', '--to', 'en,fr,es', '--xliff', '--quiet')
  })
  afterAll(() => room.remove())

  test('hold what the published namespaces hold, read by the package at the other end', async () => {
    for (const locale of ['en', 'fr', 'es'])
      for (const article of ['hanoi', 'hanoi-analyse', 'bach-handschriften']) {
        const published = JSON.parse(room.read(`locales/${locale}/${article}.json`)) as {
          title: string
          standfirst?: string
          p: Record<string, string>
        }
        const flat = targetOfjs(await xliff2js(room.read(`handoff/${locale}/${article}.xlf`)))
        const wanted = Object.fromEntries([
          ['title', published.title],
          ...(published.standfirst === undefined ? [] : [['standfirst', published.standfirst]]),
          ...Object.entries(published.p).map(([key, text]) => [`p.${key}`, text]),
        ]) as Record<string, string>
        expect(flat, `${locale} ${article}`).toEqual(wanted)
      }
  })

  test('change nothing when nothing was changed', () => {
    const { code, stdout } = room.run('import', 'handoff/en/hanoi.xlf', 'handoff/fr/hanoi-analyse.xlf')
    expect(stdout).toContain('Nothing to do')
    expect(code).toBe(0)
  })

  test('bring in the sentence that was changed, with its quotations', () => {
    const text = room.read('handoff/en/hanoi.xlf')
    const changed = text
      .replace('Neither took place.', 'Neither of them happened.')
      .replace('one of those times,” Trump said.', 'one of those times,” said Trump.')
    expect(changed).not.toBe(text)
    room.write('flat.xlf', changed)
    const { code, stdout } = room.run('import', 'flat.xlf')
    expect(stdout).toMatch(/flat\.xlf\s+hanoi\s+en\s+2\s/u)
    expect(code).toBe(0)
    expect(room.read('locales/en/hanoi.txt')).toContain(
      'Neither of them happened. U.S. President Donald Trump and North Korean leader Kim Jong Un cut short their second summit on February 28. “Sometimes you have to walk, and this was just one of those times,” said Trump.',
    )
    expect(room.run('import', 'flat.xlf').stdout).toContain('Nothing to do')
  })
})
