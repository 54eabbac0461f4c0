import { isReportingVerb, lexiconOf } from '../lexicon.ts'

/** Words that open reported speech, by language: that-clauses, and in German and English the forms that stand for one. */
const reportedForms: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:dass|sei|seien|habe|werde|könne|wolle|müsse|solle|dürfe|wäre|hätte|würde[n]?|könnte[n]?)(?!\p{L})/iu,
  en: /(?<!\p{L})(?:that|if|whether|he|she|they|it|there|his|her|their|would|could|had|should|might)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:que|qu[’']|si)(?:(?!\p{L})|(?<=[’']))/iu,
  es: /(?<!\p{L})(?:que|si)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:que|se)(?!\p{L})/iu,
  gl: /(?<!\p{L})(?:que|se)(?!\p{L})/iu,
  ca: /(?<!\p{L})(?:que|si)(?!\p{L})/iu,
  it: /(?<!\p{L})(?:che|se)(?!\p{L})/iu,
  ro: /(?<!\p{L})(?:că|dacă)(?!\p{L})/iu,
  nl: /(?<!\p{L})(?:dat|of)(?!\p{L})/iu,
  sv: /(?<!\p{L})(?:att|om)(?!\p{L})/iu,
  da: /(?<!\p{L})(?:at|om)(?!\p{L})/iu,
  nb: /(?<!\p{L})(?:at|om)(?!\p{L})/iu,
  is: /(?<!\p{L})(?:að|hvort)(?!\p{L})/iu,
  fi: /(?<!\p{L})(?:että)(?!\p{L})/iu,
  pl: /(?<!\p{L})(?:że|iż|czy)(?!\p{L})/iu,
  cs: /(?<!\p{L})(?:že|zda|jestli)(?!\p{L})/iu,
  sk: /(?<!\p{L})(?:že|či)(?!\p{L})/iu,
  hr: /(?<!\p{L})(?:da)(?!\p{L})/iu,
  sl: /(?<!\p{L})(?:da)(?!\p{L})/iu,
  hu: /(?<!\p{L})(?:hogy)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:что|чтобы|ли)(?!\p{L})/iu,
  uk: /(?<!\p{L})(?:що|щоб|чи)(?!\p{L})/iu,
  bg: /(?<!\p{L})(?:че|дали)(?!\p{L})/iu,
}

/** So many characters behind the verb a that-clause may begin. */
const REACH = 40

/**
 * True when a text reports what was said without marks: a reporting verb with a that-clause, a subjunctive or shifted
 * pronouns behind it.
 *
 * @param text the target without what stands in marks
 * @param language primary subtag; a language without forms reports nothing
 */
export const reportsSpeech = (text: string, language: string): boolean => {
  const forms = reportedForms[language]
  if (forms === undefined || !isReportingVerb(text, language)) return false
  const verb = lexiconOf(language).reporting.exec(text)
  if (!verb) return false
  const behind = text.slice(verb.index + verb[0].length)
  const clause = /^[^.!?…]*/u.exec(behind)?.[0] ?? ''
  return forms.test(language === 'de' ? clause : clause.slice(0, REACH))
}
