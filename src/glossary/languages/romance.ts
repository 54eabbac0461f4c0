/** French, Spanish, Italian, Portuguese: number and gender, and the commonest forms of regular verbs. */
import { type FormsOf, invariable, isAcronym } from './types.ts'

/** An ending with what can stand in its place; the first rule that fits is taken, and the word itself always. */
type Rule = readonly [ending: RegExp, ...others: readonly string[]]

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/**
 * @param still articles, prepositions and the like, which never change
 * @param more forms that no ending tells
 */
const family =
  (still: ReadonlySet<string>, rules: readonly Rule[], more: (word: string) => readonly string[] = () => []): FormsOf =>
  (word, { isName, partOfSpeech }) => {
    const lower = word.toLowerCase()
    if (isAcronym(word)) return invariable(word, 'exact')
    if (isName || lower.length < 3 || still.has(lower) || !/^[\p{L}\p{M}]+$/u.test(lower)) return invariable(word)
    const forms = new Set([lower, ...more(lower)])
    const rule = rules.find(([ending]) => ending.test(lower))
    if (rule !== undefined) {
      const [ending, ...others] = rule
      // A noun that is known to be one has no other gender: port, not porte.
      const fitting = partOfSpeech === 'noun' && ending.source === '$' ? others.slice(0, 1) : others
      for (const other of fitting) forms.add(lower.replace(ending, other))
    }
    return { ...invariable(word), forms: [...forms] }
  }

export const frenchForms: FormsOf = family(
  words('aux avec dans des les mes par pas pour qui que sans ses son sous sur une vers'),
  [
    [/al$/u, 'als', 'aux', 'ale', 'ales'],
    [/aux$/u, 'al', 'ail', 'au'],
    [/ail$/u, 'ails', 'aux'],
    [/eux$/u, 'euse', 'euses', 'eu'],
    [/(?<=[ae])u$/u, 'ux', 'us'],
    [/if$/u, 'ifs', 'ive', 'ives'],
    [/teur$/u, 'teurs', 'trice', 'trices', 'teuse', 'teuses'],
    [/eur$/u, 'eurs', 'euse', 'euses', 'eure', 'eures'],
    [/ien$/u, 'iens', 'ienne', 'iennes'],
    [/éen$/u, 'éens', 'éenne', 'éennes'],
    [/on$/u, 'ons', 'onne', 'onnes'],
    [/el$/u, 'els', 'elle', 'elles'],
    [
      /(?<=[ch]|i|g|l)er$/u,
      'ers',
      'ère',
      'ères',
      'e',
      'es',
      'ent',
      'é',
      'és',
      'ée',
      'ées',
      'ait',
      'aient',
      'era',
      'eront',
      'erait',
      'ant',
      'ons',
      'ez',
      'a',
      'èrent',
    ],
    [
      /er$/u,
      'e',
      'es',
      'ent',
      'é',
      'és',
      'ée',
      'ées',
      'ait',
      'aient',
      'era',
      'eront',
      'erait',
      'ant',
      'ons',
      'ez',
      'a',
      'èrent',
      'ers',
    ],
    [/ir$/u, 'it', 'is', 'issent', 'issait', 'issaient', 'i', 'ie', 'ies', 'ira', 'iront', 'irent', 'issant', 'irs'],
    [/re$/u, 'res', '', 't', 's', 'ent', 'ait', 'aient', 'u', 'ue', 'us', 'ues', 'ra', 'ront', 'it', 'irent', 'ant'],
    [/c$/u, 'cs', 'que', 'ques', 'che'],
    [/é$/u, 'és', 'ée', 'ées'],
    [/ées$/u, 'ée', 'é', 'és'],
    [/ée$/u, 'ées', 'é', 'és'],
    [/s$/u, '', 'se', 'ses'],
    [/[xz]$/u, '$&', ''],
    [/e$/u, 'es', ''],
    [/$/u, 's', 'e', 'es'],
  ],
)

const stressed: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' }

