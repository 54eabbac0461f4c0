import { convertFile } from '../project/convert.ts'
import { locateProject } from '../project/locate.ts'
import { lossText } from '../xliff/index.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { textOption } from './translate.ts'

/** `goosefoot convert`: an XLIFF file in another version, and what could not be carried. */
export const convert: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const { options } = call
  const done = convertFile(place.root, cwd, call.positionals[0] ?? '', {
    version: textOption(options.version, 'version'),
    out: typeof options.out === 'string' ? options.out : undefined,
    dryRun: options['dry-run'] === true,
    draft: options.draft === true,
  })
  const losses = done.losses.map((loss) => `lost: ${loss.unit === null ? '' : `${loss.unit}: `}${lossText(loss)}\n`)
  output.result(
    `${losses.join('')}${done.file}: XLIFF ${done.from} as ${done.to}, ${losses.length === 0 ? 'nothing lost' : `${losses.length} lost`}${
      options['dry-run'] === true ? ' (not written)' : ''
    }\n`,
    { ok: true, ...done, losses: done.losses.map((loss) => ({ ...loss, message: lossText(loss) })) },
  )
  return 0
}
