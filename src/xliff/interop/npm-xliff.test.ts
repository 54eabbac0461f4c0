import targetOfjs from 'xliff/targetOfjs'
import xliff2js from 'xliff/xliff2js'
import { describe, expect, test } from 'vitest'
import { readXliff } from '../index.ts'
import { flatEntriesOf, isFlat, writeFlatXliff } from './npm-xliff.ts'

const languages = { source: 'de', target: 'en' }
const write = (texts: Readonly<Record<string, string>>): ReturnType<typeof writeFlatXliff> =>
  writeFlatXliff(
    'hanoi',
    Object.entries(texts).map(([key, target]) => ({ key, source: `de ${target}`, target })),
    languages,
  )

describe('a flat file of keys and texts', () => {
  const hard: Readonly<Record<string, string>> = {
    'p.plain': 'Hanoi summit ends without a deal',
    'p.marks': '“Sometimes you have to walk,” he said, ‘really’.',
    'p.escaped': 'Tom & Jerry, R&D; &amp; stays, &#8222; too, &lt;b&gt; as well',
    'p.tags': '<b>bold</b> and a < b > c',
    'p.braces': '{{name}} and $t(key)',
    'p.spaces': 'a\u00a0b\u202fc  d',
    'p.quotes': `"straight" and 'single'`,
    'p.arabic': 'قال «نعم» ثم',
    'p.emoji': 'goose 🪿 foot',
    'p.cdata': ']]> and <![CDATA[x]]>',
  }

  test('comes back letter by letter, from our reader and from the package', async () => {
    const { text, losses } = await write(hard)
    expect(losses).toEqual([])
    const document = readXliff(text)
    expect(isFlat(document)).toBe(true)
    expect(Object.fromEntries(flatEntriesOf(document).map(({ key, target }) => [key, target]))).toEqual(hard)
    expect(targetOfjs(await xliff2js(text))).toEqual(hard)
  })

  test('says which texts the package does not keep', async () => {
    const { losses } = await write({ 'p.line': 'ends with a line feed\n', 'p.blank': '   ', 'p.good': 'fine' })
    expect(losses.map(({ unit }) => unit)).not.toContain('p.good')
    expect(losses.map(({ unit, args }) => `${unit} ${args.name}`)).toContain('p.line target')
  })

  test('has keys that can be ids', async () => {
    await expect(write({ 'a key': 'x' })).rejects.toMatchObject({ code: 'xliff.flat-key' })
  })
})
