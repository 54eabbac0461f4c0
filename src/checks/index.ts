export { checkCodes } from './codes.ts'
export { checkNumbers } from './numbers.ts'
export { findingText, findingTexts } from './texts.ts'
