import type { Content } from '../../article/types.ts'
import { markAtEnd, markAtStart } from '../merge/fold.ts'
import { closingSuffix, quoteEndOf } from '../quotes.ts'
import type { Code, Inline } from '../types.ts'

/** What can be put right in a target by what its own source says: each function returns the same list when it found nothing. */

const text = (value: string): Inline => ({ kind: 'text', value, span: null })

const isCode = (inline: Inline | undefined): inline is Code => inline?.kind === 'code'

/** The source's code of an id and role. */
const codeIn = (source: readonly Inline[], id: string, role: Code['role']): Code | null =>
  source.find((inline): inline is Code => isCode(inline) && inline.id === id && inline.role === role) ?? null

const tag = /<(\/?)(g|x|bx|ex|bpt|ept|ph|it|pc|sc|ec)\b([^<>]*?)(\/?)>/gu
const idIn = /\b(?:id|startRef)\s*=\s*["']([^"']*)["']/u

/** Codes that were written as letters become codes again, when every one of them is the source's and not there yet. */
export const tagsFromText = (inlines: readonly Inline[], source: readonly Inline[]): readonly Inline[] => {
  const there = new Set(inlines.flatMap((inline) => (isCode(inline) ? [`${inline.role} ${inline.id}`] : [])))
  const open: string[] = []
  let isSure = true
  let found = 0
  const result = inlines.flatMap((inline): readonly Inline[] => {
    if (inline.kind !== 'text') return [inline]
    const pieces: Inline[] = []
    let from = 0
    for (const match of inline.value.matchAll(tag)) {
      const [whole, slash, name, attributes = '', empty] = match
      const written = idIn.exec(attributes)?.[1] ?? ''
      const isEnd = slash === '/'
      const isPair = name === 'g' || name === 'pc'
      const id = isEnd ? (open.pop() ?? '') : written
      if (isPair && !isEnd && empty !== '/') open.push(id)
      const role: Code['role'] = isEnd
        ? 'close'
        : isPair
          ? 'open'
          : name === 'ec' || name === 'ex' || name === 'ept'
            ? 'close'
            : name === 'sc' || name === 'bx' || name === 'bpt'
              ? 'open'
              : 'standalone'
      const code =
        codeIn(source, id, role) ?? codeIn(source, id.replace(new RegExp(`${closingSuffix}$`, 'u'), ''), role)
      if (code === null || there.has(`${role} ${id}`)) {
        isSure = false
        continue
      }
      there.add(`${role} ${id}`)
      found++
      if (match.index > from) pieces.push(text(inline.value.slice(from, match.index)))
      pieces.push({ ...code, span: null })
      from = match.index + whole.length
    }
    if (from < inline.value.length) pieces.push(text(inline.value.slice(from)))
    return pieces
  })
  return isSure && found > 0 && open.length === 0 ? result : inlines
}

const says = (code: Code): string =>
  JSON.stringify([code.type, code.subType, code.canCopy, code.canDelete, code.canReorder, code.data, code.native])

/** Codes that kept their ids and lost the rest are the source's again; marks they show in the target are their own. */
export const withAttributes = (inlines: readonly Inline[], source: readonly Inline[]): readonly Inline[] => {
  let changed = false
  const result = inlines.map((inline): Inline => {
    if (!isCode(inline)) return inline
    const known = codeIn(source, inline.id, inline.role)
    if (known === null || says(known) === says(inline)) return inline
    changed = true
    return {
      ...known,
      form: inline.form,
      isolated: inline.isolated,
      canOverlap: inline.canOverlap,
      display: inline.display ?? known.display,
      equivalent: inline.equivalent ?? known.equivalent,
      span: null,
    }
  })
  return changed ? result : inlines
}

/** White space that indents: a line break and spaces where two tags, or a tag and the edge, stand side by side. */
export const withoutIndentation = (inlines: readonly Inline[]): readonly Inline[] => {
  const isText = (index: number): boolean => inlines[index]?.kind === 'text'
  const kept = inlines.filter(
    (inline, index) =>
      !(inline.kind === 'text' && inline.value.includes('\n') && inline.value.trim() === '') ||
      isText(index - 1) ||
      isText(index + 1) ||
      inlines.length === 1,
  )
  return kept.length === inlines.length ? inlines : kept
}

