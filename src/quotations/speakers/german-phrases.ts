/**
 * Noun phrases of German that can be the subject of a reporting clause: persons, bodies, roles without a name, pronouns.
 *
 * Every German noun has a capital, so a name is told by what stands with it: a title, an office, a trade, a given name.
 */
import { type Lexicon, lexiconOf } from '../lexicon.ts'
import {
  determiners,
  functionWords,
  headNouns,
  isAbstract,
  isBody,
  isFeminine,
  isTrade,
  obliqueDeterminers,
  prepositions,
} from './german-words.ts'
import { givenName } from './given-names.ts'

export type PhraseKind = 'person' | 'body' | 'role' | 'pronoun' | 'noun'

export interface Phrase {
  readonly kind: PhraseKind
  /** With article, titles and offices; UTF-16 offsets in the text read. */
  readonly start: number
  readonly end: number
  /** The name alone, or the noun; a pronoun in lower case. */
  readonly name: string
  /** Words of the name, particles left out. */
  readonly words: readonly string[]
  /** Offices and trades in front of it, lower case. */
  readonly offices: readonly string[]
  readonly gender: 'she' | 'he' | null
  /** A preposition or a form that is no nominative stands before it: it is not the subject. */
  readonly oblique: boolean
  /** `und`, `oder` stand before it. */
  readonly joined: boolean
  /** An article or possessive stands before it. */
  readonly determined: boolean
}

interface Token {
  readonly word: string
  readonly key: string
  readonly start: number
  readonly end: number
  readonly upper: boolean
  /** A stop belongs to it: an initial, a title. */
  readonly stop: boolean
  /** Nothing but one space stands between it and the token before. */
  readonly adjacent: boolean
  /** A sentence or a part behind a colon begins with it. */
  readonly opens: boolean
}

const wordPattern = /[\p{L}\p{M}\p{Nd}]+(?:[-’'.](?=[\p{L}\p{Nd}])[\p{L}\p{M}\p{Nd}]+)*/gu
const titles = /^(?:dr|prof|dipl|ing|mag|med|phil|jur|rer|nat|h|c|st|priv|doz)$/u
const letterOnly = /^\p{Lu}$/u

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const last = tokens.at(-1)
    const key = word.toLowerCase()
    const hasStop = text[index + word.length] === '.' && (letterOnly.test(word) || titles.test(key))
    const end = index + word.length + (hasStop ? 1 : 0)
    const between = last === undefined ? '' : text.slice(last.end, index)
    tokens.push({
      word,
      key,
      start: index,
      end,
      upper: /^\p{Lu}/u.test(word),
      stop: hasStop,
      adjacent: last !== undefined && (/^[^\S\n]$/u.test(between) || (between === '' && last.stop)),
      opens: last === undefined || /[.!?…:\u0001][^\p{L}]*$/u.test(between) || between.includes('\n'),
    })
  }
  return tokens
}

const particles = /^(?:von|van|vom|zu|zur|zum|de|der|den|dem|del|della|da|di|dos|la|los|bin|ibn|al|el|af|ter|le|und)$/u
/** A noble name: `von der Leyen`, `van de Velde`, `zu Guttenberg`. */
const particleRun = /^(?:von|van|vom|zu|zur|zum|de|del|della|da|di|dos|bin|ibn|al|el|af|ter|le|la)$/u

const isTitle = (token: Token): boolean => titles.test(token.key) || /^(?:herrn?|frau|sir|lady)$/u.test(token.key)

const isRole = (token: Token, lexicon: Lexicon): boolean =>
  (lexicon.office.test(token.key) || isTrade(token.key)) && givenName(token.key) === undefined

const isRoleAt = (tokens: readonly Token[], at: number, lexicon: Lexicon): boolean => {
  const token = tokens[at]
  return token !== undefined && isRole(token, lexicon)
}

const genitive = /[^sßzx]s$/u

/** Index behind the surname that begins at `at`, particles included; `at` when there is none. */
const surnameEnd = (run: readonly Token[], at: number): number => {
  let to = at
  if (particleRun.test(run[to]?.key ?? '') && !run[to]?.upper) {
    to++
    while (particles.test(run[to]?.key ?? '') && !run[to]?.upper) to++
  }
  const surname = run[to]
  return surname?.upper ? to + 1 : at
}

