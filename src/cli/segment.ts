import { resolve } from 'node:path'
import { locateProject } from '../project/locate.ts'
import { doubtsOf, lookAt, sentencesOf } from '../project/look.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'

/** `goosefoot segment`: the sentences of a file with offsets, or why each doubtful place was cut or not. */
export const segment: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const locale = typeof call.options.locale === 'string' ? call.options.locale : undefined
  const prepared = lookAt(place, resolve(cwd, call.positionals[0] ?? ''), locale)
  if (call.options.explain === true) {
    const doubts = doubtsOf(place, prepared)
    output.result(
      table(
        ['unit', 'offset', 'cut', 'rule', 'around'],
        doubts.map((one) => [one.unit, String(one.offset), one.boundary ? 'yes' : 'no', one.rule, one.around]),
      ),
      { file: prepared.file.name, locale: prepared.file.locale, candidates: doubts },
    )
    return 0
  }
  const sentences = sentencesOf(prepared)
  output.result(
    `${sentences.map((one, index) => `${String(index + 1).padStart(3)}  ${one.unit} ${one.start}–${one.end}  ${one.text.replaceAll('\n', ' ')}`).join('\n')}\n\n${sentences.length} ${sentences.length === 1 ? 'segment' : 'segments'} in ${prepared.units.length} ${prepared.units.length === 1 ? 'unit' : 'units'}\n`,
    { file: prepared.file.name, locale: prepared.file.locale, segments: sentences },
  )
  return 0
}
