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
export {
  type Amount,
  capsOf,
  isAmount,
  isPrice,
  moneyOf,
  printedMoney,
  type Cap,
  type PriceTag,
} from './money/index.ts'
export { EngineError } from './contract.ts'
export { pseudoTranslate } from './adapters/pseudo.ts'
export { type AnswerOptions, parseAnswer } from './answer/index.ts'
export { type EncodedText, encodeUnit, engineUnitOf } from './wire/index.ts'
export { type Climb, type Climbed, climb, placeOf } from './ladder.ts'
export { createScheduler, realClock, type Scheduler } from './schedule/index.ts'
export { type Journal, type Limits, openJournal, type SpendLine } from './journal/index.ts'
export { keyOf, termsHash } from './plan/index.ts'
export { createDeeplAdapter } from './adapters/deepl/adapter.ts'
export { createDeeplClient, type DeeplClient } from './adapters/deepl/client.ts'
export { deeplStyle, deeplStyleHash, syncDeeplStyle } from './adapters/deepl/style.ts'
export { hasDeeplGlossary, syncDeeplGlossary } from './adapters/deepl/glossary.ts'
export type { AdapterContext } from './adapters/context.ts'
export { type Opened, openEngine, type OpenOptions } from './adapters/open.ts'
export { type Recorder, recordingAdapter } from './adapters/recorded/adapter.ts'
export { type RecordedAnswer, readCassette, writeCassette } from './adapters/recorded/cassette.ts'
export { type EngineSettings, type SettingsFault, settingsFault } from './settings.ts'
