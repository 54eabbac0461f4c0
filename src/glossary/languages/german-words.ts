/**
 * Word lists that German forms cannot do without; common knowledge of any grammar (Duden 4, tables of nouns and strong verbs).
 * Each list is in small letters and sorted by nothing but the eye: what is looked up is the whole.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u))

/** Plural in -er, with umlaut where the vowel can have one: Haus, Häuser. As last parts of compounds, too. */
export const pluralInEr: ReadonlySet<string> = words(`
amt bad bild blatt brett buch dach denkmal dorf ei fach fass feld gehalt geist geld gemüt geschlecht gespenst gewand glas glied
gott grab gut haupt haus holz horn huhn irrtum kalb kind kleid korn kraut lamm land leib licht lied loch mann maul mund nest
pfand rad rand regiment reichtum rind schild schloss schwert spital strauch tal tuch volk wald weib wort wurm band
altertum besitztum bistum eigentum fürstentum heiligtum herzogtum wachstum`)

/** Names of countries that end like "Land": an Engländer is no England. */
export const noPlural: RegExp =
  /(?:eng|deutsch|russ|finn|hol|ir|is|griechen|thai|neusee|lett|est|schott|grön|rhein|saar|aus|in|morgen|abend|fest|po|bur|swasi|vater|hei)land$/u

/** Strong nouns that take the umlaut in the plural, and no form in -en without it: Vertrag, Verträge. */
export const umlautNouns: ReadonlySet<string> = words(`
abstand abgang abschluss absturz ablauf abzug anfang angriff anklang anlass anschlag anspruch antrag anwalt anzug arzt ast
aufbau aufstand auftrag ausbau ausdruck ausgang ausschluss ausschuss ausstoß austausch auszug bach bahnhof ball bart baum beitrag
bischof block bock brand brauch bruch brust busch chor damm dampf darm draht druck duft dunst durchbruch einfluss einsatz einspruch
einsturz einwand einzug entschluss entwurf ertrag fall fang floh flug fluch fluss frosch frucht fuchs fund fuß gang gast gaul gebrauch
genuss geruch gesang geschmack grund gruß haushalt hals hahn handschlag hof hut hand haut kahn kauf kamm kampf kanal kloß knopf koch kopf korb
kraft kran kranz krampf kuh kunst lauf laut luft lust macht magd markt marsch maus misstrauensantrag mord nacht napf not nuss palast pass pfahl pflug platz
plan rang rat ratschlag raum rausch rock rückschlag rückzug ruf rumpf saal sack saft sarg satz schacht schaft schatz schaum schlag schlaf schlauch schlot
schluss schopf schrank schub schuss schutz schwamm schwan schwanz schwarm schwur schwung sohn spalt spaß sprung stab stahl stall stamm stand
stadt stall stock stoff stoß strang strom strumpf stuhl sturm sturz sumpf tanz ton topf trank traum trog trumpf turm umbruch umfang umhang umlauf umsatz umschlag umstand umsturz
umzug unfall urlaub verband verbrauch verdacht verkauf verlauf verlust verrat verstand versuch vertrag verzug vorfall vorgang vorhang vorrat vorschlag vorsprung vorstand
vortrag vorwand vorwurf wall wand widerspruch wolf wulst wunsch wurf wuchs zahn zaun zoll zopf zug zufall zusammenhang zusammenschluss zuschlag zustand zuwachs zwang angst gruft kluft schnur wurst`)

/** Nouns in -el, -en and -er whose plural is the umlaut alone: Vogel, Vögel; Hafen, Häfen; Vater, Väter. */
export const umlautOnly: ReadonlySet<string> = words(`
acker apfel boden bogen bruder faden garten graben hafen hammel hammer handel kasten kloster kragen laden magen mangel mantel mutter
nabel nagel ofen sattel schaden schnabel schwager tochter vater vogel`)

/** Genitive in -ns: Name, Namens. */
export const weakInNs: ReadonlySet<string> = words(
  'buchstabe friede funke gedanke gefalle glaube haufe name same wille',
)

