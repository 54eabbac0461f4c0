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
export { EngineError } from './contract.ts'
export { pseudoTranslate } from './adapters/pseudo.ts'
export { type AnswerOptions, parseAnswer } from './answer/index.ts'
export { type EncodedText, encodeUnit, engineUnitOf } from './wire/index.ts'
