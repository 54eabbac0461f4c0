/**
 * What German does with the words of a term. Every form is written out, so that matching compares whole words: `schon` is
 * never `schön`, `Marke` never `Mark`, and a noun is only found where it has its capital.
 */
import { umlaut, verbForms } from './german-verb.ts'
import {
  adjectiveNouns,
  noPlural,
  notForms,
  pluralInEr,
  pluralInIen,
  umlautAdjectives,
  umlautNouns,
  umlautOnly,
  weakInNs,
} from './german-words.ts'
import { type FormsOf, invariable, isAcronym } from './types.ts'

export const germanForms: FormsOf = (word, { index, count, partOfSpeech, isName }) => {
  const lower = word.toLowerCase()
  if (/\p{N}/u.test(word) && !isAcronym(word)) return invariable(word)
  if (isAcronym(word)) return { ...invariable(word, 'exact'), forms: [lower, `${lower}s`], links: [lower] }
  const isCapital = /^\p{Lu}/u.test(word)
  if (isName || partOfSpeech === 'properNoun')
    return { forms: nameForms(lower), rule: isCapital ? 'capital' : 'any', separated: null, links: [] }
  if (isCapital) {
    const isAdjective = index < count - 1 && adjectiveEnd.test(lower) && lower.length > 4
    const noun = partOfSpeech === 'adjective' ? [] : nounForms(lower)
    const forms = isAdjective || partOfSpeech === 'adjective' ? [...noun, ...adjectiveForms(lower)] : noun
    return {
      forms: unique(forms, lower),
      rule: 'capital',
      separated: null,
      links: count === 1 ? linksOf(lower, noun) : [],
    }
  }
  if (count > 1) {
    // Inside a name the adjective may have a capital, and the articles stay as they are.
    if (functionWords.has(lower)) return invariable(word)
    const isVerb = index === count - 1 && /(?:e[lr]n|en)$/u.test(lower) && partOfSpeech !== 'adjective'
    const verb = isVerb ? verbForms(lower) : null
    // Kim Jong-uns
    const genitive = index === count - 1 ? [`${lower}s`] : []
    return {
      forms: unique([...adjectiveForms(lower), ...(verb?.whole ?? []), ...genitive], lower),
      rule: 'any',
      separated: null,
      links: [],
    }
  }
  if (partOfSpeech === 'adverb') return invariable(word, 'small')
  const isVerb = partOfSpeech === 'verb' || (partOfSpeech !== 'adjective' && /(?:en|e[lr]n|tun|sein)$/u.test(lower))
  if (!isVerb) return { forms: unique(adjectiveForms(lower, false), lower), rule: 'small', separated: null, links: [] }
  const { whole, separated } = verbForms(lower)
  const forms = partOfSpeech === 'verb' ? whole : [...whole, ...inflected(lower)]
  return { forms: unique(forms, lower), rule: 'small', separated, links: [] }
}

const adjectiveEnd = /(?:e|e[mnrs])$/u
const functionWords: ReadonlySet<string> = new Set(
  'am an auf aus bei beim das dem den der des die für gegen im in mit nach oder ohne über um und unter vom von vor zu zum zur zwischen'.split(
    ' ',
  ),
)

const unique = (forms: readonly string[], word: string): readonly string[] => [...new Set([word, ...forms])]

const nameForms = (name: string): readonly string[] => (/[sxzß]$/u.test(name) ? [name] : [name, `${name}s`])

const inflected = (base: string): readonly string[] => ['e', 'em', 'en', 'er', 'es'].map((end) => base + end)

/** @param isInflected it may stand in any of its cases; else as a dictionary has it: `sicher` is no case of `sich` */
const adjectiveForms = (adjective: string, isInflected = true): readonly string[] => {
  const ending = isInflected ? adjectiveEnd : /e$/u
  const base = adjective.length > 3 && ending.test(adjective) ? adjective.replace(ending, '') : adjective
  const forms = [base, ...inflected(base)]
  if (base !== adjective) forms.push(...inflected(adjective))
  if (/(?:el|[aeä]uer)$/u.test(base)) forms.push(...inflected(`${base.slice(0, -2)}${base.slice(-1)}`))
  if (base === 'hoch') forms.push(...inflected('hoh'), 'höher', ...inflected('höher'))
  if (base === 'groß') forms.push(...inflected('größt'))
  const steps = umlautAdjectives.has(base) ? [umlaut(base)] : [base]
  for (const step of steps) {
    const comparative = step.endsWith('el') ? `${step.slice(0, -2)}ler` : `${step}er`
    const superlative = `${step}${/[dtsßxz]$/u.test(step) ? 'est' : 'st'}`
    forms.push(comparative, ...inflected(comparative), ...inflected(superlative))
  }
  return forms
}

const nounForms = (noun: string): readonly string[] => {
  const forms = nounEnds(noun)
  const others = notForms.get(noun)
  return others === undefined ? forms : forms.filter((form) => !others.includes(form))
}

const ends = (noun: string, ...endings: readonly string[]): string[] => endings.map((ending) => noun + ending)

