import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { openMemory } from './memory.ts'
import type { Match, Memory, NewEntry } from './types.ts'

const locales = { sourceLocale: 'de', targetLocale: 'en' } as const
const pair = (source: string, target: string, rest: Partial<NewEntry> = {}): NewEntry => ({
  source,
  target,
  ...locales,
  ...rest,
})
const root = mkdtempSync(join(tmpdir(), 'goosefoot-memory-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const fresh = (): string => join(root, `${count++}.db`)
const points = (matches: readonly Match[]): string[] => matches.map((one) => `${one.points} ${one.target}`).sort()

/** Sentences enough for an index with parts. */
const many = (length: number, from = 0): NewEntry[] =>
  Array.from({ length }, (_, at) => {
    const n = at + from
    const word = (list: readonly string[], step: number): string => list[Math.floor(n / step) % list.length]!
    const source = `${word(['Die Stadt', 'Der Landkreis', 'Das Ministerium', 'Die Partei'], 1)} ${word(['plant', 'verkauft', 'renoviert', 'eröffnet'], 4)} ${word(['eine Brücke', 'das Theater', 'den Bahnhof', 'die Schule', 'ein Museum'], 16)} am Platz ${n} der ${word(['Einheit', 'Freiheit', 'Republik'], 80)}.`
    return pair(source, `Sentence ${n}.`)
  })

describe('a memory in a database', () => {
  test('holds what was added when it is opened again', async () => {
    const path = fresh()
    const first = openMemory(path)
    await first.add([
      pair('Die Stadt baut eine Brücke.', 'The city is building a bridge.', { prev: 'Davor.', person: 'ada' }),
    ])
    await first.close()
    const second = openMemory(path)
    const [match] = await second.lookup('Die Stadt baut eine Brücke.', { ...locales, prev: 'Davor.' })
    expect(match).toMatchObject({ score: 101, fills: true, entry: { person: 'ada', prev: 'Davor.' } })
    await second.close()
  })

  test('is seen by another process’s connection as soon as it is committed', async () => {
    const path = fresh()
    const [one, two] = [openMemory(path), openMemory(path)]
    await one.add([pair('Die Stadt baut.', 'The city builds.')])
    expect(await two.lookup('Die Stadt baut!', locales)).toHaveLength(1)
    await one.add([pair('Der Rat tagt heute.', 'The council meets today.')])
    expect(await two.lookup('Der Rat tagt heute!', locales)).toHaveLength(1)
    await one.erase({ text: 'Rat' })
    expect(await two.lookup('Der Rat tagt heute!', locales)).toEqual([])
    await one.close()
    await two.close()
  })

  test('refuses another program’s database and keeps it', async () => {
    const path = fresh()
    const other = new DatabaseSync(path)
    other.exec('create table orders(id integer)')
    other.close()
    const before = readFileSync(path)
    await expect(openMemory(path).stats()).rejects.toMatchObject({
      code: 'memory.store-unreadable',
      place: { file: path },
    })
    expect(readFileSync(path)).toEqual(before)
  })

  test('refuses a broken database', async () => {
    const path = fresh()
    const memory = openMemory(path)
    await memory.add(many(50))
    await memory.close()
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 100, 2000)
    writeFileSync(path, bytes)
    await expect(openMemory(path).stats()).rejects.toMatchObject({ exit: 'input' })
  })

  test('gives the same answers however it came about: added at once, in pieces, with erasures', async () => {
    const path = fresh()
    const entries = many(5500)
    const pieces = openMemory(path)
    for (let at = 0; at < 5500; at += 1100) {
      await pieces.add(entries.slice(at, at + 1700))
      // Asked in between, so that the index grows piece by piece.
      await pieces.lookup('Die Stadt plant eine Brücke am Platz 3 der Einheit.', locales)
    }
    for (const n of [5, 700, 4200, 5499]) await pieces.erase({ text: `Sentence ${n}.` })
    const once = openMemory(fresh())
    await once.add(entries.filter((_, at) => ![5, 700, 4200, 5499].includes(at)))
    await pieces.close()
    const again = openMemory(path)
    for (const text of [entries[5]!, entries[701]!, entries[4200]!, entries[5498]!, entries[44]!].map(
      ({ source }) => source as string,
    )) {
      const asked = { ...locales, threshold: 0.98, limit: 40 }
      const [left, right] = [await again.lookup(text, asked), await once.lookup(text, asked)]
      expect(left.length).toBeGreaterThan(0)
      expect(left[0]!.points).toBe(right[0]!.points)
    }
    expect((await again.stats()).entries).toBe(5496)
    await again.close()
    await once.close()
  })

  test('finds after any order of adding and erasing what a memory made afresh finds', async () => {
    const word = fc.constantFrom('die', 'Stadt', 'baut', 'eine', 'neue', 'Brücke', 'alte', 'Straße', 'nun', '12')
    const sentence = fc.array(word, { minLength: 2, maxLength: 7 }).map((words) => words.join(' '))
    const step = fc.record({ erase: fc.boolean(), text: sentence })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), sentence, async (steps, asked) => {
        const grown = openMemory(':memory:')
        const alive = new Map<string, NewEntry>()
        for (const { erase, text } of steps) {
          if (erase) {
            await grown.erase({ text })
            for (const key of alive.keys()) if (key.includes(text)) alive.delete(key)
          } else {
            const entry = pair(text, 'X')
            await grown.add([entry])
            alive.set(text, entry)
          }
          await grown.lookup(asked, locales)
        }
        const afresh = openMemory(':memory:')
        await afresh.add([...alive.values()])
        const options = { ...locales, threshold: 0.5, limit: 100 }
        expect(points(await grown.lookup(asked, options))).toEqual(points(await afresh.lookup(asked, options)))
        await grown.close()
        await afresh.close()
      }),
      { numRuns: 40 },
    )
  })

  test('loads its index from the snapshot, and builds it anew when that does not fit', async () => {
    const path = fresh()
    const first = openMemory(path)
    await first.add(many(5200))
    const asked = 'Die Partei eröffnet den Bahnhof am Platz 5199 der Einheit.'
    const before = points(await first.lookup(asked, locales))
    expect(before.length).toBeGreaterThan(0)
    await first.close()
    const snapshot = readdirSync(root).filter((name) => name.startsWith(`${count - 1}.db-`) && name.endsWith('.idx'))
    expect(snapshot).toHaveLength(1)
    const file = join(root, snapshot[0]!)
    const good = readFileSync(file)
    const check = async (): Promise<void> => {
      const memory = openMemory(path)
      expect(points(await memory.lookup(asked, locales))).toEqual(before)
      await memory.close()
    }
    await check()
    for (const spoil of [
      (bytes: Buffer) => bytes.subarray(0, 5000),
      (bytes: Buffer) => bytes.fill(7, 6000, 6100),
      () => Buffer.from('nothing'),
    ]) {
      writeFileSync(file, spoil(Buffer.from(good)))
      await check()
    }
    // What came after the snapshot is found as well.
    const later = openMemory(path)
    await later.add([pair('Ein ganz neuer Satz über Gänse.', 'Geese.')])
    await later.close()
    writeFileSync(file, good)
    const last = openMemory(path)
    expect(await last.lookup('Ein ganz neuer Satz über Gänse!', locales)).toHaveLength(1)

    // Of a large memory the concordance asks the index, and reads through it where a word is too short for that.
    await last.add([pair('Die Brückenbauerin kam mit Gänsen.', 'The bridge builder came.')])
    const words = async (asked: string, side: 'source' | 'target' | 'both' = 'both'): Promise<string[]> =>
      (await last.concordance(asked, { side })).map(({ source }) => source)
    expect(await words('Gänse Satz')).toEqual(['Ein ganz neuer Satz über Gänse.'])
    expect(await words('Brückenbauerin')).toEqual(['Die Brückenbauerin kam mit Gänsen.'])
    expect(await words('builder', 'target')).toEqual(['Die Brückenbauerin kam mit Gänsen.'])
    expect(await words('"Platz 5199"')).toHaveLength(1)
    expect(await words('Landkreis Republik')).toHaveLength(50)

    const texts = many(400, 300).map(({ source }) => ({ text: source }))
    const alone = await last.lookupAll(texts, { ...locales, workers: 0 })
    const shared = await last.lookupAll(texts, { ...locales, workers: 2 })
    expect(shared).toEqual(alone)
    // Threads that are running see what comes later.
    await last.add([pair('Noch ein neuer Satz über Enten.', 'Ducks.')])
    const [ducks] = (
      await last.lookupAll([...texts.slice(0, 70), { text: 'Noch ein neuer Satz über Enten!' }], {
        ...locales,
        workers: 2,
      })
    ).slice(-1)
    expect(ducks).toHaveLength(1)
    await last.close()
  })
})

