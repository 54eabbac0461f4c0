/** French. Own data: civility, ranks, church, law, measures, calendar, references. */
import type { LanguageData } from '../language.ts'

export const fr: LanguageData = {
  language: 'fr',
  switches: { innerQuoteSpace: true, vowellessIsAbbreviation: true },
  neverFinal: [
    'm mr mme mmes mlle mlles me mes mgr mgrs dr drs pr prs prof pdt pdte st ste sts stes vve cte ctesse',
    'gal gén lt cdt cne adj sgt maj amb r.p p.p fr abbé',
    'cf c.-à-d c.à.d càd c-à-d p.ex ex env vs resp approx not notam spéc hab n.b i.e e.g',
    'éd trad dir coll préf intr rééd ill anc fém masc sing plur',
    'bd av bld boul fg rte imp all pl jos',
  ],
  mayBeFinal: [
    'min av.j.-c apr.j.-c j.-c ap.j.-c s.a s.a.r.l s.n.c s.a.s sarl s.p.a inc corp ltd co cie sté ets éts bros jr sr',
    'u.s u.s.a u.k n.d.l.r ndlr ndt n.d.t p.-s p.s s.v.p svp r.s.v.p id ibid op.cit loc.cit et.al al suiv sqq',
    'janv févr fév avr juil sept oct nov déc dim',
    'ha hl mn h sec s fbg tél dép arr arrt',
    'o.n.u u.e b.d p.-d.g p.d.g d.g h.s q.g r.a.s c.q.f.d b.a.-ba o.t.a.n u.r.s.s o.k t.t.c h.t s.n.c.f',
    'r.f v.o v.f',
  ],
  beforeNumber: [
    'p pp art al n no nos nº n° vol t tél fax fig chap § ch par éd f° ff arts sect tab pl ann réf b.p bp r.g',
  ],
  wordUnlessBeforeDigit: ['art par no fig ch al tab pl ann t n p'],
  wordUnlessAfterDigit: ['min sec h'],
  wordUnlessCapitalised: ['me pr col'],
  starters: [
    "le la les l'un une des du de d' ce cet cette ces c' ça ceci cela celui celle ceux celles",
    "je j' tu il elle on nous vous ils elles mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs",
    "qui que qu' quoi dont où quand comment pourquoi combien quel quelle quels quelles lequel laquelle lesquels",
    'et ou mais donc or ni car si lorsque puisque quoique comme alors ainsi aussi puis ensuite enfin cependant',
    'pourtant',
    'toutefois néanmoins déjà encore toujours jamais ici là hier demain maintenant désormais bientôt parfois',
    'souvent',
    'à au aux en dans sur sous avec sans pour par vers chez entre contre depuis pendant durant avant après dès',
    "jusqu' jusque",
    "malgré selon outre parmi hors face grâce lors afin près loin s'n' ne y m't'",
    'tout toute tous toutes chaque plusieurs certains certaines quelques quelque aucun aucune autre autres même',
    'mêmes',
    'deux trois quatre cinq six sept huit neuf dix premier première',
    'oui non bon bien merci peut doute voilà voici est sont était étaient sera fut a ont avait faut',
    'plus moins beaucoup peu très trop seul seule seuls surtout notamment bref certes finalement résultat',
    'difficile',
    "aujourd'd'abord rien personne",
  ],
  agencies: ['afp ap reuters belga ats'],
  finalBeforeCapital: ['etc mm km cm kg'],
}
