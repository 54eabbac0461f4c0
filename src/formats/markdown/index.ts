export { markdownFormat } from './format.ts'
