import { expect, test } from 'vitest'
import { copyNewsroom } from '../support/newsroom.ts'

const rules = (
  before: string,
): string => `<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="G"><rule break="yes"><beforebreak>${before}</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules>
<maprules><languagemap languagepattern="[Dd][Ee].*" languagerulename="G"/></maprules></body></srx>`
const article = 'Ein Bericht\n\nEr sagte: „Halt! Weg da.“ Am 3. Mai war es vorbei.\n'

test('segment --srx cuts by the file, --explain names its rules, --export-srx gives a file that it takes back', () => {
  const room = copyNewsroom()
  try {
    const texts = (...args: string[]): readonly string[] =>
      (
        JSON.parse(room.run('segment', 'source/bericht.de.txt', '--json', ...args).stdout) as {
          segments: { text: string }[]
        }
      ).segments.map(({ text }) => text)
    room.write('source/bericht.de.txt', article)
    room.write('colon.srx', rules(':'))
    const own = texts()
    expect(own).toEqual(['Ein Bericht', 'Er sagte: „Halt!', 'Weg da.“', 'Am 3. Mai war es vorbei.'])
    expect(texts('--srx', 'colon.srx')).toEqual([
      'Ein Bericht',
      'Er sagte:',
      '„Halt! Weg da.“ Am 3. Mai war es vorbei.',
    ])
    expect(room.run('segment', 'source/bericht.de.txt', '--srx', 'colon.srx', '--explain').stdout).toContain('srx.G.1')
    const exported = room.run('segment', '--export-srx', '--locale', 'de,en')
    expect(exported.code).toBe(0)
    room.write('own.srx', exported.stdout)
    expect(texts('--srx', 'own.srx')).toEqual(own)
  } finally {
    room.remove()
  }
})

test('the configuration can put a file in the place of the rules, or before them', () => {
  const room = copyNewsroom()
  try {
    const segments = (): number =>
      (JSON.parse(room.run('segment', 'source/bericht.de.txt', '--json').stdout) as { segments: unknown[] }).segments
        .length
    room.write('source/bericht.de.txt', article)
    room.write('colon.srx', rules(':'))
    const config = (more: string): string =>
      `export default { targets: ['en'], engines: ['memory'], segmentation: { srx: 'colon.srx'${more} } }\n`
    room.write('goosefoot.config.ts', config(''))
    expect(segments()).toBe(3)
    room.write('goosefoot.config.ts', config(", rules: 'native+srx'"))
    expect(segments()).toBe(5)
    const { code, stdout } = room.run('translate', 'source/bericht.de.txt', '--json')
    expect(code).toBe(0)
    expect(stdout).toContain('"segments": 5')
  } finally {
    room.remove()
  }
})

test.each([
  ['<srx><header/></srx>', 'SRX 1.0', 'broken.srx:1:1'],
  [rules('(a+)+'), 'G.1', 'broken.srx:2:51'],
  [rules('(a'), 'that nothing closes', 'broken.srx:2:51'],
  [rules(':').replace('[Dd][Ee]', 'en'), 'no language map', 'broken.srx'],
])('a file that cannot be used is refused with its place: %s', (xml, words, place) => {
  const room = copyNewsroom()
  try {
    room.write('broken.srx', xml)
    const { code, stderr, stdout } = room.run('segment', 'source/hanoi.de.txt', '--srx', 'broken.srx')
    expect(code).toBe(6)
    expect(stderr).toContain(words)
    expect(stderr).toContain(place)
    expect(stdout).toBe('')
  } finally {
    room.remove()
  }
})

test('what is odd about a file is said, and it is used all the same', () => {
  const room = copyNewsroom()
  try {
    room.write('odd.srx', rules('[.!?]["”|]?'))
    const { code, stderr } = room.run('segment', 'source/hanoi.de.txt', '--srx', 'odd.srx')
    expect(code).toBe(0)
    expect(stderr).toContain('odd.srx:2:51')
    expect(stderr).toContain('[srx.bar-in-class]')
    expect(stderr).toContain('[srx.closing-mark]')
  } finally {
    room.remove()
  }
})
