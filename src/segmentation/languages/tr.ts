/** Turkish. Own data. */
import type { LanguageData } from '../language.ts'

export const tr: LanguageData = {
  language: 'tr',
  switches: { ordinalStop: true },
  neverFinal: [
    'dr prof doç yrd av müh mim op uzm alb yb bnb yzb ütğm tğm org korg tümg tuğg gen hz sn bay bkz örn mah cad',
    'sok blv sk apt no çev haz ed yay yön',
  ],
  mayBeFinal: ['vb vs vd a.ş ltd şti ltd.şti inc corp co jr m.ö m.s i.ö i.s t.c u.s a.b.d tl km kg cm dk sa bin yy ör'],
  beforeNumber: ['no s sf sayf c m md böl şek tel'],
  ordinalNouns: [
    'yüzyıl yüzyılda yüzyılın yüzyıldan dünya madde cumhurbaşkanı yıl yılı gün sınıf kat lig bölüm dönem kez',
  ],
  starters: [
    'bu şu o bunlar onlar ben sen biz siz bir ve ama fakat ancak veya ya da eğer çünkü için gibi daha en çok az',
    'her hiç kim ne nerede nasıl neden niçin ise ile sonra önce şimdi bugün dün yarın burada orada belki evet',
    'hayır değil bazı bütün tüm diğer iki üç dört beş altı yedi sekiz dokuz on ilk son böyle öyle ayrıca',
  ],
  agencies: ['aa dha iha'],
}
