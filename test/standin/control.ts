/** `/__standin/…`: the same as the functions of the handle, for tests whose server is a process of its own. */
import { type Answer, json, refuse } from './answer.ts'
import type { FaultRule } from './faults.ts'
import { type Incoming, isRecord, jsonBody } from './incoming.ts'
import type { RecordedRequest, Stats } from './log.ts'
import type { Settings } from './settings.ts'

interface Controlled {
  readonly plan: (rules: readonly FaultRule[]) => void
  readonly set: (settings: Partial<Settings>) => void
  readonly stats: () => Stats
  readonly requests: () => readonly RecordedRequest[]
}

/** Null when the path is another one. Control needs no key and is not recorded. */
export const answerControl = (incoming: Incoming, service: Controlled): Answer | null => {
  if (!incoming.path.startsWith('/__standin/')) return null
  switch (`${incoming.method} ${incoming.path}`) {
    case 'GET /__standin/stats':
      return json(200, service.stats())
    case 'GET /__standin/requests':
      return json(200, { requests: service.requests() })
    case 'POST /__standin/plan': {
      const body = jsonBody(incoming)
      if (!isRecord(body)) return refuse(400, 'Bad request', 'The body is not a JSON object.')
      if (Array.isArray(body.faults)) service.plan(body.faults as readonly FaultRule[])
      if (isRecord(body.settings)) service.set(body.settings)
      return json(200, {})
    }
    default:
      return refuse(404, 'Not found')
  }
}