describe('erasing from a database', () => {
  const secret = 'Geheimnisvollerweise'
  const everywhere = (path: string): boolean =>
    ['', '-wal', '-shm', '-de-en.idx'].some(
      (ending) => existsSync(path + ending) && readFileSync(path + ending).includes(secret),
    )

  test('leaves no letter in the database, its journal or the index, and files do not bring it back', async () => {
    const path = fresh()
    const memory = openMemory(path)
    await memory.add(many(3000))
    await memory.add([
      pair(`${secret} schwieg der Minister.`, 'The minister was silent.', { person: 'eve', prev: '' }),
      pair('Danach ging er.', 'Then he left.', { prev: `${secret} schwieg der Minister.`, person: 'bob' }),
    ])
    await memory.close()
    expect(everywhere(path)).toBe(true)
    const second = openMemory(path)
    const tmx = await second.exportTmx()
    expect(await second.erase({ person: 'eve' })).toHaveLength(1)
    expect(everywhere(path)).toBe(false)
    const [left] = await second.lookup('Danach ging er.', locales)
    expect(left?.entry.prev).toBeNull()
    await second.close()
    expect(everywhere(path)).toBe(false)
    const third = openMemory(path)
    expect(await third.importTmx(Buffer.from(tmx))).toMatchObject({ added: 0, left: 1 })
    expect(await third.concordance(secret)).toEqual([])
    expect((await third.search({ text: secret })).total).toBe(0)
    expect(everywhere(path)).toBe(false)
    expect(await third.add([pair(`${secret} schwieg der Minister.`, 'Silence.')])).toMatchObject({ added: 1 })
    await third.close()
  })

  test('by source takes what came from a file and leaves what another one holds', async () => {
    const memory = openMemory(fresh())
    const both = pair('Die Stadt baut.', 'The city builds.')
    await memory.feed('xliff/en/a.xlf', 'one', [both, pair('Der Rat tagt.', 'The council meets.')])
    await memory.feed('xliff/en/b.xlf', 'one', [both])
    expect(await memory.erase({ file: 'xliff/en/a.xlf' })).toHaveLength(1)
    expect(await memory.lookup('Die Stadt baut.', locales)).toHaveLength(1)
    expect(await memory.lookup('Der Rat tagt.', locales)).toEqual([])
    await memory.close()
  })
})

