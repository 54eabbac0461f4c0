import { existsSync } from 'node:fs'
import { type Finding, finding } from '../article/finding.ts'
import type { ArticleRecord, UnitRecord } from '../article/types.ts'
import type { Ledger } from '../quotations/ledger/types.ts'
import type { DecidedWording } from '../quotations/ledger/write.ts'
import type { Amend } from './amend.ts'
import type { Rendered } from './check-quotations.ts'
import { checkLocaleRecord, holdsPseudo } from './check-record.ts'
import type { Filled } from './engines/index.ts'
import { type FileChange, realChanges } from './files.ts'
import { checkRecordTerms, type Glossary } from './glossary.ts'
import { documentPath, type Layout, namespacePath, recordPath } from './layout.ts'
import { type Place, printedName } from './locate.ts'
import type { LocaleOutcome } from './outcome.ts'
import type { Prepared } from './prepare.ts'
import { publishLocale, recordTextHash } from './publish.ts'
import { recordBytes } from './record-bytes.ts'
import { standingChanges } from './standing.ts'
import { styleOf } from './style.ts'
import { progressOf, whyNotReleased, whyRetracted, whyUnpublished } from './why-unpublished.ts'

/** Checks a filled record, and publishes it when nothing keeps it from that. Writes nothing. */
export const finishLocale = (
  place: Place,
  layout: Layout,
  given: {
    readonly prepared: Prepared
    readonly ledger: Ledger
    readonly glossary: Glossary
    readonly findings: readonly Finding[]
    readonly filled: Filled
    readonly kept: number
  },
  amend?: Amend,
): {
  readonly outcome: LocaleOutcome
  readonly changes: readonly FileChange[]
  readonly decided: readonly DecidedWording[]
  readonly rendered: readonly Rendered[]
} => {
  const { prepared, ledger, filled } = given
  const { file } = prepared
  const locale = filled.record.targetLocale
  const style = styleOf(place.config, locale)
  const checked = checkLocaleRecord(filled.record, prepared, ledger, style)
  const terms = holdsPseudo(filled.record)
    ? []
    : checkRecordTerms(filled.record, given.glossary, place.config.glossary.check)
  const findings: Finding[] = [
    ...prepared.findings,
    ...given.findings,
    ...filled.findings,
    ...checked.findings,
    ...terms,
  ]
  const tidied: ArticleRecord = {
    ...filled.record,
    units: filled.record.units.map((unit) => ({ ...unit, parts: unit.parts.map(tidy) })),
  }
  const record =
    amend?.(tidied, {
      sourceHash: prepared.article.hash,
      textHash: recordTextHash(tidied, style),
      reason: whyUnpublished(tidied, findings, place.config.publish.state),
    }) ?? tidied
  const changeOf = (path: string, bytes: Uint8Array): FileChange => ({
    kind: 'file-change',
    path,
    name: printedName(layout.root, path),
    bytes,
  })
  const changes = [changeOf(recordPath(layout, locale, file.id), recordBytes(record, style))]
  const namespaceFile = namespacePath(layout, locale, file.id)
  let text: LocaleOutcome['text'] = null
  let reason = whyRetracted(record) ?? whyUnpublished(record, findings, place.config.publish.state)
  if (reason === null) {
    const namespaceName = printedName(layout.root, namespaceFile)
    const published = publishLocale({
      prepared,
      record,
      ledger,
      style,
      namespaceFile,
      namespaceName,
      disclosureTexts: place.config.publish.disclosure[locale],
    })
    findings.push(...published.findings)
    const { status, approval } = published.disclosure
    text = { status, person: approval?.person ?? null }
    for (const { block, reason: why } of published.refused)
      findings.push(finding('format.refused', 'error', { locale, unit: block, blocks: true, args: { reason: why } }))
    if (published.refused.length > 0)
      reason = `${published.refused.length} ${published.refused.length === 1 ? 'block' : 'blocks'} cannot be written into the document`
    // A preview is for the house's own eyes.
    else if (!holdsPseudo(record)) reason = whyNotReleased(published.disclosure, place.config.publish.requires)
    if (reason === null)
      changes.push(
        changeOf(namespaceFile, published.namespace),
        changeOf(documentPath(layout, locale, file), published.document),
      )
  }
  if (reason !== null && record.retraction === undefined) {
    const standing = (path: string): { path: string; name: string } => ({ path, name: printedName(layout.root, path) })
    changes.push(
      ...standingChanges(
        { namespace: standing(namespaceFile), document: standing(documentPath(layout, locale, file)) },
        locale,
        prepared.article.hash,
        place.config.publish.onSourceChange,
      ),
    )
  }
  // What was taken back stands nowhere any more.
  if (record.retraction !== undefined)
    for (const path of [namespaceFile, documentPath(layout, locale, file)])
      if (existsSync(path)) changes.push({ ...changeOf(path, new Uint8Array()), bytes: null })
  const real = realChanges(changes)
  return {
    changes: real,
    decided: checked.decided,
    rendered: checked.rendered,
    outcome: {
      article: file.id,
      original: file.name,
      locale,
      ...progressOf(record),
      fromRecord: given.kept,
      fromMemory: filled.fromMemory,
      fromEngine: filled.fromEngine,
      estimate: filled.estimate,
      quotations: checked.quotations,
      findings,
      published: reason === null,
      text: reason === null ? text : null,
      isPreview: holdsPseudo(record),
      reason,
      keepsEarlier:
        reason !== null &&
        existsSync(namespaceFile) &&
        !changes.some(({ path, bytes }) => path === namespaceFile && bytes === null),
      files: real.map(({ name }) => name),
    },
  }
}

/** A translated segment needs no proposals beside it, unless a person has to decide. */
const tidy = (part: UnitRecord['parts'][number]): UnitRecord['parts'][number] =>
  part.kind === 'gap' ||
  part.proposals.length === 0 ||
  part.target === null ||
  part.flag !== null ||
  part.proposals.some(({ type }) => type === 'conflict')
    ? part
    : { ...part, proposals: [] }
