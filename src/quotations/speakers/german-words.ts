/** Closed classes of German words that a reporting clause is read by; lower case, whole words. Own collection. */

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter((word) => word !== ''))

export const prepositions: ReadonlySet<string> = set(`
  ab an am ans auf aufs aus außer außerhalb bei beim bis bezüglich dank durch entgegen entlang für fürs gegen gegenüber gemäß
  hinter im in infolge innerhalb ins mit mithilfe mittels nach neben nahe oberhalb ohne per samt seit statt anstatt anstelle
  trotz über überm übers um ums unter unterm unterhalb vom von vor vorm wegen wider während zu zufolge zum zur zwischen angesichts
  anhand anlässlich aufgrund einschließlich hinsichtlich jenseits rund namens seitens zugunsten à pro via als
`)

/** Forms that are never a nominative, whatever noun follows. */
export const obliqueDeterminers: ReadonlySet<string> = set(`
  dem den des einem einen eines einer seinem seinen seines seiner ihrem ihren ihres ihrer meinem meinen meines meiner unserem
  unseren unseres unserer eurem euren eures eurer deinem deinen deines deiner keinem keinen keines keiner diesem diesen
  jenem jenen jedem jeden welchem welchen beiden allen
`)

export const determiners: ReadonlySet<string> = new Set([
  ...obliqueDeterminers,
  ...set(`der die das ein eine sein seine ihr ihre mein meine unser unsere euer eure dein deine kein keine dieser diese
    dieses jener jene jenes jeder jede jedes mancher manche viele einige mehrere zwei drei vier fünf beide alle solche
    derselbe dieselbe deren dessen`),
])

/** Words that a sentence begins with and that are no names, though they have a capital there. */
export const functionWords: ReadonlySet<string> = new Set([
  ...prepositions,
  ...determiners,
  ...set(`
    und oder aber doch denn sondern sowie sowohl auch nur noch schon so da dann wenn weil dass damit obwohl während nachdem bevor
    als ob wie was wer wem wen wessen wo woher wohin wann warum weshalb wieso womit wofür worüber ich du er sie es wir ihr man
    mich dich sich uns euch mir dir ihm ihn ihnen nicht nie niemals kaum sehr mehr weniger viel viele wenig wenige einige manche
    alle alles nichts etwas jemand niemand hier dort da dabei dafür dagegen daher damals danach daran darauf daraus darin darüber
    darum davon davor dazu heute gestern morgen jetzt nun bald später früher zuvor bisher bislang derzeit zurzeit immer
    oft manchmal selten wieder einmal erst zuerst zuletzt schließlich zunächst dennoch trotzdem allerdings stattdessen deshalb
    deswegen außerdem zudem inzwischen mittlerweile bereits gerade vielleicht natürlich offenbar immerhin einst besonders genau
    ebenso genauso dennoch jedoch hingegen beides beide diesmal anschließend seitdem seither sogar selbst vor allem
    laut ja nein ach oh wohl gewiss klar gut schlecht schön einerseits andererseits erstens zweitens drittens weiter weiterhin
    tatsächlich übrigens dagegen ferner letztlich endlich plötzlich leider hoffentlich möglicherweise wahrscheinlich
    ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen will wollen muss müssen darf
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags montagabend montagmorgen dienstagabend
    mittwochabend donnerstagabend freitagabend samstagabend sonntagabend januar jänner februar märz april mai juni juli
    august september oktober november dezember ende anfang mitte uhr tags abends morgens nachts
    foto video kommentar interview analyse hintergrund newsblog liveticker eilmeldung update exklusiv
  `),
])

