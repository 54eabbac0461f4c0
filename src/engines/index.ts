export type {
  CanonicalJson,
  Caps,
  Damage,
  EngineAdapter,
  EngineCode,
  EngineFault,
  EngineOptions,
  EngineQuote,
  EngineSegment,
  EngineTerm,
  EngineUnit,
  Io,
  Item,
  PlannedRequest,
  Reply,
  Rung,
  SegmentOutcome,
  Shape,
  TargetText,
  WireCode,
  WireMap,
  WireQuote,
  WireSegment,
  WireTarget,
} from './contract.ts'
export { type Amount, capsOf, isAmount, moneyOf, printedMoney, type Cap, type PriceTag } from './money/index.ts'
export { EngineError } from './contract.ts'
export { pseudoTranslate } from './adapters/pseudo.ts'
export { type AnswerOptions, parseAnswer } from './answer/index.ts'
export { type EncodedText, encodeUnit, engineUnitOf } from './wire/index.ts'
export { type Climb, type Climbed, climb } from './ladder.ts'
export { createScheduler, realClock, type Scheduler } from './schedule/index.ts'
export { type Journal, type Limits, openJournal, type SpendLine } from './journal/index.ts'
export { keyOf, termsHash } from './plan/index.ts'
export { createDeeplAdapter } from './adapters/deepl/adapter.ts'
export { createDeeplClient, type DeeplClient } from './adapters/deepl/client.ts'
export { deeplStyle, deeplStyleHash, syncDeeplStyle } from './adapters/deepl/style.ts'
export { hasDeeplGlossary, syncDeeplGlossary } from './adapters/deepl/glossary.ts'
