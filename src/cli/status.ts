import { analyseArticles } from '../project/analysis.ts'
import { readSpend } from '../project/spend.ts'
import { analysisText } from './analysis.ts'
import { styleText } from 'node:util'
import type { DiffPart } from '../article/word-diff.ts'
import { type SentenceChange, statusOf } from '../project/changes.ts'
import { locateProject } from '../project/locate.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { spendText } from './spend.ts'
import { table } from './table.ts'
import { reportFailures, runDocument } from './translate.ts'

/** Changes that are shown of an article that was not named: what can be read in a minute. */
const mostShown = 12

/**
 * `goosefoot status`: how far each article is and what changed in it; with `--analysis` how much there is to translate, with
 * `--spend` what engines have cost. Asks no engine and writes nothing.
 */
export const status: Command = async (call, output) => {
  const cwd = folderOf(call)
  const place = await locateProject(cwd)
  if (call.options.spend === true) {
    const lines = readSpend(place)
    output.result(spendText(lines), { ok: true, exitCode: 0, spend: lines })
    return 0
  }
  if (call.options.analysis === true) {
    const done = await analyseArticles(place, {
      paths: call.positionals,
      cwd,
      to: listOption(call.options.to),
      progress: output.progress,
    })
    const { articles, locales, failures, exitCode } = done
    output.result(analysisText(done), {
      ok: exitCode === 0,
      exitCode,
      articles,
      locales,
      failures: failures.map(({ article, error }) => ({
        article,
        code: error.code,
        message: error.message,
        suggestion: error.hint ?? '',
      })),
    })
    reportFailures(done, output.note)
    return exitCode
  }
  const { run, changes } = await statusOf(place, {
    paths: call.positionals,
    cwd,
    to: listOption(call.options.to),
    progress: output.progress,
  })
  const rows = run.locales.map((one) => [
    one.article,
    one.locale,
    `${Math.floor((100 * (one.segments - one.untranslated)) / Math.max(1, one.segments))} %`,
    String(one.untranslated),
    String(one.sourceChanged),
    `${one.quotations.aligned}/${one.quotations.total}`,
    one.text === null ? '–' : `${one.text.status}${one.text.person === null ? '' : ` (${one.text.person})`}`,
    one.published
      ? one.files.length === 0
        ? 'published, up to date'
        : 'ready: run translate'
      : `${one.reason ?? ''}${one.keepsEarlier ? ' (the earlier version stays)' : ''}`,
  ])
  const overview = table(['article', 'locale', 'done', 'open', 'source changed', 'quotations', 'text', 'state'], rows)
  const isNamed = call.positionals.length > 0
  const details = [...Map.groupBy(changes, ({ article }) => article)].map(([article, all]) =>
    changeList(article, all, isNamed ? all.length : mostShown),
  )
  output.result([overview, ...details].join('\n'), { ...runDocument(run), changes })
  const older = new Set(
    run.locales.flatMap(({ article, findings }) =>
      findings.filter(({ code }) => code === 'segment.older-cut').map(({ unit }) => `${article} ${unit ?? ''}`),
    ),
  ).size
  if (older > 0)
    output.note(
      `${older} ${older === 1 ? 'paragraph stays as it was' : 'paragraphs stay as they were'} cut; today's rules differ. "goosefoot translate --resegment" cuts anew.`,
    )
  reportFailures(run, output.note)
  return run.failures.length > 0 ? run.exitCode : 0
}

const count = (n: number, what: string): string[] => (n === 0 ? [] : [`${n} ${what}`])

/** `hanoi: 2 edited, 1 new, 1 dropped` and a line or three for each. */
const changeList = (article: string, changes: readonly SentenceChange[], most: number): string => {
  const of = (kind: SentenceChange['change']): number => changes.filter(({ change }) => change === kind).length
  const head = [...count(of('edited'), 'edited'), ...count(of('new'), 'new'), ...count(of('dropped'), 'dropped')]
  const lines = changes.slice(0, most).flatMap(changeLines)
  const left = changes.length - most
  return [
    `${article}: ${head.join(', ')}`,
    ...lines,
    ...(left > 0 ? [`  … and ${left} more: goosefoot status with the article's path shows them.`] : []),
    '',
  ].join('\n')
}

const changeLines = (one: SentenceChange): readonly string[] => {
  const tags = [
    one.role === 'paragraph' ? null : one.role,
    one.isQuoted ? 'quotation' : null,
    one.numbersDiffer ? 'numbers' : null,
  ].filter((tag) => tag !== null)
  const decisions = [...Map.groupBy(one.locales, ({ decision }) => decision)].map(
    ([decision, all]) => `${decisionText[decision]} ${all.map(({ locale }) => locale).join(', ')}`,
  )
  const text = one.change === 'edited' ? shown(one.diff) : (one.is ?? one.was ?? '')
  return [
    `  ${one.change}${tags.length === 0 ? '' : ` (${tags.join(', ')})`} ${one.unit} ${one.segment}: ${decisions.join('; ')}`,
    `    ${text.replace(/\s+/gu, ' ')}`,
    ...one.locales
      .filter(({ target, decision }) => target !== null && decision !== 'gone')
      .map(({ locale, target }) => `    ${locale}: ${(target ?? '').replace(/\s+/gu, ' ')}`),
  ]
}

const decisionText = {
  kept: 'a person’s translation stays and wants a look in',
  open: 'to be translated in',
  gone: 'gone from',
} as const

/** Removed and added words in brackets, and in colour where the terminal has one. */
const shown = (diff: readonly DiffPart[]): string => {
  const colour = (name: 'red' | 'green', text: string): string => styleText(name, text, { stream: process.stdout })
  return diff
    .map(({ kind, text }) =>
      kind === 'removed' ? colour('red', `[-${text}-]`) : kind === 'added' ? colour('green', `{+${text}+}`) : text,
    )
    .join('')
}
