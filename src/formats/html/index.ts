export { htmlFormat } from './format.ts'
export { writeHtml } from './write.ts'
