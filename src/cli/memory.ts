import { join, resolve } from 'node:path'
import { GoosefootError, inFile } from '../errors.ts'
import { openMemory } from '../memory/index.ts'
import { didYouMean } from '../nearest.ts'
import { readBytes, writeFiles } from '../project/files.ts'
import { locateProject, printedName } from '../project/locate.ts'
import { quotesOfPair } from '../project/restore-quotes.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'

const actions: readonly string[] = ['stats', 'search', 'import', 'export']

/** `goosefoot memory`: what it holds, where words occur, and TMX in and out. */
export const memory: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const [action = '', ...rest] = call.positionals
  if (!actions.includes(action))
    throw new GoosefootError(
      'cli.arguments',
      `"${action}" is not something memory can do.${didYouMean(action, actions)}`,
      { hint: `Use one of ${actions.join(', ')}.` },
    )
  const [to] = listOption(call.options.to) ?? []
  const store = openMemory(join(place.root, 'memory'), { quotesOf: quotesOfPair(place.config) })
  try {
    if (action === 'stats') {
      const stats = await store.stats()
      output.result(
        `${table(
          ['from', 'to', 'units'],
          stats.pairs.map((pair) => [pair.sourceLocale, pair.targetLocale, String(pair.entries)]),
        )}\n${stats.entries} units in ${stats.files.length} ${stats.files.length === 1 ? 'file' : 'files'}\n`,
        stats,
      )
      return 0
    }
    if (rest.length === 0)
      throw new GoosefootError('cli.arguments', `memory ${action} needs an argument.`, {
        hint: `Usage: ${call.spec.usage}`,
      })
    if (action === 'search') {
      const hits = await store.concordance(rest.join(' '), to === undefined ? {} : { targetLocale: to })
      output.result(
        `${hits.map((hit) => `${hit.source}\n  ${hit.entry.targetLocale}: ${hit.target}\n`).join('\n')}\n${hits.length} found\n`,
        hits,
      )
      return 0
    }
    if (action === 'export') {
      const path = resolve(cwd, rest[0] ?? '')
      const tmx = await store.exportTmx({
        sourceLocale: place.config.sourceLocale,
        ...(to === undefined ? {} : { targetLocale: to }),
      })
      const name = printedName(place.root, path)
      writeFiles([{ kind: 'file-change', path, name, bytes: new TextEncoder().encode(tmx) }])
      output.result(`${name} written\n`, { file: name })
      return 0
    }
    let partial = false
    const results: unknown[] = []
    const lines: string[] = []
    for (const given of rest) {
      const path = resolve(cwd, given)
      const name = printedName(place.root, path)
      try {
        const result = await store.importTmx(readBytes(path, name), {
          file: name,
          ...(to === undefined ? {} : { targetLocale: to }),
        })
        partial ||= result.partial
        results.push(result)
        lines.push(
          `${name}: ${result.read} units read, ${result.added} new, ${result.again} known, ${result.left} left out`,
        )
        for (const report of result.reports) output.note(`${name}:${report.line}: ${report.code} (${report.action})`)
      } catch (error) {
        throw inFile(error, name)
      }
    }
    await store.save()
    output.result(`${lines.join('\n')}\n`, results)
    return partial ? 12 : 0
  } finally {
    await store.close()
  }
}
