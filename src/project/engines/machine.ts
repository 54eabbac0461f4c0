import type { ArticleRecord } from '../../article/types.ts'
import {
  climb,
  createScheduler,
  type EngineAdapter,
  type EngineFault,
  type EngineOptions,
  type EngineTerm,
  type EngineUnit,
  type Journal,
  keyOf,
  type Limits,
  moneyOf,
  type PriceTag,
  realClock,
} from '../../engines/index.ts'
import type { Ledger } from '../../quotations/ledger/types.ts'
import { engineUnitsOf, withAnswers } from './fill-record.ts'
import type { Estimate, Machine, MachineFill } from './types.ts'

/** An engine as a run uses it. */
export interface MachineSetup {
  readonly name: string
  readonly adapter: EngineAdapter
  /** Null: nothing may be asked, only estimated (no key, no journal). */
  readonly journal: Journal | null
  readonly limits: Limits
  readonly price: PriceTag | null
  readonly run: string
  readonly concurrency: { readonly start: number; readonly most: number }
  readonly timeoutMs: number
  /** Share of an article's cost that asking again may cost. */
  readonly reserve: number
  readonly optionsFor: (locale: string) => Omit<EngineOptions, 'glossary' | 'terms' | 'style'>
  readonly termsFor: (locale: string) => readonly EngineTerm[]
  /** Makes sure that the engine has the terms; the hash they are asked for by, and null when it cannot have them. */
  readonly prepare: (locale: string, terms: readonly EngineTerm[]) => Promise<string | null>
  /** The hash that `prepare` would give, without asking. */
  readonly glossaryOf: (locale: string, terms: readonly EngineTerm[]) => string | null
  /** Hash of the style rules of a locale, and the same when the engine has them; null for none. */
  readonly styleOf: (locale: string) => string | null
  readonly prepareStyle: (locale: string) => Promise<string | null>
  readonly resolve: (hash: string) => string
}

export const createMachine = (setup: MachineSetup): Machine => {
  const { adapter, journal, name } = setup
  const scheduler =
    journal === null
      ? null
      : createScheduler(name, {
          journal,
          limits: setup.limits,
          price: setup.price,
          run: setup.run,
          clock: realClock,
          timeoutMs: setup.timeoutMs,
          concurrency: setup.concurrency,
          resolve: setup.resolve,
        })
  const faults = new Map<EngineFault['code'], number>()

  const fill = async (record: ArticleRecord, ledger: Ledger): Promise<MachineFill> => {
    const units = engineUnitsOf(record, ledger)
    if (scheduler === null || !isWanting(units)) return { record, filled: 0, findings: [] }
    const terms = setup.termsFor(record.targetLocale)
    const glossary = terms.length === 0 ? null : await setup.prepare(record.targetLocale, terms)
    const chosen = await setup.prepareStyle(record.targetLocale)
    const engine = {
      ...setup.optionsFor(record.targetLocale),
      style: chosen,
      glossary,
      terms: glossary === null ? [] : terms,
    }
    const climbed = await climb(units, {
      adapter,
      scheduler,
      article: record.article,
      locale: record.targetLocale,
      engine,
      reserve: setup.reserve,
    })
    for (const { code } of climbed.faults.values()) faults.set(code, (faults.get(code) ?? 0) + 1)
    const { model, formality, style, context } = engine
    return withAnswers(
      record,
      climbed,
      {
        engine: name,
        options: keyOf({ model, formality, style, context, version: adapter.wireVersion }).slice(0, 16),
        glossary: glossary?.slice(0, 16) ?? null,
      },
      ledger,
    )
  }

  const estimate = (record: ArticleRecord, ledger: Ledger): Estimate | null => {
    const units = engineUnitsOf(record, ledger)
    if (!isWanting(units)) return null
    const terms = setup.termsFor(record.targetLocale)
    const glossary = setup.glossaryOf(record.targetLocale, terms)
    const requests = adapter.plan(units, record.targetLocale, {
      ...setup.optionsFor(record.targetLocale),
      style: setup.styleOf(record.targetLocale),
      glossary,
      terms: glossary === null ? [] : terms,
    })
    const known = journal?.answers(requests.flatMap(({ items }) => items.map(({ resultKey }) => resultKey)))
    let [amount, exact, segments] = [0, true, 0]
    const seen = new Set<string>()
    for (const request of requests) {
      // One block printed twice is bought once.
      const missing = request.items.filter(({ resultKey }) => {
        if (known?.has(resultKey) === true || seen.has(resultKey)) return false
        seen.add(resultKey)
        return true
      })
      if (missing.length === 0) continue
      const { cost } = missing.length === request.items.length ? request : adapter.narrow(request, missing)
      amount += cost.amount
      exact &&= cost.exact
      segments += missing.reduce((sum, item) => sum + item.segments.length, 0)
    }
    if (segments === 0) return null
    return {
      engine: name,
      segments,
      unit: adapter.caps.billing === 'tokens' ? 'tokens' : 'codepoints',
      amount,
      exact,
      reserve: Math.ceil(amount * setup.reserve),
      moneyMicro: setup.price === null ? null : moneyOf(amount, setup.price),
      currency: setup.price?.currency ?? null,
    }
  }

  return {
    name,
    fill,
    estimate,
    faults: () => faults,
    stop: () => scheduler?.stop(),
    abort: () => scheduler?.abort(),
    close: () => scheduler?.close(),
  }
}

const isWanting = (units: readonly EngineUnit[]): boolean =>
  units.some(({ segments }) => segments.some(({ wanted }) => wanted))
