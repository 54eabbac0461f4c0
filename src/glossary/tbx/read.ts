import { type Finding, finding } from '../../article/finding.ts'
import { GoosefootError, inFile } from '../../errors.ts'
import { decodeXml, limitsFor, placesOf, scanXml, type XmlTag } from '../../xml/index.ts'
import { canonicalLocale } from '../locales.ts'
import {
  type Concept,
  concept,
  type GlossaryReading,
  quoteKinds,
  type Term,
  type TermStatus,
  term,
  tidyText,
} from '../types.ts'
import {
  conceptElements,
  dcaElements,
  idOfXml,
  languageElements,
  ownNote,
  statusOf,
  termElements,
} from './categories.ts'

interface OpenTerm {
  text: string
  status: TermStatus | null
  partOfSpeech: string | null
  own: string
  readonly notes: string[]
}
interface OpenConcept {
  readonly id: string | null
  readonly line: number
  readonly terms: Term[]
  readonly notes: string[]
  subject: string | null
  source: string | null
}

/** Categories that say how an entry came about: nothing a translator needs. */
const silent: ReadonlySet<string> = new Set([
  'transactionType',
  'transaction',
  'responsibility',
  'date',
  'transacNote',
  'reliabilityCode',
])

/**
 * Reads TBX: version 2 (ISO 30042:2008, `martif`) and 3 (ISO 30042:2019, `tbx`), styles DCA and DCT, any dialect. Categories
 * that are not known are kept in the concept's note. A document type with declarations of its own is refused, and nothing is
 * ever fetched.
 *
 * @param file for messages
 * @throws {GoosefootError} `tbx.…` with file, line and column
 */
export const readTbx = (input: Uint8Array | string, file: string): GlossaryReading => {
  const limits = limitsFor('tbx')
  const concepts: Concept[] = []
  const findings: Finding[] = []
  const taken = new Set<string>()
  try {
    const { text } = decodeXml(input, limits)
    const placeOf = placesOf(text)
    const path: XmlTag[] = []
    let isTbx = false
    let entry: OpenConcept | null = null
    let locale: string | null = null
    let language: OpenTerm[] = []
    let open: OpenTerm | null = null
    let value = ''
    const note = (category: string, said: string): void => {
      if (entry === null || said === '' || silent.has(category)) return
      const about = open === null ? '' : `${open.text}: `
      entry.notes.push(
        category === 'note' || category === 'definition' ? `${about}${said}` : `${about}${category} ${said}`,
      )
    }
    const add = (done: OpenConcept, at: number): void => {
      if (done.terms.length === 0) {
        findings.push(finding('glossary.no-term', 'warning', { ...placeOf(at), args: { file } }))
        return
      }
      const wanted = done.id === null ? `c${concepts.length + 1}` : idOfXml(done.id)
      if (taken.has(wanted))
        findings.push(finding('glossary.duplicate-id', 'warning', { line: done.line, args: { file, id: wanted } }))
      taken.add(wanted)
      concepts.push(
        concept(wanted, done.terms, {
          note: done.notes.length === 0 ? null : done.notes.join('; '),
          subject: done.subject,
          source: done.source,
          place: { file, line: done.line },
        }),
      )
    }
    scanXml(
      text,
      {
        open: (tag, start) => {
          if (path.length === 0) {
            if (tag.local !== 'martif' && tag.local !== 'tbx' && tag.local !== 'TBX')
              throw new GoosefootError(
                'tbx.root',
                `the root element is <${tag.name.slice(0, 40)}>; <tbx> or <martif> was expected.`,
                {
                  ...placeOf(start),
                  hint: 'Export the terms as TBX, or as CSV.',
                },
              )
            isTbx = true
          }
          path.push(tag)
          if (conceptElements.has(tag.local))
            entry = {
              id: attribute(tag, 'id'),
              line: placeOf(start).line,
              terms: [],
              notes: [],
              subject: null,
              source: null,
            }
          else if (languageElements.has(tag.local)) {
            const given = attribute(tag, 'xml:lang') ?? attribute(tag, 'lang') ?? ''
            locale = canonicalLocale(given.replaceAll('_', '-'))
            language = []
            if (locale === null)
              findings.push(
                finding('glossary.bad-locale', 'warning', {
                  ...placeOf(start),
                  args: { file, value: given.slice(0, 40) },
                }),
              )
          } else if (termElements.has(tag.local))
            open = { text: '', status: null, partOfSpeech: null, own: '', notes: [] }
          if (!inline.has(tag.local)) value = ''
        },
        text: (run) => {
          value += run
        },
        close: (tag, start) => {
          path.pop()
          if (inline.has(tag.local)) return
          const said = tidyText(value)
          value = ''
          const category = dcaElements.has(tag.local) ? (attribute(tag, 'type') ?? tag.local) : tag.local
          if (tag.local === 'term') {
            if (open !== null) open.text = said
          } else if (termElements.has(tag.local)) {
            if (open !== null && open.text !== '') language.push(open)
            open = null
          } else if (languageElements.has(tag.local)) {
            if (entry !== null && locale !== null) entry.terms.push(...termsOf(language, locale))
            locale = null
          } else if (conceptElements.has(tag.local)) {
            if (entry !== null) add(entry, start)
            entry = null
          } else if (entry !== null && said !== '') {
            switch (category) {
              case 'administrativeStatus':
              case 'normativeAuthorization':
              case 'termStatus':
                if (open === null) break
                open.status = statusOf(said)
                if (open.status === null)
                  findings.push(
                    finding('glossary.bad-cell', 'warning', {
                      ...placeOf(start),
                      args: {
                        file,
                        column: category,
                        value: said.slice(0, 40),
                        expected: 'preferredTerm-admn-sts and its like',
                      },
                    }),
                  )
                break
              case 'partOfSpeech':
                if (open !== null) open.partOfSpeech = said
                break
              case 'subjectField':
                entry.subject ??= said
                break
              case 'source':
                entry.source ??= said
                break
              case 'note': {
                const own = open === null ? null : ownNote.exec(said)
                if (open !== null && own !== null) open.own = own[1] ?? ''
                else note('note', said)
                break
              }
              default:
                note(category, said)
            }
          }
        },
      },
      limits,
    )
    if (!isTbx) throw new GoosefootError('tbx.root', 'the file holds no element.', { hint: 'Export the terms again.' })
  } catch (error) {
    throw inFile(error, file)
  }
  return { concepts, findings }
}

/** Markup inside a term or a text: its letters belong to it. */
const inline: ReadonlySet<string> = new Set(['hi', 'foreign', 'bpt', 'ept', 'ph', 'it', 'ut', 'sc', 'ec'])

const attribute = (tag: XmlTag, name: string): string | null =>
  tag.attributes.find((one) => one.name === name)?.value ?? null

/** Where no status is set, the first term of a language is the preferred one; where some are, the others are admitted. */
const termsOf = (open: readonly OpenTerm[], locale: string): readonly Term[] => {
  const isSet = open.some(({ status }) => status === 'preferred' || status === 'admitted')
  let isFirst = !isSet
  return open.map((one) => {
    const status = one.status ?? (isFirst ? 'preferred' : 'admitted')
    if (status !== 'forbidden') isFirst = false
    const own = one.own.split(', ')
    return term(locale, one.text, {
      status,
      partOfSpeech: one.partOfSpeech,
      keep: own.includes('keep'),
      caseSensitive: own.includes('case'),
      quoteKind: quoteKinds.find((kind) => own.includes(`quote=${kind}`)) ?? null,
    })
  })
}
