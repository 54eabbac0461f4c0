import type { HouseStyle } from '../types.ts'
import { NO_BREAK_SPACE } from '../marks.ts'
import { define, type StyleRow } from './define.ts'

const french: Omit<StyleRow, 'source'> = {
  marks: '«»',
  nested: '“”',
  innerSpace: NO_BREAK_SPACE,
  comma: 'outside',
  stop: 'logical',
  continuation: 'reopen-guillemet',
  commaAfterTerminal: 'drop',
  alsoRead: ['‘’', '‹›'],
}
const italian: Omit<StyleRow, 'source'> = {
  marks: '«»',
  nested: '“”',
  comma: 'outside',
  stop: 'outside',
  continuation: 'reopen-guillemet',
  alsoRead: ['“”', '‘’'],
}
const spanish: Omit<StyleRow, 'source'> = {
  marks: '“”',
  nested: '‘’',
  comma: 'outside',
  stop: 'outside',
  continuation: 'none',
  alsoRead: ['«»'],
}

/** French, Italian, Spanish, Portuguese, Galician, Catalan, Romanian, Romansh. */
export const romanceStyles: readonly HouseStyle[] = [
  define('fr-FR', {
    ...french,
    source:
      'Counted: «» with U+00A0 in 41 of 41 (two papers), no space in 30 of 30 (one site); comma outside 34 of 34; CLDR 48.2 has no spaces.',
  }),
  define('fr-BE', { ...french, source: 'Common knowledge: as France.' }),
  define('fr-CA', { ...french, source: 'Reference: as France; CLDR 48.2 nests ”“.' }),
  define('fr-CH', {
    ...french,
    nested: '‹›',
    innerSpace: '',
    continuation: 'single-close',
    alsoRead: ['“”', '‘’'],
    source: 'Reference: Swiss convention, no space or a thin one.',
  }),
  define('it-IT', { ...italian, source: 'Counted: comma outside 6 of 6, stop outside 9 of 9; ASCII common.' }),
  define('it-CH', { ...italian, continuation: 'single-close', source: 'Reference: Swiss convention.' }),
  define('es-ES', {
    ...spanish,
    continuation: 'close-mark',
    source: 'Counted: 101 “”, 57 ASCII, 4 «»; comma outside 62 of 62, stop outside 42 of 42.',
  }),
  define('es-MX', { ...spanish, source: 'Reference: CLDR 48.2.' }),
  define('pt-PT', {
    ...italian,
    alsoRead: ['“”', '‘’'],
    source: 'Counted: 2,713 «» in a corpus; comma outside 859 of 859, stop outside 626 of 719.',
  }),
  define('pt-BR', { ...spanish, stop: 'logical', continuation: 'reopen', source: 'Reference: CLDR 48.2.' }),
  define('gl-ES', { ...spanish, source: 'Reference: CLDR 48.2.' }),
  define('ca-ES', { ...italian, continuation: 'close-mark', source: 'Reference: CLDR 48.2.' }),
  define('ro-RO', {
    ...spanish,
    marks: '„”',
    nested: '«»',
    alsoRead: ['“”'],
    source: 'Counted: „” 54, ASCII 55; comma outside 28 of 28, stop outside 28 of 29.',
  }),
  define('rm-CH', {
    ...italian,
    nested: '‹›',
    stop: 'logical',
    continuation: 'none',
    source: 'Reference: Swiss convention.',
  }),
]
