/** Norwegian. Own data. */
import type { LanguageData } from '../language.ts'

export const nb: LanguageData = {
  language: 'nb',
  switches: { ordinalStop: true, vowellessIsAbbreviation: true },
  neverFinal: [
    'hr fr frk dr prof cand mag siv.ing ing dir adv st gen kapt red sekr f.eks bl.a d.v.s dvs p.g.a pga mht m.h.t',
    'ca evt hhv inkl ekskl iflg jf jfr pr s.k',
    'ifm ift ang vedr kgl gml tidl avd opprinn eng ty sv sms forf',
  ],
  mayBeFinal: [
    'm.m m.fl m.v mv o.l e.l o.a a/s inc corp ltd co jr sr u.s u.s.a p.t d.å d.m jan feb febr mar apr aug sept',
    'okt nov des tirs ons tors fre lør',
    'stk min sek tlf ibid al et.al a.m p.m t.v t.h s.u n.n',
  ],
  beforeNumber: ['nr s kap kl art fig tlf § bd pkt bokst vol avsn'],
  wordUnlessAfterDigit: ['min man ons fre'],
  ordinalNouns: ['januar februar mars april mai juni juli august september oktober november desember'],
  determiners: ['den det de'],
  counterNouns: ['side nummer kapittel'],
  starters: [
    'den det de en et ei denne dette disse han hun jeg du vi dere man min mitt mine din sin sitt hans hennes',
    'deres vår våre',
    'hvem hva hvor når hvorfor hvordan hvilken hvilket hvilke da mens fordi selv hvis før etter siden dersom',
    'og eller men så derfor altså likevel også bare nå dag her der ofte alltid aldri kanskje dessuten derimot',
    'imidlertid',
    'i på av med til fra for hos ved under over mellom mot gjennom innen uten ifølge blant rundt om at som',
    'ikke ja nei ingen intet noe noen alle alt hver mange mye flere få andre begge både',
    'er var blir ble har hadde kan kunne skal skulle må vil ville to tre fire fem seks sju syv åtte ni ti',
  ],
  agencies: ['ntb afp ap reuters'],
  finalBeforeCapital: ['osv o.s.v etc f.kr e.kr mill mrd kr km kg cm mm'],
}
