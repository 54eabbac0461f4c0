/** Italian. Own data. */
import type { LanguageData } from '../language.ts'

export const it: LanguageData = {
  language: 'it',
  switches: { vowellessIsAbbreviation: true },
  neverFinal: [
    'sig sigg sig.ra sig.na sigra sig.re dott dott.ssa dr dr.ssa prof prof.ssa proff ing arch avv geom rag on onn',
    'sen mons don s ss',
    'gen col cap ten magg mar brig comm cav uff card fra p.i spett gent egr ill.mo preg dir ass min pres proc',
    'p.es ad.es es cfr cf vs v ca c.ca i.e e.g tel viale v.le p.za p.zza c.so l.go fam f.lli f.to vol trad',
  ],
  mayBeFinal: [
    's.p.a spa s.r.l srl s.n.c s.a.s s.a inc corp ltd co cia jr u.s u.s.a u.e o.n.u p.s n.d.r n.b et.al al ibid',
    'op.cit',
    'feb apr mag giu lug ago sett ott nov dic lun mer sab ss.mm d.l d.lgs d.p.r c.p c.c c.p.c c.p.p',
    'q.b a.m p.m s.v sg sgg seg segg succ mod mil mld u.s.s.r c.d cd d.o.c',
  ],
  beforeNumber: ['art artt n nn nr pag pagg p pp cap capp vol voll fig figg tab lett co c comma l r tel all par'],
  wordUnlessBeforeDigit: ['par cap all c l r'],
  wordUnlessAfterDigit: ['min sec h'],
  wordUnlessCapitalised: ['on mar don sen gen ass'],
  starters: [
    "il lo la i gli le l' un uno una un' questo questa questi queste quest' quello quella quelli quelle quell'",
    'ciò',
    'io tu egli ella lui lei esso essa noi voi loro essi esse mio mia tuo tua suo sua nostro nostra vostro vostra',
    "che chi cui quale quali quanto quanti quando dove dov' come com' perché cosa cos' se",
    'e ed o oppure ma però anche anzi infatti quindi dunque allora poi inoltre tuttavia mentre dopo prima poiché',
    'siccome',
    "a ad al allo alla ai agli alle all' da dal dalla dai dalle dall' di del della dei delle dell' d' in nel",
    "nella nei nelle nell'",
    "con per su sul sulla sui sulle sull' tra fra verso contro senza secondo durante oltre fino sotto sopra",
    'non no sì già ora oggi ieri domani adesso qui qua lì là sempre mai forse più meno molto molti poco pochi',
    'tutto tutti tutte',
    'ogni alcuni alcune altro altri nessuno nulla niente è sono era erano fu ha hanno si ci ne mi ti vi',
    'due tre quattro cinque sei sette otto nove dieci solo infine invece così ecco',
  ],
  vowellessWords: ['tv tg dvd cd pc km mq brr pst sms'],
  agencies: ['ansa agi adnkronos afp ap reuters'],
  finalBeforeCapital: ['ecc etc a.c d.c km kg cm mm'],
}
