/** Answers that a script of faults puts in the place of the right one. */
import { type Answer, gatewayPage, refuse } from './answer.ts'
import { type Fault, retryAfterOf } from './faults.ts'
import { formFields } from './incoming.ts'

/** The answer of a fault that comes before any work; null for the others. */
export const beforeWork = (fault: Fault | null, sent: string): Answer | null => {
  if (fault?.kind === 'status') {
    const answer = planned(fault.status, fault.body, sent)
    return fault.retryAfter === undefined
      ? answer
      : { ...answer, headers: { 'Retry-After': retryAfterOf(fault.retryAfter) } }
  }
  if (fault?.kind === 'redirect')
    return { ...gatewayPage(fault.status, 'Temporary Redirect'), headers: { Location: fault.location } }
  return fault?.kind === 'quota' ? refuse(456, 'Quota Exceeded') : null
}

const titles: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  456: 'Quota Exceeded',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
  529: 'Too Many Requests',
}

export const planned = (status: number, body: 'json' | 'html' | 'echo' | 'empty' = 'json', sent = ''): Answer => {
  const title = titles[status] ?? 'Error'
  switch (body) {
    case 'json':
      return refuse(status, title)
    case 'html':
      return gatewayPage(status, title)
    case 'echo':
      return gatewayPage(status, title, `${sent}\n\n${[...formFields(sent).texts('text')].join('\n')}`)
    case 'empty':
      return { status, type: 'text/plain', body: '' }
    default:
      return body satisfies never
  }
}
