/** Icelandic. Own data. */
import type { LanguageData } from '../language.ts'

export const is: LanguageData = {
  language: 'is',
  switches: { ordinalStop: true },
  neverFinal: [
    'hr fr frú dr próf sr séra t.d þ.e þ.e.a.s m.a s.s sk svok svonefnd u.þ.b ca skv sbr ath nk sl e.t.v',
    'a.m.k m.t.t v m.v þ.á.m f.h fyrrv f.v',
  ],
  mayBeFinal: [
    'o.fl o.s.fr o.þ.h ehf hf sf inc corp ltd co jr u.s u.s.a mill ma mín sek klst m.m f.m e.h al et.al o.m.fl',
  ],
  beforeNumber: ['nr bls gr kafli kl s tbl mgr tölul árg'],
  wordUnlessBeforeDigit: ['gr'],
  ordinalNouns: ['janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember'],
  determiners: ['þann hinn hinum þeim'],
  starters: [
    'sá sú það þeir þær þau hann hún ég þú við þið þessi þetta þessir þessar þessum minn mín mitt hans hennar',
    'þeirra',
    'hver hvað hvar hvenær hvers hvernig hvort þegar þar þá ef því en og eða né samt einnig líka bara nú í dag',
    'gær morgun hér alltaf aldrei kannski',
    'á af með til frá fyrir hjá undir yfir milli gegn eftir áður án samkvæmt um að sem úr',
    'ekki já nei enginn ekkert eitthvað einhver allir allt margir mikið fleiri fáir aðrir báðir er var voru eru',
    'verður hefur hafa hafði getur mun munu skal',
    'tveir þrír fjórir fimm sex sjö átta níu tíu',
  ],
  finalBeforeCapital: ['o.s.frv osfrv etc f.kr e.kr þús millj kr km kg cm'],
}
