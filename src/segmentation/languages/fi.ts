/** Finnish. Own data. */
import type { LanguageData } from '../language.ts'

export const fi: LanguageData = {
  language: 'fi',
  switches: { ordinalStop: true },
  neverFinal: [
    'hra rva nti tri prof toht fil.tri maist lis ins dipl.ins kenr ev.luutn maj kapt esim n ts nk ns t.s ent mm',
    'ao ko mts eräänl k.o ml mukl sis vrt ks lat engl saks ruots ransk',
  ],
  mayBeFinal: ['yms ym jms ynnä.m y.m inc corp ltd co jr u.s u.s.a kpl puh klo os p.s min sek v kk l.k ok al et.al'],
  beforeNumber: ['nro n:o s ss luk kpl art puh vol klo'],
  wordUnlessBeforeDigit: ['n'],
  wordUnlessAfterDigit: ['min'],
  ordinalNouns: [
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta',
    'marraskuuta joulukuuta',
  ],
  ordinalSuffixes: ['kuuta kuun vuosisadan vuosisadalla'],
  starters: [
    'se ne hän he minä sinä me te tämä nämä tuo nuo joku jokin kuka mikä mitä missä mistä mihin milloin miksi',
    'miten kumpi joka jotka',
    'ja tai vai mutta vaan sekä eli että koska kun jos vaikka kuin niin siis kuitenkin myös vielä jo nyt tänään',
    'eilen huomenna sitten silloin siellä täällä',
    'ei en et emme ette eivät on oli olivat ovat olisi voi voisi pitää täytyy saa kyllä ehkä aina usein joskus',
    'vain lisäksi toisaalta',
    'kaikki moni monet monta useat jotkut toiset muut yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan',
    'yhdeksän kymmenen ensimmäinen',
    'sen hänen heidän hänellä heillä meillä tätä tämän tässä näin noin kaiken vuonna jälkeen ennen aikana mukaan',
  ],
  agencies: ['stt afp ap reuters'],
  finalBeforeCapital: ['jne ekr jkr e.kr j.kr e.a.a j.a.a eaa jaa milj mrd km kg cm'],
}
