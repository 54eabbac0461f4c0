/** One `tu` as pairs: which variant is the source, what is left out and why. */
import type { Locale, State } from '../../article/types.ts'
import type { EntryFlag, UnitKind } from '../types.ts'
import type { UnitText } from '../unit-text.ts'
import { badBytesMark, deliberateFeed, loneSurrogateMark } from './decode.ts'
import type { TmxReports } from './report.ts'
import type { Seen } from './seen.ts'
import { numberCodes, withShortcutTags } from './segment.ts'
import type { Attributes, RawSegment } from './segment.ts'
import { languageOf, languageTag, readDate } from './values.ts'

export interface TmxHeader {
  readonly tool: string
  readonly sourceLocale: string | null
  readonly allLanguages: boolean
  readonly segtype: string
}

export interface Variant {
  readonly language: string | null
  readonly attributes: Attributes
  readonly segments: RawSegment[]
  /** Text that stands in the `tuv` itself. */
  loose: string
}

export interface MutableUnit {
  readonly line: number
  readonly attributes: Attributes
  readonly props: Map<string, string>
  note: string | null
  readonly variants: Variant[]
}

/** A pair as the file has it. Null: the file does not say. */
export interface TmxPair {
  readonly line: number
  readonly tuid: string | null
  readonly unit: UnitKind
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  readonly source: UnitText
  readonly target: UnitText
  /** Empty: the article begins (ends) here; only this program writes that. */
  readonly prev: string | null
  readonly next: string | null
  readonly state: State | null
  readonly origin: string | null
  readonly article: string | null
  readonly segment: string | null
  readonly quotation: string | null
  readonly speaker: string | null
  readonly mode: string | null
  readonly author: string | null
  readonly person: string | null
  readonly created: string | null
  readonly changed: string | null
  readonly uses: number
  readonly note: string | null
  /** The file it was imported from before it came into this one. */
  readonly from: string | null
  readonly flags: readonly EntryFlag[]
}

export const ownTool = 'goosefoot'
const shortcutTool = 'OmegaT'
const states: ReadonlySet<string> = new Set(['initial', 'translated', 'reviewed', 'final'])
const paragraphTypes: ReadonlySet<string> = new Set(['paragraph', 'block'])
const hasLetter = /\p{L}/u
/** A word that no name begins: it tells a copy from a name that stays. */
const lowerCaseWord = /(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}]*/u
/** Flags that a file may carry; the others are found by reading. */
const keptFlags: readonly EntryFlag[] = ['reverse', 'pivot', 'aligned']
const doubleEscape = /&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\dA-Fa-f]+);/

export const emptyVariant = (language: string | null, attributes: Attributes): Variant => ({
  language,
  attributes,
  segments: [],
  loose: '',
})

interface Side {
  readonly locale: Locale
  readonly attributes: Attributes
  readonly segment: RawSegment
}