describe('a file that feeds the memory', () => {
  test('takes its pairs along when it changes or goes, unless another holds them', async () => {
    const memory = openMemory(fresh())
    const sources = async (): Promise<string[]> =>
      (await memory.search({})).entries.map(({ source, person }) => `${source.text} ${person}`).sort()
    await memory.feed('a.xlf', '1', [pair('Eins zwei.', 'X', { person: 'ada' }), pair('Drei vier.', 'Y')])
    await memory.feed('b.xlf', '1', [pair('Eins zwei.', 'X', { person: 'bob' })])
    expect(await sources()).toEqual(['Drei vier. null', 'Eins zwei. ada'])
    expect(await memory.feeds()).toEqual([
      { file: 'a.xlf', stamp: '1' },
      { file: 'b.xlf', stamp: '1' },
    ])
    await memory.feed('a.xlf', '2', [pair('Fünf sechs.', 'Z')])
    expect(await sources()).toHaveLength(2)
    await memory.feed('a.xlf', null, [])
    expect((await sources()).map((one) => one.split(' null')[0])).toHaveLength(1)
    await memory.close()
  })
})

describe('a folder of TMX files with its database', () => {
  const file = (...pairs: readonly (readonly [string, string])[]): string =>
    `<tmx version="1.4"><header srclang="de" creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="x"/><body>${pairs.map(([de, en]) => `<tu><tuv xml:lang="de"><seg>${de}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`).join('')}</body></tmx>`
  const view = async (memory: Memory): Promise<string[]> =>
    (await memory.search({ limit: 100 })).entries
      .map(({ source, target, file: name }) => `${source.text} ${target.text} ${name}`)
      .sort()

  test('is at every moment what a memory made afresh from the files is', async () => {
    const folder = mkdtempSync(join(root, 'folder-'))
    const state = mkdtempSync(join(root, 'state-'))
    const write = (name: string, ...pairs: readonly (readonly [string, string])[]): void =>
      writeFileSync(join(folder, name), file(...pairs))
    const same = async (): Promise<string[]> => {
      const kept = openMemory(folder, { state })
      const afresh = openMemory(folder)
      const [left, right] = [await view(kept), await view(afresh)]
      await kept.close()
      await afresh.close()
      expect(left).toEqual(right)
      return left
    }
    write('a.tmx', ['Eins zwei.', 'One two.'], ['Drei vier.', 'Three four.'])
    write('b.tmx', ['Eins zwei.', 'One two.'], ['Fünf sechs.', 'Five six.'])
    const first = openMemory(folder, { state })
    await first.add([pair('Sieben acht.', 'Seven eight.')])
    await first.close()
    expect(existsSync(join(state, 'memory.db'))).toBe(true)
    expect(await same()).toHaveLength(4)
    write('a.tmx', ['Drei vier.', 'Three, four.'])
    expect(await same()).toEqual([
      'Drei vier. Three, four. a.tmx',
      'Eins zwei. One two. b.tmx',
      'Fünf sechs. Five six. b.tmx',
      'Sieben acht. Seven eight. goosefoot.tmx',
    ])
    rmSync(join(folder, 'b.tmx'))
    expect(await same()).toHaveLength(2)
    rmSync(join(folder, 'goosefoot.tmx'))
    expect(await same()).toHaveLength(1)
    // The database is a cache: broken, it is made again.
    writeFileSync(join(state, 'memory.db'), Buffer.alloc(9000, 0x5a))
    expect(await same()).toHaveLength(1)
  })

  test('asking makes no file', async () => {
    const folder = mkdtempSync(join(root, 'quiet-'))
    writeFileSync(join(folder, 'a.tmx'), file(['Eins zwei.', 'One two.']))
    const memory = openMemory(folder)
    expect(await memory.lookup('Eins zwei.', locales)).toHaveLength(1)
    await memory.close()
    expect(readdirSync(folder)).toEqual(['a.tmx'])
  })
})

