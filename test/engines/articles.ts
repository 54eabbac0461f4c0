import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleId, ArticleRecord, UnitRecord } from '../../src/article/types.ts'
import { defaultConfig } from '../../src/project/config.ts'
import { prepareArticle } from '../../src/project/prepare.ts'
import { houseStyleFor } from '../../src/quotations/index.ts'
import { fromXliff, readXliff } from '../../src/xliff/index.ts'
import type { Translated } from './measure.ts'
import { standForTranslation } from './translations.ts'

/** Locales that answers are measured in: with and without spaces in marks, three scripts, commas inside and outside. */
export const measuredLocales: readonly string[] = ['en-US', 'fr-FR', 'es-ES', 'pl-PL', 'ru-RU', 'ja-JP']

/** The articles of the shared development data, where they are at hand. */
export const sharedArticles = (checkout: string): string | null => {
  const folder = join(checkout, '../shared/data/articles')
  return existsSync(folder) ? folder : null
}

/** An article with text that stands for a translation in every segment. */
export const standInRecords = (path: string, name: string): readonly Translated[] => {
  const style = houseStyleFor('de-DE')
  const [, id = '', extension = ''] = /^([a-z0-9-]+)\.de(\.\w+)$/u.exec(name) ?? []
  const file = { path, name, id: id as ArticleId, locale: 'de', extension }
  const { units, article } = prepareArticle(file, readFileSync(path), defaultConfig, style, [], null)
  return measuredLocales.map((targetLocale): Translated => {
    const record: ArticleRecord = {
      kind: 'record',
      article: file.id,
      original: name,
      format: article.format,
      sourceLocale: 'de',
      targetLocale,
      units: units.map(
        (unit): UnitRecord => ({
          ...unit,
          parts: unit.parts.map((part) =>
            part.kind === 'gap' ? part : { ...part, target: standForTranslation(part.source, targetLocale) },
          ),
        }),
      ),
    }
    return { name: id, record, style: houseStyleFor(targetLocale) }
  })
}

const houses: Readonly<Record<string, string>> = { en: 'en-US', fr: 'fr-FR', es: 'es-ES' }

/** The newsroom's own articles with their own translations. */
export const ownRecords = (checkout: string): readonly Translated[] =>
  Object.entries(houses).flatMap(([locale, house]) => {
    const folder = join(checkout, 'xliff', locale)
    return readdirSync(folder).map((name): Translated => {
      const record = fromXliff(readXliff(readFileSync(join(folder, name))))
      return { name: name.replace('.xlf', ''), record, style: houseStyleFor(house) }
    })
  })
