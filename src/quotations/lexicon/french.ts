import type { WordLists } from './types.ts'

/** French as news writes it. */
export const french: WordLists = {
  reporting: `dit dis disent disait disaient déclare déclaré déclarait déclarent affirme affirmé affirmait affirment explique
    expliqué expliquait expliquent ajoute ajouté ajoutait assure assuré assurait estime estimé estimait précise précisé
    précisait répond répondu répondait écrit écrivait souligne souligné soulignait rappelle rappelé rappelait raconte raconté
    racontait lance lancé lançait insiste insisté insistait confie confié confiait indique indiqué indiquait note noté
    reconnaît reconnu poursuit poursuivi conclut conclu regrette regretté dénonce dénoncé prévient prévenu promet promis
    demande demandé demandait martèle martelé commente commenté observe observé juge jugé résume résumé tweete tweeté
    s’exclame s’indigne exclamé murmure murmuré crie crié admet admis plaide plaidé réagit réagi analyse analysé soutient
    soutenu témoigne témoigné annonce annoncé avertit averti glisse glissé lâche lâché ironise ironisé salue salué renchérit
    reprend repris écrivent rétorque rétorqué réplique répliqué pense pensait tranche tranché interroge interrogé avance`,
  naming: `qualifie qualifié qualifiait appelle appelé appelait nomme nommé surnomme surnommé décrit dénonce dénoncé traite
    traité parle~d parle~de parlé~d parlé~de parlait~de parlait~d évoque évoqué évoquait salue salué condamne condamné loue loué critique critiqué
    fustige fustigé juge jugé promet promis dit_avoir vante vanté se_dit se_disent se_dire crois croit croient trouve trouvé considère considéré considérait se_sent`,
  attribution: 'selon d’après',
  saidBy: '',
  titles: `film* roman* série* chanson* journal quotidien* magazine* livre* opéra* pièce* album* émission* documentaire*
    poème* essai* podcast* hebdomadaire* tableau* exposition* titre intitulé* drame* comédie* revue* mensuel* ouvrage*`,
  names: `hôtel* navire* restaurant* projet* café* bar paquebot* ferry association* groupe* opération* club* collectif*
    bateau* cargo* sonde* programme* mouvement* baptisé* surnommé*`,
  terms: `mot mots terme* expression* soi-disant notion concept* hashtag* slogan* formule* appellation* sigle vocable`,
  meaning: 'signifie désigne veut_dire',
  articles: `le la les l un une des du de d au aux son sa ses leur leurs ce cet cette ces mon ma mes notre nos comme en`,
  persons: `je j me m moi mon ma mes nous notre nos tu te toi ton ta tes vous votre vos on`,
  he: 'il',
  she: 'elle',
  oblique: 'et ou avec de d du des à au aux pour par contre sur sous chez dans en sans entre comme que qu selon vers',
  offices: `président* présidente ministre* chancelier* sénateur* sénatrice maire* roi reine pape général* docteur professeur* m mme
    mlle directeur* directrice* député* députée* porte-parole secrétaire* avocat* avocate* juge* procureur* ambassadeur*
    ambassadrice* commissaire* chef* patron* patronne* entraîneur* capitaine* prince* évêque cardinal dictateur* dirigeant*
    leader* économiste* chercheur* chercheuse* écrivain* acteur* actrice* chanteur* chanteuse*`,
  women: `mme mlle présidente sénatrice reine directrice députée avocate ambassadrice patronne chercheuse actrice
    chanteuse`,
  men: `m président sénateur roi directeur député avocat ambassadeur patron chercheur acteur chanteur`,
  notNames: `le la les l un une des du de et ou mais il elle on nous je vous ils elles ce cette ces dans sur avec pour par
    en à au aux selon après avant depuis quand lorsque si comme que qui où lundi mardi mercredi jeudi vendredi samedi
    dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre m mme président présidente
    premier ministre chancelier chancelière sénateur sénatrice maire roi reine pape général docteur professeur maison
    blanche ancien`,
  function: `le la les de des et est un une que qui dans pour pas sur il elle nous vous je ce au aux avec plus par ne se son
    sa du en à mais ont été être`,
}
