/** Who said it, in German. */
import { BLANK, sentenceEnd } from '../clauses.ts'
import { lexiconOf } from '../lexicon.ts'
import { type Phrase, phrasesIn } from './german-phrases.ts'
import { functionWords, isAbstract, isDescription, reported } from './german-words.ts'
import type { Scene, Speaker } from './scene.ts'

/** Somebody an article names. */
export interface GermanPerson {
  /** In full. */
  readonly name: string
  readonly words: readonly string[]
  readonly gender: 'she' | 'he' | null
  /** Offices and trades that stand with the name, lower case. */
  readonly offices: readonly string[]
}

/** The people an article names, in order of their first mention; a surname alone only where nobody has it in full. */
export const germanPeople = (blocks: readonly string[]): readonly GermanPerson[] => {
  const people: { name: string; words: readonly string[]; gender: 'she' | 'he' | null; offices: string[] }[] = []
  const mentions = blocks.flatMap((text) => phrasesIn(unquoted(text))).filter(({ kind }) => kind === 'person')
  const full = mentions.filter(({ words }) => words.length > 1)
  for (const { name, words, gender, offices } of [...full, ...mentions.filter((one) => one.words.length === 1)]) {
    const known =
      people.find((one) => one.name === name) ?? (words.length === 1 ? bySurname(words[0] ?? '', people) : undefined)
    if (known === undefined) people.push({ name, words, gender, offices: [...offices] })
    else {
      known.gender ??= gender
      known.offices.push(...offices)
    }
  }
  return people
}

