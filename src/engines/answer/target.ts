import { normaliseContent } from '../../article/content.ts'
import type { Content, Inline, OccurrenceId, QuotationId, UnitQuote } from '../../article/types.ts'
import { renderContent } from '../../quotations/render.ts'
import type { HouseStyle } from '../../quotations/types.ts'
import type { EngineCode, TargetText, WireTarget } from '../contract.ts'
import type { Draft, DraftElement } from './draft.ts'
import { quotesIn, type SentElement, type SentSentence } from './source.ts'

/**
 * The content of a repaired segment: text and the ends of its elements, inside each other as they were sent whatever their
 * offsets say where they touch.
 */
export const contentOfDraft = (draft: Draft, sentence: SentSentence): Content => {
  const placed = new Map(draft.elements.map((element) => [element.id, element]))
  const inlines: Inline[] = []
  let at = 0
  const writeTo = (end: number): void => {
    if (end > at) inlines.push({ kind: 'text', text: draft.text.slice(at, end) })
    at = Math.max(at, end)
  }
  const write = (parent: number): void => {
    for (const { sent, element } of childrenOf(sentence, placed, parent)) {
      writeTo(element.start)
      inlines.push(...openingOf(sent.target))
      write(sent.id)
      writeTo(element.end)
      inlines.push(...closingOf(sent.target))
    }
  }
  write(sentence.id)
  writeTo(draft.text.length)
  return normaliseContent(inlines)
}

const childrenOf = (
  sentence: SentSentence,
  placed: ReadonlyMap<number, DraftElement>,
  parent: number,
): readonly { readonly sent: SentElement; readonly element: DraftElement }[] =>
  sentence.elements
    .flatMap((sent) => {
      const element = placed.get(sent.id)
      return sent.parent === parent && element !== undefined ? [{ sent, element }] : []
    })
    // What has no width stands before what begins at the same place.
    .sort((a, b) => a.element.start - b.element.start || a.element.end - b.element.end)

const openingOf = (target: WireTarget): readonly Inline[] => {
  switch (target.kind) {
    case 'segment':
      return []
    case 'quote':
      return target.open === '' ? [] : [{ kind: 'quote-open', occurrence: target.id }]
    case 'code':
      if (target.form === 'empty') return [{ kind: 'code-empty', id: target.id }]
      return target.opens ? [{ kind: 'code-open', id: target.id }] : []
    default:
      return target satisfies never
  }
}
const closingOf = (target: WireTarget): readonly Inline[] => {
  switch (target.kind) {
    case 'segment':
      return []
    case 'quote':
      return target.close === '' ? [] : [{ kind: 'quote-close', occurrence: target.id }]
    case 'code':
      return target.form === 'pair' && target.closes ? [{ kind: 'code-close', id: target.id }] : []
    default:
      return target satisfies never
  }
}

/** The content of a sentence as it was sent. */
export const sentContent = (sentence: SentSentence): Content => {
  const draft: Draft = {
    text: sentence.text,
    elements: sentence.elements.map(({ id, tag, start, end }) => ({ id, tag, start, end })),
  }
  const content: Inline[] = []
  const owned = quotesIn(sentence).flatMap(({ start, end, target }) => [
    { from: start, to: start + target.open.length },
    { from: end - target.close.length, to: end },
  ])
  let at = 0
  for (const inline of contentOfDraft(draft, sentence)) {
    if (inline.kind !== 'text') {
      content.push(inline)
      continue
    }
    let text = ''
    for (const char of inline.text.split('')) {
      const here = at++
      if (!owned.some(({ from, to }) => here >= from && here < to)) text += char
    }
    content.push({ kind: 'text', text })
  }
  return normaliseContent(content)
}

/**
 * The ends and codes of a content with the quotations and codes each stands in: two contents with equal skeletons have the
 * same quotations and codes, nested alike, in whatever order.
 */
export const skeletonOf = (content: Content): string => {
  const open: string[] = []
  const found: string[] = []
  for (const inline of content)
    switch (inline.kind) {
      case 'text':
        break
      case 'quote-open':
        found.push(`${inline.occurrence} in ${quotesOf(open)}`)
        open.push(`q ${inline.occurrence}`)
        break
      case 'code-open':
        found.push(`<${inline.id}> in ${quotesOf(open)}`)
        open.push(`c ${inline.id}`)
        break
      case 'quote-close':
      case 'code-close': {
        const name = inline.kind === 'quote-close' ? `q ${inline.occurrence}` : `c ${inline.id}`
        const at = open.lastIndexOf(name)
        if (at >= 0) open.splice(at, 1)
        found.push(`end ${name} in ${quotesOf(open)}`)
        break
      }
      case 'code-empty':
        found.push(`<${inline.id}/> in ${quotesOf(open)}`)
        break
      default:
        inline satisfies never
    }
  return found.sort().join('\n')
}
const quotesOf = (open: readonly string[]): string => open.filter((name) => name.startsWith('q ')).join(' ')

/** What the house needs to know of a sentence's quotations to print it alone. */
const unitQuotesOf = (sentence: SentSentence): ReadonlyMap<OccurrenceId, UnitQuote> =>
  new Map(
    quotesIn(sentence).map(({ target }) => [
      target.id,
      {
        kind: 'quote',
        id: target.id,
        quotation: target.id.slice(0, target.id.lastIndexOf('.')) as QuotationId,
        type: 'pair',
        quoteKind: target.quoteKind,
        depth: target.depth,
        speaker: null,
        openMark: target.open,
        closeMark: target.close,
        parent: null,
      },
    ]),
  )

/** A content as its house prints it, with codes and quotations as offsets. */
export const targetTextOf = (content: Content, sentence: SentSentence, style: HouseStyle): TargetText => {
  const carried = new Set(
    quotesIn(sentence)
      .filter(({ target }) => target.open === '' && target.part === 1)
      .map(({ target }) => target.id),
  ).size
  const { printed, text, spans } = renderContent(content, unitQuotesOf(sentence), style, { carried })
  const codes: EngineCode[] = []
  let at = 0
  for (const inline of printed) {
    if (inline.kind === 'text') at += inline.text.length
    else
      codes.push({
        id: inline.id,
        kind: inline.kind === 'code-open' ? 'open' : inline.kind === 'code-close' ? 'close' : 'empty',
        at,
      })
  }
  return { content, text, codes, quotes: spans.map(({ occurrence, start, end }) => ({ id: occurrence, start, end })) }
}
