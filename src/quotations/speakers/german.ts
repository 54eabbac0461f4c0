/** Who said it, in German: where around a quotation its speaker stands. */
import { phrasesIn } from './german-phrases.ts'
import { functionWords, reported } from './german-words.ts'
import type { Scene, Speaker } from './scene.ts'
import {
  type Answer,
  verbOf,
  namingOf,
  verbsIn,
  type Context,
  sourceCue,
  speak,
  byOffice,
  isSubject,
  subjectBehind,
  pronoun,
  lastMatch,
  subjectOf,
  sentenceStarts,
  known,
  resolve,
  lastClause,
} from './german-subject.ts'

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