describe('a memory whose process is killed', () => {
  test('holds whole batches only, and takes the rest when it is added again', async () => {
    const path = fresh()
    const script = join(root, 'add.ts')
    writeFileSync(
      script,
      `import { openMemory } from ${JSON.stringify(new URL('./memory.ts', import.meta.url).href)}
const memory = openMemory(${JSON.stringify(path)})
for (let batch = 0; batch < 1000; batch++) {
  await memory.add(Array.from({ length: 50 }, (_, at) => ({ source: 'Satz ' + batch + ' Nummer ' + at, target: 'X', sourceLocale: 'de', targetLocale: 'en' })))
  if (batch % 5 === 0) await memory.lookup('Satz 1 Nummer 1', { sourceLocale: 'de', targetLocale: 'en' })
  process.stdout.write('.')
}`,
    )
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] })
      let batches = 0
      await new Promise<void>((done) => {
        child.stdout.on('data', (data: Buffer) => {
          batches += data.length
          if (batches > 10 + round * 17) child.kill('SIGKILL')
        })
        child.on('exit', () => done())
      })
      const memory = openMemory(path)
      const { entries } = await memory.stats()
      expect(entries % 50).toBe(0)
      expect(entries).toBeGreaterThanOrEqual(500)
      expect((await memory.lookup('Satz 3 Nummer 7', locales))[0]).toMatchObject({ score: 100 })
      await memory.close()
      const check = new DatabaseSync(path)
      expect(check.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
      check.close()
    }
    expect(statSync(path).size).toBeGreaterThan(0)
  })
})