interface Core {
  /** Indexes in the run. */
  readonly from: number
  readonly to: number
}

/** The name in a run of capitalised words, or null. */
const coreOf = (run: readonly Token[], lexicon: Lexicon, determined: boolean): Core | null => {
  const given = run.findIndex((token, index) => index < run.length && isGiven(token) && !isTitle(token))
  if (given >= 0) {
    let to = given + 1
    while (isGiven(run[to]) || (run[to]?.stop && letterOnly.test(run[to]?.word ?? ''))) to++
    // The last given name may be the surname: Martin Walter.
    const behind = surnameEnd(run, to)
    if (behind > to) {
      to = behind
      // A second surname, where it is no role and no body: Diaz Lopez.
      const next = run[to]
      if (next?.upper && !isRole(next, lexicon) && !isBody(next.word) && to - given < 3) to++
    }
    return { from: given, to }
  }
  let first = 0
  while (first < run.length && isPrefix(run[first], lexicon)) first++
  const rest = run.length - first
  if (rest === 0) return null
  const head = run[first]
  if (head === undefined) return null
  if (rest === 1) return first > 0 && !isBody(head.word) ? { from: first, to: run.length } : null
  if (headNouns.has(head.key) || isBody(head.word)) return null
  // "der Biograf Otto Kern" with an unlisted trade and an unlisted given name.
  if (first === 0 && rest === 3 && determined) return { from: 1, to: 3 }
  if (first === 0 && rest === 2 && determined) return null
  // "Bachs Musik", "Sprachrohr Regierung": a genitive or an abstract noun begins or ends no name.
  const last = run.at(-1)
  if (rest > 3 || (first === 0 && genitive.test(head.word)) || isAbstract(head.word) || isAbstract(last?.word ?? ''))
    return null
  return { from: first, to: run.length }
}

const isGiven = (token: Token | undefined): boolean => token?.upper === true && givenName(token.word) !== undefined
const isPrefix = (token: Token | undefined, lexicon: Lexicon): boolean =>
  token !== undefined && (isTitle(token) || isRole(token, lexicon))

const pronouns: Readonly<Record<string, 'she' | 'he' | null>> = {
  er: 'he',
  sie: 'she',
  es: null,
  man: null,
  ich: null,
  wir: null,
}

/** What stands before a noun: its article, and whether that or a preposition makes it no subject. */
const before = (
  tokens: readonly Token[],
  at: number,
  head: string,
): { readonly start: number; readonly oblique: boolean; readonly joined: boolean; readonly determined: boolean } => {
  let index = at - 1
  let start = tokens[at]?.start ?? 0
  const near = (): Token | undefined => (tokens[index + 1]?.adjacent ? tokens[index] : undefined)
  // Adjectives between article and noun.
  for (let count = 0; count < 3; count++) {
    const token = near()
    if (!token || functionWords.has(token.key) || !/(?:e|en|er|es|em)$/u.test(token.key) || token.upper) break
    index--
  }
  let token = near()
  let oblique = false
  let determined = false
  const isDeterminer = token !== undefined && determiners.has(token.key)
  if (token !== undefined && isDeterminer) {
    determined = true
    oblique = obliqueDeterminers.has(token.key) || (/^(?:der|dieser|jener)$/u.test(token.key) && isFeminine(head))
    start = token.start
    index--
    token = near()
  } else index = at - 1
  token = near()
  if (token !== undefined && prepositions.has(token.key)) oblique = true
  if (token !== undefined && /^(?:zu|zum|zur|beim|vom|im|am)$/u.test(token.key)) oblique = true
  const joined = token !== undefined && /^(?:und|oder|sowie)$/u.test(token.key)
  return { start, oblique, joined, determined }
}

