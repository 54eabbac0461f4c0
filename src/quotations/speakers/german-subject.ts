/** Whom a clause speaks of: the subject of its verb, in German. */
import { sentenceEnd } from '../clauses.ts'
import { lexiconOf } from '../lexicon.ts'
import { type Phrase, phrasesIn } from './german-phrases.ts'
import { isAbstract, isDescription } from './german-words.ts'
import type { Scene, Speaker } from './scene.ts'
import { bySurname, type GermanPerson, unquoted } from './german-people.ts'

/** What a clause says: a speaker, or that it speaks of somebody it does not name. */
export type Answer = Speaker | 'unnamed' | null

export const verbOf = (): RegExp => lexiconOf('de').reporting
export const namingOf = (): RegExp => lexiconOf('de').naming

/** Reporting and naming verbs of a stretch, in reading order. */
export const verbsIn = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  const found: { start: number; end: number }[] = []
  for (const pattern of [verbOf(), namingOf()])
    for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`)))
      if (!found.some(({ start, end }) => match.index < end && match.index + match[0].length > start))
        found.push({ start: match.index, end: match.index + match[0].length })
  return found.sort((a, b) => a.start - b.start)
}

export interface Context {
  readonly scene: Scene
  readonly blocks: readonly string[]
  readonly block: number
  readonly people: readonly GermanPerson[]
}

/** Words in front of a source: `laut X`, `nach Angaben von X`. */
export const sourceCue: RegExp =
  /(?<![\p{L}])(?:laut|gemäß|nach (?:den |eigenen )?(?:Angaben?|Worten|Aussagen?|Ansicht|Meinung|Einschätzung|Auffassung|Überzeugung|Darstellung|Informationen|Schätzung(?:en)?|Berechnung(?:en)?|Erkenntnissen)(?: von| vom| der| des)?|aus (?:der )?(?:Sicht|Perspektive)(?: von| vom| der| des)?|in den (?:Augen|Worten)(?: von| der| des)?|mit den Worten (?:von|der|des)|geht es nach|glaubt man|wenn es nach)\s+/iu

export const speak = (phrase: Phrase, evidence: Speaker['evidence'], context: Context, at: number): Answer => {
  if (phrase.kind === 'pronoun') return resolve(phrase, context, at)
  const person =
    phrase.kind === 'person'
      ? (context.people.find(({ name }) => name === phrase.name) ??
        (phrase.words.length === 1 ? bySurname(phrase.words[0] ?? '', context.people) : undefined))
      : phrase.kind === 'noun' && phrase.words.length === 1
        ? bySurname(phrase.words[0] ?? '', context.people)
        : undefined
  if (person !== undefined) return { name: person.name, evidence }
  if (phrase.kind === 'role') return byOffice(phrase, context) ?? byDescription(phrase, context, at) ?? 'unnamed'
  // „teilten Anwohner mit“: many are nobody.
  if (phrase.kind === 'noun' && (phrase.determined || phrase.words.length > 2)) return 'unnamed'
  return { name: phrase.name, evidence }
}

/** `sagte die Bürgermeisterin`, where one person of the article has that office. */
export const byOffice = ({ name, gender }: Phrase, { people }: Context): Speaker | null => {
  const key = name.toLowerCase()
  const having = people.filter(
    (one) =>
      one.offices.some((office) => office === key || office.endsWith(key) || key.endsWith(office)) &&
      (one.gender === null || gender === null || one.gender === gender),
  )
  const [person] = having
  return person !== undefined && having.length === 1 ? { name: person.name, evidence: 'office' } : null
}

/** `sagt der Landwirt`, `die 22-Jährige`: the one person that the block names up to here, or the one before it. */
const byDescription = (role: Phrase, context: Context, at: number): Speaker | null => {
  const { scene, blocks, block } = context
  const article = /^(?:der|die)\s/iu.exec(scene.text.slice(at, at + 5))
  // "die Fans" are many.
  const isOne = article === null || (/^die/iu.test(article[0]) ? role.gender !== 'he' : role.gender !== 'she')
  if (!isOne || !isDescription(role.name) || (article === null && !/^\d/u.test(role.name))) return null
  for (const text of [scene.text.slice(scene.first, at), unquoted(blocks[block - 1] ?? '')]) {
    const people = new Set(
      phrasesIn(text).flatMap((phrase) => {
        const person = known(phrase, context)
        return person !== undefined && fits(person, role.gender) ? [person] : []
      }),
    )
    const [person] = people
    if (person !== undefined) return people.size === 1 ? { name: person.name, evidence: 'office' } : null
  }
  return null
}

/** True for a phrase that can be a subject. A lone noun counts when it is a known surname or stands beside the verb. */
export const isSubject = (phrase: Phrase, context: Context, besideVerb: boolean): boolean => {
  if (phrase.oblique) return false
  if (phrase.kind !== 'noun') return true
  if (phrase.words.length === 1 && bySurname(phrase.words[0] ?? '', context.people) !== undefined)
    return !phrase.determined
  return besideVerb && !phrase.determined && phrase.words.length === 1 && !isAbstract(phrase.name)
}

/** How far behind the verb its subject may begin. */
const subjectReach = 90

/** The subject behind a verb: `sagte am Dienstag der Architekt Jörg Weiß`. */
export const subjectBehind = (clause: string, from: number, context: Context): Phrase | null => {
  const stretch = clause.slice(from)
  const end = stretch.search(/[;:!?–—]|,(?!\s*(?:der|die|das|dem|den|dessen|deren)?\s*\p{Lu})/u)
  for (const phrase of phrasesIn(stretch)) {
    if (phrase.start > subjectReach || (end >= 0 && phrase.start > end)) return null
    const gap = stretch.slice(0, phrase.start)
    if (gap.includes(',') && phrase.start > 0) return null
    if (
      isSubject(
        phrase,
        context,
        gap.trim() === '' || /^\s*(?:auch|aber|nun|dazu|dann|gestern|heute|später)\s*$/u.test(gap),
      )
    )
      return { ...phrase, start: phrase.start + from, end: phrase.end + from }
    if (phrase.kind === 'noun' && phrase.determined && !phrase.oblique && gap.trim() === '')
      return { ...phrase, kind: 'role', start: phrase.start + from, end: phrase.end + from }
  }
  return null
}

/** A pronoun that only stands in for its gender. */
export const pronoun = (name: 'er' | 'sie'): Phrase => ({
  kind: 'pronoun',
  start: 0,
  end: 0,
  name,
  words: [],
  offices: [],
  gender: name === 'er' ? 'he' : 'she',
  oblique: false,
  joined: false,
  determined: false,
})

export const lastMatch = (pattern: RegExp, text: string): RegExpExecArray | null => {
  let found: RegExpExecArray | null = null
  for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`))) found = match
  return found
}

