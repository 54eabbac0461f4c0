/** Romanian. Own data. */
import type { LanguageData } from '../language.ts'

export const ro: LanguageData = {
  language: 'ro',
  switches: {},
  neverFinal: [
    'dl d-l dna d-na dra d-ra dr prof ing arh av acad conf lect gen col cpt lt mr pr sf str bd bdul șos cal jud',
    'mun com ex de.ex adică cca aprox cf vs pct min dir ed trad vol red',
  ],
  mayBeFinal: [
    'ș.a ş.a ș.a.m.d ş.a.m.d s.a s.r.l s.c inc corp ltd co jr î.hr d.hr î.e.n e.n a.m p.m s.u.a u.s u.e n.r',
    'n.a nr mil mld km kg cm ian feb mar apr iun iul aug sept oct nov dec',
  ],
  beforeNumber: ['nr art alin lit pag p pp cap vol fig tel pct'],
  wordUnlessBeforeDigit: ['lit cap'],
  starters: [
    'un o niște acest această acești aceste acesta aceasta acel acea el ea ei ele eu tu noi voi și sau ori dar',
    'însă iar deci căci dacă când unde cum cine ce care cât de la în din cu fără pe pentru prin spre sub peste',
    'după înainte între către despre nu da deja azi ieri mâine acum aici acolo mereu niciodată poate mai mult',
    'puțin toți toate fiecare nimeni nimic este sunt era erau a au va vor doi două trei patru cinci șase șapte',
    'opt nouă zece astfel totuși',
  ],
  finalBeforeCapital: ['etc'],
  agencies: ['agerpres mediafax afp ap reuters'],
}
