import type { Locale } from '../../article/types.ts'
import { languageOf } from './languages.ts'

/**
 * The commonest small words of languages written in Latin letters. A word may stand in several lists; what counts is how
 * many of a text's words each list knows.
 */
const lists: Readonly<Record<string, string>> = {
  cs: 'a se v na je že s z do o i to k ve pro za by po ale jsem který jako od jeho byl tak jsou už při která nebo není',
  da: 'og i at det er en til af på som med for der han den ikke var de har et om ud fra blev også kan ved skal hun efter sig',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei',
  en: 'the of and to in a is that for it was on are as with his they at be this from have or by had not but what all were when we there can an your which their said if will each she he its than been who has would about over more',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante',
  fi: 'ja on ei että oli se hän mutta ovat kun joka myös kuin niin tai sen mukaan vuoden jo voi ole hänen ne sekä olla mitä',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son cette mais ou aux ses comme d l qu n s c été nous leur ont elle sa fait être si tout même ces entre sans',
  hr: 'je i u se da na za su od a s koji kao o ne to će ili iz bi do kako što je bio ali nije po te',
  hu: 'a az és hogy nem is egy azt csak de volt meg van ez már még vagy mint ki el le fel lesz szerint között',
  it: 'di e il la che in a per un del non è una i si con da le dei nel al alla sono come più anche della lo ma gli ha su o se delle dal nella questo',
  nb: 'og i det er på til en av for at som med har de ikke den han var et om fra seg også men så kan sa hun ble',
  nl: 'de van een het en in is dat op te zijn met voor niet die aan er om als maar bij ook nog naar dan uit wordt door werd hij over tot was heeft worden',
  pl: 'i w na z do się nie że to jest o jak po co za od ale przez dla już jego tak który są oraz był tym może być ich ma czy',
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso',
  ro: 'de şi și în la a cu pe care nu că o este un din mai pentru al ale sunt fi se ce s au fost dar sau',
  sk: 'a v sa na je že s z do o to aj k ako za pre po ale by od ktorý bol sú už pri jeho nie',
  sv: 'och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när också efter hon skulle',
  tr: 've bir bu da de için ile çok ne daha olarak olan gibi kadar sonra var ama o en her mi ise göre',
}
const profiles: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, words]) => [language, new Set(words.split(' '))]),
)
const sameProfile: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', bs: 'hr', sr: 'hr', gl: 'pt', ca: 'es' }

const profileOf = (locale: Locale): ReadonlySet<string> | undefined => {
  const language = languageOf(locale)
  return profiles.get(sameProfile[language] ?? language)
}

/** One of the commonest small words of the locale's language; lower case. */
export const isSmallWord = (word: string, locale: Locale): boolean => profileOf(locale)?.has(word) ?? false

/** So many small words are needed before anything is said. */
const fewest = 5

/**
 * The language a text is written in instead of the one it should be, or null when nothing speaks against it.
 *
 * Only languages in Latin letters are told apart, and only where another one knows far more of the text's small words.
 */
export const otherLanguage = (text: string, locale: Locale): string | null => {
  const own = sameProfile[languageOf(locale)] ?? languageOf(locale)
  const expected = profiles.get(own)
  if (expected === undefined) return null
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const hits = (known: ReadonlySet<string>): number => words.filter((word) => known.has(word)).length
  const least = hits(expected)
  let best: { readonly language: string; readonly count: number } | null = null
  for (const [language, known] of profiles) {
    const count = language === own ? 0 : hits(known)
    if (count > (best?.count ?? 0)) best = { language, count }
  }
  return best !== null && best.count >= fewest && best.count >= 2 * least + 2 && best.count >= words.length * 0.2
    ? best.language
    : null
}