/** A text without what stands in marks: names of works and ships are no people. */
const unquoted = (text: string): string =>
  text.replaceAll(/[„»«"“‚›‹][^„“”»«"\n]{1,300}[“”«»"‘‹›]/gu, (stretch) => BLANK.repeat(stretch.length))

const bySurname = <T extends { readonly words: readonly string[] }>(
  word: string,
  people: readonly T[],
): T | undefined =>
  people.find(({ words }) => words.at(-1) === word) ??
  people.find(({ words }) => `${words.at(-1) ?? ''}s` === word || `${words.at(-1) ?? ''}’` === word) ??
  people.find(({ words }) => words[0] === word)

/** What a clause says: a speaker, or that it speaks of somebody it does not name. */
type Answer = Speaker | 'unnamed' | null

const verbOf = (): RegExp => lexiconOf('de').reporting
const namingOf = (): RegExp => lexiconOf('de').naming

/** Reporting and naming verbs of a stretch, in reading order. */
const verbsIn = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  const found: { start: number; end: number }[] = []
  for (const pattern of [verbOf(), namingOf()])
    for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`)))
      if (!found.some(({ start, end }) => match.index < end && match.index + match[0].length > start))
        found.push({ start: match.index, end: match.index + match[0].length })
  return found.sort((a, b) => a.start - b.start)
}

interface Context {
  readonly scene: Scene
  readonly blocks: readonly string[]
  readonly block: number
  readonly people: readonly GermanPerson[]
}

/**
 * Finds the speaker in the reporting clause after, before or around a quotation.
 *
 * A last name is given in full when the article has the full name. A pronoun is resolved in the block, or by the only
 * person of the block before. Somebody the text does not name stays open: null.
 */
export const findGermanSpeaker = (context: Context, standsAlone: boolean): Speaker | null => {
  const steps: readonly (() => Answer)[] = [
    () => headline(context),
    () => afterward(context),
    () => before(context),
    () => around(context),
    () => goesOn(context),
    ...(standsAlone ? [(): Answer => behindLine(context), (): Answer => neighbour(context)] : []),
  ]
  for (const step of steps) {
    const answer = step()
    if (answer === 'unnamed') return null
    if (answer !== null) return answer
  }
  return null
}

/** Words in front of a source: `laut X`, `nach Angaben von X`. */
const sourceCue =
  /(?<![\p{L}])(?:laut|gemäß|nach (?:den |eigenen )?(?:Angaben?|Worten|Aussagen?|Ansicht|Meinung|Einschätzung|Auffassung|Überzeugung|Darstellung|Informationen|Schätzung(?:en)?|Berechnung(?:en)?|Erkenntnissen)(?: von| vom| der| des)?|aus (?:der )?(?:Sicht|Perspektive)(?: von| vom| der| des)?|in den (?:Augen|Worten)(?: von| der| des)?|mit den Worten (?:von|der|des)|geht es nach|glaubt man|wenn es nach)\s+/iu

const speak = (phrase: Phrase, evidence: Speaker['evidence'], context: Context, at: number): Answer => {
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
const byOffice = ({ name, gender }: Phrase, { people }: Context): Speaker | null => {
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
const isSubject = (phrase: Phrase, context: Context, besideVerb: boolean): boolean => {
  if (phrase.oblique) return false
  if (phrase.kind !== 'noun') return true
  if (phrase.words.length === 1 && bySurname(phrase.words[0] ?? '', context.people) !== undefined)
    return !phrase.determined
  return besideVerb && !phrase.determined && phrase.words.length === 1 && !isAbstract(phrase.name)
}

/** How far behind the verb its subject may begin. */
const subjectReach = 90

/** The subject behind a verb: `sagte am Dienstag der Architekt Jörg Weiß`. */
const subjectBehind = (clause: string, from: number, context: Context): Phrase | null => {
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

/** `„…“, sagte X`, `„…“, so X`, `„…“ – X`, `…, sagte Lang` farther on. */
const afterward = (context: Context): Answer => {
  const { scene } = context
  if (scene.to <= scene.end) return null
  const clause = scene.text.slice(scene.end, scene.to)
  const offset = scene.end
  const cue =
    /^[\s,–—-]*(?:so|laut|wie|Zitat)\s+(?=(?:der|die|das|ein|eine|sein|seine|ihr|ihre|auch|es)?\s*\p{L})/u.exec(clause)
  if (cue !== null && /so|laut/u.test(cue[0])) {
    const phrase = phrasesIn(clause.slice(cue[0].length))[0]
    if (phrase !== undefined && phrase.start < 40) return speak(phrase, 'tag-after', context, offset + cue[0].length)
  }
  const according = /^[^.;:]{0,80}?\szufolge(?![\p{L}])/u.exec(clause)
  if (according !== null) {
    const phrase = phrasesIn(according[0]).at(-1)
    if (phrase !== undefined) return speak(phrase, 'tag-after', context, offset)
  }
  const verb = tagVerb(clause, scene)
  const source = sourceCue.exec(clause.slice(0, 60))
  if (source !== null && !verb?.immediate) {
    const from = source.index + source[0].length
    const phrase = phrasesIn(clause.slice(from))[0]
    if (phrase !== undefined && phrase.start < 20) return speak(phrase, 'tag-after', context, offset + from)
  }
  if (verb === null) return null
  const subject = subjectBehind(clause, verb.end, context)
  if (subject !== null) return speak(subject, 'tag-after', context, offset + subject.start)
  // "…“, wie Müller sagte": the subject stands before its verb.
  const ahead = phrasesIn(clause.slice(0, verb.start)).findLast((one) => isSubject(one, context, true))
  if (ahead !== undefined) return speak(ahead, 'tag-after', context, offset + ahead.start)
  // A tag without a subject (hieß es, steht im Brief) is nobody's.
  return verb.immediate && /^\s*[,–—]/u.test(clause) ? 'unnamed' : null
}

/** The verb of a tag behind speech: right behind it, whatever verb it is, or a reporting verb behind a comma. */
const tagVerb = (
  clause: string,
  scene: Scene,
): { readonly start: number; readonly end: number; readonly immediate: boolean } | null => {
  const immediate = /^\s*(?:[,–—-]\s*)?(\p{Ll}[\p{L}]+)/u.exec(clause)
  if (immediate !== null && !scene.announcesNext) {
    const word = immediate[1] ?? ''
    const start = immediate[0].length - word.length
    const isVerb =
      verbOf().test(word) || namingOf().test(`${word} ${clause.slice(immediate[0].length, immediate[0].length + 20)}`)
    const auxiliary = /^(?:hat|hatte|hätte|habe|haben|hatten|will|wollte|soll|sollte|wird|wurde)$/u.test(word)
    const comma = /^\s*,/u.test(clause)
    // Behind a comma and the end of speech stands the verb of the tag, though no list has it.
    if (isVerb || (auxiliary && comma) || (comma && !functionWords.has(word)))
      return { start, end: start + word.length, immediate: isVerb || comma }
  }
  if (scene.announcesNext) return null
  for (const verb of verbsIn(clause)) {
    if (verb.start > 160) break
    const lead = clause.slice(0, verb.start)
    if (/[,–—]\s*(?:so |wie (?:\S+\s){0,4})?$/u.test(lead)) return { ...verb, immediate: false }
  }
  return null
}

/** Where a new clause begins inside a sentence. */
const clauseBreak = /[;–—]\s|,\s+(?:und|doch|aber|denn|dass|weil|wenn|ob|während|nachdem|als|wobei|sondern)\s/gu

const lastClause = (clause: string): { readonly text: string; readonly from: number } => {
  let from = 0
  for (const match of clause.matchAll(clauseBreak)) from = match.index + match[0].length
  return { text: clause.slice(from), from }
}

/** `X sagte: „…“`, `X: „…“`, `Laut X ist das „…“`, `X sprach von „…“`. */
const before = (context: Context): Answer => {
  const { scene } = context
  const clause = scene.text.slice(scene.from, scene.start)
  if (clause.trim() === '') return null
  const offset = scene.from
  const isColon = /:\s*$/u.test(clause)
  const source = lastMatch(sourceCue, clause)
  if (source !== null) {
    const from = source.index + source[0].length
    const phrase = phrasesIn(clause.slice(from))[0]
    if (phrase !== undefined && phrase.start < 20) return speak(phrase, 'tag-before', context, offset + from)
  }
  const own = /(?<![\p{L}])(?:nach|laut)\s+(seinen|ihren)\s+(?:eigenen\s+)?(?:Angaben|Worten|Aussagen?)/iu.exec(clause)
  if (own !== null) return resolve(pronoun(own[1] === 'seinen' ? 'er' : 'sie'), context, offset)
  const according = /^([^,;]{2,80}?)\szufolge(?![\p{L}])/u.exec(clause)
  if (according !== null) {
    const phrase = phrasesIn(according[1] ?? '').at(-1)
    if (phrase !== undefined) return speak(phrase, 'tag-before', context, offset)
  }
  const forWhom = /^Für\s+(?=(?:den|die|das)?\s*\p{Lu})/u.exec(clause)
  if (forWhom !== null) {
    const phrase = phrasesIn(clause.slice(forWhom[0].length))[0]
    const isSomebody = phrase?.kind === 'person' || (phrase !== undefined && known(phrase, context) !== undefined)
    if (phrase !== undefined && isSomebody && phrase.start === 0) return speak(phrase, 'tag-before', context, offset)
  }
  // "zitierte Hannah Arendts Satz": whose words they are, not who repeats them.
  const cited =
    /(?<![\p{L}])zitier\p{L}+\s+((?:\p{Lu}[\p{L}-]+\s+){0,2}\p{Lu}[\p{L}-]+s)\s+(?:Satz|Wort|Worte|Ausspruch|Motto)\s*:?\s*$/u.exec(
      clause,
    )
  if (cited !== null) {
    const phrase = phrasesIn((cited[1] ?? '').slice(0, -1))[0]
    if (phrase !== undefined) return speak(phrase, 'tag-before', context, offset)
  }
  const verbs = verbsIn(clause)
  for (const verb of verbs.toReversed()) {
    const subject = subjectOf(clause, verb, context)
    if (subject !== null) return speak(subject, 'tag-before', context, offset + subject.start)
  }
  const subjects = phrasesIn(clause).filter((one) => isSubject(one, context, false) && !one.joined)
  const first = subjects[0]
  if (isColon) {
    const lone = /^\s*(\p{Lu}[\p{L}-]+)\s*:\s*$/u.exec(clause)
    if (lone !== null && !functionWords.has((lone[1] ?? '').toLowerCase())) {
      const phrase = phrasesIn(clause)[0]
      if (phrase !== undefined) return phrase.kind === 'role' ? 'unnamed' : speak(phrase, 'tag-before', context, offset)
    }
    const possessive = /^\s*(?:Und\s+)?(Sein|Seine|Ihr|Ihre)\s+[\p{L}\s-]{2,40}:\s*$/u.exec(clause)
    if (possessive !== null && verbs.length === 0)
      return resolve(pronoun((possessive[1] ?? '').startsWith('S') ? 'er' : 'sie'), context, offset)
    const people = subjects.filter(
      (one) => one.kind === 'person' || one.kind === 'pronoun' || known(one, context) !== undefined,
    )
    const named =
      people.find((one) => clause.slice(0, one.start).trim() === '') ?? (people.length === 1 ? people[0] : undefined)
    if (named !== undefined) return speak(named, 'tag-before', context, offset + named.start)
    return first !== undefined && clause.slice(0, first.start).trim() === '' && verbs.length === 0
      ? speak(first, 'tag-before', context, offset + first.start)
      : verbs.length > 0
        ? 'unnamed'
        : null
  }
  if (verbs.length > 0) return first === undefined ? null : speak(first, 'tag-before', context, offset + first.start)
  // "Politologin Renate Siebert führt das auf die „…“ zurück": the sentence begins with whose words they are.
  const head = subjects.find((one) => one.kind === 'person' || known(one, context) !== undefined)
  if (head !== undefined && clause.slice(0, head.start).trim() === '')
    return speak(head, 'tag-before', context, offset + head.start)
  return null
}

/** A pronoun that only stands in for its gender. */
const pronoun = (name: 'er' | 'sie'): Phrase => ({
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

/**
 * Reported speech goes on: `Das Feuer habe „rasend schnell“ übergegriffen.` behind a sentence that says who speaks. Whoever
 * that is said this as well.
 */
const goesOn = (context: Context): Answer => {
  const { scene } = context
  const sentence = scene.text.slice(scene.from, scene.to)
  if (!reported.test(sentence)) return null
  let to = scene.from
  for (const from of sentenceStarts(scene.text, scene.first, scene.from)
    .filter((start) => start < scene.from)
    .toReversed()) {
    const told = scene.text.slice(from, to)
    for (const verb of verbsIn(told).toReversed()) {
      const subject = subjectBehind(told, verb.end, context) ?? subjectOf(told, verb, context)
      if (subject !== null) {
        const answer = speak(subject, 'preceding-sentence', context, from + subject.start)
        if (answer !== null) return answer
      }
    }
    const head = phrasesIn(told).find(
      (one) => !one.oblique && (one.kind === 'person' || known(one, context) !== undefined),
    )
    if (head !== undefined && told.slice(0, head.start).trim() === '')
      return speak(head, 'preceding-sentence', context, from + head.start)
    if (!reported.test(told)) return null
    to = from
  }
  return null
}

/** `„Das Bad bleibt“: Bürgermeisterin Petra Anders verspricht Sanierung` */
const headline = (context: Context): Answer => {
  const { scene } = context
  const behind = scene.text.slice(scene.end)
  if (scene.text.slice(0, scene.start).trim() !== '' || !/^\s*:/u.test(behind)) return null
  const clause = behind.replace(/^\s*:\s*/u, '')
  const phrase = phrasesIn(clause)[0]
  if (phrase === undefined || phrase.start > 0) return null
  if (phrase.kind === 'role') return byOffice(phrase, context) ?? 'unnamed'
  return phrase.kind === 'person' || known(phrase, context) !== undefined
    ? speak(phrase, 'tag-after', context, scene.end)
    : null
}

const lastMatch = (pattern: RegExp, text: string): RegExpExecArray | null => {
  let found: RegExpExecArray | null = null
  for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`))) found = match
  return found
}

