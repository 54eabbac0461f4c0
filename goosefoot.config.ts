import type { ConfigInput } from './src/project/config.ts'

const config: ConfigInput = {
  sourceLocale: 'de',
  targets: ['en', 'fr', 'es'],
  houseStyles: { en: 'en-US', fr: 'fr-FR', es: 'es-ES' },
  engines: ['memory', 'deepl'],
}
export default config
