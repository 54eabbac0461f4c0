import { textOf } from '../../article/content.ts'
import type { ArticleRecord, SegmentRecord } from '../../article/types.ts'
import { printedSource } from './print.ts'
import { needsWork } from './work.ts'

/** How much there is to do: what translators are paid by. */
export interface WorkCount {
  readonly segments: number
  /** Words of the source as Unicode cuts them (UAX 29); numbers count. */
  readonly words: number
  /** Characters of the source, code points, spaces and quotation marks included. */
  readonly characters: number
}

export interface RecordCount {
  readonly all: WorkCount
  /** Sentences without a target, or to be looked at again. */
  readonly open: WorkCount
  /** Sentences with the same words as an earlier one of the article. */
  readonly repeated: WorkCount
}

const none: WorkCount = { segments: 0, words: 0, characters: 0 }
const add = (a: WorkCount, b: WorkCount): WorkCount => ({
  segments: a.segments + b.segments,
  words: a.words + b.words,
  characters: a.characters + b.characters,
})

export const countRecord = (record: ArticleRecord): RecordCount => {
  const segmenter = new Intl.Segmenter(record.sourceLocale, { granularity: 'word' })
  const seen = new Set<string>()
  let all = none
  let open = none
  let repeated = none
  for (const unit of record.units)
    for (const segment of unit.parts.filter((part): part is SegmentRecord => part.kind === 'segment')) {
      const text = textOf(printedSource(segment.source, unit))
      let words = 0
      for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) words++
      const one: WorkCount = { segments: 1, words, characters: Array.from(text).length }
      all = add(all, one)
      if (needsWork(segment)) open = add(open, one)
      if (seen.has(text)) repeated = add(repeated, one)
      seen.add(text)
    }
  return { all, open, repeated }
}