const nounEnds = (noun: string): readonly string[] => {
  const cut = (length: number, ...endings: readonly string[]): string[] => ends(noun.slice(0, -length), ...endings)
  if (umlautNouns.has(noun))
    return [
      ...ends(noun, '', 'es', 'e', ...(/[sßxz]$/u.test(noun) ? [] : ['s'])),
      ...ends(umlaut(noun), 'e', 'en'),
      ...erPlural(noun),
    ]
  if (umlautOnly.has(noun))
    return [...ends(noun, '', 's'), umlaut(noun), ...(noun.endsWith('n') ? [] : [`${umlaut(noun)}n`])]
  if (adjectiveNouns.test(noun)) {
    const base = noun.replace(/er?$/u, '')
    return ends(base, 'e', 'em', 'en', 'er', 'es')
  }
  if (/(?:ung|heit|keit|schaft|tät|[st]ion|xion)$/u.test(noun)) return ends(noun, '', 'en')
  if (/(?:ung|heit|keit|schaft|tät|ion)en$/u.test(noun)) return [noun, noun.slice(0, -2)]
  if (noun.endsWith('innen')) return [noun, noun.slice(0, -3)]
  if (/(?:chen|lein)$/u.test(noun)) return ends(noun, '', 's')
  if (noun.endsWith('nis')) return ends(noun, '', 'se', 'ses', 'sen')
  if (/e[lr]$/u.test(noun)) {
    const last = endIn(umlautOnly, noun)
    const own = ends(noun, '', 's', 'n')
    return last === null ? own : [...own, umlaut(noun), `${umlaut(noun)}n`]
  }
  if (noun.endsWith('ien')) return ends(noun, '', 's')
  if (noun.endsWith('en')) {
    const last = endIn(umlautOnly, noun) === null ? [] : [umlaut(noun)]
    // A plural: Waffen, Waffe.
    return [...ends(noun, '', 's'), ...last, ...(noun.length > 5 ? [noun.slice(0, -1)] : [])]
  }
  if (noun.endsWith('e')) return ends(noun, '', 'n', 's', ...(weakInNs.has(noun) ? ['ns'] : []))
  if (noun.endsWith('um')) return [...ends(noun, '', 's'), ...cut(2, 'en', 'a'), ...erPlural(noun)]
  if ((/(?<!a)us$/u.test(noun) && noun.length > 4) || /(?:^|[a-z])bus$/u.test(noun))
    return [...ends(noun, '', 'se', 'ses', 'sen'), ...cut(2, 'en', 'een', 'i')]
  if (/[aio]s$/u.test(noun) && noun.length > 4)
    return [...ends(noun, '', 'se', 'ses', 'sen', 'es', 'e', 'en'), ...cut(2, 'en')]
  if (noun.endsWith('a'))
    return [...ends(noun, '', 's'), ...cut(1, 'en'), ...(noun.endsWith('ma') ? [`${noun}ta`] : [])]
  if (noun.endsWith('o')) return [...ends(noun, '', 's'), ...cut(1, 'en', 'i')]
  if (/[iuy]$/u.test(noun) && !/(?:ei|au|eu)$/u.test(noun)) return ends(noun, '', 's', 'en')
  if (/e[iu]$/u.test(noun) || noun.endsWith('au'))
    return ends(noun, '', 'en', 'n', ...(noun.endsWith('au') ? ['s', 'es', 'ten', 'e'] : []))
  const strong = ends(
    noun,
    '',
    'es',
    'e',
    'en',
    ...(/[sßxz]$/u.test(noun) ? [] : ['s']),
    ...(/(?:ar|err)$/u.test(noun) ? ['n'] : []),
  )
  if (endIn(pluralInIen, noun) !== null) strong.push(`${noun}ien`)
  if (noun.endsWith('in')) strong.push(`${noun}nen`)
  if (noun.endsWith('on')) strong.push(...cut(2, 'a'))
  const isUmlauting = endIn(umlautNouns, noun) !== null
  // Bänder and Bände.
  const isEr = pluralInEr.has(noun) && noun !== 'band'
  const changed = isUmlauting || (noun.length < 9 && !isEr) ? ends(umlaut(noun), 'e', 'en') : []
  return [...strong, ...(umlaut(noun) === noun ? [] : changed), ...erPlural(noun)]
}

/** The noun itself, or the longest word of a list that it ends in, of three letters or more. */
const endIn = (list: ReadonlySet<string>, noun: string): string | null => {
  if (list.has(noun)) return noun
  for (let from = 1; from <= noun.length - 3; from++) {
    const end = noun.slice(from)
    if (list.has(end)) return end
  }
  return null
}

const erPlural = (noun: string): readonly string[] => {
  if (noPlural.test(noun)) return []
  const last = endIn(pluralInEr, noun)
  const isIt = last !== null && (last === noun || noun.length > last.length + 2)
  return isIt ? ends(umlaut(noun), 'er', 'ern') : []
}

/** What a noun looks like in front of another: Sicherheits-, Länder-, Schul-, Friedens-. */
const linksOf = (noun: string, forms: readonly string[]): readonly string[] => {
  const links = new Set([...forms, `${noun}s`])
  if (noun.endsWith('e')) {
    links.add(noun.slice(0, -1))
    links.add(`${noun.slice(0, -1)}s`)
  }
  return [...links]
}
