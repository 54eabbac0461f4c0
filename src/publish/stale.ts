/** Marks a publication whose source was changed since, for houses that say so to their readers. */
import type { Locale } from '../article/types.ts'
import { baseLanguage } from './locale.ts'
import { textAt } from './typed-article.ts'
import type { NamespaceTree } from './types.ts'

const notices: Readonly<Record<string, string>> = {
  de: 'Das Original wurde nach dieser Übersetzung geändert.',
  en: 'The original was changed after this translation was made.',
  fr: 'L’original a été modifié après cette traduction.',
  es: 'El original se modificó después de esta traducción.',
  it: 'L’originale è stato modificato dopo questa traduzione.',
  nl: 'Het origineel is na deze vertaling gewijzigd.',
  pl: 'Oryginał zmieniono po wykonaniu tego tłumaczenia.',
  pt: 'O original foi alterado depois desta tradução.',
}

/** What a reader is told, in the reader's language, else in English. */
export const staleNotice = (locale: Locale): string => notices[baseLanguage(locale)] ?? notices.en ?? ''

/** The namespace with `meta.freshness` `stale` and a notice, one revision on; the same bytes when it is marked already. */
export const markStale = (tree: NamespaceTree, locale: Locale): string => {
  const meta = typeof tree.meta === 'object' ? tree.meta : {}
  const marked =
    textAt(tree, 'meta', 'freshness') === 'stale'
      ? tree
      : {
          ...tree,
          meta: {
            ...meta,
            rev: String(Number(textAt(tree, 'meta', 'rev') ?? '0') + 1),
            freshness: 'stale',
            notice: staleNotice(locale),
          },
        }
  return `${JSON.stringify(marked, null, 2)}\n`
}
