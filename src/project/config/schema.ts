import type { Role } from '../../article/types.ts'
import { isAmount, isPrice } from '../../engines/money/index.ts'
import { bands } from '../bands.ts'
import { amountExpected, isLabels, isObject, isText, isTexts, oneOf, type Rule, whole } from './values.ts'

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

const isRole = (value: unknown): boolean => (roleNames as readonly unknown[]).includes(value)

/** What each key of a configuration may hold. */
export const schema: Readonly<Record<string, Rule | Readonly<Record<string, Rule>>>> = {
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
