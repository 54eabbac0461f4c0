import { type Finding, finding } from '../article/finding.ts'
import type { BlockId, Locale, QuotationId } from '../article/types.ts'
import { differingNumbers } from '../quotations/numbers.ts'

/** Words that turn a statement round, by language; `*` at an end: any letters. */
const negations: Readonly<Record<string, string>> = {
  de: 'nicht nichts nie niemals nirgends niemand niemanden niemandem kein keine keinen keinem keiner keines nein weder keineswegs keinesfalls',
  en: "not no never nobody nothing nowhere none neither nor cannot *n't *n’t without",
  fr: "ne n’* n'* pas jamais rien personne aucun aucune nulle non ni sans",
  es: 'no nunca jamás nada nadie ningún ninguna ninguno ni tampoco sin',
  it: 'non mai niente nulla nessuno nessuna né no senza',
  pt: 'não nunca nada ninguém nenhum nenhuma nem jamais sem',
  nl: 'niet niets nooit niemand geen nergens noch nee zonder',
  pl: 'nie nigdy nic nikt żaden żadna żadne ani bez',
}
/** What can say the same without a word of negation: then nothing is claimed. */
const half: Readonly<Record<string, RegExp>> = {
  de: /(?<![\p{L}])(?:ohne|kaum|wenig\p{L}*|selten|un\p{L}{3,}|\p{L}+los(?:e[nrsm]?)?|statt|anstatt|fehl\p{L}*|verweiger\p{L}*|hinder\p{L}*|ablehn\p{L}*|aufhör\p{L}*|außer|nur|bloß|leider|weg|gegen|anders|sondern|zu)(?![\p{L}])/iu,
  en: /(?<![\p{L}])(?:hardly|barely|few|little|seldom|rarely|un\p{L}{3,}|in\p{L}{4,}|im\p{L}{4,}|dis\p{L}{3,}|\p{L}+less|lack\p{L}*|fail\p{L}*|refus\p{L}*|instead|stop\p{L}*|prevent\p{L}*|deny|denied|only|but|except|unless|too|out|away|against|rather|any\p{L}*|ever|unfortunately)(?![\p{L}])/iu,
  fr: /(?<![\p{L}])(?:peu|guère|in\p{L}{4,}|im\p{L}{4,}|dé\p{L}{4,}|refus\p{L}*|seul\p{L}*|que|qu|sauf|trop|manqu\p{L}*|contre|plutôt|moins)(?![\p{L}])/iu,
  es: /(?<![\p{L}])(?:poco|apenas|in\p{L}{4,}|im\p{L}{4,}|des\p{L}{4,}|solo|sólo|falta\p{L}*|neg\p{L}*|salvo|demasiado|contra|menos)(?![\p{L}])/iu,
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')
const patternOf = (list: string): RegExp => {
  const words = list.split(' ').map((word) => {
    const plain = escaped(word.replaceAll('*', ''))
    return word.startsWith('*')
      ? `(?<=\\p{L})${plain}`
      : word.endsWith('*')
        ? `(?<![\\p{L}])${plain}`
        : `(?<![\\p{L}])${plain}(?![\\p{L}])`
  })
  return new RegExp(words.join('|'), 'iu')
}
const compiled = new Map<string, RegExp>()
const negationOf = (language: string): RegExp | null => {
  const list = negations[language]
  if (list === undefined) return null
  const known = compiled.get(language) ?? patternOf(list)
  compiled.set(language, known)
  return known
}

const languageOf = (locale: string): string => (locale.split(/[-_]/u)[0] ?? locale).toLowerCase()

/**
 * Did a statement lose its negation, or get one? A negation that is gone is an error; one that came is more often a turn of
 * phrase ("next week", "not till next week"). Only where one side has a clear word of it and the other has neither that nor a
 * turn that can stand for it.
 */
export const negationDiffers = (
  source: string,
  target: string,
  sourceLocale: Locale,
  locale: Locale,
): 'lost' | 'added' | null => {
  const from = languageOf(sourceLocale)
  const to = languageOf(locale)
  const [here, there] = [negationOf(from), negationOf(to)]
  const [softHere, softThere] = [half[from], half[to]]
  if (here === null || there === null || softHere === undefined || softThere === undefined) return null
  // A compound (nicht-binär) and a question tag (isn't it?) deny nothing.
  const plain = (text: string): string => text.replaceAll(/\p{L}+-\p{L}+|,\s*\p{L}+n['’]t\s+\p{L}+\?/gu, ' ')
  const negatedHere = here.test(plain(source))
  const negatedThere = there.test(plain(target))
  if (negatedHere === negatedThere || source.split(/\s+/u).length < 3) return null
  if (negatedHere) return softThere.test(target) ? null : 'lost'
  return softHere.test(source) ? null : 'added'
}

/**
 * Numbers and negation inside an attributed quotation (check V7): nobody said forty who said fourteen, or yes who said no.
 *
 * @param source the wording in the article, occurrences joined with a space
 * @param target the wording in the locale
 */
export const checkParity = (
  source: string,
  target: string,
  sourceLocale: Locale,
  at: { readonly locale: Locale; readonly unit: BlockId; readonly quotation: QuotationId },
): readonly Finding[] => {
  const numbers = differingNumbers(source, target)
  const negation = negationDiffers(source, target, sourceLocale, at.locale)
  return [
    ...(numbers === null
      ? []
      : [finding('quote.numbers', 'error', { ...at, args: { quotation: at.quotation, ...numbers } })]),
    ...(negation === null
      ? []
      : [
          finding('quote.negation', negation === 'lost' ? 'error' : 'warning', {
            ...at,
            args: { quotation: at.quotation },
          }),
        ]),
  ]
}