/** Nouns that stand before another noun without making it a person: measures, kinds of places and firms. */
export const headNouns: ReadonlySet<string> = set(`
  ende anfang mitte seite seiten nummer kapitel artikel paragraf teil band stufe platz prozent millionen milliarden millionär
  million milliarde tausende euro dollar franken pfund kilo kilogramm gramm tonnen liter meter kilometer quadratmeter hektar
  stunden minuten sekunden tage tagen wochen monate monaten jahre jahren grad hotel restaurant café gasthaus kino theater schloss
  burg platz straße firma marke modell projekt programm schiff fc sv tsv vfl vfb sc rb borussia bayer eintracht hertha werder
  schalke union klasse thema stichwort titel film buch roman serie band album lied song zeitung magazin sender radio tv fernsehen
  tour rallye cup pokal liga bundesliga preis orden papst fall projekt operation aktion initiative gruppe linie zug bus flug
  gate terminal halle raum zimmer haus villa insel berg see fluss bad sankt st new los san el nord süd ost west teil block
  deutsche deutscher deutsches bundesrepublik republik freie freier vereinigte vereinigten europäische europäischen internationale
  amerikanische weiße weißes schwarze schwarzes rote rotes grüne grünen linke
`)

/** Ends of nouns for bodies that speak: `Staatsanwaltschaft`, `CDU-Fraktion`. A star: whole word only. */
const bodies = `
  papst polizei staatsanwaltschaft anwaltschaft ministerium ministeriums amt behörde gericht gerichtshof verband partei fraktion regierung
  feuerwehr verwaltung universität hochschule klinik klinikum krankenhaus gewerkschaft konzern unternehmen kommission senat kirche
  bistum verein stiftung institut zentrum zentrale agentur bank sparkasse versicherung botschaft armee bundeswehr
  präsidium leitstelle landtag bundestag parlament kabinett kreml magistrat gemeinde rathaus vorstand aufsichtsrat betriebsrat
  ausschuss bündnis initiative organisation hilfswerk kammer genossenschaft betreiber hersteller veranstalter
  wirtschaftsweisen sachverständigenrat ethikrat zentralrat bundesrat stadtrat bundesbank zoll bahn stadtwerke
  rettungsdienst geheimdienst wetterdienst nachrichtendienst verfassungsschutz bundeskriminalamt landeskriminalamt
  gesellschaft akademie redaktion forscherteam direktion intendanz jury schule tierheim zoo museum reederei airline fluggesellschaft
`
const wholeBodies = set(`
  nato uno eu un who dfb dfl fifa uefa ioc cdu csu spd fdp afd bsw grüne grünen linke union bahn post telekom adac dgb ver.di verdi igmetall
  bka lka bnd bsi rki bfarm stiko unicef unesco weltbank fed ezb iwf oecd greenpeace amnesty wwf nabu bund vatikan pentagon
  kreml hamas hisbollah taliban opposition koalition stadt land bund staat kreis ard zdf orf srf reuters dpa afp
`)
const bodyEnd = new RegExp(`(?:${bodies.trim().split(/\s+/u).join('|')})(?:en|s|n)?$`, 'iu')

/** True for a noun that names a body: an office, a party, a firm. */
export const isBody = (word: string): boolean => wholeBodies.has(word.toLowerCase()) || bodyEnd.test(word)

const abstractEnd =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaften|tion|tionen|sion|tät|täten|nis|nisse|tum|ment|mente|musik|arbeit|zeit|werk|werke|plan|pläne|zahl|zahlen|preis|preise|bericht|frage|thema)$/u

/** True for a noun that can be no surname by its ending. */
export const isAbstract = (word: string): boolean => abstractEnd.test(word)

const feminineEnd =
  /(?:in|schaft|ung|tion|sion|ei|ität|ik|heit|keit|kirche|bahn|stadt|behörde|wehr|bank|agentur|union|klinik|kammer|frau|mutter|schwester|tochter|armee|nato|eu|cdu|csu|spd|fdp|afd|hochschule|post|redaktion|jury|direktion)$/iu

/** True for a noun whose `der` is a dative or genitive. */
export const isFeminine = (word: string): boolean => feminineEnd.test(word)