/** `, Jürgen Wolf,` behind a role that its complements follow: the name of who has it. */
const apposition = (text: string, from: number): Phrase | null => {
  const match = /^((?:\s+[\p{L}\p{Nd}„“"&’.-]+){0,9}?)(?:\s*\([^)]*\))?,\s+(?=\p{Lu})/u.exec(
    text.slice(from, from + 140),
  )
  if (match === null) return null
  // A verb of the clause between would make it another one.
  if (/[.!?;:]\s/u.test(match[1] ?? '')) return null
  const at = from + match[0].length
  const found = phrasesIn(text.slice(at, at + 60), false)[0]
  if (found?.kind !== 'person' || found.start > 0 || found.words.length < 2) return null
  const behind = text.slice(at + found.end)
  if (!/^\s*(?:\([^)]*\))?\s*(?:[,.:;–—\u0001]|$)/u.test(behind)) return null
  return { ...found, start: at + found.start, end: at + found.end }
}

const lexicon = (): Lexicon => lexiconOf('de')

/**
 * Phrases of a text in reading order. Quoted text must have been blanked.
 *
 * @param withApposition a role is given the name that follows it between commas
 */
export const phrasesIn = (text: string, withApposition = true): readonly Phrase[] => {
  const tokens = tokensOf(text)
  const words = lexicon()
  const phrases: Phrase[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) continue
    if (Object.hasOwn(pronouns, token.key) && (!token.upper || token.opens)) {
      phrases.push({
        kind: 'pronoun',
        start: token.start,
        end: token.end,
        name: token.key,
        words: [],
        offices: [],
        gender: pronouns[token.key] ?? null,
        oblique: false,
        joined: false,
        determined: false,
      })
      continue
    }
    if (/^\p{Nd}+-Jährige/u.test(token.word)) {
      phrases.push(agePhrase(tokens, at, token))
      continue
    }
    if (!token.upper || /^\p{Nd}/u.test(token.word)) continue
    if (token.opens && functionWords.has(token.key)) {
      const next = tokens[at + 1]
      // "Ernst Kern", "Kurz sagte": given names win, a lone function word at the head of a sentence is one.
      if (givenName(token.key) === undefined || !next?.upper || !next.adjacent) continue
    }
    const to = runEnd(tokens, at)
    phrases.push(phraseOf(text, tokens, at, to, words, withApposition))
    at = to - 1
  }
  return phrases
}

/** `die 22-Jährige`: a person without a name. */
const agePhrase = (tokens: readonly Token[], at: number, token: Token): Phrase => {
  const { start, oblique, joined, determined } = before(tokens, at, token.word)
  const article = tokens[at - 1]?.key
  return {
    kind: 'role',
    start,
    end: token.end,
    name: token.word,
    words: [],
    offices: [],
    gender: article === 'die' ? 'she' : article === 'der' ? 'he' : null,
    oblique,
    joined,
    determined,
  }
}

/** Behind the run of capitalised words at `at`; the particles of a noble name are part of it. */
const runEnd = (tokens: readonly Token[], at: number): number => {
  let to = at + 1
  while (to < tokens.length) {
    const token = tokens[to]
    if (!token?.adjacent) break
    if (token.upper) {
      to++
      continue
    }
    // A particle continues a name only right behind a given name or an initial.
    const previous = tokens[to - 1]
    const mayBeNoble = isGiven(previous) && particleRun.test(token.key)
    if (!mayBeNoble) break
    let next = to + 1
    while (particles.test(tokens[next]?.key ?? '') && tokens[next]?.adjacent && !tokens[next]?.upper) next++
    const surname = tokens[next]
    if (!surname?.upper || !surname.adjacent || isBody(surname.word)) break
    to = next + 1
  }
  return to
}

