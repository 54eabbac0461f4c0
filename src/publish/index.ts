export { isArticleId, requireArticleId } from './article-id.ts'
export { type Alternate, alternatesOf, pageAddress } from './alternates.ts'
export type { DisclosureInput } from './disclosure.ts'
export { disclose } from './disclosure.ts'
export { disclosureLabel, disclosureLanguages, hasDisclosureText } from './disclosure-texts.ts'
export { changedLeaves, escapedOffset, escapeLeaf, leavesOf, requireSafe } from './guard.ts'
export { allowedElements, blockHtml } from './html.ts'
export { eventsBetween, type PublicationEvent, type PublicationEventType } from './events.ts'
export { type JsonObject, jsonLdText, newsArticle } from './json-ld.ts'
export { linkAddress, safeAddress } from './link-address.ts'
export { baseLanguage, direction } from './locale.ts'
export {
  type ArticleEntry,
  type EntryObjects,
  entriesOf,
  goneObjects,
  isLive,
  type LiveEntry,
  type LocaleEntry,
  type Manifest,
  manifestSchema,
  manifestText,
  nextManifest,
  objectNames,
  objectsOf,
  type PublicationState,
  reachable,
  readManifest,
  type RetractedEntry,
} from './manifest.ts'
export type { Namespace } from './namespace.ts'
export { buildNamespace, namespaceSchema, quoteKey, textHashOf } from './namespace.ts'
export { articlePage } from './page.ts'
export { shownText } from './shown-text.ts'
export { markStale, staleNotice } from './stale.ts'
export {
  readNamespace,
  textAt,
  type TypedArticle,
  typedArticle,
  type TypedBlock,
  type TypedQuotation,
  typedSchema,
} from './typed-article.ts'
export type {
  Disclosure,
  DisclosureReason,
  DisclosureStatus,
  DisclosureTexts,
  NamespaceInput,
  NamespaceTree,
  MachineBlock,
  OriginCounts,
  PublishedBlock,
  PublishedQuote,
} from './types.ts'
