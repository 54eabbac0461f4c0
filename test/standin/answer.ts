/** Answers before they become bytes on a socket. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export const json = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
})

export const noContent: Answer = { status: 204, type: '', body: '' }

/** Errors in the API's own form. */
export const refuse = (status: number, message: string, detail?: string): Answer =>
  json(status, { message, ...(detail === undefined ? {} : { detail }) })

/** A page as gateways in front of an API answer; with `echo` it repeats what was sent, as careless ones do. */
export const gatewayPage = (status: number, title: string, echo?: string): Answer => ({
  status,
  type: 'text/html',
  body: [
    `<html>\r\n<head><title>${status} ${title}</title></head>`,
    `<body>\r\n<center><h1>${status} ${title}</h1></center>`,
    ...(echo === undefined ? [] : [`<pre>${echo.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`]),
    '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
  ].join('\r\n'),
})

/** A refusal that ends the reading of a request. */
export class Refused extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super(`refused with ${answer.status}`)
    this.name = 'Refused'
    this.answer = answer
  }
}

/** @throws {Refused} */
export const fail = (status: number, message: string, detail?: string): never => {
  throw new Refused(refuse(status, message, detail))
}
