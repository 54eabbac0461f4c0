import type { WordLists } from './types.ts'

/** German as news writes it. */
export const german: WordLists = {
  reporting: `sag sage sagst sagt sagen sagte sagten gesagt sprach sprachen spricht sprechen gesprochen rief riefen ruft
    frag* fragt* antwort* erwider* mein meine meint meinte meinten meinen gemeint schrieb schrieben schreibt schreiben
    geschrieben erklär* versetzte* entgegn* flüster* dachte dachten denkt fuhr bemerk* fügt* füge heißt hieß lautet*
    lautete* begann schrie schrien murmelt* lacht* bat baten beton* kritisier* teilt teilte teilten mitgeteilt twitter*
    getwittert poste postet postete gepostet berichte berichtet berichtete berichteten forder* gefordert warnt warnte
    warnten gewarnt verkünde* kündigt* klagt klagte klagten beklag* räumt räumte räumten gab~bekannt gibt~bekannt gaben~bekannt gab~zu gibt~zu zitier* äußer*
    geäußert resümier* konstatier* ergänz* begründe* versicher* versprach verspricht behaupt* argumentier* appellier*
    wettert* spottet* spottete* scherzt* scherzte* witzelt* jubelt* schwärmt* mahnt* urteilt* prophezei* prognostizier*
    erinner* erzähl* schilder* stellt stellte stellten hob hebt unterstrich unterstreicht bekräftig* bestätig* dementier*
    wies weist findet fand glaubt glaubte verteidig* fasst* bilanzier* drohte droht drohten gedroht wünscht* freut freute
    formulier* plädier* verlangt* verlangte* kommentier* analysier* befand hofft hoffte legt legte schimpf* zürn* läster* stöhn* seufz* brüll* raunt* flucht* sinnier* bekannte
    bekennt gesteht gestand beteuer* beschwor beschwört rät riet ließ lässt melde* rechnet verriet verrät notier* grüßt* warb wirbt
    pocht* widersprach widerspricht widersprachen entschuldig* gratulier* bedauer* bedank* rühm* geantwortet gefragt geklagt gewarnt gerufen gemahnt geurteilt gejubelt gelacht versprochen gemeldet geraten geschimpft
    gesprochen ankündig* angekündigt einräum* eingeräumt hinzufüg* hinzugefügt mitteil* zugab zugibt hervorhob klarstell*
    feststell* festgestellt festhielt hielt hält moniert* monierte* rügt* rügte*`,
  naming: `nannte nannten nennt nennen genannt bezeichne* beschimpf* betitel* titulier* charakterisier* beschrieb beschreibt
    beschrieben lobte lobten lobt gelobt kritisier* sprach~von spricht~von sprachen~von sprechen~von gesprochen rügte würdigte würdigt
    verurteil* begrüßte geißelte pries tadelte wertete wertet bewertete bewertet schalt schmähte verspottete brandmarkte
    einstufte sieht~ein sehen~ein sah~ein sahen~ein hält~für halten~für hielt~für zeigte_sich zeigt_sich gab_sich gibt_sich fühlt_sich
    fühle_sich fühlte_sich wirft wirf werfen warf warfen empfindet empfand warnte~vor warnt~vor redet~von redete~von schwärmte~von`,
  attribution: 'laut zufolge nach_Angaben nach_den_Worten mit_den_Worten',
  saidBy: 'so',
  titles: `film* roman* serie* lied* zeitung* magazin* buch buches bücher oper* stück* song* album* spielfilm* kinofilm*
    dokumentation* sendung* zeitschrift* blatt theaterstück* gedicht* essay* bestseller* krimi* talkshow* podcast* musical*
    hit* single* gemälde* bild ausstellung* wochenzeitung* tageszeitung* boulevardzeitung* nachrichtenmagazin* titel*
    aufsatz* artikel* anleitung* schrift broschüre* bericht lustspiel* trauerspiel* büchlein abhandlung* studie* kolumne* reportage* ballett* symphonie* sinfonie*
    singspiel* schauspiel* skizze* hauptwerk* posse witzblatt* wochenblatt* handschrift* streitschrift* denkschrift* flugschrift* operette* ballade* märchen* lehrbuch* handbuch*
    drama* komödie* thriller* dichtung* wochenschrift* monatsschrift* leibblatt* trilogie* memoiren novelle* erzählung* spiel* zeitungen`,
  names: `hotel* schiff* kutter* boot* segler* dampfer* restaurant* projekt* café* kneipe* frachter* fähre* kreuzfahrtschiff* verein* gruppe* band
    stiftung* bündnis* initiative* bar club klub yacht* tanker* sonde* raumsonde* rakete* gasthaus* operation* aktion*
    kampagne* programm* partei* organisation* gaststätte* firma* unternehmen* supermarkt* zentrum* einkaufszentrum*
    forschungsschiff* segelschiff* flugzeugträger* satellit* u-boot* taifun* hurrikan* sturmtief* tief orkan* preis*
    gesellschaft* genossenschaft* brauerei* zeche* regiment* loge* wettbewerb* bewegung* terrorgruppe* miliz* agentur* nachrichtenagentur* sender* kanal plattform* app`,
  terms: `wort worte wörter begriff* stichwort* schlagwort* sogenannt* so_genannt* ausdruck* vokabel* unwort* hashtag*
    abkürzung* bezeichnung* formel* kategorie* slogan* parole* motto* label* namens name namen buchstabe* kürzel* schlagworte* terminus floskel* prädikat* kosewort* spitzname* beiname*`,
  meaning: 'zu_verstehen versteht verstanden verstehen bedeutet bedeuten steht_für stehen_für meint_hier',
  articles: `der die das den dem des ein eine einen einem einer eines im zum zur am beim vom ins ans kein keine keinen
    keinem keiner sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren dieser diese
    dieses diesen diesem jener jene jenes als aufs fürs mein meine meinen`,
  persons: 'ich mich mir mein* wir uns unser* du dich dir dein* ihr euch euer eure*',
  he: 'er',
  she: 'sie',
  oblique: `und oder mit von für an auf bei gegen zu nach über vor ohne um unter zwischen neben wie als den dem des
    samt trotz wegen statt seit aus durch sowie zum zur beim vom am im ins`,
  offices: `präsident* kanzler* minister* machthaber* staatschef* regierungschef* premier* sprecher* chef* vorsitzend* professor* prof
    dr könig* papst* general* senator* abgeordnete* diktator* gouverneur* bürgermeister* trainer* anwalt* anwältin* autor*
    experte* experten expertin* direktor* leiter* vorstand* sekretär* kollege* kollegen kollegin* forscher* ökonom* politiker*
    herr herrn frau botschafter* kommissar* richter* landrat* landrätin* intendant* regisseur* schauspieler* sänger* kapitän*
    torwart* stürmer* doktor sir kandidat* analyst* berater* unternehmer* gründer* beauftragte* beauftragter präses bischof*
    bischöfin* erzbischof* kardinal* pfarrer* rektor* meister* manager* kommandeur* oberst* lehrer* ärztin arzt* wissenschaftler*
    historiker* soziologe* soziologin* psychologe* schriftsteller* journalist* moderator* reporter* zeuge* zeugin* anführer*
    kronprinz* prinz* prinzessin* kaiser* schriftführer* obmann landeshauptmann bundesrat ständerat nationalrat biograf* biograph* verleger* komponist* geiger* maler* dichter* philosoph* verteidiger* hausherr* inhaber*`,
  women: 'frau *in *innen',
  men: 'herr herrn',
  notNames: `von der die das den dem des ein eine einen einem einer im in am an auf als aber auch und oder doch dabei nach vor
    mit bei zu zum zur für es er sie wir ich ihr man nun so da dann wenn weil dass wie was wer wo seit unter über um aus
    nicht nur schon noch sehr alle viele einige mehr kein keine sein seine ihre diese dieser dieses montag dienstag mittwoch
    donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember
    montagabend mittwochabend ende anfang mitte millionen milliarden millionär tausende hunderte dutzend* prozent euro dollar
    kilometer meter tonnen jahre jahren tage tagen stunden minuten gipfel* treffen* hotel tweet weiße weißen weißes haus
    vereinigte vereinigten staaten europäische europäischen vereinten vereinte nationen union us eu uno nato cdu spd csu fdp
    grüne grünen linke afd deutsche deutschen deutscher französische amerikanische russische chinesische heute gestern morgen
    jetzt damals später zuvor dort hier denn ob während obwohl trotz laut gegen ohne durch bis diesmal zuletzt danach anschließend
    schließlich zunächst dennoch trotzdem allerdings stattdessen deshalb daher außerdem zudem inzwischen mittlerweile bereits
    erst kurz direkt vielleicht natürlich immerhin einst früher manchmal oft wieder beim besonders genau beides uhr gloria`,
  function: `der die das in und ist nicht ein eine ich wir sie es zu mit auf für den dem von auch sich wie war haben hat wird
    sind sehr im am als bei nach aus kein keine nur noch so aber man`,
}
