import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ArticleRecord } from '../src/article/types.ts'
import { checkConfig } from '../src/project/config.ts'
import { printTarget } from '../src/project/print-unit.ts'
import { restoreQuotes } from '../src/project/restore-quotes.ts'
import { styleOf } from '../src/project/style.ts'
import { escapeText } from '../src/xml/index.ts'
import { printedTarget } from '../src/xliff/export/print.ts'
import { exportXliff, fromXliff, mergeReturned, profiles, readXliff, serializeXliff } from '../src/xliff/index.ts'
import { checkout } from './support/newsroom.ts'

/** The newsroom's articles, translated by somebody who got them with `--quotes text` and types marks in every manner. */

const config = checkConfig({ houseStyles: { en: 'en-US', fr: 'fr-FR', es: 'es-ES' } }, 'test')
const records = globSync('xliff/*/*.xlf', { cwd: checkout }).map((name) =>
  fromXliff(readXliff(readFileSync(join(checkout, name)))),
)

/** How a translator types: the marks of the house, those of the keyboard, or those of another country. */
const manners: Readonly<Record<string, (text: string) => string>> = {
  'the marks of the house': (text) => text,
  'straight marks': (text) => text.replaceAll(/«\u00a0?|\u00a0?»|[“”]/gu, '"'),
  'German marks': (text) => text.replaceAll(/[“«]\u00a0?(?=\S)/gu, '„').replaceAll(/\u00a0?[”»]/gu, '“'),
}

const open = (record: ArticleRecord): ArticleRecord => ({
  ...record,
  units: record.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment'
        ? { ...part, target: null, state: 'initial', origin: null, flag: null, proposals: [] }
        : part,
    ),
  })),
})

/** The hand-off with the record's own targets typed into it. */
const typed = (record: ArticleRecord, manner: (text: string) => string): string => {
  const style = styleOf(config, record.targetLocale)
  const profile = profiles.get('xliff12')
  if (profile === undefined) throw new Error('profile')
  let text = serializeXliff(exportXliff(open(record), { profile, style, quotes: 'text' }).document)
  for (const unit of record.units)
    for (const part of unit.parts) {
      if (part.kind !== 'segment') continue
      const inner = printedTarget(part.target ?? [], unit, style)
        .map((inline) =>
          inline.kind === 'text'
            ? escapeText(manner(inline.text))
            : inline.kind === 'code-open'
              ? `<g id="${'id' in inline ? inline.id : ''}">`
              : inline.kind === 'code-close'
                ? '</g>'
                : `<x id="${'id' in inline ? inline.id : ''}"/>`,
        )
        .join('')
      text = text.replace(
        new RegExp(`(<trans-unit id="${unit.id}\\.${part.id}"[\\s\\S]*?</source>)`, 'u'),
        (before) => `${before}<target state="translated">${inner}</target>`,
      )
    }
  return text
}

/** A closing mark alone in a sentence that is an opening one in the house's language cannot be told for sure. */
const least: Readonly<Record<string, number>> = { 'German marks': 0.96 }

describe.each(Object.keys(manners))('%s', (name) => {
  test('are found again and printed as they were; what is not found is an error, never silent', () => {
    let found = 0
    let all = 0
    for (const record of records) {
      const style = styleOf(config, record.targetLocale)
      const before = open(record)
      const merge = mergeReturned(before, readXliff(typed(record, manners[name] ?? String)), {
        restoreQuotes: restoreQuotes(config, before),
      })
      const quotations = merge.verdicts.filter((verdict) => verdict.kind === 'quotation')
      const lost = quotations.filter(({ verdict }) => verdict !== 'restored' && verdict !== 'present')
      all += quotations.length
      found += quotations.length - lost.length
      expect(lost.filter(({ severity }) => severity !== 'error')).toEqual([])
      const units = new Set(lost.map(({ unit }) => unit))
      for (const [index, unit] of merge.record.units.entries()) {
        const was = record.units[index]
        if (was === undefined || units.has(unit.id)) continue
        expect(printTarget(unit, record.targetLocale, style)?.text).toBe(
          printTarget(was, record.targetLocale, style)?.text,
        )
      }
    }
    expect(all).toBe(189)
    expect(found / all).toBeGreaterThanOrEqual(least[name] ?? 1)
  })
})
