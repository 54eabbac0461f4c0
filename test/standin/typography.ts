/** Marks and punctuation the stand-in writes, as engines print them; not the house styles of the program. */
export interface Typography {
  /** Level 1 and 2, opening and closing. */
  readonly marks: readonly [readonly [string, string], readonly [string, string]]
  /** White space inside the marks of level 1. */
  readonly inner: string
  /** Punctuation that is written otherwise. */
  readonly punctuation: Readonly<Record<string, string>>
  /** No spaces between words. */
  readonly dense: boolean
}

const four = (text: string): Typography['marks'] => {
  const [a = '', b = '', c = '', d = ''] = Array.from(text)
  return [
    [a, b],
    [c, d],
  ]
}
const english = four('“”‘’')
const french = four('«»“”')
const low = four('„“‚‘')
const table: Readonly<Record<string, Typography['marks']>> = {
  bg: four('„“‘’'),
  bs: four('„”‘’'),
  cs: low,
  da: four('»«›‹'),
  de: low,
  'de-ch': four('«»‹›'),
  el: french,
  ar: french,
  et: four('„“„“'),
  fi: four('””’’'),
  fr: french,
  he: four('””’’'),
  hr: four('„”‘’'),
  hu: four('„”»«'),
  it: french,
  ja: four('「」『』'),
  lt: four('„“‚‘'),
  mk: four('„“’‘'),
  nb: four('«»‘’'),
  nl: four('‘’“”'),
  pl: four('„”»«'),
  pt: english,
  'pt-pt': french,
  ro: four('„”«»'),
  ru: four('«»„“'),
  sk: low,
  sl: low,
  sq: four('„“‘’'),
  sr: four('„“’‘'),
  sv: four('””’’'),
  uk: four('«»„“'),
  'zh-hant': four('「」『』'),
}
const fullWidth = { ',': '，', '.': '。', '?': '？', '!': '！', ':': '：', ';': '；' }
const punctuation: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: { ',': '،', '?': '؟', ';': '؛' },
  el: { '?': ';', ';': '·' },
  fr: { '?': '\u00a0?', '!': '\u00a0!', ':': '\u00a0:', ';': '\u00a0;' },
  ja: { ...fullWidth, ',': '、' },
  zh: fullWidth,
}

/** @param code a code of the wire, e.g. `PT-BR` */
export const typographyOf = (code: string): Typography => {
  const low = code.toLowerCase()
  const base = low.split('-', 1)[0] ?? ''
  return {
    marks: table[low] ?? table[base] ?? english,
    inner: base === 'fr' ? '\u00a0' : '',
    punctuation: punctuation[base] ?? {},
    dense: base === 'zh' || base === 'ja' || base === 'th',
  }
}
