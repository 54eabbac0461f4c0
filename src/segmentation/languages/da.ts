/** Danish. Own data. */
import type { LanguageData } from '../language.ts'

export const da: LanguageData = {
  language: 'da',
  switches: { ordinalStop: true, vowellessIsAbbreviation: true },
  neverFinal: [
    'hr frk dr prof lic cand stud cand.mag cand.jur jur phil dr.phil chr fr mag ing dir adv skt sct st',
    'pastor gen kapt oberst løjtn sekr fmd formd',
    'f.eks fx bl.a d.v.s dvs p.g.a pga m.h.t mht m.h.p ca cirka evt hhv henh inkl ekskl iflg jf jfr jvf pr s.k',
    'såk ifm i.f.m ift i.f.t ang vedr d.d f.m f.h.t',
    'eng ty sv kgl kbh ndr sdr vestl tidl afd bestyr oprind opr egl',
  ],
  mayBeFinal: [
    'm.m m.fl m.v mv o.l o.lign el.lign e.l e.lign a.m.b.a a/s aps inc corp ltd co jr sen u.s u.s.a p.t d.å d.m',
    'd.s s.u n.n',
    'jan feb febr mar apr aug sept okt nov dec tirs ons tors fre lør tus stk min sek t tlf ibid al et.al v.h.a',
    'a.m p.m t.v t.h',
  ],
  beforeNumber: ['nr s kap kl art fig tlf stk § bd bind pkt litra vol afsn'],
  wordUnlessBeforeDigit: ['art'],
  wordUnlessAfterDigit: ['min fre man ons'],
  ordinalNouns: ['januar februar marts april maj juni juli august september oktober november december'],
  determiners: ['den det de'],
  counterNouns: ['side nummer kapitel kr kl'],
  starters: [
    'den det de en et denne dette disse han hun jeg du vi i man min mit mine din sin sit hans hendes deres vores',
    'jeres',
    'hvem hvad hvor hvornår hvorfor hvordan hvilken hvilket hvilke når da mens fordi selvom skønt hvis før efter',
    'siden',
    'og eller men så derfor altså dog også endda kun nu dag her der ofte altid aldrig måske desuden endvidere',
    'derimod imidlertid',
    'på af med til fra for hos ved under over mellem mod gennem inden uden ifølge blandt omkring om at som',
    'ikke ja nej ingen intet noget nogen nogle alle alt hver mange meget flere få andre begge både',
    'er var bliver blev har havde kan kunne skal skulle må vil ville to tre fire fem seks syv otte ni ti',
  ],
  agencies: ['ritzau afp ap reuters'],
  finalBeforeCapital: ['osv o.s.v etc f.kr e.kr f.v.t mio mia mill kr km kg cm mm'],
}
