/** Reporting verbs of languages that have no full lexicon here, for dialogue dashes and kinds. Same notation. */
export const reportingVerbs: Readonly<Record<string, string>> = {
  it: `dice dicono disse dissero detto spiega spiegò spiegato afferma affermò affermato aggiunge aggiunse aggiunto dichiara
    dichiarato racconta raccontato scrive scrisse scritto chiede chiese risponde rispose sostiene ribadisce sottolinea osserva
    commenta conclude assicura ammette avverte`,
  pt: `diz dizem disse disseram dito afirma afirmou explica explicou acrescenta acrescentou declara declarou garante garantiu
    escreve escreveu conta contou pergunta perguntou responde respondeu defende defendeu sublinha sublinhou lembra lembrou
    refere referiu avisa avisou conclui concluiu`,
  ca: 'diu dit deia afirma afirmat explica explicat afegeix afegit assegura assegurat declara declarat escriu respon pregunta',
  gl: 'di dixo afirma afirmou explica explicou engade engadiu asegura asegurou declara declarou escribe responde pregunta',
  ro: 'spune spus declară declarat afirmă afirmat explică explicat adaugă adăugat scrie scris întreabă răspunde susține',
  nl: `zegt zeggen zei zeiden gezegd aldus vertelt vertelde schrijft schreef vraagt vroeg antwoordt antwoordde verklaart
    verklaarde vindt vond stelt stelde benadrukt benadrukte waarschuwt waarschuwde meldt meldde denkt legt`,
  sv: `säger sa sade sagt berättar berättade skriver skrev frågar frågade svarar svarade menar menade förklarar förklarade
    uppger uppgav konstaterar konstaterade tycker tror tillägger lägger hävdar ropar viskar`,
  nb: `sier sa sagt forteller fortalte skriver skrev spør spurte svarer svarte mener mente forklarer forklarte opplyser
    opplyste tror hevder legger understreker fastslår`,
  nn: 'seier sa sagt fortel fortalde skriv skreiv spør spurde svarar svara meiner meinte forklarar forklarte trur legg',
  da: `siger sagde sagt fortæller fortalte skriver skrev spørger spurgte svarer svarede mener mente forklarer forklarede
    oplyser oplyste tilføjer lyder understreger påpeger`,
  fi: `sanoo sanoi sanovat sanoivat kertoo kertoi kysyy kysyi vastaa vastasi kirjoittaa kirjoitti toteaa totesi selittää
    selitti arvioi huomauttaa huomautti korostaa korosti pohtii miettii lisää lisäsi huutaa huusi`,
  is: 'segir sagði sögðu skrifar skrifaði spyr spurði svarar svaraði bætir bætti bætti_við útskýrir heldur',
  pl: `mówi mówią mówił mówiła powiedział powiedziała powiedzieli stwierdził stwierdziła stwierdza dodał dodała dodaje zapytał
    zapytała pyta odpowiedział odpowiedziała odpowiada napisał napisała pisze podkreślił podkreśla wyjaśnił wyjaśnia zaznaczył
    zaznacza tłumaczy twierdzi przyznał przyznaje oświadczył szepnął krzyknął rzekł rzekła opowiada`,
  cs: `řekl řekla řekli říká říkají uvedl uvedla uvádí dodal dodala dodává prohlásil prohlásila napsal napsala píše zeptal
    zeptala odpověděl odpověděla vysvětlil vysvětluje tvrdí upozornil upozorňuje zdůraznil míní sdělil sdělila popsal`,
  sk: 'povedal povedala povedali hovorí uviedol uviedla dodal dodala vyhlásil napísal píše spýtal odpovedal vysvetlil tvrdí',
  sl: 'pravi dejal dejala rekel rekla povedal povedala dodal dodala zapisal vprašal odgovoril pojasnil meni trdi poudaril',
  hr: 'kaže rekao rekla kazao kazala izjavio izjavila dodao dodala napisao pita upitao odgovorio objasnio tvrdi poručio ističe',
  sr: 'kaže rekao rekla kazao kazala izjavio izjavila dodao dodala napisao pita upitao odgovorio objasnio tvrdi',
  bg: 'каза казва заяви заявява добави добавя написа пише попита пита отговори обясни твърди подчерта смята',
  ru: `сказал сказала сказали говорит говорят говорил говорила заявил заявила заявили добавил добавила отметил отметила
    спросил спросила спрашивает ответил ответила отвечает написал написала пишет подчеркнул подчеркнула объяснил объясняет
    считает рассказал рассказала сообщил сообщила сообщили уточнил пояснил крикнул шепнул признался воскликнул произнёс`,
  uk: `сказав сказала сказали каже кажуть говорить говорив заявив заявила заявили додав додала зазначив зазначила спитав
    запитав питає відповів відповіла написав написала пише підкреслив пояснив пояснює вважає розповів розповіла повідомив`,
  be: 'сказаў сказала кажа гаворыць заявіў дадаў адзначыў спытаў адказаў напісаў піша падкрэсліў растлумачыў лічыць',
  hu: `mondta mondja mondták mondott közölte kérdezte kérdezi válaszolta válaszol felelte írta írja hangsúlyozta hozzátette
    jelentette kijelentette fogalmazott állítja állította magyarázta szerint suttogta kiáltotta nyilatkozta`,
  el: 'είπε λέει λένε δήλωσε δηλώνει πρόσθεσε τόνισε έγραψε ρώτησε απάντησε εξήγησε υποστήριξε σημείωσε ανέφερε',
  tr: `dedi diyor diyen dediği söyledi söylüyor açıkladı belirtti ekledi yazdı sordu yanıtladı konuştu vurguladı ifade diye`,
  lt: 'sakė sako teigė teigia pridūrė paklausė atsakė rašė rašo pabrėžė',
  lv: 'teica saka sacīja uzsvēra piebilda jautāja atbildēja rakstīja norādīja',
  et: 'ütles ütleb ütlesid lisas lisab küsis vastas kirjutas selgitas rõhutas märkis',
  id: 'kata katanya ujar ujarnya mengatakan berkata menambahkan menulis bertanya menjawab tutur jelas',
}
