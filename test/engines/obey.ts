import { openAiAdapter } from '../../src/engines/adapters/openai/adapter.ts'
import { partsOf } from '../../src/engines/adapters/openai/parts.ts'
import type { EngineUnit, SegmentOutcome } from '../../src/engines/index.ts'
import { findQuotations, houseStyleFor } from '../../src/quotations/index.ts'
import { textOf } from '../../src/article/content.ts'
import type { OccurrenceId } from '../../src/article/types.ts'
import type { Obedience, ObedientPart } from './hostile.ts'
import { standForTranslation } from './translations.ts'

/** A block of one sentence with the quotations that detection finds. */
export const hostileUnit = (text: string, index: number): EngineUnit => ({
  article: 'hostile',
  block: `b${index}`,
  text,
  codes: [],
  segments: [{ id: 's', start: 0, end: text.length, wanted: true }],
  quotes: findQuotations(text, { locale: 'de-DE' })
    .filter(({ type }) => type === 'pair')
    .map((one, at) => ({
      id: `q${index}x${at}.1` as OccurrenceId,
      start: one.start,
      innerStart: one.innerStart,
      innerEnd: one.innerEnd,
      end: one.end,
      kind: one.kind,
      depth: one.depth,
    })),
})

/** Text that stands for a translation, white space at its ends kept. */
export const standInText = (text: string, locale: string): string => {
  const kept = /^(\s*)(.*?)(\s*)$/su.exec(text)
  return `${kept?.[1] ?? ''}${textOf(standForTranslation([{ kind: 'text', text: kept?.[2] ?? '' }], locale))}${kept?.[3] ?? ''}`
}

const options = { model: null, formality: 'default', glossary: null, style: null, context: false } as const

/**
 * What is made of the answer of a model that obeys: the outcome, and whether the answer was the honest one all the same.
 */
export const outcomeOfObeying = (
  unit: EngineUnit,
  { obey }: Obedience,
  locale: string,
): { readonly outcome: SegmentOutcome; readonly isHonest: boolean } | null => {
  const adapter = openAiAdapter({ kind: 'openai', url: 'https://example.invalid/v1', model: 'm' }, null, {
    id: 'llm',
    sourceLocale: 'de',
    styleOf: houseStyleFor,
  })
  const [request] = adapter.plan([unit], locale, options)
  const [item] = request?.items ?? []
  if (request === undefined || item === undefined) return null
  const segments = partsOf(item).map(({ i, parts }) => {
    const honest = parts.map((part): ObedientPart => (typeof part === 'string' ? standInText(part, locale) : part))
    const source = parts.filter((part) => typeof part === 'string').join('')
    return { i, honest, parts: obey(honest, source) ?? honest }
  })
  const text = JSON.stringify({ segments: segments.map(({ i, parts }) => ({ i, parts })) })
  const [outcome] = adapter.parse(request, { status: 200, headers: {}, texts: [{ text }] })
  const isHonest = segments.every(({ honest, parts }) => JSON.stringify(honest) === JSON.stringify(parts))
  return outcome === undefined ? null : { outcome, isHonest }
}