/** @param seen the pairs of this file, for duplicates */
export const unitPairs = (
  unit: MutableUnit,
  header: TmxHeader,
  options: { readonly sourceLocale?: Locale | undefined; readonly targetLocale?: Locale | undefined },
  reports: TmxReports,
  seen: Seen,
): readonly TmxPair[] => {
  const tuid = unit.attributes['tuid'] ?? null
  const leaveOut = (code: Parameters<TmxReports['note']>[0], action: 'left-out' | 'ignored' = 'left-out'): [] => {
    reports.note(code, action, unit.line, tuid)
    return []
  }
  if (unit.variants.some(({ segments }) => segments.length > 1)) return leaveOut('extra-seg')
  const sides: Side[] = []
  for (const variant of unit.variants) {
    const side = sideOf(variant, header, unit.line, reports)
    if (side === null) return leaveOut('no-language')
    if (side.segment.text.includes(loneSurrogateMark)) return leaveOut('lone-surrogate')
    if (side.segment.text.includes(badBytesMark)) return leaveOut('bad-bytes')
    sides.push(side)
  }
  const direction = directionOf(sides, unit, header, options)
  if (direction === null) return leaveOut(sides.length < 2 ? 'no-target' : 'no-source')
  const { source, targets, flagOf } = direction
  if (targets.length === 0) return leaveOut('no-target')
  if (isBlank(source.segment)) return leaveOut('empty-source')
  if (!hasLetter.test(source.segment.text)) return leaveOut('no-words', 'ignored')
  return targets.flatMap((target): readonly TmxPair[] => {
    if (isBlank(target.segment)) return leaveOut('empty-target')
    const codes = numberCodes(source.segment, target.segment)
    const flag = flagOf(target)
    const flags: EntryFlag[] = flag === null ? [] : [flag]
    if (codes.differ) flags.push('codes-differ')
    if (source.segment.text === target.segment.text && lowerCaseWord.test(source.segment.text)) {
      flags.push('copy')
      reports.note('copy', 'taken', unit.line, tuid)
    }
    const pair = pairOf(unit, header, source, target, codes, flags, reports)
    const { sourceLocale, targetLocale, prev, next } = pair
    if (seen.add([sourceLocale, targetLocale, pair.source.text, pair.target.text, prev, next, pair.unit]))
      reports.note('duplicate', 'taken', unit.line, tuid)
    return [pair]
  })
}

const isBlank = ({ text }: RawSegment): boolean => text.trim() === ''

const sideOf = (variant: Variant, header: TmxHeader, line: number, reports: TmxReports): Side | null => {
  const { tag, respelt } = languageTag(variant.language ?? '')
  if (tag === null) return null
  if (respelt) reports.note('language-spelling', 'taken', line)
  const [only] = variant.segments
  if (only === undefined && variant.loose.trim() !== '') reports.note('no-seg', 'taken', line)
  const read = only ?? { text: variant.loose, codes: [], sawXliff: false, sawUt: false, unpaired: false }
  if (read.sawXliff) reports.note('xliff-code', 'taken', line)
  if (read.sawUt) reports.note('deprecated-ut', 'taken', line)
  if (doubleEscape.test(read.text)) reports.note('double-escape', 'taken', line)
  const tagged = header.tool.startsWith(shortcutTool) ? withShortcutTags(read) : read
  if (tagged !== read) reports.note('shortcut-tag', 'taken', line)
  if (tagged.unpaired) reports.note('unpaired-code', 'taken', line)
  const text = unbroken(tagged.text, line, reports)
  return { locale: tag, attributes: variant.attributes, segment: text === tagged.text ? tagged : { ...tagged, text } }
}

/** A pretty printer's line breaks go: at the ends with the white space around them, inside as one space. */
const unbroken = (text: string, line: number, reports: TmxReports): string => {
  const isBroken = /[\r\n]/.test(text)
  if (isBroken && text.trim() !== '') reports.note('line-break', 'taken', line)
  const joined = isBroken ? text.replace(/^\s*[\r\n]\s*|\s*[\r\n]\s*$/g, '').replace(/\s*[\r\n]\s*/g, ' ') : text
  return joined.includes(deliberateFeed) ? joined.replaceAll(deliberateFeed, '\n') : joined
}

interface Direction {
  readonly source: Side
  readonly targets: readonly Side[]
  readonly flagOf: (target: Side) => EntryFlag | null
}

const directionOf = (
  sides: readonly Side[],
  unit: MutableUnit,
  header: TmxHeader,
  options: { readonly sourceLocale?: Locale | undefined; readonly targetLocale?: Locale | undefined },
): Direction | null => {
  const written = unit.attributes['srclang'] ?? header.sourceLocale
  const declared = written === null ? null : languageTag(written).tag
  const declaredSide = declared === null ? undefined : nearest(sides, declared)
  const wanted = options.sourceLocale ?? declared ?? sides[0]?.locale
  const source = wanted === undefined ? undefined : nearest(sides, wanted)
  if (source === undefined) return null
  const { targetLocale } = options
  const targets = sides.filter(
    (side) =>
      languageOf(side.locale) !== languageOf(source.locale) &&
      (targetLocale === undefined || languageOf(side.locale) === languageOf(targetLocale)),
  )
  const isTurned = declaredSide !== undefined && languageOf(declaredSide.locale) !== languageOf(source.locale)
  return {
    source,
    targets,
    flagOf: (target) => (isTurned ? (target === declaredSide ? 'reverse' : 'pivot') : null),
  }
}

