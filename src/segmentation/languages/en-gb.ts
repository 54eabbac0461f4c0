/** English in Britain: counties, titles and institutions. */
import type { LanguageOverlay } from '../language.ts'

export const enGb: LanguageOverlay = {
  neverFinal: ['pc wpc dc dci di ds cllr hm hrh rt.hon mp'],
  mayBeFinal: [
    'beds berks bucks cambs glos hants herts lancs leics lincs notts oxon salop staffs wilts worcs yorks o.b.e',
    'm.b.e c.b.e k.b.e q.c k.c',
  ],
}
