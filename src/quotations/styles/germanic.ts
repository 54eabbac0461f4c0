import type { HouseStyle } from '../types.ts'
import { define, type StyleRow } from './define.ts'

const german: Omit<StyleRow, 'source'> = {
  marks: '„“',
  nested: '‚‘',
  comma: 'outside',
  stop: 'logical',
  continuation: 'single-close',
  alsoRead: ['»«', '›‹', '«»', '‹›', '„”'],
}
const swiss: Omit<StyleRow, 'source'> = { ...german, marks: '«»', nested: '‹›', alsoRead: ['„“', '‚‘'] }

const american: Omit<StyleRow, 'source'> = {
  marks: '“”',
  nested: '‘’',
  comma: 'inside',
  stop: 'inside',
  continuation: 'reopen',
  commaAfterTerminal: 'drop',
}
const british: Omit<StyleRow, 'source'> = { ...american, marks: '‘’', nested: '“”', comma: 'logical', stop: 'logical' }

const nordic: Omit<StyleRow, 'source'> = {
  marks: '””',
  nested: '’’',
  comma: 'outside',
  stop: 'logical',
  continuation: 'none',
  commaAfterTerminal: 'drop',
}

/** German, English, Dutch, the Nordic languages and Finnish, Luxembourgish. */
export const germanicStyles: readonly HouseStyle[] = [
  define('de-DE', {
    ...german,
    source:
      'Counted: 53 papers, 860 quotations, 422 „“, 336 ASCII, 48 »«; comma outside 251 of 252. Amtliches Regelwerk §§ 89-95.',
  }),
  define('de-AT', { ...german, source: 'Counted: „“ beside ASCII (27 and 57), comma outside 17 of 17.' }),
  define('de-CH', { ...swiss, source: 'Counted: «» without space in 42 of 42; CLDR 48.2 says „“.' }),
  define('de-LU', { ...german, source: 'Counted: „“; as Germany.' }),
  define('de-LI', { ...swiss, source: 'Reference: Swiss convention; CLDR 48.2 says „“, and one paper prints it.' }),
  define('lb-LU', { ...german, continuation: 'none', alsoRead: [], source: 'Reference: CLDR 48.2.' }),
  define('en-US', {
    ...american,
    source: 'Counted: 269 “”, 68 ASCII; comma inside 123 of 123, stop inside 129 of 131.',
  }),
  define('en-GB', {
    ...british,
    alsoRead: ['“”', '‘’'],
    source: 'Counted: 168 “”, 94 ASCII, 45 ‘’, a choice of the house; comma inside 52, outside 17; CLDR 48.2 says “”.',
  }),
  define('en-CA', { ...american, source: 'Counted: 115 “”; comma inside 55 of 55, stop inside 54 of 55.' }),
  define('en-AU', { ...british, source: 'Reference: government style manual ‘’; two papers print “”.' }),
  define('en-IE', { ...british, source: 'Common knowledge: as British English.' }),
  define('en-ZA', { ...american, stop: 'logical', source: 'Counted: “”, comma inside.' }),
  define('nl-NL', {
    ...british,
    comma: 'outside',
    continuation: 'none',
    alsoRead: ['„”', '‚’'],
    source: 'Reference: dailies mix ‘’ and “”; CLDR 48.2 gives ‘’ for both levels.',
  }),
  define('nl-BE', {
    ...british,
    comma: 'outside',
    continuation: 'none',
    alsoRead: ['„”', '‚’'],
    source: 'Counted: one paper prints “” in 3 of 3; dailies mix.',
  }),
  define('da-DK', {
    ...nordic,
    marks: '»«',
    nested: '›‹',
    comma: 'inside',
    alsoRead: ['“”', '””', '„“', '«»'],
    source: 'Counted: »« in 16 of 19, comma inside 4 of 4 (treebank 29 of 39); CLDR 48.2 says “”.',
  }),
  define('nb-NO', {
    ...nordic,
    marks: '«»',
    nested: '‘’',
    alsoRead: ['“”', '””', '„“'],
    source: 'Counted: «» without space in 19 of 19.',
  }),
  define('nn-NO', {
    ...nordic,
    marks: '«»',
    nested: '‘’',
    alsoRead: ['“”', '””', '„“'],
    source: 'Reference: as Bokmål.',
  }),
  define('sv-SE', {
    ...nordic,
    alsoRead: ['»»', '“”', '»«'],
    source: 'Counted: ”” with one glyph on both sides, comma outside 3 of 3.',
  }),
  define('fi-FI', {
    ...nordic,
    alsoRead: ['»»', '“”'],
    source: 'Counted: ””, comma outside 39 of 39; case endings follow the closing mark.',
  }),
  define('is-IS', {
    ...nordic,
    marks: '„“',
    nested: '‚‘',
    source: 'Counted: „“; comma inside in one paper (17 of 17), outside in a treebank (5 of 6).',
  }),
]
