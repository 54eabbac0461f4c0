import type { Finding } from '../../article/finding.ts'
import type { ArticleRecord } from '../../article/types.ts'
import type { EngineFault } from '../../engines/index.ts'
import type { Ledger } from '../../quotations/ledger/types.ts'

/** What asking an engine would cost: after the record, memory and everything that was paid for already. */
export interface Estimate {
  readonly engine: string
  readonly segments: number
  readonly unit: 'codepoints' | 'tokens'
  readonly amount: number
  /** False: at most so much. */
  readonly exact: boolean
  /** What asking again about damaged answers may cost on top. */
  readonly reserve: number
  /** Millionths; null without a price. */
  readonly moneyMicro: number | null
  readonly currency: string | null
}

export interface Filled {
  readonly record: ArticleRecord
  readonly fromMemory: number
  readonly fromEngine: number
  readonly findings: readonly Finding[]
  /** Of what was not asked; null when nothing would be. */
  readonly estimate: Estimate | null
}

/** What a machine did to a record. */
export interface MachineFill {
  readonly record: ArticleRecord
  readonly filled: number
  readonly findings: readonly Finding[]
}

/** A machine translation engine of a run. */
export interface Machine {
  readonly name: string
  readonly fill: (record: ArticleRecord, ledger: Ledger) => Promise<MachineFill>
  readonly estimate: (record: ArticleRecord, ledger: Ledger) => Estimate | null
  /** Segments that got no answer, by fault. */
  readonly faults: () => ReadonlyMap<EngineFault['code'], number>
  readonly stop: () => void
  readonly abort: () => void
  readonly close: () => void
}