/** Nouns for what somebody is that the lists of offices do not have; ends of compounds count. */
const trades = `
  förster jäger landwirt bauer bäuerin bäcker metzger wirt gastwirt hotelier händler verkäufer kunde gast nachbar anwohner mieter vermieter
  eigentümer besitzer betreiber fahrer pilot lokführer busfahrer schaffner zugbegleiter retter sanitäter pfleger schwester hebamme
  polizist kommissar ermittler staatsanwalt jurist notar gutachter angeklagte angeklagter beschuldigte verurteilte häftling opfer
  student studentin schüler azubi auszubildende lehrling erzieher pädagoge dozent doktorand virologe biologe physiker chemiker mathematiker
  meteorologe geologe klimaforscher archäologe theologe pastor priester diakon imam rabbiner nonne mönch küster
  architekt ingenieur techniker handwerker tischler schreiner maurer dachdecker elektriker maler bildhauer grafiker designer fotograf
  musiker pianist dirigent tenor sopranistin chorleiter rapper sängerin tänzer choreograf produzent kurator galerist
  sieger gewinner verlierer favorit torschütze titelverteidiger
  spieler nationalspieler profi libero verteidiger mittelfeldspieler angreifer kapitän läufer schwimmer turner boxer olympiasieger weltmeister
  bundestrainer coach manager sportdirektor schiedsrichter fan kollege freund freundin bruder schwester vater mutter sohn tochter onkel tante oma opa
  großmutter großvater enkel enkelin ehemann ehefrau witwe witwer partner feuerwehrmann kaufmann kauffrau landsmann fachmann fachfrau geschäftsmann geschäftsfrau
  -mann -frau junge mädchen rentner rentnerin urlauber tourist
  mitglied präsidiumsmitglied vorstandsmitglied ratsmitglied gemeinderat stadtrat kreisrat stadtverordnete ratsherr
  ministerpräsident ministerin kanzlerin bürgermeister dezernent kämmerer baurat stadtbaurat amtsleiter referent beamte beamter beamtin soldat
  offizier hauptmann major oberstleutnant leutnant feldwebel veteran aktivist aktivistin demonstrant streikende organisator
  initiator sponsor mäzen stifter investor banker broker chefökonom volkswirt marktexperte aktionär geschäftsführer chef vize
  außenminister innenminister finanzminister justizminister staatssekretär generalsekretär botschafter diplomat gesandter
  autor autorin dichter lyriker übersetzer kritiker blogger influencer youtuber podcaster redakteur chefredakteur korrespondent verleger
  ärztin chefarzt oberarzt hausarzt zahnarzt tierarzt apotheker psychiater therapeut chirurg kinderarzt
  politologe politikwissenschaftler philosoph ethiker historikerin zeithistoriker linguist germanist
  fachleute eheleute leute anwohner experten kritiker beobachter insider augenzeugen betroffene
  bürger zeitzeuge überlebende überlebender gründerin erbe erbin graf gräfin baron fürst fürstin könig königin
`
const tradeEnd = new RegExp(`(?:${trades.trim().split(/\s+/u).join('|')})(?:s|n|en|in|innen)?$`, 'iu')
/** `-in` makes a role; these words only end so. */
const noRole = set(`
  berlin putin schwerin turin stettin medizin magazin termin benzin ruin rubin latein erwin delfin kabelin hein rhein wein
  bein stein verein allein gemein insulin protein vitamin cousin kanin palästina
`)

/** True for a noun that says what a person is, by the lists of the lexicon or its ending. */
export const isTrade = (word: string): boolean => {
  const key = word.toLowerCase()
  if (noRole.has(key)) return false
  return (
    tradeEnd.test(word) ||
    /^\p{L}[\p{L}-]{4,}(?:er|ent|ist|or|log|at|ant|är|eur|chef|räti?|ärzti?|wälti?|og)in$/u.test(key)
  )
}

/** A role that only one person holds: `der Minister` means whoever has that office, not the person named last. */
const uniqueOffice =
  /(?:präsident|kanzler|minister|chef|sprecher|vorsitzende|leiter|bürgermeister|richter|könig|bischof|direktor|trainer|anwalt)(?:in|r)?$/iu

/** True for a noun that can describe the person named last: `der Landwirt`, `die 22-Jährige`, `der Berner`. */
export const isDescription = (noun: string): boolean => !uniqueOffice.test(noun)

/** Forms of reported speech: what somebody is said to have said. */
export const reported: RegExp =
  /(?<![\p{L}])(?:sei|seien|habe|hätte|hätten|werde|würde|würden|könne|könnten|müsse|müssten|solle|wolle|dürfe|gebe|gehe|komme|stehe|bleibe|liege|lasse|mache|brauche|bekomme|wisse|arbeite)(?![\p{L}])/u
