/**
 * Says whether a text carries a label, and which.
 *
 * A text is `machine` and the label required until an article approval by a named person exists whose two hashes are
 * those being published. A review alone changes the words of the label and does not lift it: that takes somebody who
 * answers for the text. Review by a model never counts. The default is careful: AI Act, Art. 50(4). Not legal advice.
 */
import type { Approval, Hash, Locale } from '../article/types.ts'
import { disclosureLabel } from './disclosure-texts.ts'
import type { Disclosure, DisclosureReason, DisclosureStatus, DisclosureTexts, OriginCounts } from './types.ts'

/** IPTC NewsCodes, digital source type. @see http://cv.iptc.org/newscodes/digitalsourcetype/ */
const digitalSourceType = (status: DisclosureStatus, byEngine: boolean): string =>
  `http://cv.iptc.org/newscodes/digitalsourcetype/${
    status === 'machine'
      ? 'trainedAlgorithmicMedia'
      : byEngine
        ? 'compositeWithTrainedAlgorithmicMedia'
        : 'digitalCreation'
  }`

export interface DisclosureInput {
  readonly locale: Locale
  readonly sourceLocale: Locale
  readonly sourceHash: Hash
  readonly textHash: Hash
  readonly origins: OriginCounts
  /** Oldest first. */
  readonly approvals: readonly Approval[]
  readonly texts?: DisclosureTexts
}

/** What holds for exactly this text: the newest release, else the newest review, else nothing. */
export const disclose = (input: DisclosureInput): Disclosure => {
  const newest = input.approvals.toReversed()
  const faultOf = (one: Approval): DisclosureReason | null => fault(one, input.sourceHash, input.textHash)
  const holding = newest.filter((one) => faultOf(one) === null)
  const approval = holding.find(({ level }) => level === 'approved') ?? holding[0] ?? null
  const status: DisclosureStatus = approval?.level ?? 'machine'
  const byEngine = Object.values(input.origins.engines).some((count) => count > 0)
  return Object.freeze({
    status,
    required: status !== 'approved',
    reason:
      status === 'approved'
        ? 'approved'
        : status === 'reviewed'
          ? 'no-release'
          : newest[0] === undefined
            ? 'no-approval'
            : (faultOf(newest[0]) ?? 'no-approval'),
    approval,
    text: disclosureLabel(status, byEngine, input.locale, input.sourceLocale, input.texts),
    digitalSourceType: digitalSourceType(status, byEngine),
  })
}

/** Why an approval does not hold for a text; null when it does. */
const fault = (approval: Approval, sourceHash: Hash, textHash: Hash): DisclosureReason | null => {
  if (approval.person.trim() === '') return 'no-name'
  if (approval.scope !== 'article') return 'segments-only'
  if (!approval.opened) return 'not-opened'
  if (approval.sourceHash !== sourceHash) return 'source-changed'
  return approval.textHash === textHash ? null : 'text-changed'
}
