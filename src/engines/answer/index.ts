export { type Climbed, climbLadder, nextQuestion, type Question } from './ladder.ts'
export { type AnswerOptions, parseAnswer } from './parse.ts'
