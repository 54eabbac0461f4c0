import { expect, test } from 'vitest'
import { GoosefootError } from '../errors.ts'
import { checkConfig, chainFor, localeFault } from './config.ts'

const fault = (value: unknown): GoosefootError => {
  try {
    checkConfig(value, 'goosefoot.config.ts')
  } catch (error) {
    if (error instanceof GoosefootError) return error
  }
  throw new Error('nothing was thrown')
}

test('an unknown key is refused with the key that was probably meant', () => {
  const error = fault({ tragets: ['en'] })
  expect(error.code).toBe('config.unknown-key')
  expect(error.exit).toBe('configuration')
  expect(error.message).toContain('"targets"')
})
test('a nested unknown key is named with its path', () => {
  expect(fault({ segmentation: { quote: 'split' } }).message).toContain('segmentation.quote')
})
test('a value of the wrong kind is refused with what was expected', () => {
  expect(fault({ targets: 'en' }).code).toBe('config.bad-value')
  expect(fault({ publish: { state: 'done' } }).message).toContain('"translated"')
})
test('a locale that is no language is refused', () => {
  expect(fault({ targets: ['xq'] }).code).toBe('config.unknown-locale')
  expect(localeFault('en-GB')).toBeNull()
  expect(localeFault('en_GB!')).toContain('not a language tag')
})
test('an unknown engine is refused with the one that was meant', () => {
  expect(fault({ engines: ['deeple'] }).message).toContain('"deepl"')
})
test('what is not set has its default', () => {
  expect(checkConfig({ targets: ['en', 'en'] }, 'x')).toMatchObject({
    sourceLocale: 'de',
    targets: ['en'],
    engines: ['memory'],
    publish: { state: 'translated' },
  })
})
test('each locale may have its own chain of engines; a variety takes its language’s', () => {
  const config = checkConfig({ engines: { default: ['memory', 'deepl'], fr: ['memory'] } }, 'x')
  expect(chainFor(config.engines, 'es')).toEqual(['memory', 'deepl'])
  expect(chainFor(config.engines, 'fr-CA')).toEqual(['memory'])
  expect(fault({ engines: { default: ['memory'], ja: ['llm'] } }).message).toContain('"llm" is not an engine')
})
test('engines of one’s own are named in chains, and their settings are checked key by key', () => {
  const llm = { kind: 'openai', url: 'https://example.org/v1', model: 'm' } as const
  expect(checkConfig({ engines: ['llm'], engineSettings: { llm } }, 'x').engines).toEqual(['llm'])
  const wrong = (settings: unknown): string => fault({ engineSettings: { llm: settings } }).message
  expect(wrong({ kind: 'openapi' })).toContain('"engineSettings.llm.kind"')
  expect(wrong({ ...llm, modell: 'm' })).toContain('Did you mean "model"')
  expect(wrong({ kind: 'openai', url: 'https://example.org/v1' })).toContain('"engineSettings.llm.model"')
  expect(wrong({ kind: 'recorded', file: 'a.jsonl', of: { kind: 'command', command: [] } })).toContain(
    '"engineSettings.llm.of.command"',
  )
  expect(fault({ engineSettings: { deepl: llm } }).message).toContain('there already')
})
