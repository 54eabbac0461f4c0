import { expect, test } from 'vitest'
import { applyEdits, readXliff, writeXliff } from './index.ts'
import type { Inline, PartRef } from './types.ts'

const text = (value: string): Inline => ({ kind: 'text', value, span: null })
const at = (unit: string, part = 0, file = 'f'): PartRef => ({ file, unit, part })

const file2 = `<?xml version='1.0'?>
<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='de' trgLang='en'>
 <file id='f'>
  <unit id='u1'>
   <segment state='initial'>
    <source xml:space="preserve">Ein <pc  id='1'   type='fmt'>Wort</pc>.</source>
   </segment>
   <segment id="s2">
    <source>Zwei</source>
    <target>Two</target>
   </segment>
   <segment id="s3"><source>Drei</source><target/></segment>
  </unit>
 </file>
</xliff>
`
const edit2 = (edits: Parameters<typeof applyEdits>[1]): string => writeXliff(applyEdits(readXliff(file2), edits))

test('a missing target stands behind its source, on a line like it', () => {
  const pair = readXliff(file2).files[0]?.children[0]
  const inlines = pair?.kind === 'unit' ? (pair.parts[0]?.source.inlines ?? []) : []
  expect(edit2([{ kind: 'set-target', at: at('u1'), inlines: [text('A & '), ...inlines.slice(1)] }])).toBe(
    file2.replace(
      'Wort</pc>.</source>\n',
      `Wort</pc>.</source>\n    <target xml:space="preserve">A &amp; <pc  id='1'   type='fmt'>Wort</pc>.</target>\n`,
    ),
  )
})

test('an empty target is opened and an existing one replaced inside its tags', () => {
  expect(edit2([{ kind: 'set-target', at: at('u1', 2), inlines: [text('Three')] }])).toBe(
    file2.replace('<target/>', '<target>Three</target>'),
  )
  expect(edit2([{ kind: 'set-target', at: at('u1', 1), inlines: [text('2')] }])).toBe(file2.replace('Two', '2'))
})

test('a state is replaced inside its quotes, a missing one added and a substate taken away', () => {
  expect(edit2([{ kind: 'set-state', at: at('u1'), state: 'translated', subState: 'gf:human' }])).toBe(
    file2.replace(`<segment state='initial'>`, `<segment state='translated' subState="gf:human">`),
  )
  const twice = applyEdits(
    readXliff(edit2([{ kind: 'set-state', at: at('u1'), state: 'translated', subState: 'gf:mt' }])),
    [{ kind: 'set-state', at: at('u1'), state: 'final', subState: null }],
  )
  expect(writeXliff(twice)).toBe(file2.replace(`state='initial'`, `state='final'`))
})

test('a removed target takes the white space before it along', () => {
  expect(edit2([{ kind: 'remove-target', at: at('u1', 1) }])).toBe(file2.replace('\n    <target>Two</target>', ''))
})

test('no edit gives the same document', () => {
  const document = readXliff(file2)
  expect(applyEdits(document, [])).toBe(document)
})

test('the first target of a file brings its language', () => {
  const bare = file2.replace(" trgLang='en'", '').replace('<target>Two</target>', '').replace('<target/>', '')
  const document = readXliff(bare)
  expect(() => applyEdits(document, [{ kind: 'set-target', at: at('u1', 1), inlines: [text('Two')] }])).toThrow(
    /target language/,
  )
  const edited = applyEdits(document, [{ kind: 'set-target', at: at('u1', 1), inlines: [text('Two')] }], {
    targetLanguage: 'en',
  })
  expect(edited.targetLanguage).toBe('en')
})

test('characters that XML cannot hold are written as code points', () => {
  expect(edit2([{ kind: 'set-target', at: at('u1', 1), inlines: [text('a\u0001b\rc')] }])).toContain(
    '<target>a<cp hex="0001"/>b&#13;c</target>',
  )
})

test('crossing pairs are written with separate ends', () => {
  const code = {
    kind: 'code',
    form: 'pc',
    type: null,
    subType: null,
    display: null,
    equivalent: null,
    copyOf: null,
    data: null,
    native: null,
    canCopy: true,
    canDelete: true,
    canOverlap: false,
    canReorder: 'yes',
    isolated: false,
    subFlows: [],
    direction: null,
    attributes: [],
    span: null,
  } as const
  const inlines: Inline[] = [
    { ...code, role: 'open', id: 'a' },
    text('x'),
    { ...code, role: 'open', id: 'b' },
    { ...code, role: 'close', id: 'a' },
    text('y'),
    { ...code, role: 'close', id: 'b' },
  ]
  // The proof reads separate ends where elements were asked, which is what the model calls the same pair.
  expect(edit2([{ kind: 'set-target', at: at('u1', 1), inlines }])).toContain(
    '<target><pc id="a">x<sc id="b"/></pc>y<ec startRef="b"/></target>',
  )
})

const file12 = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\r
<file original="a" source-language="de" target-language="en" datatype="plaintext"><body>\r
<trans-unit id="t1" approved="yes"><source>Ein <g id="1" ctype="bold">Wort</g><x id="2"/></source>\r
  <target state="final" state-qualifier="mt-suggestion">One</target></trans-unit>\r
<trans-unit id="t2">\r
  <source>Zwei</source>\r
</trans-unit>\r
</body></file></xliff>`

test('in 1.2 the state stands on the target and the approval on the unit', () => {
  const edited = applyEdits(readXliff(file12), [
    { kind: 'set-target', at: at('t1', 0, '1'), inlines: [text('A word')] },
    { kind: 'set-state', at: at('t1', 0, '1'), state: 'translated', subState: null },
    { kind: 'set-target', at: at('t2', 0, '1'), inlines: [text('Two\nlines')] },
    { kind: 'set-state', at: at('t2', 0, '1'), state: 'reviewed', subState: null },
  ])
  expect(writeXliff(edited)).toBe(
    file12
      .replace(' approved="yes"', '')
      .replace('<target state="final" state-qualifier="mt-suggestion">One', '<target state="translated">A word')
      .replace('<trans-unit id="t2">', '<trans-unit id="t2" approved="yes">')
      .replace('Zwei</source>\r\n', 'Zwei</source>\r\n  <target state="signed-off">Two\r\nlines</target>\r\n'),
  )
})
