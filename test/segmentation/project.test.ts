import { expect, test } from 'vitest'
import { copyNewsroom, type Newsroom } from '../support/newsroom.ts'

const article = 'Ein Bericht\n\nDie Verw.-Abtlg. Süd schweigt. Niemand sonst redet.\n'
const config = (segmentation: string): string =>
  `export default { targets: ['en'], engines: ['memory'], segmentation: ${segmentation} }\n`
const ownEntry = config("{ abbreviations: { de: { neverFinal: ['Verw.-Abtlg.'] } } }")

const sentences = (room: Newsroom, ...args: string[]): readonly string[] => {
  const { segments } = JSON.parse(room.run('segment', 'source/bericht.de.txt', '--json', ...args).stdout) as {
    segments: { text: string }[]
  }
  return segments.map(({ text }) => text)
}

test('an abbreviation of the configuration is cut as the newsroom wants; without it the text is cut', () => {
  const room = copyNewsroom()
  try {
    room.write('source/bericht.de.txt', article)
    expect(sentences(room)).toEqual(['Ein Bericht', 'Die Verw.-Abtlg.', 'Süd schweigt.', 'Niemand sonst redet.'])
    room.write('goosefoot.config.ts', ownEntry)
    expect(sentences(room)).toEqual(['Ein Bericht', 'Die Verw.-Abtlg. Süd schweigt.', 'Niemand sonst redet.'])
  } finally {
    room.remove()
  }
})

test('what was recorded is not cut anew when rules change, new text is, and --resegment cuts all', () => {
  const room = copyNewsroom()
  try {
    const cut = ['Ein Bericht', 'Die Verw.-Abtlg.', 'Süd schweigt.', 'Niemand sonst redet.']
    const whole = 'Die Verw.-Abtlg. Süd schweigt.'
    room.write('goosefoot.config.ts', config('{}'))
    room.write('source/bericht.de.txt', article)
    room.run('translate', 'source/bericht.de.txt', '--quiet')
    const record = room.read('xliff/en/bericht.xlf')
    room.write('goosefoot.config.ts', ownEntry)
    expect(sentences(room)).toEqual(cut)
    expect(room.run('status', 'source/bericht.de.txt').stderr).toContain('1 paragraph stays as it was cut')
    room.run('translate', 'source/bericht.de.txt', '--quiet')
    expect(room.read('xliff/en/bericht.xlf')).toBe(record)
    // White space is no change of the text.
    room.write('source/bericht.de.txt', article.replace('schweigt. N', 'schweigt.\nN'))
    expect(sentences(room)).toEqual(cut)
    room.write('source/bericht.de.txt', article.replace('Niemand', 'Keiner'))
    expect(sentences(room)).toEqual(['Ein Bericht', whole, 'Keiner sonst redet.'])
    room.write('source/bericht.de.txt', article)
    room.run('translate', 'source/bericht.de.txt', '--resegment', '--quiet')
    expect(sentences(room)).toEqual(['Ein Bericht', whole, 'Niemand sonst redet.'])
    expect(room.read('xliff/en/bericht.xlf')).toContain(`<source>${whole}</source>`)
    expect(room.run('status', 'source/bericht.de.txt').stderr).not.toContain('--resegment')
  } finally {
    room.remove()
  }
})

test.each([
  ["{ abbreviations: { de: { neverfinal: ['Abt.'] } } }", 'Did you mean "neverFinal"'],
  ["{ abbreviations: { de: { neverFinal: ['Abt. Süd!'] } } }", '"Abt. Süd!"'],
  ["{ abbreviations: { de: { neverFinal: 'Abt.' } } }", 'must be a list of words'],
  ["{ abbreviations: { xq: { neverFinal: ['Abt.'] } } }", '"xq" is not a known language'],
  ["{ rules: 'srx' }", 'names no file'],
])('segmentation: %s is refused with what was expected', (segmentation, message) => {
  const room = copyNewsroom()
  try {
    room.write('goosefoot.config.ts', config(segmentation))
    const { code, stderr } = room.run('segment', 'source/hanoi.de.txt')
    expect(code).toBe(7)
    expect(stderr).toContain(message)
  } finally {
    room.remove()
  }
})
