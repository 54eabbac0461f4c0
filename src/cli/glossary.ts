import { resolve } from 'node:path'
import { findingText } from '../checks/index.ts'
import type { Finding } from '../article/finding.ts'
import { exitCodes, GoosefootError } from '../errors.ts'
import { termsIn, writeCsv, writeTbx } from '../glossary/index.ts'
import { didYouMean } from '../nearest.ts'
import { writeFiles } from '../project/files.ts'
import { type Glossary, loadGlossary } from '../project/glossary.ts'
import { locateProject, type Place, printedName } from '../project/locate.ts'
import type { RunOutcome } from '../project/outcome.ts'
import { reviewArticles } from '../project/translate.ts'
import type { Command } from './main.ts'
import type { Output } from './output.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'
import { findingLines, reportFailures, runDocument } from './translate.ts'

const actions: readonly string[] = ['list', 'check', 'export']

/** `goosefoot glossary`: the terms, what is wrong with them and with the articles, and all of them as one file. */
export const glossary: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  const [action = '', ...rest] = call.positionals
  const to = listOption(call.options.to)
  const loaded = loadGlossary(place)
  switch (action) {
    case 'list':
      return list(
        loaded,
        rest.join(' '),
        { source: place.config.sourceLocale, targets: to ?? place.config.targets },
        output,
      )
    case 'check':
      return check(loaded, place, { paths: rest, cwd, to }, output)
    case 'export': {
      const [name] = rest
      if (name === undefined)
        throw new GoosefootError('cli.arguments', 'glossary export needs a file.', {
          hint: `Usage: ${call.spec.usage}`,
        })
      const kind = name.split('.').pop()?.toLowerCase() ?? ''
      if (kind !== 'csv' && kind !== 'tsv' && kind !== 'tbx')
        throw new GoosefootError('cli.bad-option', `"${name}" ends in none of .csv, .tsv, .tbx.`, {
          hint: 'The ending says what is written: goosefoot glossary export terms.tbx',
        })
      const path = resolve(cwd, name)
      const text =
        kind === 'tbx'
          ? writeTbx(loaded.concepts, place.config.sourceLocale)
          : writeCsv(loaded.concepts, kind === 'tsv' ? '\t' : ',')
      const printed = printedName(place.root, path)
      writeFiles([{ kind: 'file-change', path, name: printed, bytes: new TextEncoder().encode(text) }])
      output.result(`${printed} written: ${count(loaded.concepts.length, 'entry', 'entries')}\n`, {
        file: printed,
        concepts: loaded.concepts.length,
      })
      return 0
    }
    default:
      throw new GoosefootError(
        'cli.arguments',
        `"${action}" is not something glossary can do.${didYouMean(action, actions)}`,
        { hint: `Use one of ${actions.join(', ')}.` },
      )
  }
}

/** The files of the glossary, and what the articles make of it. */
const check = async (
  loaded: Glossary,
  place: Place,
  options: { readonly paths: readonly string[]; readonly cwd: string; readonly to: readonly string[] | undefined },
  output: Output,
): Promise<number> => {
  const run = await reviewed(place, options)
  const own = (run?.locales ?? []).map((one) => ({
    ...one,
    findings: one.findings.filter(({ code }) => isTermCode(code)),
  }))
  const locales = options.to ?? place.config.targets
  const stored = locales.flatMap((locale) => loaded.stored(place.config.sourceLocale, locale).findings)
  const files = [...loaded.findings, ...unique(stored)]
  const lines = [
    ...files.map((one) => `${one.severity}: ${placeOf(one)}: ${findingText(one)} [${one.code}]`),
    ...own.flatMap((one) => findingLines(one, one.findings)),
  ]
  const terms = own.flatMap(({ findings }) => findings)
  const errors = terms.filter(({ severity }) => severity === 'error').length
  const warnings = [...terms, ...files].filter(({ severity }) => severity === 'warning').length
  output.result(
    `${lines.map((line) => `${line}\n`).join('')}${count(loaded.concepts.length, 'entry', 'entries')} in ${count(loaded.files.length, 'file')}, ${count(own.length, 'version')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.\n`,
    {
      files: loaded.files,
      concepts: loaded.concepts.length,
      findings: files.map((one) => ({ ...one, message: findingText(one) })),
      run: run === null ? null : runDocument({ ...run, locales: own }),
    },
  )
  if (run !== null) reportFailures(run, output.note)
  if (run !== null && run.failures.length > 0) return run.exitCode
  return errors > 0 ? exitCodes.qa : 0
}

/** Null where there is nothing to look at yet: a glossary may come before the first article. */
const reviewed = async (
  place: Place,
  options: { readonly paths: readonly string[]; readonly cwd: string; readonly to: readonly string[] | undefined },
): Promise<RunOutcome | null> => {
  try {
    return await reviewArticles(place, options)
  } catch (error) {
    const isEmpty =
      error instanceof GoosefootError && (error.code === 'article.none' || error.code === 'config.no-target')
    if (isEmpty && options.paths.length === 0) return null
    throw error
  }
}

const isTermCode = (code: string): boolean => code.startsWith('term.')

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

const unique = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((one) => [JSON.stringify([one.code, one.line, one.args]), one])).values(),
]

const placeOf = ({ args, line, column }: Finding): string =>
  [args.file, line, column].filter((part) => part !== null && part !== undefined && part !== '').join(':')

const list = (
  { concepts, files }: Glossary,
  words: string,
  locales: { readonly source: string; readonly targets: readonly string[] },
  output: Output,
): number => {
  const wanted = words.toLowerCase()
  const shown = concepts
    .filter(
      ({ id, terms }) =>
        wanted === '' || id.includes(wanted) || terms.some(({ text }) => text.toLowerCase().includes(wanted)),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const others = [...new Set(concepts.flatMap(({ terms }) => terms.map(({ locale }) => locale)))].sort()
  const all = [...new Set([locales.source, ...(locales.targets.length > 0 ? locales.targets : others)])]
  output.result(
    shown.length === 0
      ? concepts.length === 0
        ? 'There is no glossary: put .csv, .tsv or .tbx files into glossary/.\n'
        : 'No entry has these words.\n'
      : `${table(
          ['id', ...all, 'note'],
          shown.map((concept) => [
            concept.id,
            ...all.map((locale) => {
              const { allowed, forbidden } = termsIn(concept, locale)
              const kept = concept.terms.filter(({ keep }) => keep)
              const shownTerms = (allowed.length > 0 ? allowed : kept.slice(0, 1)).map(({ text }) => text)
              return [...shownTerms, ...forbidden.map(({ text }) => `!${text}`)].join(' | ') || '–'
            }),
            [concept.terms.some(({ keep }) => keep) ? '(kept)' : '', concept.note ?? '']
              .filter((part) => part !== '')
              .join(' '),
          ]),
        )}\n${count(shown.length, 'entry', 'entries')} in ${count(files.length, 'file')}\n`,
    { files, concepts: shown },
  )
  return 0
}
