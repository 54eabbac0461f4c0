import { analyseArticles } from '../project/analysis.ts'
import { locateProject } from '../project/locate.ts'
import { readSpend } from '../project/spend.ts'
import { reviewArticles } from '../project/translate.ts'
import { analysisText } from './analysis.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { spendText } from './spend.ts'
import { table } from './table.ts'
import { reportFailures, runDocument } from './translate.ts'

/** `goosefoot status`: how far each article is, or with `--analysis` how much there is to translate; asks no engine and writes nothing. */
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
  const run = await reviewArticles(place, { paths: call.positionals, cwd, to: listOption(call.options.to) })
  const rows = run.locales.map((one) => [
    one.article,
    one.locale,
    `${Math.floor((100 * (one.segments - one.untranslated)) / Math.max(1, one.segments))} %`,
    String(one.untranslated),
    String(one.sourceChanged),
    `${one.quotations.aligned}/${one.quotations.total}`,
    one.published ? (one.files.length === 0 ? 'published, up to date' : 'ready: run translate') : (one.reason ?? ''),
  ])
  output.result(
    table(['article', 'locale', 'done', 'open', 'source changed', 'quotations', 'state'], rows),
    runDocument(run),
  )
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
