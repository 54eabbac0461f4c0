import { join } from 'node:path'
import { openProject } from '../../src/index.ts'
import { createServer, type GoosefootServer } from '../../src/serve/server.ts'
import { addToken } from '../../src/serve/tokens.ts'
import { defaultSettings, type Scope, type ServeSettings } from '../../src/serve/types.ts'
import type { Newsroom } from './newsroom.ts'
import { publisherRoom } from './publisher.ts'

export interface Served {
  readonly room: Newsroom
  readonly server: GoosefootServer
  readonly token: (scopes: readonly Scope[], person?: string | null) => string
  readonly close: () => Promise<void>
}

/** A newsroom that is published and served; ask it with `server.app.inject`. */
export const servedRoom = async (
  options: { readonly only?: string; readonly settings?: Partial<ServeSettings>; readonly publish?: object } = {},
): Promise<Served> => {
  const room = publisherRoom(options.publish, true, options.only)
  await (await openProject(room.root)).publish()
  const server = await createServer({
    root: room.root,
    folder: join(room.root, 'public'),
    version: '0.0.0',
    settings: { ...defaultSettings, ...options.settings },
  })
  return {
    room,
    server,
    token: (scopes, person = 'Ada Muster') => addToken(room.root, { scopes, person, days: 1 }).token,
    close: async () => {
      await server.close()
      room.remove()
    },
  }
}
