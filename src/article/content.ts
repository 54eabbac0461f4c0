import type { Content, Inline, PrintedContent } from './types.ts'

/** Joins neighbouring text runs and drops empty ones: the canonical form of a content. */
export const normaliseContent = (inlines: readonly Inline[]): Content => {
  const result: Inline[] = []
  for (const inline of inlines) {
    const last = result[result.length - 1]
    if (inline.kind !== 'text') result.push(inline)
    else if (inline.text === '') continue
    else if (last?.kind === 'text') result[result.length - 1] = { kind: 'text', text: last.text + inline.text }
    else result.push(inline)
  }
  return Object.freeze(result)
}

/** The letters of a content: text runs joined, codes and quotation ends left out. */
export const textOf = (content: Content | PrintedContent): string =>
  content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('')

/** A stable string of a content: equal strings, equal contents. */
export const contentKey = (content: Content): string =>
  content
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return `t${JSON.stringify(inline.text)}`
        case 'code-open':
          return `<${inline.id}>`
        case 'code-close':
          return `</${inline.id}>`
        case 'code-empty':
          return `<${inline.id}/>`
        case 'quote-open':
          return `"${inline.occurrence}>`
        case 'quote-close':
          return `<${inline.occurrence}"`
        default:
          return inline satisfies never
      }
    })
    .join('')

/** True when two contents have the same text, codes and quotation ends in the same order. */
export const sameContent = (a: Content, b: Content): boolean => contentKey(a) === contentKey(b)
