/** German in Austria: titles of office, calendar, law. */
import type { LanguageOverlay } from '../language.ts'

export const deAt: LanguageOverlay = {
  neverFinal: [
    'hofrat dkfm dkffr dr.mult ddr dipl.-päd landeshptm lh lhptm bgm vzbgm mr or komm.-rat kommr tit ök.-rat prim',
    'univ.-doz sr.e',
  ],
  mayBeFinal: ['ges.m.b.h ges.n.b.r gmbh.nfg jän feb bgld ktn nö oö sbg stmk vbg mag.a'],
  ordinalNouns: ['jänner feber'],
  agencies: ['apa-ots'],
}
