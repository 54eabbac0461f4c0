/** The library: what others may rely on. Everything else may change in any release. */
export type { Content, Locale, QuoteKind } from './article/types.ts'
export type { Finding, Severity } from './article/finding.ts'
export { GoosefootError } from './errors.ts'
export { type ConfigInput, defineConfig } from './project/config.ts'
export { openProject, type Project } from './project/open-project.ts'
