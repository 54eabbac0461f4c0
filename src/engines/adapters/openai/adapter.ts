import { GoosefootError } from '../../../errors.ts'
import { parseAnswer } from '../../answer/index.ts'
import type { Caps, EngineAdapter } from '../../contract.ts'
import { type PlanRules, planRequests } from '../../plan/index.ts'
import type { AdapterContext } from '../context.ts'
import { chatBody, chatCost } from './body.ts'
import { wireOfParts } from './parts.ts'
import { promptVersion, systemMessage } from './prompt.ts'
import { sendChat } from './send.ts'
import type { OpenAiSettings } from './settings.ts'

/**
 * One block a request: whatever a block says, it says it to nobody but itself. What an article instructs a model to do can
 * then change that block only, and there it shows.
 */
const caps: Caps = {
  inline: 'parts',
  shapes: ['block', 'sentence', 'plain'],
  maxTexts: 1,
  maxBytes: 256 << 10,
  billing: 'tokens',
  glossary: 'none',
  context: true,
  idempotency: false,
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u

/**
 * An OpenAI-compatible chat endpoint: OpenAI, Mistral, vLLM, Ollama, llama.cpp.
 *
 * @param key the secret, or null; it is kept in a closure and is no property of anything
 * @throws {GoosefootError} `config.engine-url` when the address is none, or is not encrypted
 */
export const openAiAdapter = (settings: OpenAiSettings, key: string | null, context: AdapterContext): EngineAdapter => {
  checkUrl(settings.url, context.id)
  const rules: PlanRules = {
    engine: context.id,
    wireVersion: promptVersion,
    caps,
    identity: { url: settings.url, model: settings.model },
    body: (items, locale, options, text) => chatBody(settings, context.sourceLocale, items, locale, options, text),
    cost: (_, body) => chatCost(body),
  }
  return {
    id: context.id,
    wireVersion: promptVersion,
    caps,
    plan: (units, locale, options) => planRequests(units, locale, options, rules),
    // A request holds one text.
    narrow: (request) => request,
    send: (request, io) => sendChat(settings, key, request, io),
    parse: (request, reply) => {
      const [item] = request.items
      const [text] = reply.texts
      const wire = item === undefined || text === undefined ? null : wireOfParts(item, text.text)
      const texts = wire === null || text === undefined ? [] : [{ ...text, text: wire }]
      return parseAnswer(
        request,
        { texts },
        {
          sourceLocale: context.sourceLocale,
          style: context.styleOf(request.locale),
          secret: systemMessage,
        },
      )
    },
  }
}

const checkUrl = (url: string, id: string): void => {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const isSafe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && loopback.test(parsed.hostname))
  if (isSafe && parsed?.username === '' && parsed.password === '') return
  throw new GoosefootError('config.engine-url', `the address of the engine "${id}" cannot be used.`, {
    hint: 'Give an https: address without a user name; http: is for this machine only.',
  })
}
