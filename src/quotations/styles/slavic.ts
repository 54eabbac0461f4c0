import type { HouseStyle } from '../types.ts'
import { define, type StyleRow } from './define.ts'

const russian: Omit<StyleRow, 'source'> = {
  marks: '«»',
  nested: '„“',
  comma: 'outside',
  stop: 'outside',
  continuation: 'none',
  commaAfterTerminal: 'drop',
  speechDash: '—',
  alsoRead: ['“”'],
}
const czech: Omit<StyleRow, 'source'> = {
  marks: '„“',
  nested: '‚‘',
  comma: 'inside',
  stop: 'logical',
  continuation: 'none',
  commaAfterTerminal: 'drop',
  alsoRead: ['»«'],
}
const southern: Omit<StyleRow, 'source'> = {
  marks: '„”',
  nested: '‘’',
  comma: 'outside',
  stop: 'outside',
  continuation: 'none',
  alsoRead: ['»«', '„“'],
}

/** The Slavic and Baltic languages. */
export const slavicStyles: readonly HouseStyle[] = [
  define('pl-PL', {
    ...southern,
    nested: '»«',
    alsoRead: ['‚’', '„“', '»«', '«»'],
    source: 'Counted: comma outside 35 of 35, stop outside 76 of 78; nested in German direction, CLDR 48.2 says «».',
  }),
  define('cs-CZ', { ...czech, source: 'Counted: comma inside 25 of 25 (treebank 36 of 45).' }),
  define('sk-SK', { ...czech, source: 'Reference: as Czech.' }),
  define('sl-SI', {
    ...czech,
    commaAfterTerminal: 'keep',
    alsoRead: ['»«', '“”', '""'],
    source: 'Counted: 95 »« in papers, comma inside 28 of 48; „“ by CLDR 48.2.',
  }),
  define('hr-HR', {
    ...southern,
    source: 'Reference: pravopis „”; comma outside 134 of 134 counted; CLDR 48.2 says „“.',
  }),
  define('sr-RS', { ...southern, nested: '’’', source: 'Reference: CLDR 48.2.' }),
  define('bg-BG', {
    ...southern,
    marks: '„“',
    alsoRead: ['«»'],
    speechDash: '—',
    source: 'Reference: CLDR 48.2, which gives „“ for both levels.',
  }),
  define('ru-RU', { ...russian, source: 'Counted: comma outside 58 of 58, stop outside 37 of 37.' }),
  define('uk-UA', { ...russian, source: 'Counted: 189 «», 60 ASCII, 28 “”; comma outside 72 of 72, stop 58 of 59.' }),
  define('be-BY', { ...russian, source: 'Reference: CLDR 48.2.' }),
  define('lt-LT', {
    ...southern,
    marks: '„“',
    nested: '‚‘',
    stop: 'logical',
    source: 'Counted: „“ in 15 of 15; CLDR 48.2 gives „“ for both levels.',
  }),
  define('lv-LV', {
    ...southern,
    marks: '“”',
    stop: 'logical',
    alsoRead: ['„”', '‚’'],
    source: 'Reference: CLDR 48.2.',
  }),
]
