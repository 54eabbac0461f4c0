/** Czech. Own data. */
import type { LanguageData } from '../language.ts'

export const cs: LanguageData = {
  language: 'cs',
  switches: { ordinalStop: true },
  neverFinal: [
    'p pí sl dr mudr judr phdr rndr ing mgr bc prof doc mvdr thdr akad arch gen plk pplk mjr kpt npor por ppor',
    'prap rtm čet des',
    'sv bl např tzv tj tzn zvl popř příp resp cca ca srov viz event mj m.j odp vl roz zn zv zejm ul tř nábř',
    'angl něm fr lat řec rus it šp pol slov čes max vč včetně red překl vyd ilustr předs místopřed tel býv',
  ],
  mayBeFinal: [
    'min aj a.s s.r.o v.o.s k.s o.s z.s spol inc corp ltd co jr ml st u.s u.s.a hod sek',
    'nám csc drsc ph.d phd th.d mba ll.m c.k e.u ibid et.al al r stol l odst',
  ],
  beforeNumber: ['č čj č.j č.p str s sb odst písm čl kap obr tab tel sv roč §'],
  wordUnlessBeforeDigit: ['s'],
  ordinalNouns: ['ledna února března dubna května června července srpna září října listopadu prosince'],
  determiners: ['ve v na od do k ke po pro z ze'],
  counterNouns: ['strana straně číslo kapitola kapitole roku roce let'],
  starters: [
    'ten ta to ti ty tato tento toto tyto on ona ono oni já my vy jeho její jejich můj moje náš naše svůj',
    'kdo co kde kdy jak proč zda jaký jaká jaké který která které kteří kolik odkud kam',
    'a ale avšak však nebo či i ani tedy tak proto protože když pokud jestliže ačkoli ačkoliv aby že než nýbrž',
    'v ve z ze na do od po před při přes pro bez pod nad za o u mezi podle během kvůli kromě díky vedle proti',
    'kolem k ke s se',
    'ne ano již už ještě teď nyní dnes včera zítra pak potom tehdy tam tady zde vždy nikdy možná velmi jen pouze',
    'také rovněž',
    'všichni vše všechno všechny každý každá nikdo nic někdo něco mnoho několik někteří jiní jiné je jsou byl byla',
    'bylo byli byly bude budou',
    'dva dvě tři čtyři pět šest sedm osm devět deset první navíc přesto zatímco nicméně ovšem vzhledem tím',
  ],
  agencies: ['čtk afp ap reuters dpa'],
  finalBeforeCapital: ['atd apod n.l př.n.l př.kr po.kr tis mil mld kč km kg cm mm ks'],
}
