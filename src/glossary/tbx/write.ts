import { escapeAttribute, escapeText } from '../../xml/index.ts'
import type { Concept, Term } from '../types.ts'
import { basicNamespace, coreNamespace, minNamespace, statusName, xmlId } from './categories.ts'

const partsOfSpeech: ReadonlySet<string> = new Set(['adjective', 'adverb', 'noun', 'other', 'properNoun', 'verb'])

/**
 * Concepts as TBX-Basic, version 3 (ISO 30042:2019), style DCT; one element a line, sorted by id.
 *
 * @param locale the language of notes and header
 * @throws {GoosefootError} `xml.character` when a text holds a character that XML cannot
 */
export const writeTbx = (concepts: readonly Concept[], locale: string): string => {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx xmlns="${coreNamespace}" xmlns:min="${minNamespace}" xmlns:basic="${basicNamespace}" type="TBX-Basic" style="dct" xml:lang="${escapeAttribute(locale)}">`,
    '  <tbxHeader>',
    '    <fileDesc>',
    '      <sourceDesc>',
    '        <p>Written by goosefoot</p>',
    '      </sourceDesc>',
    '    </fileDesc>',
    '  </tbxHeader>',
    '  <text>',
    '    <body>',
  ]
  const element = (level: number, name: string, text: string | null): void => {
    if (text !== null && text !== '') lines.push(`${'  '.repeat(level)}<${name}>${escapeText(text)}</${name}>`)
  }
  for (const one of concepts.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    lines.push(`      <conceptEntry id="${escapeAttribute(xmlId(one.id))}">`)
    element(4, 'min:subjectField', one.subject)
    element(4, 'basic:source', one.source)
    element(4, 'note', one.note)
    for (const tag of new Set(one.terms.map((term) => term.locale))) {
      lines.push(`        <langSec xml:lang="${escapeAttribute(tag)}">`)
      for (const term of one.terms.filter((each) => each.locale === tag)) {
        lines.push('          <termSec>')
        element(6, 'term', term.text)
        element(6, 'min:administrativeStatus', statusName[term.status])
        const pos = term.partOfSpeech
        element(6, 'min:partOfSpeech', pos === null ? null : partsOfSpeech.has(pos) ? pos : 'other')
        element(6, 'note', ownNoteOf(term))
        lines.push('          </termSec>')
      }
      lines.push('        </langSec>')
    }
    lines.push('      </conceptEntry>')
  }
  lines.push('    </body>', '  </text>', '</tbx>', '')
  return lines.join('\n')
}

const ownNoteOf = (term: Term): string => {
  const own = [
    ...(term.keep ? ['keep'] : []),
    ...(term.caseSensitive ? ['case'] : []),
    ...(term.quoteKind === null ? [] : [`quote=${term.quoteKind}`]),
  ]
  return own.length === 0 ? '' : `goosefoot: ${own.join(', ')}`
}
