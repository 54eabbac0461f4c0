export { type AnswerOptions, parseAnswer } from './parse.ts'
