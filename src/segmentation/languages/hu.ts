/** Hungarian. Own data. */
import type { LanguageData } from '../language.ts'

export const hu: LanguageData = {
  language: 'hu',
  switches: { ordinalStop: true },
  neverFinal: [
    'dr prof ifj id özv br gr gróf szt st pl ún ld vö ill kb gen ezr alez őrn szds hdgy u tér sz em szerk ford',
    'kiad főszerk',
  ],
  mayBeFinal: [
    'stb kft rt zrt nyrt bt inc corp ltd co jr i.e i.sz kr.e kr.u u.s m v km kg cm db ft eft mrd jan febr márc',
    'ápr máj jún júl aug szept okt nov dec p mp a.m d.e d.u',
  ],
  beforeNumber: ['o old sz bek fej ábra tel'],
  ordinalNouns: [
    'január február március április május június július augusztus szeptember október november december század',
    'században kerület kerületben évfolyam fejezet',
  ],
  starters: [
    'a az egy ez ezek azok ő ők én te mi ti ki hol mikor miért hogyan milyen melyik és vagy de azonban hanem ha',
    'mert bár hogy mint amikor ahol aki ami így úgy akkor most ma tegnap holnap itt ott mindig soha talán nagyon',
    'csak is még már nem igen minden mindenki senki semmi sok kevés több néhány más van volt vannak voltak lesz',
    'két három négy öt hat hét nyolc kilenc tíz első ezért viszont emellett',
  ],
  agencies: ['mti afp ap reuters'],
}
