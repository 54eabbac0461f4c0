/** What the rules say of one candidate. */
export interface Verdict {
  readonly kind: 'verdict'
  /** `topic.what`; `general.…` where no language data had a say. */
  readonly rule: string
  readonly boundary: boolean
}

export const boundary = (rule: string): Verdict => Object.freeze({ kind: 'verdict', rule, boundary: true })
export const noBoundary = (rule: string): Verdict => Object.freeze({ kind: 'verdict', rule, boundary: false })
