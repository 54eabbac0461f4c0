import { sentenceEnd } from './clauses.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { type Mention, mentionsIn, peopleOf, personOf, type Person } from './names.ts'
import type { Stretch } from './kinds.ts'
import { type GermanPerson, germanPeople } from './speakers/german-people.ts'
import { findGermanSpeaker } from './speakers/german.ts'
import { type Scene, sceneOf, type Speaker } from './speakers/scene.ts'

/** Where the speaker of a quotation is looked for. */
export interface SpeakerOptions {
  /** Primary subtag. */
  readonly language: string
  /** From `articlePeople`; absent: read from the blocks. */
  readonly people?: ArticlePeople | undefined
  /** A whole sentence without a tag may take its speaker from the sentence before it. */
  readonly standsAlone?: boolean
}

/** Everybody an article names. */
export interface ArticlePeople {
  readonly german: readonly GermanPerson[]
  readonly others: readonly Person[]
}

/** Everybody the blocks name: read once for all quotations of an article. */
export const articlePeople = (blocks: readonly string[], language: string): ArticlePeople =>
  language === 'de'
    ? { german: germanPeople(blocks), others: [] }
    : { german: [], others: peopleOf(blocks, lexiconOf(language)) }

/**
 * Finds the speaker in the reporting clause after, before or around a quotation.
 *
 * A last name is given in full when the article has the full name. A pronoun is resolved within the block or left open:
 * null says that the text does not tell.
 *
 * @param blocks the printed texts of the article
 * @param block index of the block
 * @param all its occurrences in reading order
 * @param at index of the one asked for
 */
export const findSpeaker = (
  blocks: readonly string[],
  block: number,
  all: readonly Stretch[],
  at: number,
  options: SpeakerOptions,
): Speaker | null => {
  const one = all[at]
  const text = blocks[block]
  if (!one || text === undefined) return null
  const found = options.people ?? articlePeople(blocks, options.language)
  const scene = sceneOf(text, all, one)
  if (options.language === 'de')
    return findGermanSpeaker({ scene, blocks, block, people: found.german }, options.standsAlone ?? false)
  const lexicon = lexiconOf(options.language)
  const people = found.others
  const heard = (found: Found | null, evidence: Speaker['evidence']): Speaker | null =>
    found === null ? null : speakerOf(found, evidence, scene, people, lexicon)
  return (
    heard(tagAfter(scene, people, lexicon), 'tag-after') ??
    heard(tagBefore(scene, people, lexicon), 'tag-before') ??
    heard(tagAround(scene, lexicon), 'tag-around') ??
    (options.standsAlone
      ? (fromLineBehind(blocks, block, one, people, lexicon) ?? fromSentenceBefore(scene, people, lexicon))
      : null)
  )
}

type Found = { readonly mention: Mention } | { readonly pronoun: 'he' | 'she'; readonly at: number }

/** How far a subject may stand from its verb, in characters. */
const NEAR = 45
/** How far behind the quotation a tag's verb may begin. */
const TAG = 70

const verbIn = (text: string, lexicon: Lexicon): { readonly start: number; readonly end: number } | null => {
  const matches = [lexicon.reporting.exec(text), lexicon.naming.exec(text)].filter((match) => match !== null)
  const first = matches.toSorted((a, b) => a.index - b.index)[0]
  return first ? { start: first.index, end: first.index + first[0].length } : null
}

const lastVerbIn = (text: string, lexicon: Lexicon): { readonly start: number; readonly end: number } | null => {
  let found: { readonly start: number; readonly end: number } | null = null
  for (let from = 0; from < text.length; ) {
    const verb = verbIn(text.slice(from), lexicon)
    if (!verb) break
    found = { start: from + verb.start, end: from + verb.end }
    from = found.end
  }
  return found
}

/** `“, sagte er`, `“, so Meier`, `,” Meier said`. */
const tagAfter = (scene: Scene, people: readonly Person[], lexicon: Lexicon): Found | null => {
  if (scene.announcesNext || scene.to <= scene.end) return null
  const clause = scene.text.slice(scene.end, scene.to)
  const attribution = lexicon.attribution.exec(clause.slice(0, 30)) ?? lexicon.soBefore.exec(clause.slice(0, 30))
  if (attribution) {
    const from = attribution.index + attribution[0].length
    const found = candidates(clause, lexicon).find((one) => startOf(one) >= from && startOf(one) < from + NEAR)
    if (found) return shifted(found, scene.end)
  }
  const verb = verbIn(clause.slice(0, TAG), lexicon)
  if (!verb) return null
  // Behind speech the languages turn verb and subject round; English does either.
  const found = subject(clause, verb, lexicon.language === 'en' ? 'before' : 'after', people, lexicon)
  return found ? shifted(found, scene.end) : null
}

