import { resolve } from 'node:path'
import type { Role } from '../article/types.ts'
import { type Amount, type EngineSettings, isAmount, isPrice, type PriceTag, settingsFault } from '../engines/index.ts'
import { GoosefootError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import { type Band, bands } from './bands.ts'
import type { DisclosureTexts } from '../publish/index.ts'
import { type OwnEntries, ownEntryFault, ownListNames } from '../segmentation/index.ts'

/** Who cuts a text into sentences. */
export type SegmentationRules = 'native' | 'srx' | 'native+srx'

/** What a newsroom writes in `goosefoot.config.ts`; everything may be left out. */
export interface ConfigInput {
  /** Language of the articles, BCP 47. */
  readonly sourceLocale?: string
  /** Locales to translate into; the folder names in `xliff/` and `locales/`. */
  readonly targets?: readonly string[]
  /** House style of a locale: the tag of a built-in style, or changes to one. */
  readonly houseStyles?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>
  /**
   * Who is asked, in order: `memory`, `deepl`, `pseudo`, and names of `engineSettings`; one list for all, or one by locale:
   * `{ default: ['memory', 'deepl'], ja: ['memory', 'llm'] }`.
   */
  readonly engines?: readonly string[] | Readonly<Record<string, readonly string[]>>
  readonly deepl?: {
    /** Another server than the one the key is for; https only. */
    readonly server?: string
    /** `quality_optimized` (default), `prefer_quality_optimized` or `latency_optimized`. */
    readonly model?: string
    /** By locale; without it DeepL decides, and the register of quotations is not changed. */
    readonly formality?: Readonly<Record<string, 'more' | 'less'>>
    /** What a locale is called at DeepL, where its house style does not say: `{ en: 'en-GB' }`. */
    readonly locales?: Readonly<Record<string, string>>
    /** Your price for a million characters: no price is built in. */
    readonly price?: PriceTag
    /** Style rules at DeepL: `house` makes them from the house style; or ids of your own lists by locale. */
    readonly style?: 'house' | Readonly<Record<string, string>>
    /** Headline, lead and neighbours are sent as context; they are not billed. */
    readonly context?: boolean
    /** Calls at once, at most. */
    readonly concurrency?: number
    /** Bytes of one request, at most. */
    readonly maxBytes?: number
    /** Seconds to wait for one answer. */
    readonly timeout?: number
  }
  /** Limits that no run passes, however many run at once: billable characters, or money such as `'5 EUR'`. */
  readonly budget?: {
    readonly run?: Amount
    readonly article?: Amount
    readonly month?: Amount
    /** Share of an article's cost that asking again about damaged answers may cost; 0.2. */
    readonly again?: number
    /** Characters that may be in flight at once, and so be lost in a crash. */
    readonly inFlight?: number
  }
  /** Engines of your own by name: an OpenAI-compatible endpoint, a program on this machine, recorded answers. */
  readonly engineSettings?: Readonly<Record<string, EngineSettings>>
  readonly memory?: {
    /** Least similarity of a match that is offered beside a segment, 0.5 to 1; 0.75. */
    readonly threshold?: number
    /** Matches that are offered, at most; 3. */
    readonly proposals?: number
  }
  readonly segmentation?: {
    /** `split`: sentences inside a quotation are segments of their own; `keep`: a quotation stays whole. */
    readonly quotes?: 'split' | 'keep'
    /** Own abbreviations and words by locale, added to the built-in data: `{ de: { neverFinal: ['Abt.'] } }`. */
    readonly abbreviations?: Readonly<Record<string, OwnEntries>>
    /** An SRX 2.0 file with rules of your own; its place is taken from the project's folder. */
    readonly srx?: string
    /** With `srx`: `srx` the file alone decides; `native+srx` the file first, the built-in rules where it is silent. */
    readonly rules?: SegmentationRules
  }
  readonly formats?: {
    /** Front-matter keys that are translated beside `title`, `teaser` and their like. */
    readonly frontMatter?: readonly string[]
    /** Roles of front-matter keys, which are translated then: `{ author: 'byline' }`. */
    readonly roles?: Readonly<Record<string, Role>>
    /** Attributes of elements, pictures and shortcodes that hold text, in place of `alt caption text title`. */
    readonly attributes?: readonly string[]
    /** Attributes of WordPress blocks that hold text, in place of `buttonText`, `label` and their like. */
    readonly blockAttributes?: readonly string[]
    /** Texts in JSON by path with their role, `*` for any step: `{ 'blocks.*.text': 'paragraph' }`; false: no text. */
    readonly jsonPaths?: Readonly<Record<string, Role | false>>
  }
  readonly export?: {
    /** Language tags as a CAT tool wants them, by locale: `{ de: 'de-DE', en: 'en-US' }`. */
    readonly languages?: Readonly<Record<string, string>>
    /** Characters a block of a role may have in the target: `{ headline: 60 }`. */
    readonly limits?: Readonly<Record<string, number>>
  }
  readonly analysis?: {
    /** Share of a word's price by band, 0 to 1: `{ inContext: 0, exact: 0.1 }`; a band that is not named is paid in full. */
    readonly rates?: Readonly<Record<string, number>>
  }
  readonly glossary?: {
    /** What targets are checked for: `all`; `forbidden`, forbidden terms and names that must stay; `none`. */
    readonly check?: 'all' | 'forbidden' | 'none'
  }
  readonly publish?: {
    /** Least state of every segment for a locale to be published. */
    readonly state?: 'translated' | 'reviewed' | 'final'
    /** Whose word a text needs: anybody's work, a named reviewer's, or the release of a named person who answers for it. */
    readonly requires?: PublishRequires
    /** The reader's label by locale, instead of the built-in one: `{ en: { machine: 'Machine translation.' } }`. */
    readonly disclosure?: Readonly<Record<string, DisclosureTexts>>
    /** Address of an article's page, for JSON-LD and hreflang: `https://example.org/{locale}/{id}`. */
    readonly url?: string
    /** The house that publishes, for JSON-LD. */
    readonly organization?: string
    /** What becomes of a publication whose source changed: it stays, is marked stale, or is withdrawn. */
    readonly onSourceChange?: OnSourceChange
  }
}

export type PublishRequires = 'translated' | 'reviewed' | 'approved'
export type OnSourceChange = 'keep' | 'mark' | 'withdraw'

export interface Config {
  readonly sourceLocale: string
  readonly targets: readonly string[]
  readonly houseStyles: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>
  readonly engines: readonly string[] | Readonly<Record<string, readonly string[]>>
  readonly deepl: {
    readonly server: string | null
    readonly model: string | null
    readonly formality: Readonly<Record<string, 'more' | 'less'>>
    readonly locales: Readonly<Record<string, string>>
    readonly price: PriceTag | null
    readonly style: 'house' | Readonly<Record<string, string>>
    readonly context: boolean
    readonly concurrency: number
    readonly maxBytes: number
    readonly timeout: number
  }
  readonly budget: {
    readonly run: Amount | null
    readonly article: Amount | null
    readonly month: Amount | null
    readonly again: number
    readonly inFlight: number
  }
  readonly engineSettings: Readonly<Record<string, EngineSettings>>
  readonly memory: { readonly threshold: number; readonly proposals: number }
  readonly segmentation: {
    readonly quotes: 'split' | 'keep'
    readonly abbreviations: Readonly<Record<string, OwnEntries>>
    /** The SRX file: where it is, and as printed. */
    readonly srx: { readonly path: string; readonly name: string } | null
    readonly rules: SegmentationRules
  }
  readonly formats: {
    readonly frontMatter: readonly string[]
    readonly roles: Readonly<Record<string, Role>>
    /** null: the usual ones. */
    readonly attributes: readonly string[] | null
    readonly blockAttributes: readonly string[] | null
    readonly jsonPaths: Readonly<Record<string, Role | false>>
  }
  readonly export: {
    readonly languages: Readonly<Record<string, string>>
    readonly limits: Readonly<Partial<Record<Role, number>>>
  }
  readonly analysis: { readonly rates: Readonly<Partial<Record<Band, number>>> | null }
  readonly glossary: { readonly check: 'all' | 'forbidden' | 'none' }
  readonly publish: {
    readonly state: 'translated' | 'reviewed' | 'final'
    readonly requires: PublishRequires
    readonly disclosure: Readonly<Record<string, DisclosureTexts>>
    readonly url: string
    readonly organization: string | null
    readonly onSourceChange: OnSourceChange
  }
}

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

/** Engines that this version can ask. */
export const knownEngines: readonly string[] = ['memory', 'deepl', 'pseudo']

/**
 * Is the tag a well-formed BCP 47 language tag that this machine's Unicode data knows?
 *
 * @returns null when it is, else what is wrong with it
 */
export const localeFault = (tag: string): string | null => {
  try {
    const locale = new Intl.Locale(tag)
    const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(locale.language)
    return name === undefined
      ? `"${tag}" is not a known language.${didYouMean(locale.language, commonLanguages)}`
      : null
  } catch {
    return `"${tag}" is not a language tag; tags like de, en-GB or pt-BR were expected.${didYouMean(tag.replace(/_/gu, '-'), commonLanguages)}`
  }
}
const commonLanguages: readonly string[] =
  'de en fr es it pt nl pl cs sk sv da nb fi is ru uk tr el ro hu bg hr sl sr ja zh ko hi ar he fa vi th id et lv lt ca'.split(
    ' ',
  )

const roleNames: readonly Role[] = [
  'headline',
  'kicker',
  'standfirst',
  'dateline',
  'byline',
  'paragraph',
  'heading',
  'item',
  'blockquote',
  'cell',
  'caption',
  'alt',
  'footnote',
  'field',
]

interface Rule {
  readonly expected: string
  readonly test: (value: unknown) => boolean
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const amountExpected = 'a number of characters such as 50000, or money such as "5 EUR",'
const whole = (least: number, most: number): Rule => ({
  expected: `a whole number from ${least} to ${most}`,
  test: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
})
const isLabels = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(
    ([status, text]) =>
      ['machine', 'reviewed', 'approved'].includes(status) && typeof text === 'string' && text.trim() !== '',
  )
const oneOf = (...known: string[]): Rule => ({
  expected: `one of ${known.map((one) => `"${one}"`).join(', ')}`,
  test: (value) => typeof value === 'string' && known.includes(value),
})
const isRole = (value: unknown): boolean => (roleNames as readonly unknown[]).includes(value)
const schema: Readonly<Record<string, Rule | Readonly<Record<string, Rule>>>> = {
  sourceLocale: { expected: 'a language tag such as "de"', test: (value) => typeof value === 'string' && value !== '' },
  targets: { expected: 'a list of language tags such as ["en", "fr"]', test: isTexts },
  houseStyles: {
    expected: 'a locale with the name of a house style or changes to one, such as { en: "en-US" }',
    test: (value) => isObject(value) && Object.values(value).every((one) => typeof one === 'string' || isObject(one)),
  },
  engines: {
    expected: 'a list of engines such as ["memory", "deepl"], or such lists by locale with one named "default"',
    test: (value) => isTexts(value) || (isObject(value) && Object.values(value).every(isTexts)),
  },
  deepl: {
    server: { expected: 'an address such as "https://api.deepl.com"', test: isText },
    model: oneOf('quality_optimized', 'prefer_quality_optimized', 'latency_optimized'),
    formality: {
      expected: 'a locale with "more" or "less", such as { fr: "more" }',
      test: (value) => isObject(value) && Object.values(value).every((one) => one === 'more' || one === 'less'),
    },
    locales: {
      expected: 'a locale with its tag at DeepL, such as { en: "en-GB" }',
      test: (value) => isObject(value) && Object.values(value).every(isText),
    },
    price: {
      expected: 'what a million characters cost, such as { perMillion: 20, currency: "EUR" }',
      test: isPrice,
    },
    style: {
      expected: '"house", or a locale with the id of a style list at DeepL',
      test: (value) => value === 'house' || (isObject(value) && Object.values(value).every(isText)),
    },
    context: { expected: 'true or false', test: (value) => typeof value === 'boolean' },
    concurrency: whole(1, 256),
    maxBytes: whole(4096, 131_072),
    timeout: whole(1, 3600),
  },
  budget: {
    run: { expected: amountExpected, test: isAmount },
    article: { expected: amountExpected, test: isAmount },
    month: { expected: amountExpected, test: isAmount },
    again: { expected: 'a number from 0 to 1', test: (value) => typeof value === 'number' && value >= 0 && value <= 1 },
    inFlight: whole(1, 1_000_000_000),
  },
  engineSettings: {
    expected: 'engines by name, such as { llm: { kind: "openai", url: "…", model: "…" } }',
    test: isObject,
  },
  memory: {
    threshold: {
      expected: 'a number from 0.5 to 1',
      test: (value) => typeof value === 'number' && value >= 0.5 && value <= 1,
    },
    proposals: whole(1, 20),
  },
  segmentation: {
    quotes: oneOf('split', 'keep'),
    abbreviations: {
      expected: 'a locale with lists of words, such as { de: { neverFinal: ["Abt."] } }',
      test: (value) => isObject(value) && Object.values(value).every(isObject),
    },
    srx: { expected: 'the name of an SRX file', test: (value) => typeof value === 'string' && value !== '' },
    rules: oneOf('native', 'srx', 'native+srx'),
  },
  formats: {
    frontMatter: { expected: 'a list of keys such as ["subtitle"]', test: isTexts },
    roles: {
      expected: `a role by key, such as { author: "byline" }; roles: ${roleNames.join(', ')}`,
      test: (value) => isObject(value) && Object.values(value).every(isRole),
    },
    attributes: { expected: 'a list of attributes such as ["alt", "title"]', test: isTexts },
    blockAttributes: { expected: 'a list of block attributes such as ["label"]', test: isTexts },
    jsonPaths: {
      expected: `a role or false by path, such as { "blocks.*.text": "paragraph" }; roles: ${roleNames.join(', ')}`,
      test: (value) => isObject(value) && Object.values(value).every((one) => one === false || isRole(one)),
    },
  },
  export: {
    languages: {
      expected: 'a locale with the tag a CAT tool wants, such as { en: "en-US" }',
      test: (value) => isObject(value) && Object.values(value).every((one) => typeof one === 'string'),
    },
    limits: {
      expected: `a number of characters by role, such as { headline: 60 }; roles: ${roleNames.join(', ')}`,
      test: (value) =>
        isObject(value) &&
        Object.entries(value).every(
          ([role, one]) => (roleNames as readonly string[]).includes(role) && Number.isInteger(one) && Number(one) > 0,
        ),
    },
  },
  analysis: {
    rates: {
      expected: `a share from 0 to 1 by band, such as { exact: 0.1 }; bands: ${bands.join(', ')}`,
      test: (value) =>
        isObject(value) &&
        Object.entries(value).every(
          ([band, share]) =>
            (bands as readonly string[]).includes(band) && typeof share === 'number' && share >= 0 && share <= 1,
        ),
    },
  },
  glossary: { check: oneOf('all', 'forbidden', 'none') },
  publish: {
    state: oneOf('translated', 'reviewed', 'final'),
    requires: oneOf('translated', 'reviewed', 'approved'),
    disclosure: {
      expected: `a locale with labels for machine, reviewed or approved text, such as { en: { machine: "Machine translation." } }`,
      test: (value) => isObject(value) && Object.values(value).every(isLabels),
    },
    url: {
      expected: 'an address with {locale} and {id}, such as "https://example.org/{locale}/{id}"',
      test: (value) =>
        typeof value === 'string' &&
        /^(?:https?:\/\/[^\s/]+)?\//u.test(value) &&
        value.includes('{id}') &&
        value.includes('{locale}'),
    },
    organization: { expected: 'a name', test: (value) => typeof value === 'string' && value.trim() !== '' },
    onSourceChange: oneOf('keep', 'mark', 'withdraw'),
  },
}
const isRule = (rule: Rule | Readonly<Record<string, Rule>>): rule is Rule => typeof (rule as Rule).test === 'function'

const checkKeys = (
  value: Record<string, unknown>,
  known: Readonly<Record<string, Rule | Readonly<Record<string, Rule>>>>,
  path: string,
  file: string,
): void => {
  for (const [key, item] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`
    const rule = Object.hasOwn(known, key) ? known[key] : undefined
    if (rule === undefined)
      throw new GoosefootError(
        'config.unknown-key',
        `the configuration has no key "${name}".${didYouMean(key, Object.keys(known))}`,
        {
          file,
          hint: `Known keys here: ${Object.keys(known).join(', ')}.`,
        },
      )
    if (item === undefined) continue
    if (isRule(rule)) {
      if (!rule.test(item))
        throw new GoosefootError(
          'config.bad-value',
          `"${name}" has a value that cannot be used; ${rule.expected} was expected.`,
          { file, hint: 'Correct it.' },
        )
    } else if (isObject(item)) checkKeys(item, rule, name, file)
    else
      throw new GoosefootError(
        'config.bad-value',
        `"${name}" must be an object with ${Object.keys(rule).join(', ')}.`,
        { file, hint: 'Correct it.' },
      )
  }
}

/**
 * Checks what a configuration file exports and fills in the defaults.
 *
 * @param file for messages
 * @param root the project's folder; names of files in the configuration are taken from there
 * @throws {GoosefootError} `config.unknown-key`, `config.bad-value`, `config.unknown-locale`, `config.unknown-engine` (exit 7)
 */
export const checkConfig = (value: unknown, file: string, root = '.'): Config => {
  if (!isObject(value))
    throw new GoosefootError('config.bad-value', 'the configuration does not export an object.', {
      file,
      hint: 'Write "export default { … }".',
    })
  checkKeys(value, schema, '', file)
  const input = value as ConfigInput
  const config: Config = {
    ...defaultConfig,
    ...(input.sourceLocale === undefined ? {} : { sourceLocale: input.sourceLocale }),
    ...(input.targets === undefined ? {} : { targets: [...new Set(input.targets)] }),
    ...(input.houseStyles === undefined ? {} : { houseStyles: input.houseStyles }),
    ...(input.engines === undefined ? {} : { engines: input.engines }),
    deepl: { ...defaultConfig.deepl, ...withoutUndefined(input.deepl) },
    budget: { ...defaultConfig.budget, ...withoutUndefined(input.budget) },
    engineSettings: input.engineSettings ?? {},
    memory: { ...defaultConfig.memory, ...withoutUndefined(input.memory) },
    segmentation: segmentationOf(input.segmentation ?? {}, file, root),
    formats: {
      frontMatter: input.formats?.frontMatter ?? [],
      roles: input.formats?.roles ?? {},
      attributes: input.formats?.attributes ?? null,
      blockAttributes: input.formats?.blockAttributes ?? null,
      jsonPaths: input.formats?.jsonPaths ?? {},
    },
    export: { languages: input.export?.languages ?? {}, limits: input.export?.limits ?? {} },
    analysis: { rates: input.analysis?.rates ?? null },
    glossary: { check: input.glossary?.check ?? defaultConfig.glossary.check },
    publish: {
      ...defaultConfig.publish,
      ...Object.fromEntries(Object.entries(input.publish ?? {}).filter(([, value]) => value !== undefined)),
    },
  }
  for (const tag of [config.sourceLocale, ...config.targets, ...Object.keys(config.houseStyles)]) checkLocale(tag, file)
  for (const tag of [...Object.values(config.export.languages), ...Object.keys(config.publish.disclosure)])
    checkLocale(tag, file)
  checkEngineSettings(config.engineSettings, file)
  for (const tag of Object.keys(config.engines))
    if (!isTexts(config.engines) && tag !== 'default') checkLocale(tag, file)
  for (const chain of isTexts(config.engines) ? [config.engines] : Object.values(config.engines))
    checkEngines(chain, file, Object.keys(config.engineSettings))
  for (const [key, amount] of Object.entries(config.budget))
    if (typeof amount === 'string' && /[A-Z]/u.test(amount) && !hasPrice(config))
      throw new GoosefootError('config.bad-value', `"budget.${key}" is money, but no engine has a price.`, {
        file,
        hint: 'Give "deepl.price" or the price of an engine of your own, or limit characters.',
      })
  return config
}

/** @throws {GoosefootError} `config.unknown-key`, `config.bad-value` */
const checkEngineSettings = (settings: Readonly<Record<string, unknown>>, file: string): void => {
  for (const [name, value] of Object.entries(settings)) {
    if (knownEngines.includes(name))
      throw new GoosefootError('config.bad-value', `"engineSettings.${name}" names an engine that is there already.`, {
        file,
        hint: 'Give it a name of its own.',
      })
    const fault = settingsFault(value)
    if (fault === null) continue
    const path = `engineSettings.${name}${fault.key === '' ? '' : `.${fault.key}`}`
    if (fault.known !== null)
      throw new GoosefootError(
        'config.unknown-key',
        `the configuration has no key "${path}".${didYouMean(fault.key, fault.known)}`,
        { file, hint: `Known keys here: ${fault.known.join(', ')}.` },
      )
    throw new GoosefootError(
      'config.bad-value',
      `"${path}" has a value that cannot be used; ${fault.expected} was expected.`,
      { file, hint: 'Correct it.' },
    )
  }
}

const segmentationOf = (
  input: NonNullable<ConfigInput['segmentation']>,
  file: string,
  root: string,
): Config['segmentation'] => {
  const abbreviations = input.abbreviations ?? {}
  for (const [tag, entries] of Object.entries(abbreviations)) checkOwnEntries(tag, entries, file)
  const srx = input.srx === undefined ? null : { path: resolve(root, input.srx), name: input.srx }
  const rules = input.rules ?? (srx === null ? 'native' : 'srx')
  if (srx === null && rules !== 'native')
    throw new GoosefootError(
      'config.bad-value',
      `"segmentation.rules" is "${rules}", but "segmentation.srx" names no file.`,
      {
        file,
        hint: 'Name the SRX file, or leave "rules" out.',
      },
    )
  return { quotes: input.quotes ?? defaultConfig.segmentation.quotes, abbreviations, srx, rules }
}

const checkOwnEntries = (tag: string, entries: Readonly<Record<string, unknown>>, file: string): void => {
  checkLocale(tag, file)
  const known = [...ownListNames, 'remove']
  for (const [list, words] of Object.entries(entries)) {
    const path = `segmentation.abbreviations.${tag}.${list}`
    if (!known.includes(list))
      throw new GoosefootError(
        'config.unknown-key',
        `the configuration has no key "${path}".${didYouMean(list, known)}`,
        { file, hint: `Lists of words: ${known.join(', ')}.` },
      )
    if (!isTexts(words))
      throw new GoosefootError('config.bad-value', `"${path}" must be a list of words such as ["Abt."].`, {
        file,
        hint: 'Correct it.',
      })
    for (const word of words) {
      const fault = ownEntryFault(word)
      if (fault !== null)
        throw new GoosefootError('config.bad-value', `"${word}" in "${path}" cannot be an abbreviation: ${fault}.`, {
          file,
          hint: 'Write one abbreviation an entry, such as "Abt." or "u. v. m.".',
        })
    }
  }
}

const hasPrice = ({ deepl, engineSettings }: Config): boolean =>
  deepl.price !== null || Object.values(engineSettings).some(({ price }) => price !== undefined)

const withoutUndefined = <Value extends object>(value: Value | undefined): Partial<Value> =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one !== undefined)) as Partial<Value>

/** Who is asked for a locale, in order, each once: its own chain, that of its language, or the usual one. */
export const chainFor = (engines: Config['engines'], locale: string): readonly string[] => {
  const byTag = (tag: string): readonly string[] | undefined =>
    isChain(engines) ? engines : Object.entries(engines).find(([name]) => name.toLowerCase() === tag.toLowerCase())?.[1]
  const chain = byTag(locale) ?? byTag(locale.split('-')[0] ?? locale) ?? byTag('default') ?? defaultConfig.engines
  return isChain(chain) ? [...new Set(chain)] : []
}
const isChain = (value: unknown): value is readonly string[] => Array.isArray(value)

/** @throws {GoosefootError} `config.unknown-locale` */
export const checkLocale = (tag: string, file?: string): void => {
  const fault = localeFault(tag)
  if (fault !== null) throw new GoosefootError('config.unknown-locale', fault, { file, hint: 'Correct the tag.' })
}

/** @throws {GoosefootError} `config.unknown-engine` */
export const checkEngines = (engines: readonly string[], file?: string, own: readonly string[] = []): void => {
  const known = [...knownEngines, ...own]
  for (const engine of engines)
    if (!known.includes(engine))
      throw new GoosefootError('config.unknown-engine', `"${engine}" is not an engine.${didYouMean(engine, known)}`, {
        file,
        hint: `Known engines: ${known.join(', ')}.`,
      })
}
