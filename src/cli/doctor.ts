import { findingText } from '../checks/index.ts'
import { exitCodes } from '../errors.ts'
import { type Diagnosis, examineFile } from '../project/doctor.ts'
import { locateProject } from '../project/locate.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'

/** `goosefoot doctor`: what a tool did to a file. */
export const doctor: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const { options } = call
  const found = examineFile(place, cwd, call.positionals[0] ?? '', {
    fix: options.fix === true,
    out: typeof options.out === 'string' ? options.out : undefined,
  })
  const open = found.symptoms.filter(
    ({ finding, isRepaired }) => finding.severity === 'error' && !(isRepaired && found.repaired !== null),
  )
  const exitCode =
    open.length === 0
      ? exitCodes.ok
      : open.some(({ finding }) => finding.quotation !== null)
        ? exitCodes.quote
        : exitCodes.qa
  output.result(diagnosisText(found), {
    ok: exitCode === 0,
    exitCode,
    ...found,
    symptoms: found.symptoms.map(({ finding, isRepaired }) => ({
      ...finding,
      message: findingText(finding),
      repairable: isRepaired,
    })),
  })
  return exitCode
}

const diagnosisText = ({ file, article, locale, symptoms, repaired }: Diagnosis): string => {
  const whose =
    article === null
      ? 'no record of this project; examined by itself'
      : `${article} ${locale ?? ''}, compared with the record`
  if (symptoms.length === 0) return `${file} (${whose}): nothing was done to it.\n`
  const lines = symptoms.map(({ finding, isRepaired }) => {
    const where = [finding.unit, finding.segment].filter((one) => one !== null).join(' ')
    const can = isRepaired ? (repaired === null ? ' Can be repaired.' : ' Repaired.') : ''
    return `${finding.severity}: ${where === '' ? '' : `${where}: `}${findingText(finding)}${can} [${finding.code}]`
  })
  const repairable = symptoms.filter(({ isRepaired }) => isRepaired).length
  const end =
    repaired !== null
      ? `\nThe repaired copy is ${repaired}; import that one.\n`
      : repairable > 0
        ? `\n${repairable} can be repaired: run again with --fix.\n`
        : ''
  return `${file} (${whose}):\n${lines.join('\n')}\n${end}`
}
