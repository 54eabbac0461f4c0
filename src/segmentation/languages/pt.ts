/** Portuguese. Own data. */
import type { LanguageData } from '../language.ts'

export const pt: LanguageData = {
  language: 'pt',
  switches: { vowellessIsAbbreviation: true },
  neverFinal: [
    'sr sra srs sras srta d dr dra drs dras prof profa profª eng engº engª arq exmo exma ilmo ilma rev revmo pe',
    'fr sto sta s',
    'gen cel cap ten maj sgt cb alm brig dep sen ver pres gov dir des v.exa v.ex.ª s.exa v.s.a',
    'av r tv pça pç lgo al estr rod p.ex ex cf cfr i.e e.g vs aprox ca jd vl',
  ],
  mayBeFinal: [
    'min s.a s/a ltda lda cia inc corp ltd co jr a.m p.m e.u.a eua u.s u.s.a u.e o.n.u p.s n.b n.t n.e et.al ibid',
    'op.cit',
    'jan fev abr mai jun jul ago nov dez seg qua qui sáb mi bi depto dept tel h',
    'q.e.d s.f f.c',
  ],
  beforeNumber: ['art arts pág págs pag p pp n nº n.º núm no vol vols cap caps fig figs tel inc § t séc sécs'],
  wordUnlessBeforeDigit: ['no art cap n t p mar set out mil'],
  wordUnlessAfterDigit: ['min seg h'],
  wordUnlessCapitalised: ['ver ex al ir'],
  starters: [
    'o a os as um uma uns umas este esta isto estes estas esse essa isso esses essas aquele aquela aquilo aqueles',
    'aquelas',
    'eu tu ele ela nós vós eles elas você vocês meu minha teu tua seu sua seus suas nosso nossa nossos nossas',
    'que quem qual quais quando onde como quanto quantos por porque porquê embora se',
    'e ou mas porém contudo todavia então assim logo depois antes enquanto também além aliás portanto pois',
    'ao aos à às com contra de do da dos das desde durante em no na nos nas entre até para pelo pela pelos pelas',
    'segundo sem sob sobre após num numa dum',
    'não sim já hoje ontem amanhã agora aqui ali sempre nunca talvez muito muitos muitas pouco mais menos',
    'todo toda todos todas cada outro outra outros outras alguns algumas nenhum nada ninguém algo alguém vários',
    'tudo',
    'é são era eram foi foram está estão há havia tem têm dois três quatro cinco seis sete oito nove dez só',
    'apenas mesmo ainda',
    'finalmente atualmente entretanto neste nesta nesse nessa nestes deste desta desse dessa',
  ],
  agencies: ['lusa efe afp ap reuters'],
  finalBeforeCapital: ['etc a.c d.c km kg'],
}
