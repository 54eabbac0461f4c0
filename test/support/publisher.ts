import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyNewsroom, type Newsroom } from './newsroom.ts'

/**
 * A newsroom whose configuration is plain values, so that the program can be called in the test's own process.
 *
 * @param only the one article that is left in it
 */
export const publisherRoom = (publish: object = {}, derived = true, only?: string): Newsroom => {
  const room = copyNewsroom(derived)
  const config = {
    sourceLocale: 'de',
    targets: ['en', 'fr', 'es'],
    houseStyles: { en: 'en-US', fr: 'fr-FR', es: 'es-ES' },
    engines: ['memory'],
    publish,
  }
  room.write('goosefoot.config.ts', `export default ${JSON.stringify(config)}\n`)
  if (only !== undefined)
    for (const folder of ['source', 'quotes', 'xliff', 'locales'])
      for (const entry of readdirSync(join(room.root, folder), { recursive: true, withFileTypes: true }))
        if (entry.isFile() && !entry.name.startsWith(`${only}.`)) rmSync(join(entry.parentPath, entry.name))
  return room
}
