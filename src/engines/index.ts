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
export {
  type AnswerOptions,
  type Climbed,
  climbLadder,
  nextQuestion,
  parseAnswer,
  type Question,
} from './answer/index.ts'
export { canonicalJson, hashOfJson } from './canonical.ts'
export { type PlanRules, planRequests } from './plan.ts'
export { type EncodedText, encodeUnit, engineUnitOf } from './wire/index.ts'
export type { AdapterContext } from './adapters/context.ts'
export { type Opened, openEngine, type OpenOptions } from './adapters/open.ts'
export { type Recorder, recordingAdapter } from './adapters/recorded/adapter.ts'
export { type RecordedAnswer, readCassette, writeCassette } from './adapters/recorded/cassette.ts'
export { type EngineSettings, type SettingsFault, settingsFault } from './settings.ts'
