import { collectOriginalData, type OriginalData } from '../codes.ts'
import { pairUp, wholePairs } from '../pairs.ts'
import { closingSuffix, quoteEndOf } from '../quotes.ts'
import type { Annotation, Attribute, Code, CodeForm, Data, Inline } from '../types.ts'
import { ctypeOf, encoded, kindOf } from './ctypes.ts'
import type { Lose } from './losses.ts'

/** Inline codes and annotations of 2.x ⇄ 1.2. */

export interface Sides {
  readonly sources: readonly (readonly Inline[])[]
  /** An empty list where a part has no target. */
  readonly targets: readonly (readonly Inline[])[]
}

const plain = (name: string, value: string): Attribute => ({ namespace: '', name, prefix: '', value })

// ── 2.x → 1.2 ──

/**
 * @param parts the inlines of one element of 1.2: of a sentence, or of all segments of a `trans-unit`
 * @param data original data of the unit; native content is written where a code has some
 */
export const inlinesTo12 = (
  parts: readonly (readonly Inline[])[],
  data: ReadonlyMap<string, Data>,
  unit: string,
  lose: Lose,
): readonly (readonly Inline[])[] => {
  const formed = pairUp(parts)
  const all = formed.flat()
  const partnerOf = (code: Code): Code | null =>
    all.find(
      (other): other is Code =>
        other.kind === 'code' &&
        other.id === code.id &&
        other.role === (code.role === 'open' ? 'close' : 'open') &&
        other.form === code.form,
    ) ?? null
  return formed.map((inlines) =>
    inlines.flatMap((inline): readonly Inline[] => {
      if (inline.kind === 'annotation') return annotationTo12(inline, unit, lose)
      if (inline.kind !== 'code') return [{ ...inline, span: null }]
      return [codeTo12(inline, inline.role === 'standalone' ? null : partnerOf(inline), data, unit, lose)]
    }),
  )
}

const codeTo12 = (
  code: Code,
  partner: Code | null,
  data: ReadonlyMap<string, Data>,
  unit: string,
  lose: Lose,
): Code => {
  sayLost(code, unit, lose)
  const bare: Code = {
    ...code,
    type: null,
    data: null,
    native: null,
    display: null,
    canDelete: true,
    canOverlap: true,
    canReorder: 'yes',
    isolated: false,
    copyOf: null,
    subFlows: [],
    direction: null,
    attributes: [],
    span: null,
  }
  const quote = quoteEndOf(code)
  if (quote !== null) {
    if (code.form === 'pc') {
      const marks =
        code.role === 'open'
          ? (code.display ?? '') + (partner?.display ?? '')
          : (partner?.display ?? '') + (code.display ?? '')
      return {
        ...bare,
        form: 'g',
        type: 'quote',
        subType: 'x-quote',
        display: code.display,
        equivalent: marks === '' ? null : marks,
      }
    }
    return {
      ...bare,
      role: 'standalone',
      form: 'x',
      id: quote.role === 'open' ? quote.occurrence : quote.occurrence + closingSuffix,
      type: 'quote',
      subType: `x-quote-${quote.role}`,
      display: code.display,
      equivalent: code.display,
    }
  }
  const isPair = code.role !== 'standalone'
  const ctype = ctypeOf(code, isPair)
  const hasData = code.data !== null || (partner?.data ?? null) !== null
  const native = hasData ? (code.data === null ? '' : (data.get(code.data)?.text ?? '')) : null
  if (!isPair) return { ...bare, form: native === null ? 'x' : 'ph12', subType: ctype, native }
  if (partner === null) {
    // Its other end stands in another sentence.
    return { ...bare, form: 'it', subType: ctype, native: native ?? '', attributes: [plain('pos', code.role)] }
  }
  if (native === null && code.form === 'pc') return { ...bare, form: 'g', subType: ctype }
  const form: CodeForm = native === null ? 'bx-ex' : 'bpt-ept'
  return {
    ...bare,
    form,
    // `ex` and `ept` have no `ctype`.
    subType: code.role === 'open' ? ctype : null,
    native,
    attributes: [plain('rid', code.id)],
    canCopy: native === null && code.role === 'open' ? code.canCopy : true,
  }
}

const sayLost = (code: Code, unit: string, lose: Lose): void => {
  const { id } = code
  if (code.role === 'close') return
  const isQuote = code.type === 'quote'
  // A quotation's kind decides whether it may go, and the importer knows the kind.
  if (!code.canDelete && !isQuote) lose('code-hint', unit, { id, name: 'deleted' })
  if (code.role !== 'standalone' && code.canOverlap !== (code.form !== 'pc'))
    lose('code-attribute', unit, { id, name: 'canOverlap' })
  if (code.canReorder !== 'yes') lose('code-hint', unit, { id, name: 'moved' })
  if (code.copyOf !== null) lose('code-attribute', unit, { id, name: 'copyOf' })
  if (code.subFlows.length > 0) lose('code-attribute', unit, { id, name: 'subFlows' })
  if (code.direction !== null) lose('code-attribute', unit, { id, name: 'dir' })
  if (code.display !== null && !isQuote) lose('code-attribute', unit, { id, name: 'disp' })
  for (const { name } of code.attributes) lose('code-attribute', unit, { id, name })
}

const markTypes: ReadonlyMap<string, string> = new Map([['term', 'term']])

