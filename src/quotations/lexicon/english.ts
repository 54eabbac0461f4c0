import type { WordLists } from './types.ts'

/** English as news writes it. */
export const english: WordLists = {
  reporting: `say says said saying tell tells told ask asks asked reply replies replied answer answers answered write writes
    wrote written add adds added adding explain explains explained insist insists insisted argue argues argued claim claims
    claimed note notes noted warn warns warned state states stated declare declares declared announce announces announced
    admit admits admitted tweet tweets tweeted post posts posted shout shouts shouted recall recalls recalled continue
    continues continued joke jokes joked quip quips quipped remark remarks remarked observe observes observed conclude
    concludes concluded think thinks thought call calls called comment comments commented suggest suggests suggested stress
    stresses stressed vow vows vowed whisper whispers whispered cry cries cried respond responds responded report reports
    reported urge urges urged predict predicts predicted promise promises promised complain complains complained protest
    protests protested testify testified read reads quote quotes quoted emphasize* emphasise* acknowledge* concede* confirm*
    deny denies denied reiterate* express expressed laughed sighed boast* demand* according begin begins began went`,
  naming: `call calls called calling label labels labelled labeled dub dubs dubbed describe describes described describing
    brand brands branded praise praises praised denounce* condemn* criticis* criticiz* hail hails hailed slam slams slammed
    refer refers referred spoke~of speaks~of talked~of warned~of term terms termed decry decried characteri* blast* deem
    deemed think thinks believe believes find finds found consider considers sees see saw felt feels`,
  attribution: 'according_to per in_the_words_of',
  saidBy: '',
  titles: `film* movie* novel* series song* newspaper* magazine* book* opera* play* album* show* documentary poem* essay*
    bestseller* podcast* musical* hit single* painting* exhibition* daily weekly drama* comedy thriller* sitcom* titled
    entitled memoir* tabloid* article headline headlined game`,
  names: `hotel* ship* restaurant* project* café* cafe* pub vessel* ferry cruise_ship club* band* group* operation* yacht*
    tanker* probe* bar campaign* program programme* movement* named nicknamed nickname hurricane typhoon storm`,
  terms: `word words term* phrase* expression* so-called hashtag* slogan* motto* label* concept notion acronym category
    buzzword* catchphrase* meaning`,
  meaning: 'means meant mean refers stands_for is_defined',
  articles: 'the a an his her its their my our your this that these those as to of in',
  persons: "i me my mine we us our ours you your yours i’m i'm we’re we're i’ve i've we’ll we'll you’re you're",
  he: 'he',
  she: 'she',
  oblique:
    'and or with of for to at by from in on about against between near like as than into over under without after before',
  offices: `president vice-president minister chancellor senator secretary general king queen pope professor prof dr chief chairman
    chairwoman chair governor mayor judge captain leader dictator lawyer coach director spokesman spokeswoman spokesperson
    analyst author congressman congresswoman representative mr mrs ms miss sir lord lady premier ambassador commissioner
    prince princess bishop archbishop cardinal colonel sergeant officer detective inspector manager economist actor actress
    singer prosecutor attorney justice sen rep gov gen`,
  women: `mrs ms miss queen lady congresswoman chairwoman spokeswoman actress princess`,
  men: `mr sir king lord congressman chairman spokesman actor prince`,
  notNames: `the a an and or but in on at of for with by from to as it he she we i you they this that these those when where
    what who why how if then there here after before while during since until not no yes so now monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november december
    mr mrs ms dr sir president prime minister chancellor senator secretary general king queen pope professor chief chairman
    chairwoman governor mayor judge captain us uk white house former first foreign leader dictator lawyer coach director
    spokesman spokeswoman analyst professor author congressman congresswoman representative`,
  function: `the of and to in is that it was for on are with as be this have from at by not but they his her he she we you i
    a an has had were been will would there what all no so very just do`,
}
