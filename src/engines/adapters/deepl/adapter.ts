import type { HouseStyle } from '../../../quotations/index.ts'
import { parseAnswer } from '../../answer/index.ts'
import type { EngineAdapter } from '../../contract.ts'
import type { DeeplClient } from './client.ts'
import { deeplId, type DeeplPlan, deeplWireVersion, narrowDeepl, planDeepl } from './request.ts'

export interface DeeplAdapterOptions extends DeeplPlan {
  readonly styleOf: (locale: string) => HouseStyle
}

/**
 * DeepL as an engine.
 *
 * @param client null for planning only: prices are told without a key
 */
export const createDeeplAdapter = (client: DeeplClient | null, options: DeeplAdapterOptions): EngineAdapter => ({
  id: deeplId,
  wireVersion: deeplWireVersion,
  caps: {
    inline: 'xml',
    shapes: ['block', 'sentence', 'plain'],
    maxTexts: options.maxTexts,
    maxBytes: options.maxBytes,
    billing: 'codepoints',
    glossary: 'stored',
    context: true,
    idempotency: false,
  },
  plan: (units, locale, engineOptions) => planDeepl(units, locale, engineOptions, options),
  narrow: narrowDeepl,
  send: (request, io) => {
    if (client === null) throw new TypeError('this adapter only plans')
    return client.translate(request, io)
  },
  parse: (request, reply) =>
    parseAnswer(request, reply, {
      sourceLocale: options.sourceLocale,
      sourceStyle: options.styleOf(options.sourceLocale),
      style: options.styleOf(request.locale),
    }),
})
