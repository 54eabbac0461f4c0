/**
 * Exports of every article at hand, open and filled with pseudo text, in three locales and all profiles, by the official
 * schemas and by the project's own validator. For `npm run bench:xliff`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleId, ArticleRecord } from '../src/article/types.ts'
import { pseudoTranslate } from '../src/engines/index.ts'
import { locateProject } from '../src/project/locate.ts'
import { prepareArticle } from '../src/project/prepare.ts'
import { styleOf } from '../src/project/style.ts'
import { exportXliff, openSchema, profiles, type Schema, serializeXliff, validateXliff } from '../src/xliff/index.ts'

export interface ExportCount {
  readonly articles: number
  readonly files: number
  /** Files that the schema of their version takes. */
  readonly schemaValid: number
  /** Files in which our own validator finds nothing. */
  readonly clean: number
  readonly firstFinding: string | null
}

const locales = ['en', 'fr', 'es'] as const

/** @param schemas folder of the official schemas, one folder a version */
export const countExports = async (folders: readonly string[], schemas: string): Promise<ExportCount> => {
  const place = await locateProject('.')
  const opened = new Map<string, Schema>()
  const articles = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.de\.(?:txt|md|html)$/u.test(name))
      .map((name) => join(folder, name)),
  )
  let [files, schemaValid, clean] = [0, 0, 0]
  let firstFinding: string | null = null
  for (const path of articles) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const id = (name.split('.')[0] ?? '') as ArticleId
    const file = { path, name, id, locale: 'de', extension: name.split('.')[2] ?? '' }
    const prepared = prepareArticle(file, readFileSync(path), place.config, styleOf(place.config, 'de'), [], null)
    for (const targetLocale of locales) {
      const open: ArticleRecord = {
        kind: 'record',
        article: id,
        original: name,
        format: prepared.article.format,
        sourceLocale: 'de',
        targetLocale,
        units: prepared.units,
      }
      for (const record of [open, filled(open)])
        for (const profile of profiles.values())
          for (const quotes of ['codes', 'text'] as const) {
            const { document } = exportXliff(record, { profile, quotes, style: styleOf(place.config, targetLocale) })
            const bytes = new TextEncoder().encode(serializeXliff(document))
            let schema = opened.get(profile.version)
            if (schema === undefined) {
              schema = await openSchema(profile.version, schemas)
              opened.set(profile.version, schema)
            }
            const bySchema = schema.validate(bytes)
            const own = validateXliff(bytes)
            files++
            if (bySchema.length === 0) schemaValid++
            if (own.length === 0) clean++
            const first = own[0] ?? bySchema[0]
            if (first !== undefined)
              firstFinding ??= `${name} ${targetLocale} ${profile.name} ${quotes}: ${first.code} ${JSON.stringify(first.args)}`
          }
    }
  }
  for (const schema of opened.values()) schema.dispose()
  return { articles: articles.length, files, schemaValid, clean, firstFinding }
}

const filled = (record: ArticleRecord): ArticleRecord => ({
  ...record,
  units: record.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment'
        ? {
            ...part,
            target: pseudoTranslate(part.source, record.targetLocale),
            state: 'translated',
            origin: { kind: 'engine', engine: 'pseudo', model: null },
          }
        : part,
    ),
  })),
})
