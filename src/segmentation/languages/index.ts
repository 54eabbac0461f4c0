export { languageFor } from './registry.ts'
