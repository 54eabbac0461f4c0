import { resolve } from 'node:path'
import { locateProject } from '../project/locate.ts'
import { alignFiles } from '../project/align.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'
import { textOption } from './translate.ts'

/** `goosefoot align`: which quotation of one text faces which of the other. */
export const align: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const source = resolve(cwd, textOption(call.options.source, 'source'))
  const target = resolve(cwd, textOption(call.options.target, 'target'))
  const aligned = alignFiles(place, source, target)
  const rows = aligned.rows.map((row) => [row.source ?? '–', row.target ?? '–', row.outcomes.join(', ')])
  output.result(
    `${table(['source', 'target', 'outcome'], rows)}\n${aligned.linked} of ${aligned.total} quotations aligned\n`,
    aligned,
  )
  return aligned.linked === aligned.total && aligned.extra === 0 ? 0 : 9
}
