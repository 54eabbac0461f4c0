/**
 * The languages the stand-in answers for, by the codes DeepL has for them on the wire.
 *
 * `more` and `less` are refused where formality is not offered; a style list and custom instructions exist for eight
 * languages; glossaries know base languages only.
 */
export interface WireLanguage {
  readonly code: string
  readonly name: string
  /** What stored glossaries, style lists and the lexicon call it. */
  readonly base: string
  readonly source: boolean
  readonly target: boolean
  readonly formality: boolean
  readonly glossary: boolean
  readonly style: boolean
  readonly status: 'stable' | 'beta'
}

const formal = new Set('DE FR IT ES ES-419 NL PL PT-PT PT-BR JA RU'.split(' '))
const styled = new Set('de en es fr it ja ko zh'.split(' '))
const beta = new Set('DE-CH FR-CA SR BS HR MK SQ'.split(' '))
const withoutGlossary = new Set('sr bs hr mk sq'.split(' '))

const names: readonly (readonly [code: string, name: string])[] = [
  ['AR', 'Arabic'],
  ['BG', 'Bulgarian'],
  ['BS', 'Bosnian'],
  ['CS', 'Czech'],
  ['DA', 'Danish'],
  ['DE', 'German'],
  ['DE-CH', 'German (Swiss)'],
  ['EL', 'Greek'],
  ['EN', 'English'],
  ['EN-GB', 'English (British)'],
  ['EN-US', 'English (American)'],
  ['ES', 'Spanish'],
  ['ES-419', 'Spanish (Latin American)'],
  ['ET', 'Estonian'],
  ['FI', 'Finnish'],
  ['FR', 'French'],
  ['FR-CA', 'French (Canadian)'],
  ['HE', 'Hebrew'],
  ['HR', 'Croatian'],
  ['HU', 'Hungarian'],
  ['ID', 'Indonesian'],
  ['IT', 'Italian'],
  ['JA', 'Japanese'],
  ['KO', 'Korean'],
  ['LT', 'Lithuanian'],
  ['LV', 'Latvian'],
  ['MK', 'Macedonian'],
  ['NB', 'Norwegian (bokmål)'],
  ['NL', 'Dutch'],
  ['PL', 'Polish'],
  ['PT', 'Portuguese'],
  ['PT-BR', 'Portuguese (Brazilian)'],
  ['PT-PT', 'Portuguese (European)'],
  ['RO', 'Romanian'],
  ['RU', 'Russian'],
  ['SK', 'Slovak'],
  ['SL', 'Slovenian'],
  ['SQ', 'Albanian'],
  ['SR', 'Serbian'],
  ['SV', 'Swedish'],
  ['TH', 'Thai'],
  ['TR', 'Turkish'],
  ['UK', 'Ukrainian'],
  ['VI', 'Vietnamese'],
  ['ZH', 'Chinese'],
  ['ZH-HANS', 'Chinese (simplified)'],
  ['ZH-HANT', 'Chinese (traditional)'],
]

export const baseOf = (code: string): string => code.split('-', 1)[0]?.toLowerCase() ?? ''

export const wireLanguages: readonly WireLanguage[] = names.map(([code, name]) => {
  const base = baseOf(code)
  return {
    code,
    name,
    base,
    source: !code.includes('-'),
    // Bare English and Portuguese are still taken as targets, for old clients.
    target: true,
    formality: formal.has(code),
    glossary: !withoutGlossary.has(base),
    style: styled.has(base),
    status: beta.has(code) ? 'beta' : 'stable',
  }
})

/** Case does not matter on the wire. */
export const findLanguage = (code: string): WireLanguage | null =>
  wireLanguages.find((language) => language.code === code.toUpperCase()) ?? null
