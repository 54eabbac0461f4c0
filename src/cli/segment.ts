import { resolve } from 'node:path'
import { findingText } from '../checks/index.ts'
import { GoosefootError } from '../errors.ts'
import { checkLocale } from '../project/config.ts'
import { locateProject, type Place } from '../project/locate.ts'
import { doubtsOf, lookAt, sentencesOf } from '../project/look.ts'
import { readRules } from '../project/segmentation.ts'
import { lintSrx, writeSrx } from '../segmentation/index.ts'
import type { Command } from './main.ts'
import type { Output } from './output.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'

/**
 * `goosefoot segment`: the sentences of a file with offsets, or why each doubtful place was cut or not, by the built-in
 * rules or those of an SRX file; or the built-in rules as such a file.
 */
export const segment: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const locale = typeof call.options.locale === 'string' ? call.options.locale : undefined
  if (call.options['export-srx'] === true) return exportRules(place, locale, output)
  const name = call.positionals[0]
  if (name === undefined)
    throw new GoosefootError('cli.arguments', 'the file is missing.', {
      hint: 'Name one: goosefoot segment source/hanoi.de.txt.',
    })
  const path = resolve(cwd, name)
  const given = typeof call.options.srx === 'string' ? call.options.srx : null
  const used = given === null ? place : withRules(place, { path: resolve(cwd, given), name: given })
  // The file was asked for by name: it is shown as it is cut now, not as a record has it.
  const prepared = lookAt(used, path, locale, given !== null)
  if (given !== null) lint(used, prepared.file.locale, output)
  if (call.options.explain === true) {
    const doubts = doubtsOf(used, prepared)
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

const withRules = (place: Place, srx: { readonly path: string; readonly name: string }): Place => ({
  ...place,
  config: { ...place.config, segmentation: { ...place.config.segmentation, srx, rules: 'srx' } },
})

/** What is odd about the rules of a file, on the error stream. */
const lint = ({ config }: Place, locale: string, output: Output): void => {
  const file = config.segmentation.srx
  if (file === null) return
  const { srx } = readRules(file, locale)
  for (const found of [...srx.findings, ...lintSrx(srx, locale)])
    output.note(
      `warning: ${[srx.file, found.line, found.column].filter((part) => part !== null).join(':')}: ${findingText(found)} [${found.code}]`,
    )
}

/** The source's language and the targets of the project, or the locales that were asked for. */
const exportRules = (place: Place, asked: string | undefined, output: Output): number => {
  const locales =
    asked === undefined
      ? [place.config.sourceLocale, ...place.config.targets]
      : asked.split(',').map((tag) => tag.trim())
  for (const tag of locales) checkLocale(tag)
  const srx = writeSrx(locales)
  output.result(srx, { locales, srx })
  return 0
}
