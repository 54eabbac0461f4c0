import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request to the endpoint held. */
export interface ChatRequest {
  readonly path: string
  readonly authorization: string
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema: unknown } }
  }
  /** The user message, read. */
  readonly user: {
    readonly target_language: string
    readonly segments: readonly { readonly i: number; readonly parts: readonly ChatPart[] }[]
    readonly refused_before_because?: readonly string[]
    readonly context?: string
  }
}
export type ChatPart = string | { readonly tag: string; readonly id: number }

/** What the endpoint answers: the message's content, or a status with a body. */
export type ChatAnswer =
  | string
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly content: string; readonly finish: string }

export interface ChatServer {
  readonly url: string
  readonly requests: readonly ChatRequest[]
  readonly stop: () => Promise<void>
}

/** An OpenAI-compatible endpoint on this machine that answers as a function of the request says. */
export const startChatServer = async (
  answer: (request: ChatRequest) => ChatAnswer | Promise<ChatAnswer>,
): Promise<ChatServer> => {
  const requests: ChatRequest[] = []
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const body = JSON.parse(text) as ChatRequest['body']
    const user = JSON.parse(body.messages[1]?.content ?? '{}') as ChatRequest['user']
    const seen: ChatRequest = {
      path: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      body,
      user,
    }
    requests.push(seen)
    const answered = await answer(seen)
    if (typeof answered === 'object' && 'status' in answered) {
      response.writeHead(answered.status, answered.headers)
      response.end(answered.body ?? '')
      return
    }
    const content = typeof answered === 'string' ? answered : answered.content
    const finish = typeof answered === 'string' ? 'stop' : answered.finish
    response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': `r${requests.length}` })
    response.end(
      JSON.stringify({
        model: `${body.model}-0`,
        system_fingerprint: 'fp',
        choices: [{ message: { role: 'assistant', content }, finish_reason: finish }],
        usage: { total_tokens: 100 },
      }),
    )
  }
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** The answer of an honest model: every string translated, every tag where it was. */
export const honestAnswer = ({ user }: ChatRequest, translate: (text: string) => string): string =>
  JSON.stringify({
    segments: user.segments.map(({ i, parts }) => ({
      i,
      parts: parts.map((part) => (typeof part === 'string' ? translate(part) : part)),
    })),
  })
