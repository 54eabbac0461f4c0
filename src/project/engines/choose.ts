import { existsSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import type { Finding } from '../../article/finding.ts'
import type { ArticleRecord } from '../../article/types.ts'
import {
  type Amount,
  capsOf,
  type EngineFault,
  type EngineTerm,
  type Journal,
  type Limits,
  openJournal,
  termsHash,
} from '../../engines/index.ts'
import { type ExitName, GoosefootError } from '../../errors.ts'
import type { Memory } from '../../memory/index.ts'
import type { Ledger } from '../../quotations/ledger/types.ts'
import { chainFor, checkEngines, knownEngines } from '../config.ts'
import type { Place } from '../locate.ts'
import { openProjectMemory } from '../memory.ts'
import { feedRecords } from '../record-memory.ts'
import { programVersion } from '../version.ts'
import { checkDeeplLocale, deeplKey, deeplSetup } from './deepl.ts'
import { faultExit, faultNote } from './faults.ts'
import { createMachine, type MachineSetup } from './machine.ts'
import { fillFromMemory } from './memory.ts'
import { requirePrice } from './money.ts'
import { openOwnEngine } from './own.ts'
import { fillWithPseudo } from './pseudo.ts'
import type { Estimate, Filled, Machine } from './types.ts'

/** Asks the engines of a run, in order, for the segments that have no target. */
export interface Filler {
  readonly fill: (record: ArticleRecord, ledger: Ledger) => Promise<Filled>
  /** What to say of the run, and what it ends with when engines failed. */
  readonly report: () => { readonly notes: readonly string[]; readonly exits: readonly ExitName[] }
  /** Sends nothing new; `abort` gives up what is in flight as well. */
  readonly stop: () => void
  readonly abort: () => void
  readonly close: () => Promise<void>
}

export interface EngineChoice {
  /** Instead of the chains of the configuration. */
  readonly names?: readonly string[] | undefined
  /** Results go to a folder of their own: only then may pseudo text be made. */
  readonly elsewhere?: string | undefined
  /** Ask nothing that costs; say what would be asked. */
  readonly estimateOnly?: boolean
  /** Limit of this run, beside those of the configuration. */
  readonly budget?: Amount | undefined
  readonly locales: readonly string[]
  readonly termsFor?: (locale: string) => readonly EngineTerm[]
}

/** `.goosefoot/state.db` of the project, or of the folder that results go to where there is no project. */
export const journalPath = (place: Place, elsewhere: string | undefined): string =>
  join(place.configFile === null && elsewhere !== undefined ? elsewhere : place.root, '.goosefoot', 'state.db')

/**
 * Makes the engines of a run. Without a key nothing fails: the engine is left out and a note says so.
 *
 * @throws {GoosefootError} `config.unknown-engine`, `engine.pseudo-in-project`, `engine.journal`, and what memory throws
 */
export const chooseEngines = async (place: Place, choice: EngineChoice): Promise<Filler> => {
  const { config } = place
  const chains = new Map(
    choice.locales.map((locale) => [locale, choice.names ?? chainFor(config.engines, locale)] as const),
  )
  const names = [...new Set([...chains.values()].flat())]
  checkEngines(names, undefined, Object.keys(config.engineSettings))
  if (names.includes('pseudo')) refusePseudo(place, choice.elsewhere)
  const notes: string[] = []
  const memory: Memory | null = names.includes('memory') ? openProjectMemory(place) : null
  // With the first question: a run that asks nothing reads no record for it.
  let fed: Promise<void> | null = null
  const feed = (): Promise<void> => {
    if (memory !== null) fed ??= feedRecords(place, memory)
    return fed ?? Promise.resolve()
  }
  const path = journalPath(place, choice.elsewhere)
  let journal: Journal | null = null
  const isEstimate = choice.estimateOnly === true
  /** An estimate looks into the journal, but does not begin one. */
  const journalFor = (canAsk: boolean): Journal | null => {
    if (isEstimate ? existsSync(path) : canAsk) journal ??= openJournal(path)
    return canAsk || isEstimate ? journal : null
  }
  const termsFor = choice.termsFor ?? ((): readonly EngineTerm[] => [])
  const { budget } = config
  const limits: Limits = {
    caps: [
      ...[choice.budget ?? null, budget.run].flatMap((amount) => capsOf('run', amount)),
      ...capsOf('article', budget.article),
      ...capsOf('month', budget.month),
    ],
    maxUncertain: budget.inFlight,
  }
  const common = (): Pick<MachineSetup, 'limits' | 'run' | 'reserve'> => ({
    limits,
    run: process.env.GOOSEFOOT_RUN || (journal?.run ?? ''),
    reserve: budget.again,
  })
  const machines = new Map<string, Machine>()
  const missingKey = (name: string, variable: string): void => {
    notes.push(`${name} is not asked: ${variable} is not set. What memory cannot answer stays open.`)
  }
  if (names.includes('deepl')) {
    const key = deeplKey()
    for (const [locale, chain] of chains) {
      if (!chain.includes('deepl')) continue
      try {
        checkDeeplLocale(config, locale)
      } catch (error) {
        // Without a key nobody is asked anyhow.
        if (key !== null) throw error
        chains.set(
          locale,
          chain.filter((name) => name !== 'deepl'),
        )
      }
    }
    if (key === null) missingKey('deepl', 'DEEPL_AUTH_KEY')
    else requirePrice('deepl', config.deepl.price, limits.caps)
    const setup = await deeplSetup(config, {
      key: isEstimate ? null : key,
      version: programVersion(),
      project: basename(place.root),
      termsFor,
      note: (text) => notes.push(text),
    })
    machines.set(
      'deepl',
      createMachine({
        ...setup,
        name: 'deepl',
        journal: journalFor(key !== null),
        ...common(),
        price: config.deepl.price,
        concurrency: { start: Math.min(8, config.deepl.concurrency), most: config.deepl.concurrency },
        timeoutMs: config.deepl.timeout * 1000,
      }),
    )
  }
  for (const name of names) {
    const settings = config.engineSettings[name]
    if (settings === undefined || knownEngines.includes(name)) continue
    const opened = openOwnEngine(place, name, settings)
    if ('missing' in opened) {
      missingKey(name, opened.missing)
      continue
    }
    const most = settings.concurrency ?? (settings.kind === 'command' ? 2 : 8)
    const { glossary, billing } = opened.adapter.caps
    if (billing !== 'none') requirePrice(name, settings.price ?? null, limits.caps)
    machines.set(
      name,
      createMachine({
        adapter: opened.adapter,
        name,
        journal: journalFor(true),
        ...common(),
        price: settings.price ?? null,
        concurrency: { start: Math.min(4, most), most },
        timeoutMs: (settings.timeout ?? 120) * 1000,
        optionsFor: () => ({ model: null, formality: 'default', context: true }),
        termsFor: glossary === 'none' ? () => [] : termsFor,
        glossaryOf: (_, terms) => (terms.length === 0 ? null : termsHash(terms)),
        prepare: (_, terms) => Promise.resolve(terms.length === 0 ? null : termsHash(terms)),
        styleOf: () => null,
        prepareStyle: () => Promise.resolve(null),
        resolve: (hash) => hash,
      }),
    )
  }
  /** Source languages that machines are not set up for. */
  const others = new Set<string>()
  const fill = async (given: ArticleRecord, ledger: Ledger): Promise<Filled> => {
    let record = given
    let [fromMemory, fromEngine] = [0, 0]
    let estimate: Estimate | null = null
    const findings: Finding[] = []
    for (const name of chains.get(given.targetLocale) ?? names) {
      if (name === 'memory' && memory !== null) {
        const done = await fillFromMemory(record, memory, feed, config.memory)
        record = done.record
        fromMemory += done.filled
        continue
      }
      if (name === 'pseudo') {
        const done = fillWithPseudo(record)
        record = done.record
        fromEngine += done.filled
        continue
      }
      const machine = machines.get(name)
      if (machine === undefined) continue
      if (languageOf(record.sourceLocale) !== languageOf(config.sourceLocale)) {
        others.add(record.sourceLocale)
        continue
      }
      if (choice.estimateOnly === true) {
        estimate ??= machine.estimate(record, ledger)
        continue
      }
      const done = await machine.fill(record, ledger)
      record = done.record
      fromEngine += done.filled
      findings.push(...done.findings)
    }
    return { record, fromMemory, fromEngine, findings: stillOpen(findings, record), estimate }
  }
  const all = [...machines.values()]
  return {
    fill,
    report: () => {
      const faults = all.flatMap((machine) =>
        [...machine.faults()].map(([code, count]): readonly [string, EngineFault['code'], number] => [
          machine.name,
          code,
          count,
        ]),
      )
      return {
        notes: [
          ...notes,
          ...[...others].map(
            (locale) =>
              `articles in "${locale}" are not given to engines: they translate from "${config.sourceLocale}".`,
          ),
          ...faults.map(([name, code, count]) => faultNote(name, code, count)),
        ],
        exits: faults.map(([, code]) => faultExit(code)),
      }
    },
    stop: () => {
      for (const machine of all) machine.stop()
    },
    abort: () => {
      for (const machine of all) machine.abort()
    },
    close: async () => {
      for (const machine of all) machine.close()
      // TypeScript does not see that it is set above.
      journal?.close()
      await memory?.close()
    },
  }
}

const languageOf = (locale: string): string => (locale.split('-')[0] ?? locale).toLowerCase()

/** What one engine could not do and the next one could is nothing to report. */
const stillOpen = (findings: readonly Finding[], record: ArticleRecord): readonly Finding[] => {
  const open = new Set(
    record.units.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'segment' && part.target === null ? [part.id as string] : [])),
    ),
  )
  return findings.filter(({ code, segment }) => code !== 'engine.failed' || open.has(segment ?? ''))
}

const refusePseudo = (place: Place, elsewhere: string | undefined): void => {
  if (elsewhere !== undefined && (place.configFile === null || !isInside(place.root, elsewhere))) return
  throw new GoosefootError(
    'engine.pseudo-in-project',
    'pseudo text must not get into the record or be published; a folder of its own was expected.',
    { hint: 'Add --out preview.', exit: 'configuration' },
  )
}

/** The folders of the newsroom itself; a preview beside them is fine. */
const isInside = (root: string, folder: string): boolean =>
  folder === root ||
  ['source', 'quotes', 'xliff', 'memory', 'glossary', 'locales'].some(
    (name) => folder === join(root, name) || folder.startsWith(join(root, name) + sep),
  )