/** The subject of a verb that stands before a quotation. */
const subjectOf = (
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

/** `in dem er ihn seinen „Freund“ nannte`, `„…“ will auch X`, `„…“ So feierte X`. */
const around = (context: Context): Answer => {
  const { scene } = context
  const behind = scene.text.slice(scene.end, scene.to)
  const isOpening = scene.text.slice(scene.from, scene.start).trim() === ''
  if (isOpening) {
    const finite =
      /^\s*(?:will|wollen|soll|hat|hatte|habe|nennt|nannte|fordert|forderte|findet)\s+(?:auch\s+|das\s+)?/u.exec(behind)
    if (finite !== null) {
      const phrase = subjectBehind(behind, finite[0].length, context)
      if (phrase !== null) return speak(phrase, 'tag-around', context, scene.end)
    }
  }
  if (scene.announcesNext || scene.to <= scene.end) return null
  const verb = verbsIn(behind.slice(0, 70))[0]
  if (verb === undefined || /[,;:]/u.test(behind.slice(0, verb.start))) return null
  const { text: part, from } = lastClause(scene.text.slice(scene.from, scene.start))
  const relative = part.lastIndexOf(',') + 1
  for (const [stretch, at] of [
    [part.slice(relative), from + relative],
    [part, from],
  ] as const) {
    const subject = phrasesIn(stretch).find((one) => isSubject(one, context, false))
    if (subject !== undefined) return speak(subject, 'tag-around', context, scene.from + at + subject.start)
  }
  return null
}

/** How many sentences back a pronoun may point. */
const sentencesBack = 4

/** Beginnings of the sentences before `at`, the nearest last. */
const sentenceStarts = (text: string, first: number, at: number): readonly number[] => {
  const starts = [first]
  for (const match of text.slice(first, at).matchAll(sentenceEnd)) starts.push(first + match.index + match[0].length)
  return starts
}

const fits = (person: GermanPerson, gender: 'she' | 'he' | null): boolean =>
  gender === null || person.gender === null || person.gender === gender

const known = (phrase: Phrase, { people }: Context): GermanPerson | undefined =>
  phrase.kind === 'person' || (phrase.kind === 'noun' && phrase.words.length === 1 && !phrase.determined)
    ? (people.find(({ name }) => name === phrase.name) ??
      (phrase.words.length === 1 ? bySurname(phrase.words[0] ?? '', people) : undefined))
    : undefined

/** Whom a pronoun means: the subject of a sentence before it, in the block, or the one person of the block before. */
const resolve = (pronoun: Phrase, context: Context, at: number): Answer => {
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

/** A quotation that fills its block, with `– Name, office` as the next line or block. */
const behindLine = ({ scene, blocks, block, people }: Context): Answer => {
  const text = blocks[block] ?? ''
  if (text.slice(0, scene.start).trim() !== '') return null
  const rest = text.slice(scene.end).trim()
  const line = rest === '' ? (blocks[block + 1] ?? '').trim() : rest
  const dash = /^[–—-]\s*(?=\p{Lu})/u.exec(line)
  if (dash === null) return null
  const phrase = phrasesIn(line.slice(dash[0].length))[0]
  if (phrase?.kind !== 'person' || phrase.start > 0) return null
  return { name: people.find(({ name }) => name === phrase.name)?.name ?? phrase.name, evidence: 'line-behind' }
}

/** A sentence in marks without a tag: the subject of the sentence before it, or of the one behind where none is. */
const neighbour = (context: Context): Answer => {
  const { scene } = context
  if (scene.text.slice(scene.from, scene.start).trim() !== '') return null
  const starts = sentenceStarts(scene.text, scene.first, scene.from).filter((start) => start < scene.from)
  const from = starts.at(-1)
  if (from !== undefined && scene.text.slice(from, scene.from).trim() !== '') {
    const sentence = scene.text.slice(from, scene.from)
    const phrases = phrasesIn(sentence)
    const subjects = phrases.filter(({ oblique, joined }) => !oblique && !joined)
    const people = new Set(subjects.map((one) => known(one, context)).filter((person) => person !== undefined))
    const [person] = people
    if (person !== undefined && people.size === 1) return { name: person.name, evidence: 'preceding-sentence' }
    const subject = phrases.find((one) => !one.oblique && (one.kind === 'person' || one.kind === 'pronoun'))
    if (subject !== undefined && sentence.slice(0, subject.start).trim() === '')
      return speak(subject, 'preceding-sentence', context, from + subject.start)
    return null
  }
  // The block begins with it: "„Der Wald stirbt.“ Karl Wolf zeigt auf die Fichten."
  const behind = scene.text.slice(scene.end)
  const so = /^\s*So\s+\p{Ll}+\s+/u.exec(behind)
  if (so !== null) {
    const phrase = subjectBehind(behind, so[0].length, context)
    if (phrase !== null) return speak(phrase, 'following-sentence', context, scene.end)
  }
  const phrase = phrasesIn(behind)[0]
  return phrase?.kind === 'person' && !phrase.oblique && behind.slice(0, phrase.start).trim() === ''
    ? speak(phrase, 'following-sentence', context, scene.end)
    : null
}
