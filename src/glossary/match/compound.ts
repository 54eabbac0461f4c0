/**
 * German compounds: may a word be cut here? There is no dictionary behind it, so what is found is shown to a translator and
 * never counts as a fault.
 */
import { pluralInEr, umlautNouns } from '../languages/german-words.ts'

/** Shortest word that is looked into, in letters. */
export const leastCompound = 8

/** Particles and prefixes: `Vorteil` is no kind of `Teil`. */
const prefixes: ReadonlySet<string> = new Set(
  'ab an auf aus außer be bei da dar durch ein emp ent er fehl fort ge gegen her herab heran herauf heraus herein hervor hin hinaus hinter hinzu in los miss mit nach neben nieder ober über um un unter ur ver vor voran voraus vorbei weg weiter wider wieder zer zu zurück zusammen zwischen'.split(
    ' ',
  ),
)

/** Short first parts of many compounds. */
const shortFirst: ReadonlySet<string> = new Set(
  'alt atom auto bahn bau berg bio blut bund bundes chef erd eis euro fest film flug frei früh geld groß grund haft haupt haus hoch holz jahr jahres kern klein kriegs kunst land landes leit luft macht meer mond müll nacht neben neu nord not öl ost park post presse rad raum regen rest rück sach schul see sitz sommer sonder sport staats stadt stab stamm stein straf süd tag tages tal teil tod tor viel volks voll wahl wald wasser weg welt welten west wind wirt zeit zoll zug zweit dritt dorf dreh bild brief buch dach damm gas gips glas gold hand hof hund kinder kohl korn markt nach natur netz papst personen preis rat rats recht rechts ring rund salz sand schnee schutz silber spiel spitzen stahl streit strom sturm ton turm ufer wein wert winter wohn zahl ziel zoll'.split(
    ' ',
  ),
)

/** A linking s behind these is one for sure. */
const surelyLinked = /(?:ung|heit|keit|schaft|tion|sion|tät|ling|tum)s$/u

const vowel = /[aeiouyäöü]/u

/** Clusters that no German word begins with. */
const badOnset =
  /^(?:([bdfgklmnprstvwzß])\1|n[gkdtzs]|r[tdkgsnmlbzfpcwv]|l[tdkmnszbfgpcv]|m[pbst]|ck|tz|ts[^c]|ks|ps[^aey]|ß|bs|ds|gs|gt|ft|fs|ch[ts]|h[nmlrst]|x|w[nmlrst])/u

/** What makes a new word of another without being one: `Landung`, `Parteilichkeit`, `Japanerinnen`. */
const derivation =
  /^(?:en|er|e|s|r)?(?:ung|heit|keit|schaft|tum|tümer|lich|ig|isch|istisch|los|haft|bar|sam|ler|ner|ling|ei|erei|elei|ion|ismus|ist|istin|ation|ieren|iert|ierung|ität|iv|ivität|alität|ant|anz|ent|enz|chen|lein|er|erin|in|innen|erinnen|ern|ert|erte|end|ende|igkeit|lichkeit|losigkeit|barkeit|chaft|chaften)(?:e|en|es|er|em|n|s|te|ten)?$|^(?:heit|keit|s?chaft|ung|ling|ität|ivität|lichkeit|igkeit)s/u

/** Short last parts. */
const shortLast: ReadonlySet<string> = new Set(
  'akt amt art bad bau bus ehe eis fall fee feld film form gas geld grad hof job kind kult lage los mann maß mut not ort park plan rat raum rede sieg spiel tag tat test tod ton tor uhr wahl weg welt werk wert zeit ziel zone zug'.split(
    ' ',
  ),
)

const isKnownWord = (word: string): boolean => {
  const bare = word.replace(/(?:es|s|en|n|er|e)$/u, '')
  const plain = bare.replace(/[äöü]/u, (found) => ({ ä: 'a', ö: 'o', ü: 'u' })[found] ?? found)
  return [word, bare, plain].some((one) => shortFirst.has(one) || umlautNouns.has(one) || pluralInEr.has(one))
}

/**
 * @param rest what stands in front of the term, in small letters
 * @param part the term as it stands there
 * @param length of the term, in letters
 * @param isKnown the rest is itself a term, or a form of one in a compound
 */
export const isFirstPart = (rest: string, part: string, length: number, isKnown: boolean): boolean => {
  if (isKnown || surelyLinked.test(rest)) return true
  if (rest.length < 3 || prefixes.has(rest) || !vowel.test(rest)) return false
  if (length < 4 || rest.length < 5 || isKnownWord(rest)) return isKnownWord(rest)
  // Not in the middle of ch and sch.
  if (/(?:^|[^s])c$|sc$/u.test(rest) || endsInPrefix.test(rest)) return false
  // `Spülb|ecken`, `Kreise`: a letter in front of the part may belong to it.
  if (vowel.test(part[0] ?? '')) return /(?:[aeiouyäöü]|en|s)$/u.test(rest)
  if (/[bdfgkpt]$/u.test(rest) && /^[lr]/u.test(part)) return false
  return !/(?:is|[aeo])$/u.test(rest) || !part.startsWith('tisch')
}
/** `beige|fügt`, `anver|traut`: a prefix in front of the part. */
const endsInPrefix = /^(?:ab|an|auf|aus|bei|durch|ein|mit|nach|um|un|vor|zu)(?:be|ge|ver|er|ent|zer)$/u

/** @param rest what stands behind the term's part, in small letters; see `isFirstPart` */
export const isLastPart = (rest: string, length: number, isKnown: boolean): boolean => {
  if (derivation.test(rest)) return false
  if (isKnown) return true
  if (rest.length < 3 || !vowel.test(rest) || badOnset.test(rest)) return false
  const isWord = umlautNouns.has(rest) || pluralInEr.has(rest) || shortFirst.has(rest) || shortLast.has(rest)
  if (length < 4 || rest.length < 4) return isWord
  // `Reis|epass`, `Rest|aurant`: a short part with a vowel behind it is rather another word.
  return isWord || length > 4 || (rest.length > 4 && !/^[aeiouyäöü]/u.test(rest))
}
