import { afterEach, describe, expect, test } from 'vitest'
import { openProject } from '../../src/index.ts'
import { diffText } from '../../src/article/word-diff.ts'
import { type SentenceChange, statusOf } from '../../src/project/changes.ts'
import { locateProject } from '../../src/project/locate.ts'
import { type Newsroom, runIn } from '../support/newsroom.ts'
import { publisherRoom } from '../support/publisher.ts'

const hanoi = 'source/hanoi.de.txt'
let room: Newsroom
afterEach(() => room.remove())

const changesOf = async (): Promise<readonly SentenceChange[]> => {
  const place = await locateProject(room.root)
  return (await statusOf(place, { paths: [], cwd: room.root })).changes
}
const brief = (changes: readonly SentenceChange[]): readonly string[] =>
  changes.map(({ change, isQuoted, numbersDiffer, locales }) =>
    [
      change,
      ...(isQuoted ? ['quotation'] : []),
      ...(numbersDiffer ? ['numbers'] : []),
      ...new Set(locales.map(({ decision, locale }) => `${decision} ${locale}`)),
    ].join(' '),
  )

describe('a source that changes', () => {
  test('is listed sentence by sentence: headline, quotations, numbers, then the rest, with a word diff and the old translation', async () => {
    room = publisherRoom({}, true, 'hanoi')
    expect(await changesOf()).toEqual([])
    const source = room.read(hanoi)
    const changed = source
      .replace('sein früherer Anwalt', 'sein einstiger Anwalt')
      .replace('11.55', '12.05')
      .replace('ein schreckliches Abkommen', 'ein furchtbares Abkommen')
      .replace('Gipfel in Hanoi endet', 'Gipfel in Hanoi scheitert')
    room.write(hanoi, `${changed.trim()}\n\nEine Nachricht kommt noch hinzu.\n`)
    const before = room.files()
    const changes = await changesOf()
    expect(room.files()).toEqual(before)
    expect(brief(changes)).toEqual([
      'edited open en open fr open es',
      'edited quotation open en open fr open es',
      'edited numbers open en open fr open es',
      'edited open en open fr open es',
      'new open en open fr open es',
    ])
    expect(changes[0]?.role).toBe('headline')
    expect(diffText(changes[1]?.diff ?? [])).toContain('‚Oh, was für ein [-schreckliches-]{+furchtbares+} Abkommen.‘')
    expect(changes[1]?.locales.find(({ locale }) => locale === 'en')?.target).toContain('‘Oh, what a terrible deal.’”')
    // After the run the list is the same: the record keeps what a person needs.
    await (await openProject(room.root)).translate({ engines: ['memory'] })
    expect(brief(await changesOf())).toEqual(brief(changes))
  })

  test('says where a person’s translation stays, and what left the article', async () => {
    room = publisherRoom({}, true, 'hanoi')
    const project = await openProject(room.root)
    room.write(
      'xliff/en/hanoi.xlf',
      room.read('xliff/en/hanoi.xlf').replace('Neither took place.', 'Neither of them happened.'),
    )
    await project.translate({ engines: ['memory'] })
    const source = room.read(hanoi)
    room.write(
      hanoi,
      source
        .replace('Beides fiel aus.', 'Beides fiel dann doch aus.')
        .replace(' Das reichte den Amerikanern nicht.', ''),
    )
    const changes = await changesOf()
    const edited = changes.find(({ change }) => change === 'edited')
    expect(edited?.locales.map(({ locale, decision }) => `${locale} ${decision}`)).toEqual([
      'en kept',
      'fr open',
      'es open',
    ])
    expect(edited?.locales[0]?.target).toBe('Neither of them happened.')
    expect(diffText(edited?.diff ?? [])).toBe('Beides fiel {+dann doch +}aus.')
    const dropped = changes.filter(({ change }) => change === 'dropped')
    expect(dropped.map(({ was }) => was)).toEqual(['Das reichte den Amerikanern nicht.'])
    expect(dropped[0]?.locales.every(({ decision }) => decision === 'gone')).toBe(true)
    const { stdout, code } = runIn(room.root, ['status', hanoi, '--quiet'])
    expect(code).toBe(0)
    expect(stdout).toContain('hanoi: 1 edited, 1 dropped')
    expect(stdout).toContain('Beides fiel {+dann doch +}aus.')
    expect(stdout).toContain('a person’s translation stays and wants a look in en')
    // The translator sees it too.
    await project.translate({ engines: ['memory'] })
    await project.export({ paths: [hanoi], to: ['en'], profile: 'xliff12' })
    expect(room.read('handoff/en/hanoi.xlf')).toContain(
      'Changed since it was translated: Beides fiel {+dann doch +}aus.',
    )
  })
})
