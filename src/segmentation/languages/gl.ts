/** Galician. Own data. */
import type { LanguageData } from '../language.ts'

export const gl: LanguageData = {
  language: 'gl',
  switches: { vowellessIsAbbreviation: true },
  neverFinal: ['sr sra sres sras srta d dr dra prof profa mons sto sta s rvdo gral cap av avda p.ex ex cf vs aprox'],
  mayBeFinal: [
    's.a s.l inc corp ltd co jr a.m p.m ee.uu ee u.s u.s.a u.e n.b et.al al tel xan feb abr xuñ xul ago nov dec',
  ],
  beforeNumber: ['art arts páx páxs p pp núm nº n.º vol cap fig t'],
  wordUnlessBeforeDigit: ['cap t p set out'],
  starters: [
    'o a os as un unha uns unhas este esta isto estes estas ese esa iso eses esas aquel aquela aquilo el ela eles',
    'elas eu ti nós vós',
    'que quen cal cando onde como canto por porque se e ou mais pero nin aínda tamén ademais logo entón así',
    'despois antes mentres',
    'ao aos á ás con contra de do da dos das desde durante en no na nos nas entre ata para pola polo segundo sen',
    'so sobre tras nun nunha',
    'non si xa hoxe onte mañá agora aquí alí sempre nunca quizais moito moitos pouco máis menos todo todos cada',
    'outro outros algún',
    'é son era eran foi foron está están hai había ten dous tres catro cinco seu súa seus súas',
  ],
  finalBeforeCapital: ['etc a.c d.c km kg'],
}
