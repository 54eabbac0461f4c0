/**
 * The example of a publisher's page, with everything it needs: `goosefoot serve` on one port, the page on another.
 *
 * `npm run example:reader`, then open the address it prints. `--port N` for the page (default 4701).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openProject } from '../src/index.ts'
import { createServer } from '../src/serve/server.ts'

const root = resolve(import.meta.dirname, '..')

/** What the page is made of; nothing else is given out. */
const files: Readonly<Record<string, readonly [path: string, type: string]>> = {
  '/': ['scripts/reader/index.html', 'text/html; charset=utf-8'],
  '/reader.css': ['scripts/reader/reader.css', 'text/css; charset=utf-8'],
  '/reader.js': ['scripts/reader/reader.js', 'text/javascript; charset=utf-8'],
  '/modules/i18next.js': ['node_modules/i18next/dist/esm/i18next.js', 'text/javascript; charset=utf-8'],
  '/modules/i18next-http-backend.js': [
    'node_modules/i18next-http-backend/esm/index.js',
    'text/javascript; charset=utf-8',
  ],
}

export interface Reader {
  /** Address of the page. */
  readonly page: string
  /** Address of `goosefoot serve`. */
  readonly server: string
  readonly close: () => Promise<void>
}

/**
 * @param project folder of the newsroom whose articles are shown
 * @param port of the page; 0: any free one
 */
export const startReader = async (project: string, port: number): Promise<Reader> => {
  const folder = mkdtempSync(join(tmpdir(), 'goosefoot-reader-'))
  await (await openProject(project)).publish({ folder })
  const served = await createServer({ root: project, folder, version: '0.0.0' })
  const server = await served.app.listen({ port: 0, host: '127.0.0.1' })
  const pages = createHttpServer((request, response) => {
    const known = files[new URL(request.url ?? '/', 'http://localhost').pathname]
    if (known === undefined) {
      response.writeHead(404).end()
      return
    }
    const [path, type] = known
    const text = readFileSync(join(root, path), 'utf8')
    response.writeHead(200, {
      'content-type': type,
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${server}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
    })
    response.end(
      path.endsWith('.html') ? text.replace('<html lang="en">', `<html lang="en" data-server="${server}">`) : text,
    )
  })
  await new Promise<void>((done) => {
    pages.listen(port, '127.0.0.1', done)
  })
  return {
    page: `http://127.0.0.1:${(pages.address() as AddressInfo).port}/`,
    server,
    close: async () => {
      pages.closeAllConnections()
      pages.close()
      await served.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4701' } } })
  const reader = await startReader(root, Number(values.port))
  process.stdout.write(`The page: ${reader.page}\ngoosefoot serve: ${reader.server}\nStop with Ctrl+C.\n`)
  process.once('SIGINT', () => void reader.close())
}
