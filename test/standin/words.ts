/**
 * Words of the languages the stand-in writes, short and long ones, none of them a German word in a newspaper's sense.
 * They mean nothing here: a word of the source becomes one of them by its hash.
 */
const germanic = {
  en: 'a of to it by we you they this that with from about after which people there would country minister question answer agreement statement president discussion government conversation negotiation understanding international responsibility administration',
  nl: 'je ik op uit niet maar voor deze haar zijn onder tegen vrede tussen vandaag gesprek ministerie voorstel kwestie overleg regering antwoord verklaring onderhandeling bijeenkomst verantwoordelijk vertegenwoordiger samenwerkingsverband',
  da: 'vi jeg ikke efter med fra kunne blev landet sagen aftale svaret regering møde spørgsmål forhandling ministeriet præsidenten udtalelse sammenhæng betingelser repræsentant myndighederne samarbejdsaftale',
  nb: 'vi jeg ikke etter med fra kunne ble landet saken avtale svaret regjering møte spørsmål forhandling departement presidenten uttalelse sammenheng betingelser representant myndighetene samarbeidsavtale',
  sv: 'vi jag inte efter med från kunde blev landet saken avtal svaret regering möte fråga förhandling ministeriet presidenten uttalande sammanhang villkoren representant myndigheterna samarbetsavtal',
} as const
const romance = {
  fr: 'le la on du ce il nous avec pour dans cette pays faire accord depuis parole réponse question ministre président dialogue rencontre entretien négociation déclaration gouvernement conversation responsabilité administration internationale',
  es: 'el la lo no se con por para este país nunca acuerdo palabra reunión pregunta respuesta ministro presidente gobierno encuentro diálogo negociación declaración conversación internacional responsabilidad administración',
  it: 'il lo la di non con per questo paese parola accordo domanda risposta ministro presidente governo incontro dialogo trattativa dichiarazione conversazione internazionale responsabilità amministrazione',
  pt: 'o a os não com por para este país nunca acordo palavra reunião pergunta resposta ministro presidente governo encontro diálogo negociação declaração conversação internacional responsabilidade administração',
  ro: 'el ea nu cu pe din acest țară acord cuvânt întâlnire întrebare răspuns ministru președinte guvern dialog negociere declarație conversație internațional responsabilitate administrație',
} as const
const slavic = {
  pl: 'i w z na nie ale oraz kraj tylko umowa słowo pytanie odpowiedź minister prezydent spotkanie rozmowa negocjacje porozumienie oświadczenie międzynarodowy odpowiedzialność przedstawiciel',
  cs: 'a v z na ne ale nebo země jenom dohoda slovo otázka odpověď ministr prezident setkání rozhovor jednání prohlášení mezinárodní odpovědnost představitel vyjednávání',
  sk: 'a v z na nie ale alebo krajina iba dohoda slovo otázka odpoveď minister prezident stretnutie rozhovor rokovanie vyhlásenie medzinárodný zodpovednosť predstaviteľ',
  sl: 'v na z ne ali ter država samo dogovor beseda vprašanje odgovor minister predsednik srečanje pogovor pogajanja izjava mednarodni odgovornost predstavnik sporazum',
  hr: 'i u s na ne ali ili zemlja samo dogovor riječ pitanje odgovor ministar predsjednik sastanak razgovor pregovori izjava međunarodni odgovornost predstavnik sporazum',
  bg: 'и в с на не но или страна само думата въпрос отговор министър президент среща разговор преговори изявление международен отговорност представител споразумение',
  mk: 'и во со на не но или земја само збор прашање одговор министер претседател средба разговор преговори изјава меѓународен одговорност претставник договор',
  ru: 'и в с на не но мы они этот страна слово вопрос ответ министр президент встреча разговор переговоры заявление соглашение международный ответственность представитель правительство',
  sr: 'и у са на не али или земља само реч питање одговор министар председник састанак разговор преговори изјава међународни одговорност представник споразум',
  uk: 'і в з на не але ми вони цей країна слово питання відповідь міністр президент зустріч розмова переговори заява угода міжнародний відповідальність представник',
} as const
const others = {
  ar: 'في من على هذا ذلك بلد كلمة سؤال جواب وزير رئيس لقاء حوار اتفاق مفاوضات تصريح حكومة محادثة مسؤولية الدولية المتحدث المسؤولون',
  el: 'και το με για από δεν αυτό χώρα λόγος ερώτηση απάντηση υπουργός πρόεδρος συνάντηση συζήτηση συμφωνία δήλωση κυβέρνηση διαπραγμάτευση διεθνής υπευθυνότητα εκπρόσωπος',
  et: 'ja ta ei kui oma meie riik sõna küsimus vastus minister president kohtumine vestlus leping avaldus valitsus läbirääkimised rahvusvaheline vastutus esindaja',
  fi: 'ja ei se hän mutta tämä maa sana kysymys vastaus ministeri presidentti tapaaminen keskustelu sopimus lausunto hallitus neuvottelut kansainvälinen vastuullisuus edustaja',
  he: 'את של על לא הוא אבל מדינה מילה שאלה תשובה שר נשיא פגישה שיחה הסכם הצהרה ממשלה משא ומתן בינלאומי אחריות נציגים התחייבות',
  hu: 'a az és nem hogy ezt ország szó kérdés válasz miniszter elnök találkozó beszélgetés megállapodás nyilatkozat kormány tárgyalások nemzetközi felelősség képviselő',
  id: 'di ke dan ini itu kami untuk dengan negara kata pertanyaan jawaban menteri presiden pertemuan percakapan perjanjian pernyataan pemerintah perundingan internasional tanggung perwakilan',
  ko: '이 그 및 우리 나라 말은 질문 답변 장관 대통령 회담 대화 합의문 성명서 정부는 협상을 국제적인 책임감을 대표단이 관계자들은',
  lt: 'ir jo ne bet mes šalis žodis klausimas atsakymas ministras prezidentas susitikimas pokalbis susitarimas pareiškimas vyriausybė derybos tarptautinis atsakomybė atstovas',
  lv: 'un to ne bet mēs valsts vārds jautājums atbilde ministrs prezidents tikšanās saruna vienošanās paziņojums valdība sarunas starptautisks atbildība pārstāvis',
  sq: 'e të në me për ky vend fjala pyetja përgjigje ministri presidenti takimi biseda marrëveshje deklarata qeveria negociatat ndërkombëtar përgjegjësi përfaqësues',
  th: 'ที่ ใน และ ไม่ ประเทศ คำพูด คำถาม คำตอบ รัฐมนตรี ประธานาธิบดี การประชุม การสนทนา ข้อตกลง แถลงการณ์ รัฐบาล การเจรจา ระหว่างประเทศ ความรับผิดชอบ',
  tr: 've bu ile için biz değil ülke kelime soru cevap bakan başkan toplantı konuşma anlaşma açıklama hükümet müzakere uluslararası sorumluluk temsilciler',
  vi: 'và của là cho với này không nước lời câu trả hỏi thủ tướng cuộc họp đàm phán thỏa thuận tuyên bố chính phủ quốc tế trách nhiệm đại diện',
} as const

