import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlockId } from '../article/types.ts'
import { type AssembleBlock, assembleQuotations } from './assemble.ts'
import type { KnownQuotation, Quotation } from './types.ts'

const blocksOf = (texts: readonly string[]): readonly AssembleBlock[] =>
  texts.map((text, index) => ({ id: `b${index}` as BlockId, text, headingOrBoundary: false }))

const assemble = (texts: readonly string[], locale = 'de-DE'): readonly Quotation[] =>
  assembleQuotations(blocksOf(texts), { locale })

const wordings = (quotations: readonly Quotation[]): readonly (readonly string[])[] =>
  quotations.map(({ occurrences }) => occurrences.map(({ wording }) => wording))

const knownOf = (quotations: readonly Quotation[]): readonly KnownQuotation[] =>
  quotations.map(({ id, occurrences }) => ({
    quotation: id,
    occurrences: occurrences.map((one) => ({ id: one.id, block: one.block, wording: one.wording })),
  }))

const article = [
  'Ministerin Eva Roth sprach am Montag in Jena. „Wir haben Zeit“, sagte sie. „Wir nutzen sie.“ Das Hotel „Adler“ war voll.',
  'Bürgermeister Otto Kern nannte den Plan einen „großen Wurf“. „Wer zahlt das?“, fragte er später.',
  'Kern sagte: „Die Stadt wächst. Sie sagen ‚Stillstand‘ dazu.“',
]

describe('joining', () => {
  test('speech split by its tag is one quotation in two occurrences', () => {
    expect(wordings(assemble(['„Wir gehen“, sagte Kern, „und kommen nicht wieder.“']))).toEqual([
      ['Wir gehen', 'und kommen nicht wieder.'],
    ])
    expect(wordings(assemble(['„Es gibt keine Eile“, sagte er in Jena. „Wir haben Zeit.“ Dann ging er.']))).toEqual([
      ['Es gibt keine Eile', 'Wir haben Zeit.'],
    ])
    expect(wordings(assemble(['“There is time,” he said. “We wait.”'], 'en-US'))).toEqual([
      ['There is time,', 'We wait.'],
    ])
    expect(wordings(assemble(['«\u00a0On attend\u00a0», a-t-il déclaré. «\u00a0Encore.\u00a0»'], 'fr-FR'))).toEqual([
      ['On attend', 'Encore.'],
    ])
    expect(wordings(assemble(['„Ich – na ja – wusste es“ – so der Minister – „schon lange“.']))).toHaveLength(1)
  })

  test('another speaker’s tag, another sentence or a colon begins another quotation', () => {
    expect(assemble(['„Nein“, sagte Kern. „Doch“, sagte Roth.'])).toHaveLength(2)
    expect(assemble(['„Nein“, sagte Kern. Er ging zum Fenster. „Es regnet.“'])).toHaveLength(2)
    expect(assemble(['„Nein“, sagte Kern und fragte: „Warum auch?“'])).toHaveLength(2)
    expect(assemble(['Er nannte sie „mutig“ und „klug“.'])).toHaveLength(2)
  })

  test('the same speaker’s further tag does not', () => {
    expect(assemble(['„Nein“, sagte Kern. „Nie“, fügte er hinzu.'])).toHaveLength(1)
  })

  test('a quotation over three blocks is one, and a nested one has it for parent', () => {
    const found = assemble(['Er sagte: „Wir gehen.', 'Das ist ‚gut‘ so.', 'Es bleibt so.“'])
    expect(found.map(({ occurrences, parent }) => [occurrences.length, parent])).toEqual([
      [3, null],
      [1, found[0]?.id],
    ])
    expect(found[0]?.quoteKind).toBe('direct')
  })
})

describe('an article', () => {
  test('its quotations have kinds, speakers and parents', () => {
    const found = assemble(article)
    expect(
      found.map(({ quoteKind, speaker, occurrences }) => [
        occurrences[0]?.wording,
        quoteKind,
        speaker,
        occurrences.length,
      ]),
    ).toEqual([
      ['Wir haben Zeit', 'direct', 'Eva Roth', 2],
      ['Adler', 'name', null, 1],
      ['großen Wurf', 'partial', 'Otto Kern', 1],
      ['Wer zahlt das?', 'direct', 'Otto Kern', 1],
      ['Die Stadt wächst. Sie sagen ‚Stillstand‘ dazu.', 'direct', 'Otto Kern', 1],
      ['Stillstand', expect.any(String), null, 1],
    ])
    expect(found[5]?.parent).toBe(found[4]?.id)
  })

  test('marks and offsets are those of the printed text', () => {
    for (const { occurrences } of assemble(article))
      for (const one of occurrences) {
        const text = article[one.blockIndex] ?? ''
        expect(text.slice(one.start, one.innerStart)).toBe(one.openMark)
        expect(text.slice(one.innerEnd, one.end)).toBe(one.closeMark)
        expect(text.slice(one.innerStart, one.innerEnd).trim()).toBe(one.wording)
        expect(one.block).toBe(`b${one.blockIndex}`)
      }
  })

  test('reading it again with what is known changes nothing', () => {
    const first = assemble(article)
    expect(assembleQuotations(blocksOf(article), { locale: 'de-DE', known: knownOf(first) })).toEqual(first)
  })

  test('no id moves when a paragraph is inserted, removed or moved', () => {
    const first = assemble(article)
    const idOf = new Map(first.map((one) => [one.occurrences[0]?.wording, one.id]))
    const extra = 'Ein Zwischenruf: „Wir gehen nach Hause!“'
    fc.assert(
      fc.property(fc.shuffledSubarray([...article, extra], { minLength: 1 }), (texts) => {
        const later = assembleQuotations(blocksOf(texts), { locale: 'de-DE', known: knownOf(first) })
        expect(new Set(later.map(({ id }) => id)).size).toBe(later.length)
        for (const { id, occurrences } of later) {
          const before = idOf.get(occurrences[0]?.wording)
          if (before) expect(id).toBe(before)
          else expect([...idOf.values()]).not.toContain(id)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('an edited quotation keeps its id, and an id that fell free is not given to another', () => {
    const first = assemble(article)
    const edited = article.map((text) =>
      text.replace('Die Stadt wächst.', 'Die Stadt wächst schnell.').replace('„Adler“', 'Adler'),
    )
    const later = assembleQuotations(blocksOf(edited), { locale: 'de-DE', known: knownOf(first) })
    expect(later.find(({ occurrences }) => occurrences[0]?.wording.startsWith('Die Stadt'))?.id).toBe(first[4]?.id)
    expect(later.map(({ id }) => id)).not.toContain(first[1]?.id)
  })

  test('two quotations with the same words in the same surroundings have two ids', () => {
    const found = assemble(['„Nein“, sagte Kern.', '„Nein“, sagte Kern.'])
    expect(new Set(found.map(({ id }) => id)).size).toBe(2)
  })
})
