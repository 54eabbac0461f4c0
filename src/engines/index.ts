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
  WireMap,
  WireTarget,
} from './contract.ts'
export { EngineError } from './contract.ts'
export { pseudoTranslate } from './adapters/pseudo.ts'