/** `Meier sagte: „`, `lobte Meier den „`. */
const tagBefore = (scene: Scene, people: readonly Person[], lexicon: Lexicon): Found | null => {
  const clause = scene.text.slice(scene.from, scene.start)
  const verb = lastVerbIn(clause, lexicon)
  if (!verb) {
    const attribution = lexicon.attribution.exec(clause) ?? lexicon.soBefore.exec(clause)
    if (!attribution) return null
    const from = attribution.index + attribution[0].length
    const found = candidates(clause, lexicon).find((one) => startOf(one) >= from && startOf(one) < from + NEAR)
    return found ? shifted(found, scene.from) : null
  }
  const found = subject(clause, verb, 'before', people, lexicon)
  return found ? shifted(found, scene.from) : null
}

/** `in dem er ihn seinen „Freund“ nannte`: the verb stands behind, its subject before. */
const tagAround = (scene: Scene, lexicon: Lexicon): Found | null => {
  if (scene.announcesNext || scene.to <= scene.end) return null
  const verb = verbIn(scene.text.slice(scene.end, Math.min(scene.to, scene.end + TAG)), lexicon)
  if (!verb) return null
  const clause = scene.text.slice(scene.from, scene.start)
  const part = clause.slice(clause.lastIndexOf(',') + 1)
  const offset = scene.start - part.length
  const inPart = candidates(part, lexicon)[0]
  if (inPart) return shifted(inPart, offset)
  const inClause = candidates(clause, lexicon)[0]
  return inClause ? shifted(inClause, scene.from) : null
}

const startOf = (found: Found): number => ('mention' in found ? found.mention.from : found.at)
const endOf = (found: Found): number => ('mention' in found ? found.mention.end : found.at + 3)

const shifted = (found: Found, by: number): Found =>
  'mention' in found
    ? {
        mention: {
          ...found.mention,
          start: found.mention.start + by,
          end: found.mention.end + by,
          from: found.mention.from + by,
        },
      }
    : { pronoun: found.pronoun, at: found.at + by }

/** Names and pronouns of a clause that can be a subject, in reading order. */
const candidates = (clause: string, lexicon: Lexicon): readonly Found[] => {
  const found: Found[] = mentionsIn(clause, lexicon)
    .filter(({ from }) => !isOblique(clause.slice(Math.max(0, from - 20), from), lexicon))
    .map((mention) => ({ mention }))
  for (const { 0: word, index } of clause.matchAll(/[\p{L}\p{M}]+/gu))
    if (lexicon.pronoun.test(word)) found.push({ pronoun: lexicon.she.test(word) ? 'she' : 'he', at: index })
  return found.toSorted((a, b) => startOf(a) - startOf(b))
}

/** "Trump und Kim": the second is no subject of its own; ", und Kim hatte" is. */
const newClause = /[,;–—]\s+(?:und|doch|aber|denn|and|but|et|mais|y|pero)\s*$/iu

const isOblique = (before: string, lexicon: Lexicon): boolean =>
  lexicon.obliqueBefore.test(before) && !newClause.test(before)

const subject = (
  clause: string,
  verb: { readonly start: number; readonly end: number },
  first: 'before' | 'after',
  people: readonly Person[],
  lexicon: Lexicon,
): Found | null => {
  const all = candidates(clause, lexicon).filter((one) => isLikely(one, clause, verb, people, lexicon))
  const behind = all.find((one) => startOf(one) >= verb.end && startOf(one) - verb.end <= NEAR)
  const ahead = all.filter((one) => endOf(one) <= verb.start + 1)
  const nearest = ahead.at(-1)
  // Next to the verb, with nothing but the rest of its phrase between: "Trump sagte", "he has said".
  const adjacent =
    nearest && verb.start - endOf(nearest) <= 12 && !/[,;]/u.test(clause.slice(endOf(nearest), verb.start))
      ? nearest
      : null
  // The subject of a long clause stands at its head: "Otto Kern, selbst ein Geiger, hatte 1928 geantwortet".
  const part =
    clause
      .slice(0, verb.start)
      .split(/[,;–—]\s+(?:und|doch|aber|denn|and|but|et|mais|y|pero)\s/u)
      .at(-1) ?? ''
  const head = ahead.find((one) => startOf(one) >= verb.start - part.length) ?? ahead[0]
  if (first === 'before') return adjacent ?? behind ?? head ?? null
  return behind ?? adjacent ?? (nearest && verb.start - endOf(nearest) <= NEAR ? nearest : null)
}