/** Nouns that are adjectives: ein Abgeordneter, der Abgeordnete. By their ends, so that compounds are seen. */
export const adjectiveNouns: RegExp =
  /(?:abgeordnet|angehörig|angeklagt|angestellt|auszubildend|beamt|beauftragt|bediensteter?|bekannt|beschäftigt|beschuldigt|betroffen|bevollmächtigt|delegiert|deutsch|erwachsen|freiwillig|gefangen|geflüchtet|geliebt|gesandt|geschädigt|gewählt|hinterblieben|industriell|intellektuell|jugendlich|konservativ|liberal|minderjährig|oppositionell|parteilos|reisend|selbstständig|selbständig|studierend|überlebend|unabhängig|verantwortlich|verbündet|verdächtig|verletzt|verstorben|vertraut|vertrieben|verwandt|vorgesetzt|vorsitzend|demonstrierend|arbeitend)(?:e|er)$/u

/** Forms that another word has: what the rules make of the first is never it. */
export const notForms: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    band: 'bande banden',
    bar: 'bare baren',
    bau: 'baue',
    fall: 'fallen',
    gut: 'gute guten',
    heer: 'heeren',
    kohl: 'kohle kohlen kohlens',
    kost: 'koste',
    kur: 'kure',
    kurs: 'kurse n',
    last: 'laste',
    laub: 'laube lauben',
    los: 'losen',
    mal: 'malen',
    mark: 'marke marken marks',
    mund: 'munden',
    ort: 'orten',
    rat: 'rate raten',
    reis: 'reise reisen reises',
    rind: 'rinde rinden',
    rock: 'rocken',
    rost: 'rosten',
    ruf: 'rufen',
    schrank: 'schranke schranken',
    sold: 'solden',
    spiel: 'spielen',
    tal: 'talen',
    taub: 'taube tauben',
    ton: 'tone tonen',
    torf: 'torfe',
    wand: 'wanden',
    wahl: 'wahle wähle wählen',
    dank: 'danke danken',
    rauch: 'rauchen',
    wein: 'weinen',
    zeug: 'zeuge zeugen',
    bett: 'bette',
    kamm: 'kamme',
    pass: 'passe passen',
    plan: 'plane planen',
    puls: 'pulse',
    not: 'note noten',
    pol: 'pole n',
    weid: 'weide weiden',
    zug: 'zugen',
    leist: 'leiste leisten',
    lehr: 'lehre lehren',
    streit: 'streiten',
    krieg: 'kriegen',
    kauf: 'kaufen',
    beruf: 'berufen',
    besuch: 'besuchen',
    beginn: 'beginnen',
    dienst: 'diensten',
    halt: 'halten halte',
    tod: 'toden',
    hass: 'hassen hasse',
    blick: 'blicken',
    beweis: 'beweisen',
    rest: 'resten',
    feier: 'feiern',
    blut: 'blüte blüten blute bluten',
    post: 'poste posten',
  }).map(([word, forms]) => [word, forms.split(' ')]),
)

/** Adjectives whose comparative has the umlaut. */
export const umlautAdjectives: ReadonlySet<string> = words(
  'alt arg arm dumm gesund grob groß hart jung kalt klug krank kurz lang nah nass rot scharf schmal schwach schwarz stark warm',
)

/** Plural in -ien: Prinzip, Prinzipien. */
export const pluralInIen: ReadonlySet<string> = words(
  'adverb fossil indiz kapital material mineral partizip prinzip privileg reptil utensil',
)

export const separablePrefixes: readonly string[] = [
  ...words(`
ab an auf aus bei da dar durch ein empor entgegen entlang fehl fern fest fort frei gegenüber gleich heim her herab heran herauf heraus
herbei herein herum herunter hervor hin hinab hinauf hinaus hinein hinter hinunter hinzu hoch klar kund kurz lahm los mit nach nahe
nieder offen preis rück sicher statt still teil tot über überein um umher unter voll voran voraus vorbei vor vorweg weg weiter wett wieder
wider zu zurück zusammen zurecht zuvor`),
].sort((a, b) => b.length - a.length)

/** Prefixes that stand with the stress behind them as well: the verb may or may not come apart. */
export const doubtfulPrefixes: ReadonlySet<string> = words('durch hinter über um unter voll wider wieder')

/** A prefix that never comes apart, in front of what can be a verb: `beraten`, not `beten`, `geben` or `beißen`. */
export const inseparablePrefix: RegExp =
  /^(?:be(?!i(?!nh|rr))|emp|ent|er|ge|miss|ver|zer)(?=[^aeiouäöüy]*[aeiouäöüy].*[aeiouäöü])/u

