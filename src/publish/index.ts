export { isArticleId, requireArticleId } from './article-id.ts'
export type { DisclosureInput } from './disclosure.ts'
export { disclose } from './disclosure.ts'
export { disclosureLabel, disclosureLanguages, hasDisclosureText } from './disclosure-texts.ts'
export { changedLeaves, escapedOffset, escapeLeaf, leavesOf, requireSafe } from './guard.ts'
export { allowedElements, blockHtml } from './html.ts'
export { linkAddress, safeAddress } from './link-address.ts'
export { baseLanguage, direction } from './locale.ts'
export type { Namespace } from './namespace.ts'
export { buildNamespace, namespaceSchema, quoteKey, textHashOf } from './namespace.ts'
export { shownText } from './shown-text.ts'
export type {
  Disclosure,
  DisclosureReason,
  DisclosureStatus,
  DisclosureTexts,
  NamespaceInput,
  NamespaceTree,
  OriginCounts,
  PublishedBlock,
  PublishedQuote,
} from './types.ts'
