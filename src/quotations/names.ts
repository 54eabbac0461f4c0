import type { Lexicon } from './lexicon.ts'

/** A person's name where it stands, without titles and offices. */
export interface Mention {
  /** Offsets of the name; a title in front of it is left out. */
  readonly start: number
  readonly end: number
  /** Where the capitalised words in front of it begin, or `start`. */
  readonly from: number
  readonly name: string
  readonly words: readonly string[]
  readonly hasOffice: boolean
  readonly gender: 'she' | 'he' | null
}

/** Somebody the article names. */
export interface Person {
  readonly name: string
  readonly words: readonly string[]
  readonly gender: 'she' | 'he' | null
}

const particle = '(?:von(?: der| dem)?|van(?: der| den| de)?|vom|de(?: la| los)?|del|della|da|di|dos|bin|ibn|af|ter)'
const capital = "\\p{Lu}(?:[\\p{L}\\p{M}’'-]*[\\p{L}\\p{M}]|\\.)?"
const run = new RegExp(`${capital}(?:[^\\S\\n](?:${particle}[^\\S\\n])?${capital})*`, 'gu')
const particles = /^(?:von|van|vom|de|der|den|dem|del|della|da|di|dos|la|los|bin|ibn|af|ter)$/u
/** `Mr.` and `Dr.` end no sentence and no run. */
const abbreviated = /(?<=\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St))\.(?=\s\p{Lu})/gu

/**
 * Capitalised names of a stretch of text in reading order.
 *
 * In German every noun is capitalised, so what stands behind an article counts only when an office stands with it.
 */
export const mentionsIn = (text: string, lexicon: Lexicon): readonly Mention[] => {
  const mentions: Mention[] = []
  const plain = text.replace(abbreviated, ' ')
  for (const match of plain.matchAll(run)) {
    const tokens = [...match[0].matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ word, at: match.index + index }))
    const office = tokens.findLastIndex(({ word }) => isOffice(word, lexicon))
    const offices = tokens.slice(0, office + 1)
    const rest = tokens.slice(office + 1)
    while (rest[0] && (lexicon.notName.test(bare(rest[0].word)) || particles.test(rest[0].word))) rest.shift()
    const cut = rest.findIndex(({ word }) => lexicon.notName.test(bare(word)) && !particles.test(word))
    const kept = cut < 0 ? rest : rest.slice(0, cut)
    while (kept.length > 0 && particles.test(kept.at(-1)?.word ?? '')) kept.pop()
    const opening = kept[0]
    if (!opening) continue
    const article =
      lexicon.language === 'de' && behindArticle(text.slice(Math.max(0, opening.at - 24), opening.at), lexicon)
    // "der Biograf Otto Kern": the first noun is what he is, though no list has it.
    const unlisted = article && office < 0 && kept.length > 2 && kept.length === tokens.length
    if (unlisted) kept.shift()
    const first = kept[0]
    const last = kept.at(-1)
    if (!first || !last) continue
    const cue = text.slice(Math.max(0, first.at - 24), first.at)
    if (office < 0 && (lexicon.nameBefore.test(cue) || lexicon.titleBefore.test(cue))) continue
    // English writes the office small: "the spokesman John Smith".
    const lowerOffice =
      /(?<![\p{L}])([\p{L}-]+)\s+$/u.exec(plain.slice(Math.max(0, match.index - 30), match.index))?.[1] ?? ''
    const hasOffice = offices.length > 0 || (lowerOffice !== '' && isOffice(lowerOffice, lexicon))
    if (article && !hasOffice && !unlisted) continue
    const words = kept.map(({ word }) => word).filter((word) => !particles.test(word))
    const titles = [...offices.map(({ word }) => word), lowerOffice]
    mentions.push({
      start: first.at,
      end: last.at + last.word.length,
      from: offices[0]?.at ?? first.at,
      name: text.slice(first.at, last.at + last.word.length).replace(/\s+/gu, ' '),
      words,
      hasOffice: hasOffice || unlisted,
      gender: genderOf(titles, lexicon),
    })
  }
  return mentions
}

/** `als` stands in the list of articles, but a name may follow it. */
const behindArticle = (before: string, lexicon: Lexicon): boolean =>
  lexicon.articleBefore.test(before) && !/als\s*$/iu.test(before)

const bare = (word: string): string => word.replace(/\.$/u, '')

const isOffice = (word: string, lexicon: Lexicon): boolean => lexicon.office.test(bare(word))

const genderOf = (titles: readonly string[], lexicon: Lexicon): 'she' | 'he' | null => {
  const offices = titles.map(bare).filter((title) => title !== '' && lexicon.office.test(title))
  if (offices.some((title) => lexicon.woman.test(title))) return 'she'
  if (offices.some((title) => lexicon.man.test(title))) return 'he'
  // A German office without -in is a man's.
  return lexicon.language === 'de' && offices.length > 0 ? 'he' : null
}

/**
 * The people an article names in full, in order of their first mention.
 *
 * Two capitalised words are taken for a name when an office stands with them, when they stand so
 * twice, or when the first never stands alone.
 */
export const peopleOf = (blocks: readonly string[], lexicon: Lexicon): readonly Person[] => {
  const mentions = blocks.flatMap((text) => mentionsIn(text, lexicon))
  const alone = new Set(mentions.flatMap(({ words }) => (words.length === 1 ? words : [])))
  const everyWord = new Set(mentions.flatMap(({ words }) => words))
  const times = Map.groupBy(mentions, ({ name }) => name)
  const people = new Map<string, { name: string; words: readonly string[]; gender: 'she' | 'he' | null }>()
  for (const { name, words, hasOffice, gender } of mentions) {
    if (words.length < 2 || words.length > 4) continue
    const once = (times.get(name)?.length ?? 0) < 2
    if (!hasOffice && ((once && alone.has(words[0] ?? '')) || isGenitive(words[0] ?? '', everyWord))) continue
    const known = people.get(name)
    if (!known) people.set(name, { name, words, gender })
    else known.gender ??= gender
  }
  const all = [...people.values()]
  // "kam Trump Kim entgegen": two people side by side are no third one.
  const others = (person: Person, word: string): boolean =>
    all.some(
      (other) => other !== person && other.words.length > 1 && (other.words.at(-1) === word || other.words[0] === word),
    )
  const full = all.filter((person) => !person.words.every((word) => others(person, word)))
  for (const { name, words, hasOffice, gender } of mentions) {
    const word = words[0]
    if (!hasOffice || words.length !== 1 || word === undefined) continue
    const known = full.find((person) => person.words.at(-1) === word || person.words[0] === word)
    if (!known) full.push({ name, words, gender })
    else known.gender ??= gender
  }
  return full
}

/** `Bachs Werke`, where Bach is named elsewhere. */
const isGenitive = (word: string, words: ReadonlySet<string>): boolean =>
  /[^s]s$/u.test(word) && words.has(word.slice(0, -1))

/** The person a mention means: by full name, by last name, by first word (`Kim`); the first one named wins. */
export const personOf = (mention: Mention, people: readonly Person[]): Person | null => {
  const word = mention.words.at(-1)
  const exact = people.find(({ name }) => name === mention.name)
  if (exact) return exact
  if (mention.words.length !== 1) return null
  return (
    people.find(({ words }) => words.length > 1 && words.at(-1) === word) ??
    people.find(({ words }) => words[0] === word) ??
    null
  )
}