/** Strong verbs that have such a prefix always; the table has their participle behind it. */
export const prefixedVerbs: ReadonlySet<string> = words(
  'beginnen genießen geschehen gewinnen verderben vergessen verlieren verzeihen',
)

/** Strong and mixed verbs: infinitive, preterite, participle without `ge`, stem of the third person where it differs. */
export const strongVerbs: ReadonlyMap<string, readonly [preterite: string, participle: string, third: string]> =
  new Map(
    `
beginnen begann gonnen -
beißen biss bissen -
bergen barg borgen birg
bersten barst borsten birst
biegen bog bogen -
bieten bot boten -
binden band bunden -
bitten bat beten -
blasen blies blasen bläs
bleiben blieb blieben -
braten briet braten brät
brechen brach brochen brich
brennen brannte brannt -
bringen brachte bracht -
denken dachte dacht -
dringen drang drungen -
dürfen durfte durft darf
essen aß gessen iss
fahren fuhr fahren fähr
fallen fiel fallen fäll
fangen fing fangen fäng
fechten focht fochten ficht
finden fand funden -
fliegen flog flogen -
fliehen floh flohen -
fließen floss flossen -
fressen fraß fressen friss
frieren fror froren -
geben gab geben gib
gehen ging gangen -
gelten galt golten gilt
genießen genoss nossen -
geschehen geschah schehen geschieh
gewinnen gewann wonnen -
gießen goss gossen -
gleichen glich glichen -
gleiten glitt glitten -
graben grub graben gräb
greifen griff griffen -
haben hatte habt ha
halten hielt halten hält
hängen hing hangen -
heben hob hoben -
heißen hieß heißen -
helfen half holfen hilf
kennen kannte kannt -
klingen klang klungen -
kommen kam kommen -
laden lud laden läd
lassen ließ lassen läss
laufen lief laufen läuf
leiden litt litten -
leihen lieh liehen -
lesen las lesen lies
liegen lag legen -
lügen log logen -
meiden mied mieden -
messen maß messen miss
nehmen nahm nommen nimm
nennen nannte nannt -
pfeifen pfiff pfiffen -
raten riet raten rät
reißen riss rissen -
reiten ritt ritten -
rennen rannte rannt -
riechen roch rochen -
ringen rang rungen -
rufen rief rufen -
schaffen schuf schaffen -
scheiden schied schieden -
scheinen schien schienen -
schieben schob schoben -
schießen schoss schossen -
schlafen schlief schlafen schläf
schlagen schlug schlagen schläg
schleichen schlich schlichen -
schließen schloss schlossen -
schneiden schnitt schnitten -
schreiben schrieb schrieben -
schreien schrie schrien -
schreiten schritt schritten -
schweigen schwieg schwiegen -
schwimmen schwamm schwommen -
schwinden schwand schwunden -
schwören schwor schworen -
sehen sah sehen sieh
senden sandte sandt -
singen sang sungen -
sinken sank sunken -
sitzen saß sessen -
sprechen sprach sprochen sprich
springen sprang sprungen -
stechen stach stochen stich
stehen stand standen -
stehlen stahl stohlen stiehl
steigen stieg stiegen -
sterben starb storben stirb
stoßen stieß stoßen stöß
streichen strich strichen -
streiten stritt stritten -
tragen trug tragen träg
treffen traf troffen triff
treiben trieb trieben -
treten trat treten tritt
trinken trank trunken -
tun tat tan -
verderben verdarb dorben verdirb
vergessen vergaß gessen vergiss
verlieren verlor loren -
verzeihen verzieh ziehen -
wachsen wuchs wachsen wächs
waschen wusch waschen wäsch
weichen wich wichen -
weisen wies wiesen -
wenden wandte wandt -
werben warb worben wirb
werden wurde worden wird
werfen warf worfen wirf
wiegen wog wogen -
winden wand wunden -
wissen wusste wusst weiß
ziehen zog zogen -
zwingen zwang zwungen -`
      .trim()
      .split('\n')
      .map((line) => {
        const [infinitive = '', preterite = '', participle = '', third = '-'] = line.split(' ')
        return [infinitive, [preterite, participle, third === '-' ? '' : third]]
      }),
  )
