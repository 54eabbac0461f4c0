/** Polish. Own data. */
import type { LanguageData } from '../language.ts'

export const pl: LanguageData = {
  language: 'pl',
  switches: { ordinalStop: true },
  neverFinal: [
    'gr prof doc inż mgr lek hab płk ppłk gen kpt por ppor mjr sierż kpr kmdr adm bp abp kard ks o',
    'św śś bł błog p pp im gm pow woj',
    'ul al pl os np tzw tzn tj m.in wg zob ok ew resp właśc zm ur urodz zw red oprac tłum przeł przyp nt dot tel',
    'ang niem fr łac',
    'ros wł hiszp pol jw inż.arch dyr prez wiceprez przewod sekr dr lic tow ob nadkom podkom insp asp st mł',
    'sz',
  ],
  mayBeFinal: [
    'min i.in in m.st s.a sp.z.o.o z.o.o o.o s.k inc corp ltd co jr n.p.m rr godz sek',
    'szt egz cz pkt poz u.s u.s.a c.d cdn ibid et.al n.s p.o',
    'stycz lut kwiet czerw lip sierp wrzes paźdz listop grudz sty kwi cze wrz paź gru',
  ],
  beforeNumber: ['godz w ww nr s ss str art ust pkt par poz t rozdz rys tab tel § rozp zał dz.u l.p lit'],
  wordUnlessBeforeDigit: ['par t'],
  ordinalNouns: ['stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'],
  counterNouns: ['strona stronie numer pokój rozdział punkt lat roku'],
  starters: [
    'ten ta to te ci tego tej tych temu tym tą ów on ona ono oni one jego jej ich ja ty my wy mój moja moje nasz',
    'nasza nasze swój',
    'kto co gdzie kiedy jak dlaczego czy który która które którzy jaki jaka jakie ile skąd dokąd',
    'i a ale lecz jednak więc zatem bo ponieważ gdyż gdy jeśli jeżeli choć chociaż aby żeby że oraz albo lub ani',
    'natomiast',
    'w we z ze na do od po przed przy przez dla bez pod nad za o u między wśród według podczas wobec oprócz mimo',
    'zgodnie',
    'nie tak już jeszcze teraz dziś dzisiaj wczoraj jutro potem wtedy tam tu tutaj zawsze nigdy może bardzo tylko',
    'także też również',
    'wszyscy wszystko wszystkie każdy każda nikt nic ktoś coś wiele wielu kilka niektórzy inni inne jest są był',
    'była było byli były będzie',
    'dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć pierwszy obecnie ponadto poza dlatego',
  ],
  agencies: ['pap afp ap reuters'],
  finalBeforeCapital: ['itd itp etc n.e p.n.e r rb br bm ub tys mln mld zł km kg cm mm m'],
}
