export type { FieldOptions, FrontMatter } from './fields.ts'
export { readFrontMatter } from './read.ts'
export { isField, writeField } from './write.ts'
