/** Entities that engines send: the five of XML, numbers, and those of HTML that stand for what printed text holds. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
  sect: '§',
  thinsp: '\u2009',
}
const entity = /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]{2,8}));/gu

const characterOf = (decimal?: string, hex?: string, name?: string): string | null => {
  if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? null) : null
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : null
}

/** Decodes entities once; what is none stays as it is. */
export const decodeWireEntities = (text: string): string =>
  text.replace(entity, (whole: string, decimal?: string, hex?: string, name?: string) => {
    const char = characterOf(decimal, hex, name)
    return char ?? whole
  })

/** Entities that a text holds. */
export const entitiesIn = (text: string): readonly string[] =>
  [...text.matchAll(entity)]
    .filter(([, decimal, hex, name]) => characterOf(decimal, hex, name) !== null)
    .map(([whole]) => whole)
