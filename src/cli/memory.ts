import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { GoosefootError } from '../errors.ts'
import type { EraseWhere, Memory, MemoryEntry, SearchFilters } from '../memory/index.ts'
import { printedEntry } from '../memory/index.ts'
import { didYouMean } from '../nearest.ts'
import { readBytes } from '../project/files.ts'
import { importMemory } from '../project/import-memory.ts'
import { locateProject, type Place, printedName } from '../project/locate.ts'
import { openProjectMemory } from '../project/memory.ts'
import { feedRecords } from '../project/record-memory.ts'
import type { Command } from './main.ts'
import type { Output } from './output.ts'
import { type Call, folderOf, listOption } from './parse.ts'
import { table } from './table.ts'

/** What one action does with the memory; the exit code. */
type Action = (
  memory: Memory,
  at: { readonly call: Call; readonly place: Place; readonly rest: readonly string[]; readonly output: Output },
) => Promise<number>

/** `goosefoot memory`: what it holds, where words occur, TMX and XLIFF in, TMX out, and erasing. */
export const memory: Command = async (call, output) => {
  const place = await locateProject(folderOf(call))
  const [name = '', ...rest] = call.positionals
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action === undefined)
    throw new GoosefootError(
      'cli.arguments',
      `"${name}" is not something memory can do.${didYouMean(name, Object.keys(actions))}`,
      { hint: `Use one of ${Object.keys(actions).join(', ')}.` },
    )
  if (rest.length === 0 && (name === 'import' || name === 'export')) throw needsArgument(call, name, 'an argument')
  const store = openProjectMemory(place, name === 'erase')
  try {
    if (name !== 'import') await feedRecords(place, store)
    return await action(store, { call, place, rest, output })
  } finally {
    await store.close()
  }
}

const needsArgument = (call: Call, name: string, what: string): GoosefootError =>
  new GoosefootError('cli.arguments', `memory ${name} needs ${what}.`, { hint: `Usage: ${call.spec.usage}` })

const stats: Action = async (store, { output }) => {
  const found = await store.stats()
  output.result(
    `${table(
      ['from', 'to', 'units'],
      found.pairs.map((pair) => [pair.sourceLocale, pair.targetLocale, String(pair.entries)]),
    )}\n${found.entries} units in ${found.files.length} ${found.files.length === 1 ? 'file' : 'files'}; ${found.quotations} of their quotations are found by themselves, too\n`,
    found,
  )
  return 0
}

const search: Action = async (store, { call, rest, output }) => {
  const filters = filtersOf(call)
  if (rest.length === 0 && Object.keys(filters).length === 0) throw needsArgument(call, 'search', 'words or a filter')
  const limit = limitOf(call)
  if (rest.length > 0) {
    const side = sideOf(call)
    const hits = await store.concordance(rest.join(' '), { ...filters, ...limit, ...(side === null ? {} : { side }) })
    output.result(
      `${hits.map((hit) => `${hit.source}\n  ${hit.entry.targetLocale}: ${hit.target}\n  ${provenance(hit.entry)}\n`).join('\n')}\n${hits.length} found\n`,
      hits,
    )
    return 0
  }
  const found = await store.search({ ...filters, ...limit })
  const lines = found.entries.map((entry) => {
    const { source, target } = printedEntry(entry)
    return `${source}\n  ${entry.targetLocale}: ${target}\n  ${provenance(entry)}\n`
  })
  output.result(`${lines.join('\n')}\n${found.total} found\n`, found)
  return 0
}

const importFiles: Action = async (store, { call, place, rest, output }) => {
  const [to] = listOption(call.options.to) ?? []
  const results: Awaited<ReturnType<typeof importMemory>>[] = []
  const lines: string[] = []
  for (const given of rest) {
    const path = resolve(folderOf(call), given)
    const name = printedName(place.root, path)
    const result = await importMemory(store, readBytes(path, name), name, to)
    results.push(result)
    lines.push(
      `${name}: ${result.read} units read, ${result.added} new, ${result.again} known, ${result.left} left out`,
    )
    for (const report of result.reports) output.note(`${name}:${report.line}: ${report.code} (${report.action})`)
  }
  await store.save()
  output.result(`${lines.join('\n')}\n`, results)
  return results.some(({ partial }) => partial) ? 12 : 0
}

const exportFile: Action = async (store, { call, place, rest, output }) => {
  const [to] = listOption(call.options.to) ?? []
  const path = resolve(folderOf(call), rest[0] ?? '')
  const name = printedName(place.root, path)
  await store.exportTmxTo(path, {
    sourceLocale: place.config.sourceLocale,
    ...(to === undefined ? {} : { targetLocale: to }),
  })
  output.result(`${name} written\n`, { file: name })
  return 0
}