export const spanishForms: FormsOf = family(
  words('con del las los más muy para por que sin sus una'),
  [
    [/ión$/u, 'iones'],
    [/iones$/u, 'ión'],
    [/z$/u, 'ces'],
    [/és$/u, 'esa', 'eses', 'esas'],
    [/án$/u, 'anes', 'ana', 'anas'],
    [/ín$/u, 'ines'],
    [/ón$/u, 'ones', 'ona', 'onas'],
    [/ún$/u, 'unes'],
    [/ús$/u, 'uses'],
    [/ú$/u, 'úes', 'ús'],
    [/í$/u, 'íes', 'ís'],
    [/or$/u, 'ores', 'ora', 'oras'],
    [
      /ar$/u,
      'a',
      'an',
      'ó',
      'aron',
      'aba',
      'aban',
      'ado',
      'ada',
      'ados',
      'adas',
      'ando',
      'ará',
      'arán',
      'aría',
      'e',
      'en',
      'ares',
    ],
    [
      /er$/u,
      'e',
      'en',
      'ió',
      'ieron',
      'ía',
      'ían',
      'ido',
      'ida',
      'idos',
      'idas',
      'iendo',
      'erá',
      'erán',
      'ería',
      'a',
      'an',
      'eres',
    ],
    [
      /ir$/u,
      'e',
      'en',
      'ió',
      'ieron',
      'ía',
      'ían',
      'ido',
      'ida',
      'idos',
      'idas',
      'iendo',
      'irá',
      'irán',
      'iría',
      'a',
      'an',
    ],
    [/o$/u, 'os', 'a', 'as'],
    [/a$/u, 'as'],
    [/[oa]s$/u, 'o', 'a', 'os', 'as'],
    [/es$/u, '', 'e'],
    [/e$/u, 'es'],
    [/$/u, 'es', 's', 'a', 'as'],
  ],
  // joven, jóvenes: the stress stays where it was.
  (word) =>
    /[aeiou][^aeiouáéíóú]+en$/u.test(word)
      ? [`${word.replace(/([aeiou])(?=[^aeiouáéíóú]+en$)/u, (found) => stressed[found] ?? found)}es`]
      : [],
)

export const italianForms: FormsOf = family(words('agli alla alle con dal dei del gli nel per sul una uno'), [
  [/([cg])o$/u, '$1hi', '$1i', '$1a', '$1he'],
  [/([cg])a$/u, '$1he', '$1hi'],
  [/io$/u, 'i', 'ia', 'ie'],
  [/o$/u, 'i', 'a', 'e'],
  [/a$/u, 'e', 'i'],
  [/i$/u, 'o', 'e', 'a', 'io'],
  [/are$/u, 'a', 'ano', 'ò', 'arono', 'ava', 'avano', 'ato', 'ata', 'ati', 'ate', 'ando', 'erà', 'eranno'],
  [/ere$/u, 'e', 'ono', 'eva', 'evano', 'uto', 'uta', 'uti', 'ute', 'endo', 'erà', 'eranno', 'eri'],
  [/ire$/u, 'e', 'ono', 'isce', 'iscono', 'ì', 'irono', 'iva', 'ito', 'ita', 'iti', 'ite', 'endo', 'irà'],
  [/e$/u, 'i', 'a'],
])

export const portugueseForms: FormsOf = family(words('com das dos mais nas nos para pela pelo por que sem uma'), [
  [/ão$/u, 'ões', 'ães', 'ãos', 'ona'],
  [/ões$/u, 'ão'],
  [/m$/u, 'ns'],
  [/([aou])l$/u, '$1is'],
  [/el$/u, 'éis', 'eis'],
  [/il$/u, 'is', 'eis'],
  [/ês$/u, 'esa', 'eses', 'esas'],
  [/z$/u, 'zes'],
  [/or$/u, 'ores', 'ora', 'oras'],
  [/ar$/u, 'a', 'am', 'ou', 'aram', 'ava', 'avam', 'ado', 'ada', 'ados', 'adas', 'ando', 'ará', 'arão'],
  [/[ei]r$/u, 'e', 'em', 'eu', 'eram', 'ia', 'iam', 'ido', 'ida', 'idos', 'idas', 'endo', 'iu', 'iram'],
  [/o$/u, 'os', 'a', 'as'],
  [/a$/u, 'as'],
  [/[oa]s$/u, 'o', 'a', 'os', 'as'],
  [/s$/u, ''],
  [/$/u, 's', 'es'],
])
