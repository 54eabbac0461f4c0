import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contentOf, convertXliff, lossText, openSchema, readXliff, serializeXliff, unitsOf } from '../index.ts'
import type { XliffDocument } from '../types.ts'

const data = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared/data/xliff')
const here = existsSync(data)
const skip = here ? '' : ' (skipped: ../shared/data/xliff is not there)'

const in20 = (unit: string): XliffDocument =>
  readXliff(
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="en"><file id="f">${unit}</file></xliff>`,
  )
const in12 = (units: string): XliffDocument =>
  readXliff(
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a.txt" source-language="de" target-language="en" datatype="plaintext"><body>${units}</body></file></xliff>`,
  )
const bodyOf = (document: XliffDocument): string =>
  serializeXliff(document)
    .split('\n')
    .filter((line) => !/^\s*<(?:\?xml|\/?xliff|\/?file|\/?body)/u.test(line))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

describe('2.x to 1.2', () => {
  test('several segments of somebody else’s unit stand in a seg-source', () => {
    const { document, losses } = convertXliff(
      in20(
        '<unit id="u"><segment id="a" state="translated"><source>Ja.</source><target>Yes.</target></segment><ignorable><source> </source></ignorable><segment id="b" state="final"><source>Nein.</source><target>No.</target></segment></unit>',
      ),
      '1.2',
    )
    expect(bodyOf(document)).toBe(
      [
        '<trans-unit id="u">',
        '<source>Ja. Nein.</source>',
        '<seg-source><mrk mtype="seg" mid="a">Ja.</mrk> <mrk mtype="seg" mid="b">Nein.</mrk></seg-source>',
        '<target state="translated"><mrk mtype="seg" mid="a">Yes.</mrk> <mrk mtype="seg" mid="b">No.</mrk></target>',
        '</trans-unit>',
      ].join('\n'),
    )
    expect(losses.map(lossText)).toEqual([
      'The segments have different states; the earliest, translated, was written for all.',
    ])
  })

  test('markup with its original text is a code with native content, and comes back', () => {
    const document = in20(
      '<unit id="u"><originalData><data id="d1">[b]</data><data id="d2">[/b]</data></originalData><segment><source>Ein <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d2">Wort</pc></source></segment></unit>',
    )
    const { document: old, losses } = convertXliff(document, '1.2')
    expect(bodyOf(old)).toContain(
      '<source>Ein <bpt id="1" rid="1" ctype="bold">[b]</bpt>Wort<ept id="1-close" rid="1">[/b]</ept></source>',
    )
    expect(losses).toEqual([])
    expect(serializeXliff(convertXliff(readXliff(serializeXliff(old)), '2.0').document)).toContain(
      '<pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d2">Wort</pc>',
    )
  })

  test('hints that 1.2 cannot give are losses, each said once', () => {
    const { losses } = convertXliff(
      in20('<unit id="u"><segment><source>a<ph id="1" canDelete="no" disp="x"/></source></segment></unit>'),
      '1.2',
    )
    expect(losses.map(({ code, args }) => `${code} ${args.id} ${args.name}`)).toEqual([
      'code-hint 1 deleted',
      'code-attribute 1 disp',
    ])
  })
})

describe('1.2 to 2.x', () => {
  test('states keep their words, notes their senders, and a proposal names its segment', () => {
    const { document, losses } = convertXliff(
      in12(
        '<trans-unit id="7"><source>Ja</source><target state="needs-l10n">Yes</target><alt-trans match-quality="80%"><source>Na</source><target>Well</target></alt-trans><note from="editor" priority="3">short</note></trans-unit>',
      ),
      '2.0',
    )
    expect(losses).toEqual([])
    const text = bodyOf(document)
    expect(text).toContain('<segment id="s1" state="initial" subState="xlf12:needs-l10n">')
    expect(text).toContain('<note id="n1" category="editor" priority="3">short</note>')
    expect(text).toContain('<mtc:match ref="#s1" similarity="80.0">')
  })

  test('a word of somebody else’s for a code comes back as it was', () => {
    const document = in12('<trans-unit id="7"><source>a<g id="1" ctype="x-color:red;">b</g></source></trans-unit>')
    const there = convertXliff(document, '2.1').document
    expect(bodyOf(there)).toContain('subType="xlf12:x-color%3Ared;"')
    expect(bodyOf(convertXliff(readXliff(serializeXliff(there)), '1.2').document)).toContain(
      '<g id="1" ctype="x-color:red;">b</g>',
    )
  })
})

test.skipIf(!here)(
  `every official valid file and sample, in every other version, is valid by its schema${skip}`,
  async () => {
    const files = globSync(['suite/2.*/*/valid/*.xlf', 'samples/1.2/*.xlf'], { cwd: data }).filter(
      (name) => !/Good-pgs_plural|Good-mda_top-level/u.test(name),
    )
    expect(files.length).toBeGreaterThan(170)
    for (const version of ['1.2', '2.0', '2.1', '2.2'] as const) {
      const schema = await openSchema(version, join(data, 'schemas'))
      try {
        for (const name of files) {
          const document = readXliff(readFileSync(join(data, name)))
          if (version === '1.2' && document.version.startsWith('1.')) continue
          const { document: converted } = convertXliff(document, version)
          const text = serializeXliff(converted)
          expect(schema.validate(new TextEncoder().encode(text)), `${name} as ${version}`).toEqual([])
          // Whatever is lost, no letter of a source or target is.
          const letters = (one: XliffDocument): string =>
            [...unitsOf(one)]
              .flatMap(({ parts }) => parts)
              .flatMap((part) => [
                ...contentOf(part.source.inlines),
                // What stands between two segments is one text in 1.2, read from the source.
                ...(part.kind === 'segment' ? contentOf(part.target?.inlines ?? []) : []),
              ])
              .map((inline) => (inline.kind === 'text' ? inline.text : ''))
              .join('')
              .replaceAll(/\s+/gu, '')
          expect(letters(readXliff(text)).length, `${name} as ${version}`).toBe(letters(document).length)
        }
      } finally {
        schema.dispose()
      }
    }
  },
)
