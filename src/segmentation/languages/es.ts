/** Spanish. Own data: address, plural abbreviations, places, law, calendar, references. */
import type { LanguageData } from '../language.ts'

export const es: LanguageData = {
  language: 'es',
  switches: { vowellessIsAbbreviation: true },
  neverFinal: [
    'sr sra sres sras srta srtas d dª dña dn dr dra dres dras prof profa lic licda ing arq abog mons rvdo rvda',
    'hno hna fr sto',
    'sta s.m ss.mm s.a.r s.e excmo excma ilmo ilma gral cnel tte tcnel sgto cdte alte pdte pdta vdo mtro mtra',
    'av avda avd c/ pza plza pl pº ctra dcha izq izda ud uds vd vds',
    'p.ej p.e ej cf cfr aprox vs v i.e e.g fig máx mín dir coord comp trad ed eds gob gobno',
  ],
  mayBeFinal: [
    's.a s.l s.a.u s.r.l s.l.u s.a.de.c.v c.v s.p.a cía cia inc corp ltd co hnos jr a.c d.c a.de.c d.de.c a.m p.m',
    'u.s u.s.a',
    'ee.uu ee.uu.a ee uu rr.hh cc.oo jj.oo ff.aa ff.cc cc.aa dd.hh pp.pp rr.ee rr.mm u.e o.n.u r.u bs.as p.d p.s',
    'n.b et.al al ibid op.cit',
    'ene feb abr jun jul ago sept oct nov dic lun mié jue vie sáb dom q.e.p.d s.s f.c c.f r.i.p dpto depto prov',
    'tel mill',
    'hab admón bco d.f c.p e.e.u.u s.f p.o',
  ],
  beforeNumber: [
    'art arts cap caps pág págs pag pags p pp núm núms nº n.º no vol vols t tel fig figs n § párr inc apdo',
  ],
  wordUnlessBeforeDigit: ['no art cap t p n d'],
  wordUnlessAfterDigit: ['min seg h'],
  starters: [
    'el la los las lo un una unos unas este esta esto estos estas ese esa eso esos esas aquel aquella aquellos',
    'aquellas',
    'yo tú él ella ello nosotros vosotros ellos ellas usted ustedes mi mis tu tus su sus nuestro nuestra nuestros',
    'nuestras',
    'que qué quien quién quienes cual cuál cuando cuándo donde dónde como cómo cuanto cuánto por para porque',
    'aunque',
    'y e o u pero sino si mas ni pues así entonces luego después antes mientras también tampoco además sin',
    'embargo',
    'a ante bajo con contra de del desde durante en entre hacia hasta mediante según sobre tras al',
    'no sí ya hoy ayer mañana ahora aquí allí siempre nunca quizá quizás tal vez muy más menos mucho muchos',
    'muchas poco pocos',
    'todo toda todos todas cada otro otra otros otras algunos algunas alguno ningún ninguna nada nadie algo',
    'alguien varios',
    'es son era eran fue fueron está están hay había ha han se me te le les nos',
    'dos tres cuatro cinco seis siete ocho nueve diez primero primera segundo cabe',
    'finalmente actualmente posteriormente igualmente asimismo incluso solo sólo tanto debido gracias',
  ],
  agencies: ['efe afp ap reuters ansa dpa'],
  finalBeforeCapital: ['etc km mm kg'],
}
