/** One translation request's work: the texts of the answer and what each of them costs. */
import { billedCodePoints } from './billing.ts'
import { type DamageKind, damageText } from './damage.ts'
import type { Translation } from './enforce.ts'
import type { Fault } from './faults.ts'
import { FragmentError, parseFragment } from './fragment.ts'
import { translateLoosely, translateStandIn } from './lexicon.ts'
import { choose, fraction, hash, randomStream } from './random.ts'
import type { Settings } from './settings.ts'

export interface TranslatedText {
  readonly detected_source_language: string
  readonly text: string
  readonly billed_characters?: number
  readonly model_type_used?: string
  readonly tag_handling_version?: 'v1' | 'v2'
}

export const costs = ({
  texts,
  tags,
}: Translation): readonly { readonly text: string; readonly characters: number }[] =>
  texts.map((text) => ({ text, characters: billedCodePoints(text, tags !== null) }))

/** @param bill what `costs` says of the same request */
export const translateAll = (
  request: Translation,
  bill: ReturnType<typeof costs>,
  settings: Settings,
  fault: Fault | null,
): readonly TranslatedText[] =>
  bill.map(({ text, characters: billed }, index) => {
    const translated = damaged(text, translateOne(text, request, settings), index, request, settings, fault)
    return {
      // The lexicon knows German, so German is what it detects.
      detected_source_language: request.source?.code ?? 'DE',
      text: translated,
      ...(request.showBilled ? { billed_characters: fault?.kind === 'overcharge' ? billed + fault.by : billed } : {}),
      ...(request.model === null ? {} : { model_type_used: request.model.replace('prefer_', '') }),
      ...(request.tags === null ? {} : { tag_handling_version: request.tags.version }),
    }
  })

const translateOne = (text: string, request: Translation, settings: Settings): string => {
  const options = { seed: settings.seed, glossary: request.glossary, ignoredTags: request.ignoredTags }
  const { code } = request.target
  if (request.tags === null) return translateStandIn(text, code, { ...options, xml: false })
  try {
    return translateStandIn(text, code, { ...options, xml: true })
  } catch (error) {
    // Strict tag handling has refused it before.
    if (error instanceof FragmentError) return translateLoosely(text, code, options)
    throw error
  }
}

const isWellFormed = (text: string): boolean => {
  try {
    parseFragment(text)
    return true
  } catch {
    return false
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
  const damage = damageOf(source, index, request, settings, fault)
  const xml = request.tags !== null
  if (damage === null || (xml && !isWellFormed(target))) return target
  return damageText(damage.kind, source, target, damage.seed, xml) ?? target
}

/** What a fault, or else the share of the settings, does to a text; null does nothing. */
const damageOf = (
  source: string,
  index: number,
  request: Translation,
  settings: Settings,
  fault: Fault | null,
): { readonly kind: DamageKind; readonly seed: number } | null => {
  if (fault?.kind === 'damage' && (fault.text === undefined || fault.text === index))
    return { kind: fault.damage, seed: fault.seed ?? hash(source) }
  const salt = `${settings.seed} damage ${request.target.code} ${source}`
  if (settings.damage === null || fraction(salt) >= settings.damage.share) return null
  const kind = choose(settings.damage.kinds, randomStream(hash(salt)))
  return kind === null ? null : { kind, seed: hash(`${salt} seed`) }
}
