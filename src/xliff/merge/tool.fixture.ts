import { contentKey, normaliseContent } from '../../article/content.ts'
import type { ArticleRecord } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import { houseStyleFor } from '../../quotations/index.ts'
import { encodeXml } from '../../xml/index.ts'
import type { XmlEncoding } from '../../xml/index.ts'
import { exportXliff } from '../export/export.ts'
import { mergeReturned } from '../merge.ts'
import { profiles } from '../profiles/index.ts'
import { readXliff } from '../read.ts'
import { serializeXliff } from '../serialize.ts'
import { faults } from './tool-faults.fixture.ts'
import type { Fault } from './tool-faults.fixture.ts'
import { manners, needHashes, resegmenting, shuffled } from './tool-manners.fixture.ts'
import {
  innerOf,
  isLetter,
  sentencesOf,
  translatedContent,
  translatedXml,
  writeTarget,
} from './tool-sentences.fixture.ts'
import type { Random } from './tool-sentences.fixture.ts'
import type { Merge } from './types.ts'

/**
 * A simulated CAT tool. It gets a hand-off, translates some sentences, writes the file in its own manner, and sometimes
 * does what a tool must not. What it did is known, so that the import can be judged.
 */

/** What the tool did, and what must come of it. */
export interface Work {
  readonly file: Uint8Array
  /** The text of each unit that the import must arrive at, by `contentKey`. */
  readonly expected: ReadonlyMap<string, string>
  /** What the tool did wrong; null: nothing. */
  readonly fault: Fault | null
  readonly manners: readonly string[]
  readonly profile: string
}

const encodings: readonly XmlEncoding[] = ['utf-8', 'utf-8', 'utf-8', 'utf-16le', 'utf-16be']

const encoded = (text: string, encoding: XmlEncoding, mark: boolean): Uint8Array => {
  const declared = encoding === 'utf-8' ? text : text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
  return encodeXml({
    text: mark || encoding !== 'utf-8' ? `\ufeff${declared.replace(/^\ufeff/u, '')}` : declared,
    encoding,
  })
}

const style = houseStyleFor('en-US')

/**
 * Lets the tool work on a hand-off of the record.
 *
 * @param fault the fault it makes; null: it works as it should
 * @returns null when the record has nothing to make this fault with
 */
export const letToolWork = (record: ArticleRecord, random: Random, fault: string | null): Work | null => {
  const name = random.pick([...profiles.keys()]) ?? 'xliff12'
  const profile = profiles.get(name)
  if (profile === undefined) return null
  const { document } = exportXliff(record, { profile, style, limits: random.chance(0.3) ? { headline: 60 } : {} })
  const lines = serializeXliff(document).split('\n')
  const all = sentencesOf(lines)
  const done = all.filter(
    (one) =>
      !one.isLocked &&
      isLetter.test(innerOf(lines[one.source] ?? '').replaceAll(/<[^>]*>/gu, '')) &&
      (fault !== null || random.chance(0.6)),
  )
  const saysState = random.chance(0.7)
  for (const one of done) writeTarget(lines, one, translatedXml(innerOf(lines[one.source] ?? '')), saysState)
  const made =
    fault === null ? null : (faults[fault]?.({ lines, random, done, all, isOld: profile.version === '1.2' }) ?? null)
  if (fault !== null && made === null) return null

  const translated = new Set(done.map(({ element: id }) => id))
  const isDone = (unit: string, segment: string): boolean =>
    translated.has(`${unit} ${segment}`) || translated.has(`${unit}.${segment}`)
  const expected = new Map(
    record.units.map((unit) => [
      unit.id as string,
      contentKey(
        normaliseContent(
          unit.parts.flatMap((part) =>
            part.kind === 'gap'
              ? (part.target ?? part.source)
              : isDone(unit.id, part.id)
                ? translatedContent(part.source)
                : (part.target ?? []),
          ),
        ),
      ),
    ]),
  )
  const hasTargets = record.units.some((unit) =>
    unit.parts.some((part) => part.kind === 'segment' && part.target !== null),
  )
  let text = lines.join('\n')
  const early: string[] = []
  if (fault === null) {
    for (const [manner, rewrite] of Object.entries(hasTargets ? {} : resegmenting)) {
      if (!random.chance(0.15)) continue
      early.push(manner)
      text = rewrite(text, random)
    }
    if (random.chance(0.15)) {
      early.push('blocks in another order')
      text = shuffled(text, random)
    }
  }
  const possible = Object.keys(manners).filter(
    (manner) => (!hasTargets || !needHashes.has(manner)) && !(early.length > 0 && manner === 'segments marked'),
  )
  const chosen = possible.filter(() => random.chance(fault === null ? 0.2 : 0.05))
  for (const manner of chosen) text = manners[manner]?.(text, random) ?? text
  const encoding = chosen.includes('no declaration') ? 'utf-8' : (random.pick(encodings) ?? 'utf-8')
  return {
    file: encoded(text, encoding, random.chance(0.2)),
    expected,
    fault: made,
    manners: [...early, ...chosen, encoding],
    profile: name,
  }
}

/** What the import makes of the tool's work: null when all is as it must be, else what is wrong. */
export const judgeWork = (record: ArticleRecord, work: Work): string | null => {
  const { fault } = work
  let merge: Merge
  try {
    merge = mergeReturned(fault?.meanwhile?.(record) ?? record, readXliff(work.file))
  } catch (error) {
    if (!(error instanceof GoosefootError)) return `threw ${String(error)}`
    return fault?.refusesFile === true ? null : `refused: ${error.code} ${error.message}`
  }
  if (fault !== null) {
    if (fault.refusesFile) return 'was not refused'
    return fault.isReported(merge)
      ? null
      : `not reported; said: ${JSON.stringify([...new Set(merge.verdicts.map(({ verdict }) => verdict))])}`
  }
  const errors = merge.verdicts.filter(({ severity }) => severity !== 'info')
  if (errors.length > 0) return `complained: ${JSON.stringify(errors[0])}`
  for (const unit of merge.record.units) {
    const text = contentKey(
      normaliseContent(unit.parts.flatMap((part) => part.target ?? (part.kind === 'gap' ? part.source : []))),
    )
    if (text !== work.expected.get(unit.id))
      return `unit ${unit.id}: ${text} instead of ${work.expected.get(unit.id) ?? ''}`
  }
  return mergeReturned(merge.record, readXliff(work.file)).changed ? 'changed something the second time' : null
}