/**
 * A pronoun, a person of the article, a name of several words or with an office; in German a single capitalised word
 * only when it stands right beside the verb, for most of them are nouns.
 */
const isLikely = (
  one: Found,
  clause: string,
  verb: { readonly start: number; readonly end: number },
  people: readonly Person[],
  lexicon: Lexicon,
): boolean => {
  if ('pronoun' in one) return true
  const { mention } = one
  if (mention.hasOffice || personOf(mention, people)) return true
  if (lexicon.language !== 'de') return true
  const between =
    mention.start >= verb.end ? clause.slice(verb.end, mention.start) : clause.slice(mention.end, verb.start)
  return /^\s*$/u.test(between)
}

const speakerOf = (
  found: Found,
  evidence: Speaker['evidence'],
  scene: Scene,
  people: readonly Person[],
  lexicon: Lexicon,
): Speaker | null => {
  if ('pronoun' in found) {
    const person = antecedent(scene, found.at, found.pronoun, people, lexicon)
    return person ? { name: person.name, evidence: 'pronoun' } : null
  }
  const person = personOf(found.mention, people)
  if (person) return { name: person.name, evidence }
  const isName = found.mention.words.length > 1 || found.mention.hasOffice || lexicon.language !== 'de'
  return isName || evidence !== 'tag-around' ? { name: found.mention.name, evidence } : null
}

/** How many sentences back a pronoun may point. */
const SENTENCES_BACK = 4

const antecedent = (
  scene: Scene,
  at: number,
  gender: 'he' | 'she',
  people: readonly Person[],
  lexicon: Lexicon,
): Person | null => {
  const ends = [scene.first]
  for (const match of scene.text.slice(scene.first, at).matchAll(sentenceEnd))
    ends.push(scene.first + match.index + match[0].length)
  let to = at
  for (const from of ends.toReversed().slice(0, SENTENCES_BACK + 1)) {
    const person = subjectPerson(scene.text.slice(from, to), people, lexicon, gender)
    if (person) return person
    to = from
  }
  return null
}

/** The first person of a sentence who is no object, of the right gender where that is known. */
const subjectPerson = (
  sentence: string,
  people: readonly Person[],
  lexicon: Lexicon,
  gender: 'he' | 'she' | null,
): Person | null => {
  for (const one of candidates(sentence, lexicon)) {
    if (!('mention' in one)) continue
    const person = personOf(one.mention, people)
    if (!person) continue
    if (gender && person.gender && person.gender !== gender) continue
    return person
  }
  return null
}

/** A quotation that fills its block, with `– Name, office` as the next line or block. */
const fromLineBehind = (
  blocks: readonly string[],
  block: number,
  one: Stretch,
  people: readonly Person[],
  lexicon: Lexicon,
): Speaker | null => {
  const text = blocks[block] ?? ''
  if (text.slice(0, one.start).trim() !== '') return null
  const rest = text.slice(one.end).trim()
  const line = rest === '' ? (blocks[block + 1] ?? '').trim() : rest
  if (!/^[–—-]\s*\p{Lu}/u.test(line)) return null
  const mention = mentionsIn(line, lexicon)[0]
  if (!mention || mention.from > 4) return null
  return { name: personOf(mention, people)?.name ?? mention.name, evidence: 'line-behind' }
}

/** A sentence in marks without a tag: the one person the sentence before it is about. */
const fromSentenceBefore = (scene: Scene, people: readonly Person[], lexicon: Lexicon): Speaker | null => {
  if (scene.text.slice(scene.from, scene.start).trim() !== '') return null
  // A tag that names somebody by an office ("sagte der Präsident") speaks of whom it means, not of the sentence before.
  if (verbIn(scene.text.slice(scene.end, scene.to), lexicon)) return null
  let from = scene.first
  for (const match of scene.text.slice(scene.first, scene.from).trimEnd().matchAll(sentenceEnd))
    from = scene.first + match.index + match[0].length
  const sentence = scene.text.slice(from, scene.from)
  const persons = new Set(
    candidates(sentence, lexicon)
      .map((one) => ('mention' in one ? personOf(one.mention, people) : null))
      .filter((person) => person !== null),
  )
  const [person] = persons
  return person && persons.size === 1 ? { name: person.name, evidence: 'preceding-sentence' } : null
}
