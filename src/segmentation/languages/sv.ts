/** Swedish. Own data. */
import type { LanguageData } from '../language.ts'

export const sv: LanguageData = {
  language: 'sv',
  switches: { vowellessIsAbbreviation: true },
  neverFinal: [
    'hr fr frk dr prof doc fil.dr fil.kand med.dr tekn.dr jur.kand ing civ.ing gen öv kapt löjtn st kh s:t s:ta',
    't.ex t.e bl.a bl a d.v.s dvs s.k sk ca cirka f.d fd m.a.o p.g.a pga m.h.a mha med.anl m.t.p i.o.m iom t.o.m',
    'fr.o.m fro.m f.n ev jfr resp',
    'inkl exkl enl ang avs betr beträff bitr dito d:o eng eg egentl f.ö fört förf kungl kl mots n.b närm obs',
    'red sekr sv tf tyg uppl urspr vard vanl övers',
    'v.g v.s.g särsk sing plur t.f tillf tidig',
  ],
  mayBeFinal: [
    'u.p.a t.v t.h okt m.fl m.m o.d o.dyl e.d e.dyl a.b inc corp ltd co jr sr u.s u.s.a fm em f.m e.m u.å o.s.a',
    'jan feb febr mars apr aug sept nov dec mån tis ons tor tors fre lör sön min sek tim p.s et.al al ibid n.n',
    'v.h',
    'p.m s.a följ ff f',
  ],
  beforeNumber: ['nr kap sid s st art fig tab tel kl § mom bil bd vol'],
  wordUnlessBeforeDigit: ['s art bil'],
  wordUnlessAfterDigit: ['min st em tis tor fre'],
  starters: [
    'den det de en ett denna detta dessa han hon hen jag du vi ni man min mitt mina din sin sitt hans hennes',
    'deras vår vårt våra er',
    'vem vad var när varför hur vilken vilket vilka om då medan eftersom fast fastän trots innan sedan',
    'och eller men utan så därför alltså dock ändå också även bara nu idag igår imorgon här där ibland ofta',
    'alltid aldrig kanske',
    'i på av med till från för hos vid under över mellan mot genom efter före inom utom enligt bland kring runt',
    'utanför inför ur åt',
    'inte ja nej inget ingen inga något någon några alla allt varje många mycket flera fler få andra båda både',
    'är blir blev har hade kan kunde ska skulle måste får fick vill två tre fyra fem sex sju åtta nio tio',
    'dessutom däremot istället dit',
    'som att',
  ],
  agencies: ['tt afp ap reuters'],
  finalBeforeCapital: ['osv o.s.v etc e.kr f.kr f.v.t e.v.t milj mdr mkr tkr km kg cm mm dl kr kvm'],
}