/** White space at the two edges as the source has it. */
export const withEdges = (inlines: readonly Inline[], source: readonly Inline[]): readonly Inline[] => {
  const whole = (list: readonly Inline[]): string =>
    list.map((inline) => (inline.kind === 'text' ? inline.value : inline.kind === 'cp' ? '\ufffd' : '')).join('')
  const edges = (value: string): readonly [string, string] =>
    value.trim() === '' ? ['', ''] : [/^\s*/u.exec(value)?.[0] ?? '', /\s*$/u.exec(value)?.[0] ?? '']
  const [start, end] = edges(whole(inlines))
  const [wantedStart, wantedEnd] = edges(whole(source))
  if (start === wantedStart && end === wantedEnd) return inlines
  if (whole(inlines).trim() === '') return inlines
  const strip = (list: readonly Inline[], side: 'start' | 'end'): readonly Inline[] => {
    const order = side === 'start' ? [...list] : list.toReversed()
    for (const [index, inline] of order.entries()) {
      if (inline.kind !== 'text') continue
      const value = side === 'start' ? inline.value.trimStart() : inline.value.trimEnd()
      order[index] = text(value)
      if (value !== '') break
    }
    return (side === 'start' ? order : order.toReversed()).filter(
      (inline) => inline.kind !== 'text' || inline.value !== '',
    )
  }
  let result = inlines
  if (start !== wantedStart) result = [...(wantedStart === '' ? [] : [text(wantedStart)]), ...strip(result, 'start')]
  if (end !== wantedEnd) result = [...strip(result, 'end'), ...(wantedEnd === '' ? [] : [text(wantedEnd)])]
  return result
}

/** Marks typed at the edges of a quotation's code that is there are taken away: `“<q>“Yes”</q>”` and its kin. */
export const withoutDoubledMarks = (inlines: readonly Inline[]): readonly Inline[] => {
  const result = [...inlines]
  let changed = false
  for (const [open, inline] of inlines.entries()) {
    const quote = isCode(inline) ? quoteEndOf(inline) : null
    if (quote?.role !== 'open') continue
    const close = inlines.findIndex((other, index) => {
      const end = index > open && isCode(other) ? quoteEndOf(other) : null
      return end?.role === 'close' && end.occurrence === quote.occurrence
    })
    if (close < 0) continue
    for (const [first, last, isInside] of [
      [open + 1, close - 1, true],
      [open - 1, close + 1, false],
    ] as const) {
      const [a, b] = [result[first], result[last]]
      if (a?.kind !== 'text' || b?.kind !== 'text') continue
      const atFirst = isInside ? markAtStart(a.value) : markAtEnd(a.value)
      const atLast = isInside ? markAtEnd(b.value) : markAtStart(b.value)
      if (atFirst === 0 || atLast === 0 || (first === last && atFirst + atLast > a.value.length)) continue
      const cut = (value: string, atStart: boolean, length: number): string =>
        atStart ? value.slice(length) : value.slice(0, value.length - length)
      result[first] = text(cut(a.value, isInside, atFirst))
      const now = result[last]
      if (now?.kind === 'text') result[last] = text(cut(now.value, !isInside, atLast))
      changed = true
    }
  }
  return changed ? result.filter((inline) => inline.kind !== 'text' || inline.value !== '') : inlines
}

/** A content as inlines: its codes are those of the source, or of the target where the source has none. */
export const inlinesOfContent = (
  content: Content,
  source: readonly Inline[],
  target: readonly Inline[],
): readonly Inline[] | null => {
  const find = (id: string, role: Code['role']): Code | null => codeIn(source, id, role) ?? codeIn(target, id, role)
  const result: Inline[] = []
  for (const inline of content) {
    if (inline.kind === 'text') {
      result.push(text(inline.text))
      continue
    }
    const role = inline.kind === 'code-empty' ? 'standalone' : inline.kind.endsWith('open') ? 'open' : 'close'
    const id = 'occurrence' in inline ? inline.occurrence : inline.id
    // In 1.2 the two ends of a quotation over sentences are codes of their own.
    const code = find(id, role) ?? find(role === 'close' ? id + closingSuffix : id, 'standalone')
    if (code === null) return null
    result.push({ ...code, span: null })
  }
  return result
}
