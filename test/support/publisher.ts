import { copyNewsroom, type Newsroom } from './newsroom.ts'

/** A newsroom whose configuration is plain values, so that the program can be called in the test's own process. */
export const publisherRoom = (publish: object = {}, derived = true): Newsroom => {
  const room = copyNewsroom(derived)
  const config = {
    sourceLocale: 'de',
    targets: ['en', 'fr', 'es'],
    houseStyles: { en: 'en-US', fr: 'fr-FR', es: 'es-ES' },
    engines: ['memory'],
    publish,
  }
  room.write('goosefoot.config.ts', `export default ${JSON.stringify(config)}\n`)
  return room
}
