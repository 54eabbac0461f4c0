import { normaliseContent, textOf } from '../../article/content.ts'
import type { Content } from '../../article/types.ts'

/**
 * White space at the edges of a sentence belongs to the sentence for some tools and stands between sentences for others.
 * A returned target gets the edges of the record's source where the returned source has others.
 */
export const withEdgesOf = (ours: Content, theirs: Content, target: Content): Content => {
  const [wantedStart, wantedEnd] = edges(ours)
  const [start, end] = edges(theirs)
  let result = target
  if (start !== wantedStart)
    result = normaliseContent([{ kind: 'text', text: wantedStart }, ...trimmed(result, 'start')])
  if (end !== wantedEnd) result = normaliseContent([...trimmed(result, 'end'), { kind: 'text', text: wantedEnd }])
  return result
}

const edges = (content: Content): readonly [start: string, end: string] => {
  const text = textOf(content)
  // White space alone has no edges.
  if (text.trim() === '') return ['', '']
  return [/^\s*/u.exec(text)?.[0] ?? '', /\s*$/u.exec(text)?.[0] ?? '']
}

/** Without the white space at one end; codes that stand in it stay. */
const trimmed = (content: Content, side: 'start' | 'end'): Content => {
  const inlines = side === 'start' ? [...content] : content.toReversed()
  for (const [index, inline] of inlines.entries()) {
    if (inline.kind !== 'text') continue
    const text = side === 'start' ? inline.text.trimStart() : inline.text.trimEnd()
    inlines[index] = { kind: 'text', text }
    if (text !== '') break
  }
  return normaliseContent(side === 'start' ? inlines : inlines.toReversed())
}