/** Erasing is for good, so a condition must be given and what it cannot reach is said. */
const erase: Action = async (store, { call, place, output }) => {
  const { entry, article, quotation, person, file, text } = filtersOf(call)
  const where = Object.fromEntries(
    Object.entries({ entry, article, quotation, person, file, text }).filter(([, value]) => value !== undefined),
  ) as EraseWhere
  if (Object.keys(where).length === 0)
    throw needsArgument(call, 'erase', '--entry, --article, --quotation, --person, --file or --text')
  const meant = await store.search({ ...where, limit: Number.MAX_SAFE_INTEGER })
  const records = new Set(meant.entries.flatMap((one) => recordsOf(place, one)))
  const ids = await store.erase(where)
  await store.save()
  const kept = [...records].sort()
  const lines = [
    `${ids.length} ${ids.length === 1 ? 'unit' : 'units'} erased from memory/ and from the index`,
    ...(kept.length === 0 ? [] : ['The bilingual record still holds the text:', ...kept.map((name) => `  ${name}`)]),
    'Out of reach: the history of git, backups, and files handed out.',
  ]
  output.result(`${lines.join('\n')}\n`, { erased: ids, records: kept })
  return 0
}

/** Records that an entry was learnt from, or whose article it belongs to. */
const recordsOf = (place: Place, { file, article }: MemoryEntry): readonly string[] => {
  if (file?.startsWith('xliff/') === true) return [file]
  return article === null || !/^[a-z][a-z0-9-]*$/u.test(article)
    ? []
    : globSync(`xliff/*/${article}.xlf`, { cwd: place.root }).map((name) => name.replaceAll('\\', '/'))
}

const actions: Readonly<Record<string, Action>> = { stats, search, import: importFiles, export: exportFile, erase }

const provenance = (entry: MemoryEntry): string =>
  [
    entry.id,
    entry.state,
    entry.origin,
    entry.person ?? entry.author,
    entry.changed ?? entry.created,
    entry.article,
    entry.from ?? entry.file,
  ]
    .filter((part) => part !== null)
    .join(' · ')

const textFilters = ['entry', 'article', 'quotation', 'person', 'file', 'origin', 'text'] as const
const states = ['initial', 'translated', 'reviewed', 'final'] as const
const units = ['segment', 'paragraph', 'quotation'] as const

const filtersOf = ({ options }: Call): SearchFilters => {
  const [to] = listOption(options.to) ?? []
  return {
    ...Object.fromEntries(
      textFilters.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : [])),
    ),
    ...datesOf(options.dates),
    ...oneOf('state', options.state, states),
    ...oneOf('unit', options.unit, units),
    ...(to === undefined ? {} : { targetLocale: to }),
  }
}

/** `FROM..TO`, each of which may be missing. */
const datesOf = (value: string | boolean | undefined): { readonly since?: string; readonly before?: string } => {
  if (typeof value !== 'string') return {}
  const [since = '', before = '', ...more] = value.split('..')
  if (more.length > 0 || !value.includes('..') || since + before === '')
    throw new GoosefootError('cli.bad-option', `--dates is "${value}"; FROM..TO was expected.`, {
      hint: 'Write it like 2026-01-01..2026-03-01; one of the two may be missing.',
    })
  return { ...(since === '' ? {} : { since }), ...(before === '' ? {} : { before }) }
}

const oneOf = <Value extends string, Name extends string>(
  name: Name,
  value: string | boolean | undefined,
  known: readonly Value[],
): { readonly [Key in Name]?: Value } => {
  if (typeof value !== 'string') return {}
  const found = known.find((one) => one === value)
  if (found === undefined)
    throw new GoosefootError('cli.bad-option', `--${name} is "${value}".${didYouMean(value, known)}`, {
      hint: `Use one of ${known.join(', ')}.`,
    })
  return { [name]: found } as { readonly [Key in Name]?: Value }
}

const sideOf = ({ options }: Call): 'source' | 'target' | null =>
  oneOf('side', options.side, ['source', 'target'] as const).side ?? null

const limitOf = ({ options }: Call): { readonly limit?: number } => {
  if (typeof options.limit !== 'string') return {}
  if (/^[1-9]\d{0,8}$/u.test(options.limit)) return { limit: Number(options.limit) }
  throw new GoosefootError('cli.bad-option', `--limit is "${options.limit}"; a number from 1 was expected.`)
}
