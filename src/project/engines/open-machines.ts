import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  type Amount,
  capsOf,
  type EngineTerm,
  type Journal,
  type Limits,
  openJournal,
  termsHash,
} from '../../engines/index.ts'
import { knownEngines } from '../config.ts'
import type { Place } from '../locate.ts'
import { programVersion } from '../version.ts'
import { checkDeeplLocale, deeplKey, deeplSetup } from './deepl.ts'
import { createMachine, type MachineSetup } from './machine.ts'
import { requirePrice } from './money.ts'
import { openOwnEngine } from './own.ts'
import type { Machine } from './types.ts'

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

/** The machines of a run, by name, on one journal. */
export interface OpenMachines {
  readonly machines: ReadonlyMap<string, Machine>
  readonly close: () => void
}

/**
 * Opens the machine translation engines that a run names.
 *
 * @param given.chains who is asked by locale; a locale that an engine without a key could not be asked for loses it
 * @throws {GoosefootError} `config.…`, `engine.locale`, `engine.journal`, `engine.recording`
 */
export const openMachines = async (
  place: Place,
  choice: EngineChoice,
  given: {
    readonly names: readonly string[]
    readonly chains: Map<string, readonly string[]>
    readonly note: (text: string) => void
  },
): Promise<OpenMachines> => {
  const { config } = place
  const { names, chains } = given
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
    given.note(`${name} is not asked: ${variable} is not set. What memory cannot answer stays open.`)
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
      note: given.note,
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
  return {
    machines,
    close: () => {
      for (const machine of machines.values()) machine.close()
      journal?.close()
    },
  }
}
