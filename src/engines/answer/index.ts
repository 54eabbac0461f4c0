export { hasLetter, ownTarget } from './own-target.ts'
export { type AnswerOptions, parseAnswer } from './parse.ts'
