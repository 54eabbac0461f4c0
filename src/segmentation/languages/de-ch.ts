/** German in Switzerland: francs, cantons, offices. */
import type { LanguageOverlay } from '../language.ts'

export const deCh: LanguageOverlay = {
  remove: ['fr'],
  neverFinal: ['nat.-rat str.-rat reg.-rat gde-präs dr.iur iur lic.iur lic.phil dipl.ing.eth'],
  mayBeFinal: ['rp mia kt'],
  beforeNumber: ['fr sfr chf rz'],
  agencies: ['keystone-sda ats'],
}