/** The subject of a verb that stands before a quotation. */
export const subjectOf = (
  clause: string,
  verb: { readonly start: number; readonly end: number },
  context: Context,
): Phrase | null => {
  const { text: part, from } = lastClause(clause.slice(0, verb.start))
  const ahead = phrasesIn(part)
  const head = ahead.find(
    (one) =>
      isSubject(one, context, verb.start - (from + one.end) <= 1) &&
      /^\s*(?:auch|selbst)?\s*$/u.test(part.slice(0, one.start)),
  )
  // "Auf die Frage, ob er antritt, sagte Söder": behind a comma verb and subject are turned round.
  if (/,\s*$/u.test(part)) {
    const inverted = subjectBehind(clause, verb.end, context)
    if (inverted !== null && clause.slice(verb.end, inverted.start).trim() === '') return inverted
  }
  // The sentence begins with its subject: "Ali Kern, Inhaber des Ladens, sagte".
  if (head !== undefined) return { ...head, start: head.start + from, end: head.end + from }
  const behind = subjectBehind(clause, verb.end, context)
  if (behind !== null) return behind
  const near = ahead.find((one) => isSubject(one, context, verb.start - (from + one.end) <= 1))
  return near === undefined ? null : { ...near, start: near.start + from, end: near.end + from }
}

/** How many sentences back a pronoun may point. */
const sentencesBack = 4

/** Beginnings of the sentences before `at`, the nearest last. */
export const sentenceStarts = (text: string, first: number, at: number): readonly number[] => {
  const starts = [first]
  for (const match of text.slice(first, at).matchAll(sentenceEnd)) starts.push(first + match.index + match[0].length)
  return starts
}

const fits = (person: GermanPerson, gender: 'she' | 'he' | null): boolean =>
  gender === null || person.gender === null || person.gender === gender

export const known = (phrase: Phrase, { people }: Context): GermanPerson | undefined =>
  phrase.kind === 'person' || (phrase.kind === 'noun' && phrase.words.length === 1 && !phrase.determined)
    ? (people.find(({ name }) => name === phrase.name) ??
      (phrase.words.length === 1 ? bySurname(phrase.words[0] ?? '', people) : undefined))
    : undefined

/** Whom a pronoun means: the subject of a sentence before it, in the block, or the one person of the block before. */
export const resolve = (pronoun: Phrase, context: Context, at: number): Answer => {
  const { scene, blocks, block } = context
  if (pronoun.name !== 'er' && pronoun.name !== 'sie') return 'unnamed'
  const { gender } = pronoun
  let to = at
  for (const from of sentenceStarts(scene.text, scene.first, at)
    .toReversed()
    .slice(0, sentencesBack + 1)) {
    const phrases = phrasesIn(scene.text.slice(from, to))
    const subjects = phrases.filter(({ oblique }) => !oblique)
    for (const phrase of [...subjects, ...phrases.filter(({ oblique }) => oblique)]) {
      const person = known(phrase, context)
      // Somebody without a name is nearer: "Die Kassiererin sagte aus."
      if (
        person === undefined &&
        phrase === subjects[0] &&
        phrase.kind === 'role' &&
        phrase.determined &&
        phrase.gender === gender
      )
        return byOffice(phrase, context) ?? 'unnamed'
      if (person !== undefined && fits(person, gender)) return { name: person.name, evidence: 'pronoun' }
    }
    to = from
  }
  const people = new Set(
    phrasesIn(unquoted(blocks[block - 1] ?? '')).flatMap((phrase) => {
      const person = known(phrase, context)
      return person !== undefined && fits(person, gender) ? [person] : []
    }),
  )
  const [person] = people
  return person !== undefined && people.size === 1 ? { name: person.name, evidence: 'pronoun' } : 'unnamed'
}

/** Where a new clause begins inside a sentence. */
const clauseBreak = /[;–—]\s|,\s+(?:und|doch|aber|denn|dass|weil|wenn|ob|während|nachdem|als|wobei|sondern)\s/gu

export const lastClause = (clause: string): { readonly text: string; readonly from: number } => {
  let from = 0
  for (const match of clause.matchAll(clauseBreak)) from = match.index + match[0].length
  return { text: clause.slice(from), from }
}
