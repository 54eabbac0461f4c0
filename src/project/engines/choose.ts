import { join, sep } from 'node:path'
import type { Finding } from '../../article/finding.ts'
import type { ArticleRecord } from '../../article/types.ts'
import { type EngineFault, placeOf } from '../../engines/index.ts'
import { type ExitName, GoosefootError } from '../../errors.ts'
import type { Memory } from '../../memory/index.ts'
import type { Ledger } from '../../quotations/ledger/types.ts'
import { chainFor, checkEngines } from '../config.ts'
import type { Place } from '../locate.ts'
import { openProjectMemory } from '../memory.ts'
import { feedRecords } from '../record-memory.ts'
import { faultExit, faultNote } from './faults.ts'
import { fillFromMemory } from './memory.ts'
import { type EngineChoice, openMachines } from './open-machines.ts'
import { fillWithPseudo } from './pseudo.ts'
import type { Estimate, Filled } from './types.ts'

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
  const { machines, close } = await openMachines(place, choice, { names, chains, note: (text) => notes.push(text) })
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
      close()
      await memory?.close()
    },
  }
}

const languageOf = (locale: string): string => (locale.split('-')[0] ?? locale).toLowerCase()

/** What one engine could not do and the next one could is nothing to report. */
const stillOpen = (findings: readonly Finding[], record: ArticleRecord): readonly Finding[] => {
  const open = new Set(
    record.units.flatMap(({ id, parts }) =>
      parts.flatMap((part) => (part.kind === 'segment' && part.target === null ? [placeOf(id, part.id)] : [])),
    ),
  )
  return findings.filter(
    ({ code, unit, segment }) => code !== 'engine.failed' || open.has(placeOf(unit ?? '', segment ?? '')),
  )
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