const annotationTo12 = (annotation: Annotation, unit: string, lose: Lose): readonly Inline[] => {
  // An annotation that crosses others has no form in 1.2.
  if (annotation.form === 'sm-em') {
    lose('annotation', unit, { name: annotation.type })
    return []
  }
  if (annotation.attributes.length > 0) for (const { name } of annotation.attributes) lose('attribute', unit, { name })
  const type =
    annotation.translate === false && annotation.type === 'generic'
      ? 'protected'
      : (markTypes.get(annotation.type) ?? `x-${annotation.type}`)
  if (annotation.value !== null && annotation.ref !== null) lose('attribute', unit, { name: 'ref' })
  return [
    {
      ...annotation,
      type,
      value: annotation.value ?? annotation.ref,
      ref: null,
      translate: null,
      attributes: [],
      span: null,
    },
  ]
}

// ── 1.2 → 2.x ──

export interface Converted {
  readonly sides: Sides
  readonly originalData: ReadonlyMap<string, Data>
}

/**
 * @param sides of a whole unit, so that pairs are found over its sentences
 * @param deletable occurrences whose code a translator may drop, as the metadata tell
 */
export const inlinesTo2 = (sides: Sides, deletable: ReadonlySet<string>, unit: string, lose: Lose): Converted => {
  const data = collectOriginalData()
  const side = (parts: readonly (readonly Inline[])[]): readonly (readonly Inline[])[] =>
    withEqualEnds(
      parts.map((inlines) =>
        inlines.map((inline): Inline => {
          if (inline.kind === 'annotation') return annotationTo2(inline)
          if (inline.kind !== 'code') return { ...inline, span: null }
          return codeTo2(inline, data, deletable, unit, lose)
        }),
      ),
    )
  // Sources first: original data are numbered by their first use there.
  const nameMarks = markNames(sides)
  const sources = pairUp(side(nameMarks(sides.sources)))
  const targets = pairUp(side(nameMarks(sides.targets)), wholePairs(sources))
  return { sides: { sources, targets }, originalData: data.all() }
}

/** Annotations and codes need ids in 2.x, and in 1.2 most annotations have none: these get the first that are free. */
const markNames = (sides: Sides): ((parts: readonly (readonly Inline[])[]) => readonly (readonly Inline[])[]) => {
  const taken = new Set(
    [...sides.sources, ...sides.targets].flat().flatMap((inline) => ('id' in inline ? [inline.id] : [])),
  )
  const fresh = (): string => {
    for (let number = 1; ; number++) {
      const id = `mark${number}`
      if (taken.has(id)) continue
      taken.add(id)
      return id
    }
  }
  return (parts) =>
    parts.map((inlines) => {
      const open: string[] = []
      return inlines.map((inline): Inline => {
        if ((inline.kind !== 'annotation' && inline.kind !== 'code') || inline.id !== '') return inline
        if (inline.kind === 'code' && inline.role === 'standalone') return { ...inline, id: fresh() }
        if (inline.role === 'open') {
          const id = fresh()
          open.push(id)
          return { ...inline, id }
        }
        return { ...inline, id: open.pop() ?? fresh() }
      })
    })
}

const codeTo2 = (code: Code, data: OriginalData, deletable: ReadonlySet<string>, unit: string, lose: Lose): Code => {
  for (const { name } of code.attributes)
    if (name !== 'rid' && name !== 'pos') lose('code-attribute', unit, { id: code.id, name })
  const bare: Code = { ...code, native: null, attributes: [], span: null, isolated: false }
  const quote = quoteEndOf(code)
  if (quote !== null) {
    return {
      ...bare,
      role: quote.role,
      id: quote.occurrence,
      form: 'sc-ec',
      type: 'quote',
      subType: null,
      equivalent: null,
      canDelete: deletable.has(quote.occurrence),
      canOverlap: true,
    }
  }
  const { type, subType } = kindOf(code.subType)
  const form: CodeForm = code.role === 'standalone' ? 'ph' : 'sc-ec'
  return {
    ...bare,
    form,
    type,
    subType,
    display: null,
    equivalent: code.role === 'close' && code.form === 'g' ? null : code.equivalent,
    data: code.native === null ? null : data.idOf(code.native),
    canOverlap: form === 'sc-ec',
  }
}

const annotationTo2 = (annotation: Annotation): Annotation => {
  const bare: Annotation = { ...annotation, attributes: [], span: null, translate: null }
  if (annotation.type === 'protected') return { ...bare, type: 'generic', translate: false }
  const type = annotation.type === '' ? 'generic' : annotation.type.replace(/^x-/u, '')
  const isRef = annotation.value?.startsWith('#') === true
  return {
    ...bare,
    // A type of 2.x is one of its own words or has a prefix: 2.1, 4.3.1.41.
    type:
      ['term', 'comment', 'generic'].includes(type) || /^[^\s:]+:[^\s:]+$/u.test(type)
        ? type
        : `xlf12:${encoded(type)}`,
    value: isRef ? null : annotation.value,
    ref: isRef ? annotation.value : null,
  }
}

/** Both ends of a pair must say the same type and hints: the closing end of 1.2 says nothing, and is given the other's. */
const withEqualEnds = (parts: readonly (readonly Inline[])[]): readonly (readonly Inline[])[] => {
  const opened = new Map<string, Code>()
  for (const inline of parts.flat())
    if (inline.kind === 'code' && inline.role === 'open' && !opened.has(inline.id)) opened.set(inline.id, inline)
  return parts.map((inlines) =>
    inlines.map((inline) => {
      const other = inline.kind === 'code' && inline.role === 'close' ? opened.get(inline.id) : undefined
      if (inline.kind !== 'code' || other === undefined) return inline
      const { type, subType, canCopy, canDelete, canOverlap, canReorder } = other
      return { ...inline, type, subType, canCopy, canDelete, canOverlap, canReorder }
    }),
  )
}
