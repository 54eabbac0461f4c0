/** What the API says about itself: usage, languages, translation memories. All free. */
import { type Answer, json, refuse } from './answer.ts'
import type { Account } from './billing.ts'
import type { Incoming } from './incoming.ts'
import { type WireLanguage, wireLanguages } from './languages.ts'
import { page } from './styles.ts'

/** What a Pro account without a limit reports. */
const unlimited = 1_000_000_000_000

/** Free keys, which end in `:fx`, are told count and limit only. */
export const answerUsage = (account: Account, key: string, now: Date): Answer => {
  const counts = { character_count: account.count, character_limit: account.limit ?? unlimited }
  if (key.endsWith(':fx')) return json(200, counts)
  const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))
  return json(200, {
    ...counts,
    products: [
      {
        product_type: 'translate',
        billing_unit: 'characters',
        api_key_character_count: account.count,
        character_count: account.count,
        api_key_unit_count: account.count,
        account_unit_count: account.count,
      },
    ],
    api_key_character_count: account.count,
    api_key_character_limit: account.limit ?? unlimited,
    start_time: start.toISOString(),
    end_time: end.toISOString(),
  })
}

/** The deprecated list: sources unless `type=target`. */
export const answerLanguagesV2 = ({ query }: Incoming): Answer => {
  const type = query.get('type') ?? 'source'
  if (type !== 'source' && type !== 'target') return refuse(400, "Value for 'type' not supported.")
  const isListed = (one: WireLanguage): boolean =>
    (type === 'source' ? one.source : isTarget(one)) && one.status === 'stable'
  return json(
    200,
    wireLanguages.filter(isListed).map((one) => ({
      language: one.code,
      name: one.name,
      ...(type === 'target' ? { supports_formality: one.formality } : {}),
    })),
  )
}

/** Bare English and Portuguese are taken as targets, but not listed. */
const isTarget = ({ code, target }: WireLanguage): boolean => target && code !== 'EN' && code !== 'PT'

const resources: Readonly<Record<string, (one: WireLanguage) => boolean>> = {
  translate_text: () => true,
  translate_document: ({ status }) => status === 'stable',
  glossary: ({ glossary, code }) => glossary && !code.includes('-'),
  style_rules: ({ style, code }) => style && !code.includes('-'),
  write: ({ code }) => ['DE', 'EN-GB', 'EN-US', 'ES', 'FR', 'IT', 'PT-BR', 'PT-PT'].includes(code),
}

/** `zh-Hans`, `en-GB`, `de`: codes as BCP 47 writes them. */
const bcp47 = (code: string): string => {
  const [base = '', rest] = code.split('-')
  if (rest === undefined) return base.toLowerCase()
  return `${base.toLowerCase()}-${rest.length === 4 ? rest.charAt(0) + rest.slice(1).toLowerCase() : rest}`
}

export const answerLanguagesV3 = ({ method, query }: Incoming): Answer => {
  if (method !== 'GET') return refuse(405, 'Method not allowed')
  const isListed = resources[query.get('resource') ?? '']
  if (!isListed) return refuse(400, 'Bad request', "Value for 'resource' not supported.")
  return json(200, wireLanguages.filter(isListed).map(describe))
}

const describe = (one: WireLanguage): object => {
  const state = { status: one.status }
  return {
    lang: bcp47(one.code),
    name: one.name,
    status: one.status,
    usable_as_source: one.source,
    usable_as_target: isTarget(one),
    features: {
      tag_handling: state,
      ...(one.source ? { auto_detection: state } : {}),
      ...(one.formality ? { formality: state } : {}),
      ...(one.glossary ? { glossary: state } : {}),
      ...(one.style ? { style_rules: state } : {}),
    },
  }
}

/** There are none; the list has pages like that of styles. */
export const answerTranslationMemories = ({ method, query, path }: Incoming): Answer => {
  if (path !== '/v3/translation_memories') return refuse(404, 'Not found')
  if (method !== 'GET') return refuse(405, 'Method not allowed')
  return json(200, { translation_memories: page([], query), total_count: 0 })
}
