/** From the socket and onto it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'

/** Larger bodies are read and thrown away, so that the client hears the refusal. */
const keptBytes = 12 * 1024 * 1024

/** Null when a client left before its body was complete. */
export const readBody = async (request: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes <= keptBytes) chunks.push(chunk)
    }
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}

const head = (response: ServerResponse, { status, type, headers }: Answer, length: number): void => {
  response.writeHead(status, {
    ...(type === '' ? {} : { 'Content-Type': type }),
    ...(status === 204 ? {} : { 'Content-Length': String(length) }),
    ...headers,
  })
}

export const send = (response: ServerResponse, answer: Answer): void => {
  const body = Buffer.from(answer.body)
  head(response, answer, body.length)
  response.end(body)
}

/** The headers promise everything, the body ends midway. */
export const cut = (response: ServerResponse, answer: Answer, share: number): void => {
  const body = Buffer.from(answer.body)
  head(response, answer, body.length)
  response.write(body.subarray(0, Math.floor(body.length * share)), () => response.socket?.destroy())
}
