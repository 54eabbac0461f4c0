import { foldWording } from '../marks.ts'

/** Papers, magazines, agencies and broadcasters that German news sets in marks. Not a list of all: the frequent ones. */
const papers = `Spiegel|Der Spiegel|Bild|Bild am Sonntag|Die Zeit|Zeit|Süddeutsche Zeitung|Frankfurter Allgemeine Zeitung|
Frankfurter Allgemeine|FAZ|Frankfurter Rundschau|Tagesspiegel|Welt|Die Welt|Welt am Sonntag|taz|Stern|Focus|Handelsblatt|
WirtschaftsWoche|Rheinische Post|Neue Zürcher Zeitung|NZZ|Tages-Anzeiger|Blick|Der Standard|Standard|Die Presse|Presse|
Kurier|Kronen Zeitung|Kicker|Tagesschau|Tagesthemen|heute-journal|Heute|Berliner Morgenpost|Berliner Zeitung|
Neue Osnabrücker Zeitung|Stuttgarter Zeitung|Augsburger Allgemeine|Passauer Neue Presse|Rheinpfalz|Merkur|
New York Times|The New York Times|Washington Post|The Washington Post|Wall Street Journal|The Wall Street Journal|
Financial Times|Guardian|The Guardian|Times|The Times|Sunday Times|Sun|The Sun|Daily Mail|Daily Telegraph|Telegraph|Economist|
The Economist|Time|Newsweek|USA Today|Los Angeles Times|Boston Globe|Politico|Politico Magazine|New Yorker|The New Yorker|
Le Monde|Figaro|Le Figaro|Libération|Les Échos|Le Parisien|L’Équipe|Charlie Hebdo|Corriere della Sera|La Repubblica|
Repubblica|La Stampa|Gazzetta dello Sport|El País|El Mundo|La Vanguardia|Marca|ABC|Público|Kommersant|Iswestija|
Nowaja Gaseta|Haaretz|Yomiuri Shimbun|Asahi Shimbun|Global Times|Rodong Sinmun|Washington Examiner|Vanity Fair|Forbes|
Bloomberg|Wired|Variety|Rolling Stone|Charlie Rose|Fox & Friends|Meet the Press|Face the Nation`

const titles: ReadonlySet<string> = new Set(papers.split('|').map((title) => foldWording(title)))

/** True when a wording is exactly the name of a well-known paper, magazine or broadcast. */
export const isKnownTitle = (wording: string): boolean => titles.has(foldWording(wording))

const paperNouns =
  /(?:zeitung|nachrichten|nachr|blätter|wochenschrift|monatsschrift|zeitschrift|anzeiger|kurier|tageblatt|tagblatt|rundschau|allgemeinen?|wochenblatt|volksblatt|morgenpost|presse|merkur|journal|times|tribune|herald|gazette|telegraph|post|globe|chronicle|ztg\.|news|examiner|magazin|magazine)$/iu

/** `Allg. Ztg.`: full stops that end no sentence. */
export const isAbbreviated = (wording: string): boolean => /^(?:\p{Lu}[\p{L}-]{0,7}\.\s*){2,5}$/u.test(wording.trim())

/** True when a wording of at least two words, or a compound, ends like the name of a paper: `Rheinischen Post`. */
export const isTitleShaped = (wording: string): boolean =>
  isAbbreviated(wording) ||
  /^(?:Nachrichten|Blätter|Mitteilungen|Briefe|Studien|Beiträge|Bilder|Szenen|Skizzen)\s(?:aus|für|über|vom|von|zu|zum|zur)\s[^!?:]+$/u.test(
    wording,
  ) ||
  (/^[^.!?,;:]*$/u.test(wording.replace(/(ztg|nachr)\.$/iu, '$1')) &&
    wording.split(/\s+/u).length <= 5 &&
    paperNouns.test(wording.trim().replace(/\.$/u, '')) &&
    // "schlechten Nachrichten" is no paper: every word but particles begins upper case.
    wording.split(/\s+/u).every((word) => /^(?:\p{Lu}|(?:der|des|am|für|of|the|de|la)$)/u.test(word)) &&
    !/^(?:Presse|Post|Nachrichten|Magazin|News|Journal)$/u.test(wording.trim()))
