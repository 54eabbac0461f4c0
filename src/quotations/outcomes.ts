import type { QuoteKind } from '../article/types.ts'
import type { Severity } from '../article/finding.ts'

/** What became of one quotation of the source in a target (design note, section 6). */
export type Outcome =
  /** Linked; marks, spaces and punctuation are the house's. */
  | 'aligned'
  | 'marks-wrong'
  /** `&quot;` or the like stands in the text. */
  | 'entity'
  | 'spacing-wrong'
  | 'punctuation-wrong'
  | 'missing-open'
  | 'missing-close'
  /** No counterpart in marks. */
  | 'missing-both'
  /** Marks the source does not have. */
  | 'extra'
  | 'reordered'
  /** Linked, but it stands in another quotation or in none. */
  | 'nesting-changed'
  | 'split'
  | 'merged'
  /** Direct speech became reported speech. */
  | 'paraphrased'
  | 'dash-dialogue'
  /** Information: it spans several blocks. */
  | 'crosses-segment'
  /** The target's marks can be read in two ways. */
  | 'ambiguous'
  | 'untranslated'

/** Why marks are wrong: typewriter marks, another country's, two that are no pair, those of another level. */
export type MarksReason = 'ascii' | 'foreign' | 'mixed' | 'level'

/** Everything found out about one quotation. */
export interface OutcomeDetail {
  /** The gravest. */
  readonly outcome: Outcome
  /** All of them, the gravest first. */
  readonly all: readonly Outcome[]
  /** Index of the target occurrence, null without a counterpart. */
  readonly target: number | null
  readonly marks: MarksReason | null
}

/** How an outcome is reported. `blocks`: the locale is not published until a person accepts it by name. */
export interface OutcomeSeverity {
  readonly severity: Severity
  readonly blocks: boolean
}

const blocking: OutcomeSeverity = { severity: 'error', blocks: true }
const error: OutcomeSeverity = { severity: 'error', blocks: false }
const warning: OutcomeSeverity = { severity: 'warning', blocks: false }
const info: OutcomeSeverity = { severity: 'info', blocks: false }

type Group = 'attributed' | 'named' | 'other'

const groupOf: Readonly<Record<QuoteKind, Group>> = {
  direct: 'attributed',
  partial: 'attributed',
  title: 'named',
  name: 'named',
  term: 'other',
  scare: 'other',
  foreign: 'other',
}

const everywhere = (one: OutcomeSeverity): Readonly<Record<Group, OutcomeSeverity>> => ({
  attributed: one,
  named: one,
  other: one,
})

const severities: Readonly<Record<Outcome, Readonly<Record<Group, OutcomeSeverity>>>> = {
  aligned: everywhere(info),
  'marks-wrong': everywhere(info),
  entity: everywhere(info),
  'spacing-wrong': everywhere(info),
  'punctuation-wrong': everywhere(info),
  'missing-open': { attributed: blocking, named: error, other: error },
  'missing-close': { attributed: blocking, named: error, other: error },
  'missing-both': { attributed: blocking, named: warning, other: warning },
  extra: { attributed: blocking, named: info, other: warning },
  reordered: everywhere(info),
  'nesting-changed': { attributed: blocking, named: warning, other: warning },
  split: everywhere(info),
  merged: everywhere(info),
  paraphrased: { attributed: blocking, named: warning, other: warning },
  'dash-dialogue': { attributed: error, named: warning, other: warning },
  'crosses-segment': everywhere(info),
  ambiguous: { attributed: error, named: warning, other: warning },
  untranslated: { attributed: blocking, named: error, other: error },
}

/** The gravest first; what repair puts right stands before what is only said. */
const gravity: readonly Outcome[] = [
  'untranslated',
  'ambiguous',
  'paraphrased',
  'missing-both',
  'missing-open',
  'missing-close',
  'nesting-changed',
  'dash-dialogue',
  'entity',
  'marks-wrong',
  'spacing-wrong',
  'punctuation-wrong',
  'merged',
  'split',
  'reordered',
  'extra',
  'aligned',
  'crosses-segment',
]

/** Outcomes in order of gravity, each once. */
export const byGravity = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  gravity.filter((outcome) => outcomes.includes(outcome))

/**
 * How an outcome is reported for a quotation of a kind.
 *
 * @param titleStyle the house style's `title`; where titles take no marks, a missing pair is as it should be
 */
export const severityOf = (
  outcome: Outcome,
  kind: QuoteKind,
  titleStyle: 'quote' | 'none' | readonly [string, string] = 'quote',
): OutcomeSeverity => {
  if (outcome === 'missing-both' && kind === 'title' && titleStyle === 'none') return info
  return severities[outcome][groupOf[kind]]
}

/** True for someone's words: they stand under the verbatim rules. */
export const isAttributed = (kind: QuoteKind): boolean => groupOf[kind] === 'attributed'