const split = (lists: Readonly<Record<string, string>>): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(lists).map(([language, list]) => [language, list.split(' ')])

/** By base language; Bosnian is written with the Croatian list. */
export const words: ReadonlyMap<string, readonly string[]> = new Map([
  ...split({ ...germanic, ...romance, ...slavic, ...others }),
  ...split({ bs: slavic.hr }),
])

/** Characters of languages that write without spaces between words; a word is cut from them. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['ZH', '我们他这是有不会了在和对国家问题回答部长总统会谈协议声明政府谈判国际责任代表同意制裁继续时间人民今天'],
  ['ZH-HANT', '我們他這是有不會了在和對國家問題回答部長總統會談協議聲明政府談判國際責任代表同意制裁繼續時間人民今天'],
  ['JA', 'のはをにがとで私達彼この国家質問回答大臣大統領会談合意声明政府交渉国際責任代表制裁時間人々今日話す言う'],
])

/**
 * Words that are translated as what they mean, where reading a log is easier with them; the verbs of saying matter to
 * whoever looks for attribution.
 */
export const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    sagte: 'said',
    sagt: 'says',
    erklärte: 'declared',
    und: 'and',
    nicht: 'not',
    ist: 'is',
    aber: 'but',
    präsident: 'president',
    gipfel: 'summit',
    sanktionen: 'sanctions',
  },
  fr: {
    sagte: 'disait',
    sagt: 'dit',
    erklärte: 'déclarait',
    und: 'et',
    nicht: 'pas',
    ist: 'est',
    aber: 'mais',
    präsident: 'président',
    gipfel: 'sommet',
    sanktionen: 'sanctions',
  },
  es: {
    sagte: 'dijo',
    sagt: 'dice',
    erklärte: 'declaró',
    und: 'y',
    nicht: 'no',
    ist: 'es',
    aber: 'pero',
    präsident: 'presidente',
    gipfel: 'cumbre',
    sanktionen: 'sanciones',
  },
  it: { sagte: 'disse', sagt: 'dice', erklärte: 'dichiarò', und: 'e' },
  nl: { sagte: 'zei', sagt: 'zegt', erklärte: 'verklaarde', und: 'en' },
  pl: { sagte: 'powiedział', sagt: 'mówi', erklärte: 'oświadczył', und: 'i' },
  ru: { sagte: 'сказал', sagt: 'говорит', erklärte: 'заявил', und: 'и' },
  el: { sagte: 'είπε', sagt: 'λέει', erklärte: 'δήλωσε', und: 'και' },
  ar: { sagte: 'قال', sagt: 'يقول', erklärte: 'صرح', und: 'و' },
  zh: { sagte: '说', sagt: '说', erklärte: '表示', und: '和' },
  ja: { sagte: '述べた', sagt: '言う', erklärte: '表明した', und: 'と' },
}

/** Names that stay what they are, or are only written in another script. */
export const properNames: ReadonlySet<string> = new Set(
  (
    'Trump Donald Kim Jong Pompeo Mike Michael Cohen Ri Yong Choe Son Hui Eui Kyeom Hanoi Yongbyon Marriott Metropole ' +
    'Melia Singapur Vietnam Washington Obama Biden Putin Macron Merkel Scholz Johnson Berlin Paris London Moskau Leipzig ' +
    'Bach Johann Sebastian Wladimir Emmanuel Angela Boris Anna Peter Maria Thomas Müller Schmidt'
  ).split(' '),
)
