import { doubtfulPrefixes, inseparablePrefix, prefixedVerbs, separablePrefixes, strongVerbs } from './german-words.ts'

/** Forms of a verb, in small letters. */
export interface VerbForms {
  /** In one word: wurde abgerüstet, weil er abrüstet, abzurüsten. */
  readonly whole: readonly string[]
  /** Finite forms of a verb that comes apart: rüstet … ab. */
  readonly separated: { readonly prefix: string; readonly forms: readonly string[] } | null
}

const adjectiveEnds: readonly string[] = ['e', 'em', 'en', 'er', 'es']

/** @param verb an infinitive in small letters */
export const verbForms = (verb: string): VerbForms => {
  const whole = new Set<string>()
  let separated: VerbForms['separated'] = null
  const prefix = prefixOf(verb)
  if (prefix === null || doubtfulPrefixes.has(prefix))
    add(whole, finite(verb), participles(verb, '', prefix !== null), infinitives(verb, ''))
  if (prefix !== null) {
    const base = verb.slice(prefix.length)
    const forms = finite(base)
    // In a subordinate clause the parts stand together.
    add(
      whole,
      forms.map((form) => prefix + form),
      participles(base, prefix, false),
      infinitives(base, prefix),
    )
    separated = { prefix, forms }
  }
  whole.add(verb)
  return { whole: [...whole], separated }
}

const add = (set: Set<string>, ...lists: readonly (readonly string[])[]): void => {
  for (const list of lists) for (const form of list) set.add(form)
}

/** The longest prefix in front of something that can be a verb: `abrüsten`, not `antworten`, not `hinken`. */
const prefixOf = (verb: string): string | null => {
  if (notSeparable.test(verb)) return null
  const found = separablePrefixes.find((prefix) => {
    const rest = verb.slice(prefix.length)
    return (
      verb.startsWith(prefix) &&
      rest.length >= 4 &&
      /^[^aeiouäöüy]*[aeiouäöüy].*(?:en|ern|eln)$/u.test(rest) &&
      /[aeiouäöü].*[aeiouäöü]/u.test(rest)
    )
  })
  return found ?? (verb.endsWith('tun') && separablePrefixes.includes(verb.slice(0, -3)) ? verb.slice(0, -3) : null)
}
/** Simple verbs that begin like a prefix. */
const notSeparable =
  /^(?:antworten|ander|anker|ankern|auern|einigen|eineln|hinken|hindern|hinder|zumuten|zucken|zuckern|zünden|zürnen|zögern|mieten|achten|ahnden|ahnen|arbeiten|atmen|beichten|bei(?:ß|z)en|festigen|freien|heimen|kürzen|nachten|sichern|stillen|töten|umen|unterrichten|vollen|weigern|weinen|wettern|widmen|wiegen|zahlen|zaubern|zeichnen|zerren|dauern|danken|darben|darren|rücken|weiten|weitern|hochen|abern|ausen|herrschen|herzen|mitteln)$/u

const stemOf = (verb: string): string => (verb.endsWith('en') ? verb.slice(0, -2) : verb.slice(0, -1))
/** An `e` stands before t and st: arbeitet, öffnet. */
const linking = (stem: string): string => (/(?:[dt]|[^aeiouäöülrhmn][mn]|ch[mn]|ff[mn])$/u.test(stem) ? 'e' : '')

const finite = (verb: string): readonly string[] => {
  const stem = stemOf(verb)
  const e = linking(stem)
  const forms = new Set<string>([verb, `${stem}e`, `${stem}${e}t`, `${stem}est`, `${stem}${e}st`, `${stem}et`, stem])
  if (/[sßxz]$/u.test(stem)) forms.add(`${stem}t`)
  if (/e[lr]$/u.test(stem)) add(forms, [`${stem.slice(0, -2)}${stem.slice(-1)}e`])
  const strong = strongOf(verb)
  for (const end of ['te', 'test', 'ten', 'tet']) forms.add(`${stem}${e}${end}`)
  if (strong === null) return [...forms]
  const { insepPrefix, preterite, third } = strong
  const past = insepPrefix + preterite
  if (past.endsWith('te') || past.endsWith('de'))
    add(forms, [past, `${past}st`, `${past}n`, `${past}t`, umlaut(past), `${umlaut(past)}n`])
  else {
    add(forms, [past, `${past}st`, `${past}est`, `${past}en`, `${past}t`, `${past}et`])
    for (const end of ['e', 'est', 'en', 'et']) forms.add(`${umlaut(past)}${end}`)
  }
  if (third !== '') {
    const stem3 = insepPrefix + third
    add(forms, [`${stem3}t`, stem3, `${stem3}st`, `${stem3}s`])
  }
  return [...forms]
}

const participles = (verb: string, prefix: string, isWithoutGe: boolean): readonly string[] => {
  const stem = stemOf(verb)
  const e = linking(stem)
  const takesNoGe =
    isWithoutGe ||
    verb.endsWith('ieren') ||
    (inseparablePrefix.test(verb) && (!strongVerbs.has(verb) || prefixedVerbs.has(verb)))
  const found = new Set<string>([prefix + (takesNoGe ? '' : 'ge') + stem + e + 't'])
  const strong = strongOf(verb)
  if (strong !== null) {
    const own = prefixedVerbs.has(verb) ? (inseparablePrefix.exec(verb)?.[0] ?? '') : null
    found.add(prefix + (own ?? (takesNoGe ? strong.insepPrefix : 'ge')) + strong.participle)
  }
  const present = `${prefix}${verb.endsWith('n') ? verb : `${verb}n`}d`
  return [...found, present].flatMap((form) => [form, ...adjectiveEnds.map((end) => form + end)])
}

const infinitives = (base: string, prefix: string): readonly string[] => [
  prefix + base,
  ...(prefix === '' ? [] : [`${prefix}zu${base}`]),
]

interface Strong {
  readonly insepPrefix: string
  readonly preterite: string
  readonly participle: string
  /** Stem of the third person; empty when it is that of the infinitive. */
  readonly third: string
}

/** The strong verb in it: `versprechen` has `sprechen`. */
const strongOf = (verb: string): Strong | null => {
  const own = strongVerbs.get(verb)
  if (own !== undefined) return { insepPrefix: '', preterite: own[0], participle: own[1], third: own[2] }
  const insepPrefix =
    inseparablePrefix.exec(verb)?.[0] ?? [...doubtfulPrefixes].find((one) => verb.startsWith(one)) ?? ''
  const base = insepPrefix === '' ? undefined : strongVerbs.get(verb.slice(insepPrefix.length))
  return base === undefined ? null : { insepPrefix, preterite: base[0], participle: base[1], third: base[2] }
}

const vowels: Readonly<Record<string, string>> = { a: 'ä', o: 'ö', u: 'ü' }
/** The last vowel with an umlaut: `Vertrag`, `verträg`; `Haus`, `häus`. */
export const umlaut = (word: string): string => {
  const found = /(au|[aou])(?=[^aeiouäöü]*(?:e[nlr]?)?$)/u.exec(word) ?? /(au|[aou])(?=[^aeiouäöü]*$)/u.exec(word)
  if (found === null) return word
  const changed = found[1] === 'au' ? 'äu' : (vowels[found[1] ?? ''] ?? '')
  return word.slice(0, found.index) + changed + word.slice(found.index + (found[1]?.length ?? 0))
}