const phraseOf = (
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  words: Lexicon,
  withApposition: boolean,
): Phrase => {
  let first = from
  const whole = tokens.slice(from, to)
  const given = whole.findIndex((token) => isGiven(token))
  // "Hausers Trainer Mike Lenz", "Deutschlands Kanzler": what a genitive owns is meant.
  while (
    first + 1 < to &&
    genitive.test(tokens[first]?.word ?? '') &&
    !isGiven(tokens[first]) &&
    (given > first - from || isRoleAt(tokens, first + 1, words))
  )
    first++
  const run = tokens.slice(first, to)
  const last = run.at(-1)
  const head = run[0]
  if (head === undefined || last === undefined) throw new RangeError('an empty run')
  const outer = before(tokens, from, last.word)
  const core = coreOf(run, words, outer.determined)
  const prefixes = run.slice(0, core?.from ?? run.length)
  const offices = prefixes.filter((token) => isRole(token, words)).map(({ key }) => key)
  const base = {
    start: outer.start,
    end: last.end,
    offices,
    joined: outer.joined,
    determined: outer.determined,
  }
  if (core !== null) {
    const parts = run.slice(core.from, core.to)
    const title = prefixes.find((token) => /^(?:herrn?|frau|sir|lady)$/u.test(token.key))
    const gender = genderOf(parts[0]?.word ?? '', title?.key ?? null, offices)
    const end = parts.at(-1)?.end ?? last.end
    return {
      ...base,
      kind: 'person',
      end,
      name: text.slice(parts[0]?.start ?? 0, end).replace(/\s+/gu, ' '),
      words: parts.filter(({ upper }) => upper).map(({ word, stop }) => (stop ? `${word}.` : word)),
      gender,
      // "der Ministerin Eva Roth": the article tells the case by the office.
      oblique: outer.oblique || isObliqueFor(tokens, from, offices.at(-1) ?? '', gender),
    }
  }
  const bodyAt = run.findIndex(({ word }) => isBody(word))
  const isPeople = offices.length > 0 && bodyAt < 0
  if (isPeople || (offices.length > 0 && run.length === 1)) {
    const role: Phrase = {
      ...base,
      kind: 'role',
      name: last.word,
      words: [],
      gender: genderOf('', null, offices),
      oblique: outer.oblique || isObliqueFor(tokens, from, last.key, null),
    }
    const named = withApposition ? apposition(text, last.end) : null
    // "sagt Maurer", "schreibt Richter": what somebody is wants an article; several of them do not.
    if (named === null && !outer.determined && run.length === 1 && !isPlural(last.key))
      return {
        ...base,
        kind: 'noun',
        name: last.word,
        words: [last.word],
        offices: [],
        gender: null,
        oblique: outer.oblique,
      }
    return named === null ? role : { ...named, start: outer.start, offices, oblique: role.oblique, joined: role.joined }
  }
  if (bodyAt >= 0)
    return {
      ...base,
      kind: 'body',
      name: run.map(({ word }) => word).join(' '),
      words: [],
      gender: null,
      oblique: outer.oblique || isObliqueFor(tokens, from, run[bodyAt]?.key ?? '', null),
    }
  const named = withApposition && outer.determined ? apposition(text, last.end) : null
  if (named !== null)
    return { ...named, start: outer.start, offices: [last.key], oblique: outer.oblique, joined: outer.joined }
  return {
    ...base,
    kind: 'noun',
    name: run.map(({ word }) => word).join(' '),
    words: run.map(({ word }) => word),
    gender: null,
    oblique: outer.oblique,
  }
}

/** `der` before a woman's office or a feminine noun is no nominative. */
const isObliqueFor = (tokens: readonly Token[], at: number, noun: string, gender: 'she' | 'he' | null): boolean => {
  const article = tokens.slice(Math.max(0, at - 4), at).findLast(({ key }) => determiners.has(key))
  return article !== undefined && article.key === 'der' && (gender === 'she' || isFeminine(noun))
    ? tokens.slice(tokens.indexOf(article) + 1, at).every(({ upper, key }) => !upper && !functionWords.has(key))
    : false
}

const isPlural = (key: string): boolean =>
  /(?:leute|innen|anwohner|experten|kritiker|beobachter|insider|augenzeugen|betroffene|nachbarn|kollegen|ärzte|forscher|wissenschaftler|politiker|bewohner|besucher|fans|eltern|schüler|händler|bürger|kunden|mieter|zeugen|ermittler|beamte)$/u.test(
    key,
  )

const genderOf = (given: string, title: string | null, offices: readonly string[]): 'she' | 'he' | null => {
  if (title !== null) return /^(?:frau|lady)$/u.test(title) ? 'she' : 'he'
  const byName = givenName(given)
  if (byName !== undefined) return byName
  const office = offices.at(-1)
  if (office === undefined) return null
  return /(?:in|frau|mutter|schwester|tochter|tante|oma|witwe)$/u.test(office) ? 'she' : 'he'
}
