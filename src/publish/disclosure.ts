/**
 * Says whether a text carries a label, and which.
 *
 * A text is `machine` and the label required until an article approval by a named person exists whose two hashes are
 * those being published. Review by a model never counts. The default is careful: AI Act, Art. 50(4). Not legal advice.
 */
import type { Hash, Locale } from '../article/types.ts'
import { disclosureLabel } from './disclosure-texts.ts'
import type {
  Approval,
  Disclosure,
  DisclosureReason,
  DisclosureStatus,
  DisclosureTexts,
  OriginCounts,
} from './types.ts'

/** IPTC NewsCodes, digital source type. @see http://cv.iptc.org/newscodes/digitalsourcetype/ */
const digitalSourceTypes: Readonly<Record<DisclosureStatus, string>> = {
  machine: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  reviewed: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
  human: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation',
}

export interface DisclosureInput {
  readonly locale: Locale
  readonly sourceLocale: Locale
  readonly sourceHash: Hash
  readonly textHash: Hash
  readonly origins: OriginCounts
  readonly approval: Approval | null
  readonly responsible?: { readonly name: string; readonly contact: string } | null
  readonly texts?: DisclosureTexts
}

/** @returns the disclosure; `human` only when no engine had a part and a person approved it */
export const disclose = (input: DisclosureInput): Disclosure => {
  const reason = reasonFor(input.approval, input.sourceHash, input.textHash)
  const byEngine = Object.values(input.origins.engines).some((count) => count > 0)
  const status: DisclosureStatus = reason !== 'approved' ? 'machine' : byEngine ? 'reviewed' : 'human'
  return Object.freeze({
    status,
    required: reason !== 'approved',
    reason,
    responsible: input.responsible ?? null,
    text: disclosureLabel(status, byEngine, input.locale, input.sourceLocale, input.texts),
    digitalSourceType: digitalSourceTypes[status],
  })
}

const reasonFor = (approval: Approval | null, sourceHash: Hash, textHash: Hash): DisclosureReason => {
  if (approval === null) return 'no-approval'
  if (approval.person.trim() === '') return 'no-name'
  if (approval.scope !== 'article') return 'segments-only'
  if (!approval.opened) return 'not-opened'
  if (approval.sourceHash !== sourceHash) return 'source-changed'
  return approval.textHash === textHash ? 'approved' : 'text-changed'
}
