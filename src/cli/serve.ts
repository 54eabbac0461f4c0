import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { GoosefootError } from '../errors.ts'
import { locateProject, printedName } from '../project/locate.ts'
import { publishArticles, publishedFolder } from '../project/publication.ts'
import { manifestPath } from '../project/published-folder.ts'
import { isLoopback } from '../serve/addresses.ts'
import { httpDeliver } from '../serve/deliver.ts'
import { createServer } from '../serve/server.ts'
import { readTokens } from '../serve/tokens.ts'
import { defaultSettings } from '../serve/types.ts'
import { openWebhooks, type Webhooks } from '../serve/webhooks.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { programVersion } from '../project/version.ts'

const portOf = (value: string | boolean | undefined): number => {
  const port = Number(value ?? '4700')
  if (typeof value !== 'boolean' && Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new GoosefootError('cli.bad-option', '--port is no port; a number from 0 to 65535 was expected.')
}

/** `goosefoot serve`: runs until it is stopped (SIGINT, SIGTERM), then ends in order. */
export const serve: Command = async (call, output) => {
  const place = await locateProject(folderOf(call))
  const { options } = call
  const port = portOf(options.port)
  const host = typeof options.host === 'string' ? options.host : '127.0.0.1'
  const folder = typeof options.out === 'string' ? resolve(folderOf(call), options.out) : publishedFolder(place)
  if (!isLoopback(host) && readTokens(place.root).length === 0)
    throw new GoosefootError(
      'config.tokens',
      `${host} can be reached from other machines, and there is no token yet.`,
      {
        hint: 'Make one with "goosefoot token add", or leave --host out.',
      },
    )
  if (!existsSync(manifestPath(folder))) {
    const { manifest } = await publishArticles(place, { cwd: place.root, folder, progress: output.progress })
    output.note(manifest === null ? 'Nothing is published yet.' : `Published into ${printedName(place.root, folder)}.`)
  }
  let webhooks: Webhooks | null = null
  const server = await createServer({
    root: place.root,
    folder,
    version: programVersion(),
    settings: {
      ...defaultSettings,
      isPrivate: options.private === true,
      hosts: listOption(options['allow-host']) ?? [],
    },
    backlog: () => webhooks?.backlog() ?? 0,
  })
  let address: string
  try {
    address = await server.app.listen({ port, host })
  } catch (error) {
    await server.close()
    const code = (error as NodeJS.ErrnoException).code ?? 'an error'
    throw new GoosefootError('cli.bad-option', `the server cannot listen on ${host}:${port} (${code}).`, {
      hint: code === 'EADDRINUSE' ? 'Another program does; take another --port.' : 'Check --host and --port.',
    })
  }
  webhooks = openWebhooks({
    root: place.root,
    catalog: server.catalog,
    metrics: server.metrics,
    deliver: httpDeliver({ timeout: 10_000, allowInside: false }),
    every: 1000,
  })
  output.result(`Serving ${printedName(place.root, folder)} at ${address} (stop with Ctrl+C).\n`, { ok: true, address })
  const stop = new AbortController()
  await Promise.race([once(process, 'SIGINT', stop), once(process, 'SIGTERM', stop)])
  stop.abort()
  await webhooks.close()
  await server.close()
  return 0
}
