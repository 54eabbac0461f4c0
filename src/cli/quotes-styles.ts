import { styleOf } from '../project/style.ts'
import { locateProject } from '../project/locate.ts'
import { houseStyles } from '../quotations/styles/index.ts'
import type { HouseStyle, Pair } from '../quotations/types.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'

const spaces: Readonly<Record<string, string>> = { '': 'none', '\u00a0': 'no-break', '\u202f': 'narrow no-break' }

const sample = ([open, close]: Pair, space: string): string => `${open}${space}x${space}${close}`
const titleOf = ({ title }: HouseStyle): string => (typeof title === 'string' ? title : title.join(''))

const row = (style: HouseStyle, own: string): readonly string[] => [
  style.locale,
  sample(style.marks[0], style.innerSpace),
  sample(style.marks[1], style.innerSpace2 ?? ''),
  spaces[style.innerSpace] ?? '',
  style.comma,
  style.stop,
  style.continuation,
  titleOf(style),
  own,
]

/**
 * `goosefoot quotes --styles`: the built-in house styles, and those that the project's locales print.
 * With `--locale` only these, also such as have none of their own.
 */
export const quotesStyles: Command = async (call, output) => {
  const place = await locateProject(folderOf(call))
  const { config } = place
  const used = [...new Set([config.sourceLocale, ...config.targets])]
  const asked = listOption(call.options.locale)
  const mine = (asked ?? used).map((locale) => ({ ...styleOf(config, locale), locale }))
  const built = asked === undefined ? houseStyles : []
  const rows = [
    ...mine.map((style) => row(style, used.includes(style.locale) ? 'this project' : '')),
    ...built.map((style) => row(style, '')),
  ]
  output.result(table(['locale', 'marks', 'nested', 'space', 'comma', 'stop', 'next paragraph', 'titles', ''], rows), {
    project: mine,
    styles: built,
  })
  return 0
}
