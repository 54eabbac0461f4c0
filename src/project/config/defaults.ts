import type { Config, ConfigInput } from './types.ts'

/** Checks nothing: gives a configuration file its types. */
export const defineConfig = (config: ConfigInput): ConfigInput => config

export const defaultConfig: Config = Object.freeze({
  sourceLocale: 'de',
  targets: [],
  houseStyles: {},
  engines: ['memory'],
  deepl: {
    server: null,
    model: null,
    formality: {},
    locales: {},
    price: null,
    style: {},
    context: true,
    concurrency: 64,
    maxBytes: 65_536,
    timeout: 120,
  },
  budget: { run: null, article: null, month: null, again: 0.2, inFlight: 20_000 },
  engineSettings: {},
  memory: { threshold: 0.75, proposals: 3 },
  segmentation: { quotes: 'split', abbreviations: {}, srx: null, rules: 'native' },
  formats: { frontMatter: [], roles: {}, attributes: null, blockAttributes: null, jsonPaths: {} },
  export: { languages: {}, limits: {} },
  analysis: { rates: null },
  glossary: { check: 'all' },
  publish: {
    state: 'translated',
    requires: 'translated',
    disclosure: {},
    url: '/{locale}/{id}',
    organization: null,
    onSourceChange: 'keep',
  },
} as const)