const nearest = (sides: readonly Side[], locale: Locale): Side | undefined =>
  sides.find((side) => side.locale === locale) ?? sides.find((side) => languageOf(side.locale) === languageOf(locale))

const pairOf = (
  { line, attributes, props, note }: MutableUnit,
  header: TmxHeader,
  { locale: sourceLocale }: Side,
  { locale: targetLocale, attributes: ofTarget }: Side,
  { source, target }: { readonly source: UnitText; readonly target: UnitText },
  flags: readonly EntryFlag[],
  reports: TmxReports,
): TmxPair => {
  const isOwn = header.tool === ownTool
  const context = (...names: readonly string[]): string | null => {
    const value = names.map((name) => props.get(name)).find((one) => one !== undefined)
    if (value === undefined) return null
    const text = value.replaceAll(deliberateFeed, '\n')
    return text.trim() === '' && !isOwn ? null : text
  }
  /** Of the unit, else of the target: OmegaT says there who translated it and when. */
  const stated = (name: string): string | undefined => attributes[name] ?? ofTarget[name]
  const date = (name: string): string | null => {
    const value = stated(name)
    const read = value === undefined ? null : readDate(value)
    if (value !== undefined && read === null) reports.note('bad-date', 'taken', line, attributes['tuid'] ?? null)
    return read
  }
  const state = props.get('x-goosefoot-state') ?? ''
  const written = props.get('x-goosefoot-flags')?.split(' ')
  const carried = written === undefined ? noFlags : keptFlags.filter((flag) => written.includes(flag))
  const unit = props.get('x-goosefoot-unit')
  const uses = Number(attributes['usagecount'] ?? 0)
  return Object.freeze({
    line,
    tuid: attributes['tuid'] ?? null,
    unit:
      unit === 'quotation' || unit === 'paragraph' || unit === 'segment'
        ? unit
        : paragraphTypes.has(attributes['segtype'] ?? header.segtype)
          ? 'paragraph'
          : 'segment',
    sourceLocale,
    targetLocale,
    source: freeze(source),
    target: freeze(target),
    prev: context('x-context-pre', 'prev'),
    next: context('x-context-post', 'next'),
    state: states.has(state) ? (state as State) : null,
    origin: props.get('x-goosefoot-origin') ?? null,
    article: props.get('file') ?? null,
    segment: props.get('x-goosefoot-segment') ?? props.get('id') ?? null,
    quotation: props.get('x-goosefoot-quote') ?? null,
    speaker: props.get('x-goosefoot-speaker') ?? null,
    mode: props.get('x-goosefoot-mode') ?? null,
    author: stated('creationid') ?? null,
    person: stated('changeid') ?? null,
    created: date('creationdate'),
    changed: date('changedate'),
    uses: Number.isSafeInteger(uses) && uses > 0 ? uses : 0,
    note,
    from: props.get('x-goosefoot-from') ?? null,
    flags: flags.length + carried.length === 0 ? noFlags : Object.freeze([...new Set([...flags, ...carried])]),
  })
}

const noCodes: UnitText['codes'] = Object.freeze([])
const noFlags: readonly EntryFlag[] = Object.freeze([])
const freeze = ({ text, codes }: UnitText): UnitText =>
  Object.freeze({ text, codes: codes.length === 0 ? noCodes : Object.freeze(codes.map((code) => Object.freeze(code))) })
