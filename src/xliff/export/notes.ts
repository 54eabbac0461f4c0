import { textOf } from '../../article/content.ts'
import { diffText, wordDiff } from '../../article/word-diff.ts'
import type { Locale, UnitQuote, UnitRecord } from '../../article/types.ts'
import type { LedgerEntry } from '../../quotations/ledger/types.ts'
import type { Note } from '../types.ts'
import type { TermHit } from './types.ts'

/** What a translator is told: whose words a quotation is and what was really said, how long a headline may be, terms. */

const note = (id: string, text: string, priority: number, category: string): Note => ({
  kind: 'note',
  id,
  text,
  category,
  priority,
  appliesTo: null,
  from: null,
  place: null,
})

export const instruction = (quotes: 'codes' | 'text', category: string): Note =>
  note(
    'n1',
    quotes === 'codes'
      ? 'Quotation marks are codes: keep each code once, type no marks.'
      : 'Quotation marks are text: every quotation of the source needs its own pair of marks in the target.',
    1,
    category,
  )

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })
const languageName = (tag: string): string => languageNames.of(tag) ?? tag
const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? tag

/** `direct, Donald Trump, spoken in English. Use the original wording word for word: …` */
const factsOf = (quote: UnitQuote, entry: LedgerEntry | undefined, target: Locale): string => {
  const speaker = entry?.speaker ?? quote.speaker
  const said = [
    quote.quoteKind,
    ...(speaker === null || speaker === '' ? [] : [speaker]),
    ...(entry?.spokenLanguage == null ? [] : [`spoken in ${languageName(entry.spokenLanguage)}`]),
  ].join(', ')
  const advice = entry === undefined ? null : adviceOf(entry, target)
  return advice === null ? said : `${said}. ${advice}`
}

const adviceOf = (entry: LedgerEntry, target: Locale): string | null => {
  const decision = entry.renderings[target] ?? entry.renderings[primary(target)]
  if (decision?.mode === 'reported') return `Reported speech, without marks: decided by ${decision.by}.`
  if (decision?.mode === 'waived') return `A translation is accepted: decided by ${decision.by}.`
  if (entry.status === 'paraphrased') return 'Reported speech, without marks.'
  const { original } = entry
  if (original !== null && primary(original.language) === primary(target))
    return `Use the original wording, word for word: ${original.wording}`
  if (original !== null) return `Original wording (${languageName(original.language)}): ${original.wording}`
  if (entry.spokenLanguage !== null && primary(entry.spokenLanguage) === primary(target))
    return 'Do not translate back: find the original wording, or report the speech without marks.'
  return null
}

/** Somebody's words: these get a note, so that a translator sees whose they are. */
const isAttributed = (quote: UnitQuote): boolean =>
  quote.quoteKind === 'direct' || quote.quoteKind === 'partial' || quote.speaker !== null

export interface NoteOptions {
  readonly targetLocale: Locale
  readonly ledger: ReadonlyMap<string, LedgerEntry>
  readonly limit: number | null
  /** Terms to be said in words; empty where the file has a place for them. */
  readonly terms: readonly Pick<TermHit, 'term' | 'translations' | 'definition'>[]
  /** 1.2: who the notes are from. */
  readonly category: string | null
}

/** `Pressekonferenz = news conference (not "press conference")`. */
const printedTerm = ({ term, translations, definition }: NoteOptions['terms'][number]): string =>
  `${term} = ${translations.join(' / ')}${definition === null ? '' : ` (${definition})`}`

/**
 * The notes of a unit in the order in which they come back from any version: quotations without a code of their own, what
 * concerns the whole block, then quotations by their first code.
 */
export const notesOf = (unit: UnitRecord, options: NoteOptions): readonly Note[] => {
  const placed: string[] = unit.parts.flatMap((part) =>
    part.kind === 'gap'
      ? []
      : part.source.flatMap((inline) =>
          inline.kind === 'quote-open' || inline.kind === 'quote-close' ? [inline.occurrence as string] : [],
        ),
  )
  const quotes = unit.quotes.filter(isAttributed)
  const noteOf = (quote: UnitQuote): Note =>
    note(
      quote.id,
      `${quote.id}: ${factsOf(quote, options.ledger.get(quote.quotation), options.targetLocale)}`,
      2,
      options.category ?? 'quotation',
    )
  const unplaced = quotes.filter(({ id }) => !placed.includes(id))
  const about: Note[] = []
  const add = (text: string, priority: number): void => {
    about.push(note(`n${unplaced.length + about.length + 1}`, text, priority, options.category ?? 'instruction'))
  }
  if (options.limit !== null) add(`At most ${options.limit} characters.`, 1)
  if (options.terms.length > 0) add(`Terms: ${options.terms.map(printedTerm).join('; ')}`, 2)
  // The tool shows the old translation as a proposal; here is where the sentence is another one now.
  for (const part of unit.parts) {
    if (part.kind === 'gap') continue
    const previous = part.proposals.find(({ type }) => type === 'previous')
    const parts = previous === undefined ? [] : wordDiff(textOf(previous.source), textOf(part.source))
    if (parts.some(({ kind }) => kind !== 'same')) add(`Changed since it was translated: ${diffText(parts)}`, 1)
  }
  const sorted = quotes
    .filter(({ id }) => placed.includes(id))
    .toSorted((a, b) => placed.indexOf(a.id) - placed.indexOf(b.id))
  return [...unplaced.map(noteOf), ...about, ...sorted.map(noteOf)]
}
