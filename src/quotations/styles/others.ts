import type { HouseStyle } from '../types.ts'
import { define, pair, type StyleRow } from './define.ts'

const latin: Omit<StyleRow, 'source'> = {
  marks: '“”',
  nested: '‘’',
  comma: 'outside',
  stop: 'logical',
  continuation: 'none',
}

/** Hungarian, Estonian, Greek, Turkish, and the languages of Asia. */
export const otherStyles: readonly HouseStyle[] = [
  define('hu-HU', {
    ...latin,
    marks: '„”',
    nested: '»«',
    alsoRead: ['‘’'],
    source: 'Reference: CLDR 48.2; the tag follows after a dash („…” – mondta).',
  }),
  define('et-EE', { ...latin, marks: '„“', nested: '‚‘', alsoRead: ['„”'], source: 'Reference: CLDR 48.2.' }),
  define('el-GR', {
    ...latin,
    marks: '«»',
    nested: '“”',
    stop: 'outside',
    continuation: 'reopen-guillemet',
    source: 'Counted: 148 ASCII, 78 «»; comma outside 45 of 45, stop outside 109 of 110.',
  }),
  define('tr-TR', {
    ...latin,
    stop: 'inside',
    alsoRead: ['«»'],
    source: 'Counted: 26 of 28 ASCII; stop inside 10 of 10 (treebank 28 of 30).',
  }),
  define('he-IL', {
    ...latin,
    marks: '””',
    nested: '’’',
    stop: 'outside',
    alsoRead: ['“”', '„”', '""'],
    source: 'Reference; comma outside 36 of 36 in an ASCII corpus. Gershayim are no marks.',
  }),
  define('ar', {
    ...latin,
    marks: '«»',
    nested: '“”',
    stop: 'outside',
    alsoRead: ['”“', '“”'],
    source: 'Reference: guillemets in logical order; CLDR 48.2 says ”“.',
  }),
  define('fa-IR', { ...latin, marks: '«»', nested: '‹›', stop: 'outside', source: 'Reference: CLDR 48.2.' }),
  define('ja-JP', {
    ...latin,
    marks: '「」',
    nested: '『』',
    comma: 'n/a',
    stop: 'none-before-close',
    title: pair('『』'),
    alsoRead: ['“”'],
    source: 'Counted: 「」 in 27 of 29; papers print no full stop before the closing mark.',
  }),
  define('zh-Hans', {
    ...latin,
    comma: 'logical',
    title: pair('《》'),
    alsoRead: ['「」', '『』'],
    source: 'Counted: “”; titles take 《》.',
  }),
  define('zh-Hant', {
    ...latin,
    marks: '「」',
    nested: '『』',
    comma: 'logical',
    title: pair('《》'),
    alsoRead: ['“”', '‘’'],
    source: 'Reference: CLDR 48.2; titles take 《》.',
  }),
  define('ko-KR', {
    ...latin,
    kindMarks: { term: pair('‘’'), scare: pair('‘’'), name: pair('‘’'), foreign: pair('‘’') },
    alsoRead: ['「」', '『』'],
    source: 'Counted: speech “”, terms ‘’; particles follow the mark directly.',
  }),
  define('hi-IN', { ...latin, comma: 'logical', source: 'Reference: CLDR 48.2.' }),
  define('th-TH', { ...latin, comma: 'n/a', stop: 'n/a', source: 'Reference: CLDR 48.2.' }),
  define('vi-VN', { ...latin, source: 'Reference: CLDR 48.2.' }),
  define('id-ID', {
    ...latin,
    comma: 'inside',
    stop: 'inside',
    source: 'Counted in a treebank: comma inside 38 of 42.',
  }),
]
