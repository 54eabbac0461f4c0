/** Slovak. Own data. */
import type { LanguageData } from '../language.ts'

export const sk: LanguageData = {
  language: 'sk',
  switches: { ordinalStop: true },
  neverFinal: [
    'p pí dr mudr judr phdr rndr ing mgr bc prof doc gen plk pplk mjr kpt por sv bl napr tzv tj t.j t.z tzn resp',
    'prip príp cca porov ul angl nem lat gr',
  ],
  mayBeFinal: ['a.i i.i a.s s.r.o v.o.s spol inc corp ltd co jr ml st u.s hod min sek csc drsc ph.d r stor'],
  beforeNumber: ['č č.j str s z odst písm čl kap obr tab tel §'],
  ordinalNouns: ['januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra'],
  starters: [
    'ten tá to tí tie tento táto toto títo tieto on ona ono oni ony ja my vy jeho jej ich môj moje náš naše svoj',
    'kto čo kde kedy ako prečo či',
    'a ale avšak však alebo i ani teda tak preto pretože keď ak hoci aby že než v vo z zo na do od po pred pri',
    'pre bez pod nad za o u medzi podľa počas',
    'nie áno už ešte teraz dnes včera zajtra potom vtedy tam tu vždy nikdy možno veľmi len iba tiež aj všetci',
    'všetko každý nikto nič niekto je sú bol bola bolo boli bude',
    'dva dve tri štyri päť šesť sedem osem deväť desať prvý',
  ],
  agencies: ['tasr sita afp ap reuters'],
  finalBeforeCapital: ['atď a.pod apod pred.n.l pr.n.l pr.kr po.kr tis mil mld km kg'],
}
