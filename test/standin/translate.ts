/** One translation request's work: the texts of the answer and what each of them costs. */
import { billedCodePoints } from './billing.ts'
import { damageText } from './damage.ts'
import type { Translation } from './enforce.ts'
import type { Fault } from './faults.ts'
import { FragmentError } from './fragment.ts'
import { translateStandIn } from './lexicon.ts'
import { choose, fraction, hash, randomStream } from './random.ts'
import type { Settings } from './settings.ts'

export interface TranslatedText {
  readonly detected_source_language: string
  readonly text: string
  readonly billed_characters?: number
  readonly model_type_used?: string
}

export const costs = ({
  texts,
  tags,
}: Translation): readonly { readonly text: string; readonly characters: number }[] =>
  texts.map((text) => ({ text, characters: billedCodePoints(text, tags !== null) }))

export const translateAll = (
  request: Translation,
  settings: Settings,
  fault: Fault | null,
): readonly TranslatedText[] =>
  request.texts.map((text, index) => {
    const translated = damaged(text, translateOne(text, request, settings), index, request, settings, fault)
    const billed = billedCodePoints(text, request.tags !== null)
    return {
      // The lexicon knows German, so German is what it detects.
      detected_source_language: request.source?.code ?? 'DE',
      text: translated,
      ...(request.showBilled ? { billed_characters: fault?.kind === 'overcharge' ? billed + fault.by : billed } : {}),
      ...(request.model === null ? {} : { model_type_used: request.model.replace('prefer_', '') }),
    }
  })

const translateOne = (text: string, request: Translation, settings: Settings): string => {
  const options = { seed: settings.seed, glossary: request.glossary, ignoredTags: request.ignoredTags }
  if (request.tags === null) return translateStandIn(text, request.target.code, { ...options, xml: false })
  try {
    return translateStandIn(text, request.target.code, { ...options, xml: true })
  } catch (error) {
    // Lenient tag handling takes what it cannot read for text; strict handling has refused it before.
    if (error instanceof FragmentError) return translateStandIn(text, request.target.code, { ...options, xml: false })
    throw error
  }
}

const damaged = (
  source: string,
  target: string,
  index: number,
  request: Translation,
  settings: Settings,
  fault: Fault | null,
): string => {
  const xml = request.tags !== null
  if (fault?.kind === 'damage' && (fault.text === undefined || fault.text === index))
    return damageText(fault.damage, source, target, fault.seed ?? hash(source), xml) ?? target
  const salt = `${settings.seed} damage ${request.target.code} ${source}`
  if (settings.damage === null || fraction(salt) >= settings.damage.share) return target
  const kind = choose(settings.damage.kinds, randomStream(hash(salt)))
  return (kind === null ? null : damageText(kind, source, target, hash(`${salt} seed`), xml)) ?? target
}
