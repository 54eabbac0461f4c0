import { normaliseContent } from '../article/content.ts'
import type { Content as ArticleContent, Inline as ArticleInline, OccurrenceId } from '../article/types.ts'
import { quoteEndOf } from './quotes.ts'
import type { Code, Inline } from './types.ts'

/** Content as the program exchanges it ⇄ the inlines of a file. */

/** How the codes of one side of a unit are made. */
export interface Spelling {
  readonly quote: (role: 'open' | 'close', occurrence: OccurrenceId) => Code
  readonly markup: (form: 'open' | 'close' | 'empty', id: string) => Code
}

/** Inlines of a content; `pairUp` decides afterwards how pairs are written. */
export const inlinesOf = (content: ArticleContent, spelling: Spelling): readonly Inline[] =>
  content.map((inline): Inline => {
    switch (inline.kind) {
      case 'text':
        return { kind: 'text', value: inline.text, span: null }
      case 'quote-open':
        return spelling.quote('open', inline.occurrence)
      case 'quote-close':
        return spelling.quote('close', inline.occurrence)
      case 'code-open':
        return spelling.markup('open', inline.id)
      case 'code-close':
        return spelling.markup('close', inline.id)
      case 'code-empty':
        return spelling.markup('empty', inline.id)
      default:
        return inline satisfies never
    }
  })

/** The content that inlines say; annotations, which say something *about* text, are left out. */
export const contentOf = (inlines: readonly Inline[]): ArticleContent =>
  normaliseContent(
    inlines.flatMap((inline): readonly ArticleInline[] => {
      switch (inline.kind) {
        case 'text':
          return [{ kind: 'text', text: inline.value }]
        case 'cp':
          return [{ kind: 'text', text: String.fromCodePoint(inline.value) }]
        case 'annotation':
          return []
        case 'code': {
          const quote = quoteEndOf(inline)
          if (quote !== null) {
            const occurrence = quote.occurrence as OccurrenceId
            return [quote.role === 'open' ? { kind: 'quote-open', occurrence } : { kind: 'quote-close', occurrence }]
          }
          if (inline.role === 'standalone') return [{ kind: 'code-empty', id: inline.id }]
          return [inline.role === 'open' ? { kind: 'code-open', id: inline.id } : { kind: 'code-close', id: inline.id }]
        }
        default:
          return inline satisfies never
      }
    }),
  )
