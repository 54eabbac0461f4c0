/** English. Own data: forms of address, ranks, states and places, companies, calendar, Latin, measures, law. */
import type { LanguageData } from '../language.ts'

export const en: LanguageData = {
  language: 'en',
  switches: { vowellessIsAbbreviation: true },
  neverFinal: [
    // Forms of address, offices and ranks
    'mr mrs ms messrs mme mlle mx dr drs prof profs rev revd fr ste sts hon rt.hon sen sens rep reps gov govs',
    'pres',
    'atty supt sgt cpl pvt pfc lt lts col cols capt cmdr comdr cdr maj gen gens brig adm adml ens spc ssgt msgt',
    'lt.col lt.gen',
    'maj.gen brig.gen det insp const dep asst exec comm cllr br sr.ed msgr mgr archbp bp ven dn dea amb',
    'lt.cmdr sgt.maj cpt lcpl gnr',
    // Latin and connecting abbreviations
    'e.g eg i.e ie viz cf vs v ca approx c.f esp incl excl resp a.k.a aka w.r.t n.b i.a',
    // Editions and arts
    'ed trans illus perf feat orig prod dir',
    // Places before a name
    'mt mts',
  ],
  mayBeFinal: [
    // Endings
    'et.al al et.seq ibid op.cit loc.cit sic p.s r.s.v.p q.v e.t.c',
    // Companies
    'inc corp co cos ltd llc l.l.c plc bros p.l.c s.a s.p.a a.g n.v assn dept univ inst intl natl mfg',
    // Degrees and generations
    'jr esq ph.d phd m.d d.d.s b.a m.a b.s m.s b.sc m.sc m.b.a j.d ll.b ll.m d.phil r.n m.p d.o ed.d',
    // Places and organisations
    'u.s u.s.a u.k u.n e.u d.c u.s.s.r n.y n.j l.a s.f n.c s.c n.d s.d n.h n.m r.i w.va p.r b.c n.z u.a.e o.e.c.d',
    'ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn mo mont neb nev okla ore pa',
    'penn tenn',
    'tex vt va wash wis wisc wyo ont que alta sask man',
    'ave blvd st rd sq hwy pkwy pl ln ct terr bldg apt rte',
    // Time and calendar
    'a.m p.m am pm a.d b.c.e c.e jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs',
    'fri',
    'm.p.h mph e.s.t p.s.t g.m.t hr hrs min mins sec secs yr yrs wk wks',
    // Measures and money
    'in mi qt tsp tbsp tbs sq.ft cu.ft m.p.g hp doz',
    // Parties in brackets and parts of documents
    'd.a p.o p.o.box a.c d.i.y r.p.m c.e.o c.f.o v.p i.d t.v o.k d.j g.o.p',
    'fig misc',
  ],
  beforeNumber: [
    'no nos nr p pp pg pgs vol vols art arts ch chs chap chaps sec sect para paras fig figs eq eqs tab ex op ed',
    'eds ser tel',
    'ext bk bks pl ver rev est circ cap reg § c b d fl approx max',
  ],
  wordUnlessBeforeDigit: ['no nos art ch sec fig figs ed ex tab cap est p pp reg ext max para op'],
  wordUnlessAfterDigit: ['in am pm min mi ft hr mo sec'],
  wordUnlessCapitalised: ['gen rep sen col mt wash'],
  starters: [
    'the a an this that these those he she it we they you i his her its our their your my mine theirs one ones',
    'none',
    'there here who what when where why how which whose whom whoever whatever whether while although though',
    'because since',
    'if unless until till before after as but and or nor so yet for then thus hence therefore however moreover',
    'furthermore',
    'meanwhile nevertheless nonetheless still also too even only just now today yesterday tomorrow tonight once',
    'soon later',
    'earlier recently finally eventually perhaps maybe indeed instead otherwise besides additionally similarly',
    'likewise',
    'in on at by with without from to of into onto over under above below between among during through throughout',
    'across',
    'against about around near despite except per via upon within toward towards beyond behind beside along amid',
    'amongst',
    'some any many much more most few fewer several all both each every either neither another other others such',
    'no not',
    'nothing nobody something somebody someone everyone everybody everything anyone anything',
    'is are was were be been am do does did has have had will would can could should may might must shall let',
    'lets',
    "it's he's she's that's there's what's i'm we're they're you're don't didn't doesn't isn't wasn't can't",
    "couldn't won't",
    'yes oh ah well okay ok please thanks thank hello hi hey see go come get take make',
    'two three four five six seven eight nine ten first second third last next',
    'according due given following including unlike like rather quite very often sometimes usually always never',
    'fortunately unfortunately obviously clearly certainly actually really officials critics experts people',
  ],
  markedNames: ['yahoo jeopardy mamma.mia oliver hamilton! oklahoma'],
  vowellessWords: ['tv tvs dvd cd cds pc pcs hm hmm shh psst brrr ngl tbh'],
  agencies: ['ap afp reuters upi pa dpa xinhua bloomberg cnn'],
  reportingVerbs: [
    'said says asked asks replied replies answered answers cried shouted exclaimed added adds wrote writes',
    'tweeted told tells',
    'called calls warned warns declared insisted insists joked laughed quipped recalled recalls remarked noted',
    'notes demanded',
    'wondered explained explains argued argues began continued continues screamed yelled whispered muttered',
    'murmured sighed',
    'announced announces stated states commented repeated thought concluded responded responds posted gasped',
    'roared snapped',
  ],
  finalBeforeCapital: ['etc oz lb lbs yd yds km cm mm kg gal bn mn tn'],
}
