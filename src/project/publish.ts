import type { Finding } from '../article/finding.ts'
import type { ArticleRecord, BlockId, Hash, PrintedContent } from '../article/types.ts'
import { patchArticle } from '../formats/index.ts'
import {
  blockHtml,
  buildNamespace,
  type Disclosure,
  type DisclosureTexts,
  type MachineBlock,
  type OriginCounts,
  type PublishedBlock,
  type PublishedQuote,
  textHashOf,
} from '../publish/index.ts'
import type { Ledger } from '../quotations/ledger/types.ts'
import type { HouseStyle } from '../quotations/types.ts'
import { readIfThere } from './files.ts'
import { documentName } from './layout.ts'
import { plainText } from './plain-text.ts'
import type { Prepared } from './prepare.ts'
import { printTarget, segmentsOf } from './print-unit.ts'

export interface PublishInput {
  readonly prepared: Prepared
  /** Complete: every segment has a target. */
  readonly record: ArticleRecord
  readonly ledger: Ledger
  readonly style: HouseStyle
  /** Where the namespace stands or will stand; its revision goes on from there. */
  readonly namespaceFile: string
  readonly namespaceName: string
  /** Own labels of this locale. */
  readonly disclosureTexts?: DisclosureTexts | undefined
}

export interface Published {
  readonly namespace: Uint8Array
  readonly document: Uint8Array
  readonly disclosure: Disclosure
  /** Blocks that cannot be written without changing the document's structure; then nothing is published. */
  readonly refused: readonly { readonly block: BlockId; readonly reason: string }[]
  readonly findings: readonly Finding[]
}

/** What came from where, in segments. */
const originsOf = (record: ArticleRecord): OriginCounts => {
  const engines: Record<string, number> = {}
  let human = 0
  let memory = 0
  for (const segment of record.units.flatMap(segmentsOf)) {
    const { origin } = segment
    if (origin?.kind === 'engine') engines[origin.engine] = (engines[origin.engine] ?? 0) + 1
    else if (origin?.kind === 'memory' || origin?.kind === 'verbatim') memory++
    else human++
  }
  const machine = machineBlocks(record)
  return { human, memory, engines, ...(machine.length === 0 ? {} : { machine }) }
}

/**
 * What a machine made, block by block: `deepl quality_optimized, request 0123456789abcdef`. When it answered and its number of
 * the call stand in the record under that request: the same text gives the same bytes here, whenever it was asked for.
 */
const machineBlocks = (record: ArticleRecord): readonly MachineBlock[] =>
  record.units.flatMap((unit) => {
    const made = segmentsOf(unit).flatMap(({ origin }) => {
      if (origin?.kind !== 'engine') return []
      const { engine, model, trail } = origin
      const by = model === null ? engine : `${engine} ${model}`
      return [trail === undefined ? by : `${by}, request ${trail.request}`]
    })
    return made.length === 0 ? [] : [{ block: unit.id, made: [...new Set(made)].join('; ') }]
  })

/** Revision and text hash of the namespace that stands there; a file that cannot be read counts as none. */
const earlier = (file: string, name: string): { readonly rev: number; readonly json: string } | null => {
  const bytes = readIfThere(file, name)
  if (bytes === null) return null
  const json = new TextDecoder().decode(bytes)
  try {
    const rev = Number((JSON.parse(json) as { meta?: { rev?: unknown } }).meta?.rev)
    return Number.isInteger(rev) && rev > 0 ? { rev, json } : null
  } catch {
    return null
  }
}

/** SHA-256 of a locale's text as it would be published, or null while a sentence has no target. */
export const recordTextHash = (record: ArticleRecord, style: HouseStyle): Hash | null => {
  const blocks: Pick<PublishedBlock, 'id' | 'role' | 'text'>[] = []
  for (const unit of record.units) {
    const print = printTarget(unit, record.targetLocale, style)
    if (print === null) return null
    blocks.push({ id: unit.id, role: unit.role, text: plainText(print.printed, unit.codes).text })
  }
  return textHashOf(blocks)
}

/** Makes the namespace and the localised document of one locale; writes nothing. */
export const publishLocale = (input: PublishInput): Published => {
  const { prepared, record, style } = input
  const locale = record.targetLocale
  const targets = new Map<BlockId, PrintedContent>()
  const blocks: PublishedBlock[] = []
  const quotes: PublishedQuote[] = []
  const sourceBlocks = new Map(prepared.article.blocks.map((block) => [block.id, block]))
  const entries = new Map(input.ledger.entries.map((entry) => [entry.id, entry]))
  const counted = new Map<string, number>()
  for (const unit of record.units) {
    const print = printTarget(unit, locale, style)
    if (print === null) continue
    targets.set(unit.id, print.printed)
    const plain = plainText(print.printed, unit.codes)
    const hasCodes = print.printed.some((inline) => inline.kind !== 'text')
    blocks.push({
      id: unit.id,
      role: unit.role,
      text: plain.text,
      html: hasCodes ? (blockHtml(print.printed, unit.codes)?.trim() ?? null) : null,
    })
    const infos = new Map(unit.quotes.map((quote) => [quote.id, quote]))
    for (const span of print.spans) {
      const info = infos.get(span.occurrence)
      if (info === undefined) continue
      const n = (counted.get(info.quotation) ?? 0) + 1
      counted.set(info.quotation, n)
      const entry = entries.get(info.quotation)
      const occurrence = prepared.quotations
        .flatMap(({ occurrences }) => occurrences)
        .find(({ id }) => id === span.occurrence)
      const sourceText = sourceBlocks.get(unit.id)?.text ?? ''
      quotes.push({
        id: info.quotation,
        n,
        text: plain.text.slice(plain.toPlain(span.start, 'start'), plain.toPlain(span.end, 'end')),
        source: occurrence === undefined ? '' : sourceText.slice(occurrence.start, occurrence.end),
        kind: info.quoteKind,
        speaker: info.speaker,
        block: unit.id,
        start: plain.toPlain(span.start, 'start'),
        end: plain.toPlain(span.end, 'end'),
        wording: entry?.status ?? null,
      })
    }
  }
  const { bytes: document, refused } = patchArticle(prepared.read, targets, locale)
  const before = earlier(input.namespaceFile, input.namespaceName)
  const build = (rev: number): ReturnType<typeof buildNamespace> =>
    buildNamespace({
      article: record.article,
      locale,
      sourceLocale: record.sourceLocale,
      sourceHash: prepared.article.hash,
      rev,
      blocks,
      quotes,
      origins: originsOf(record),
      approvals: record.approvals ?? [],
      ...(input.disclosureTexts === undefined ? {} : { disclosureTexts: input.disclosureTexts }),
      document: documentName(prepared.file),
    })
  // The revision counts changes: the same content keeps its number, so that the same run gives the same bytes.
  const same = before === null ? null : build(before.rev)
  const namespace = same !== null && same.json === before?.json ? same : build((before?.rev ?? 0) + 1)
  return {
    namespace: new TextEncoder().encode(namespace.json),
    document,
    disclosure: namespace.disclosure,
    refused,
    findings: namespace.findings.filter(
      (one) => one.code !== 'publish.pseudo' && one.code !== 'publish.title-missing' && one.severity !== 'info',
    ),
  }
}
