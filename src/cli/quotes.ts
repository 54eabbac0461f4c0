import { resolve } from 'node:path'
import { findingText } from '../checks/index.ts'
import { GoosefootError } from '../errors.ts'
import { locateProject } from '../project/locate.ts'
import { lookAt } from '../project/look.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** `goosefoot quotes`: the quotations of a file, the ledger (`list`), or the house styles (`--styles`). */
export const quotes: Command = async (call, output) => {
  if (call.options.styles === true) return (await import('./quotes-styles.ts')).quotesStyles(call, output)
  if (call.positionals[0] === 'list') return (await import('./quotes-list.ts')).quotesList(call, output)
  if (call.positionals.length !== 1)
    throw new GoosefootError('cli.arguments', `quotes needs one <file>; ${call.positionals.length} given.`, {
      hint: `Usage: ${call.spec.usage}`,
    })
  return quotesOfFile(call, output)
}

/** Every quotation of a file: identity, kind, speaker, place. */
const quotesOfFile: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const locale = typeof call.options.locale === 'string' ? call.options.locale : undefined
  const prepared = lookAt(place, resolve(cwd, call.positionals[0] ?? ''), locale)
  const infos = new Map(prepared.units.flatMap((unit) => unit.quotes).map((quote) => [quote.id, quote]))
  const list = prepared.quotations.map((quotation) => {
    const info = quotation.occurrences[0] === undefined ? undefined : infos.get(quotation.occurrences[0].id)
    return {
      id: quotation.id,
      kind: info?.quoteKind ?? quotation.quoteKind,
      confidence: Number(quotation.confidence.toFixed(2)),
      speaker: info?.speaker ?? quotation.speaker,
      parent: quotation.parent,
      occurrences: quotation.occurrences.map((one) => ({
        id: one.id,
        unit: one.block,
        start: one.start,
        end: one.end,
        depth: one.depth,
        type: one.type,
        text: (prepared.article.blocks[one.blockIndex]?.text ?? '').slice(one.start, one.end),
        wording: one.wording,
      })),
    }
  })
  const rows = list.flatMap(({ id, kind, speaker, occurrences }) =>
    occurrences.map((one, index) => [
      index === 0 ? id : '',
      index === 0 ? kind : '',
      index === 0 ? (speaker ?? '–') : '',
      one.unit,
      `${one.start}–${one.end}`,
      short(one.text),
    ]),
  )
  const warnings = prepared.findings
    .filter(({ severity }) => severity !== 'info')
    .map((one) => `${one.severity}: ${findingText(one)} [${one.code}]\n`)
  const count = list.reduce((sum, { occurrences }) => sum + occurrences.length, 0)
  output.result(
    `${table(['quotation', 'kind', 'speaker', 'unit', 'place', 'text'], rows)}\n${list.length} ${list.length === 1 ? 'quotation' : 'quotations'} in ${count} ${count === 1 ? 'occurrence' : 'occurrences'}\n${warnings.join('')}`,
    { file: prepared.file.name, locale: prepared.file.locale, quotations: list, findings: prepared.findings },
  )
  return 0
}
