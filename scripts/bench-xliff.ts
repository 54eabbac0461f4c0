/**
 * Every figure of XLIFF in one table: fidelity, validation, hostile input, speed and memory, what was asked for beside what was
 * measured. Official suites and files of other tools lie beside the checkout (`../shared/data/xliff`); without them only speed
 * and memory are measured. Peers are the project's own dependencies fast-xml-parser and xliff.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import xliff2js from 'xliff/xliff2js'
import { countExports } from './bench-xliff-exports.ts'
import { scanXml } from '../src/xml/index.ts'
import {
  applyEdits,
  encodeXliff,
  readXliff,
  serializeXliff,
  unitsOf,
  validateXliff,
  writeXliff,
  type XliffDocument,
} from '../src/xliff/index.ts'

const data = '../shared/data/xliff'
const line = (figure: string, measured: string, wanted: string): void => {
  process.stdout.write(`| ${figure} | ${measured} | ${wanted} |\n`)
}

const files = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: data })
    .map((one) => join(data, one))
    .sort()
const errata = new Set(['Good-pgs_plural.xlf', 'Good-mda_top-level.xlf', 'Good-itsm_text-analytics.xlf'])
const isErratum = (file: string): boolean => [...errata].some((name) => file.endsWith(name))

const changed = (document: XliffDocument): { readonly done: number; readonly outside: number } => {
  let [done, outside] = [0, 0]
  for (const file of document.files) {
    const seen = new Set<string>()
    for (const unit of unitsOf({ ...document, files: [file] })) {
      if (seen.has(unit.id) || done > 3) continue
      seen.add(unit.id)
      const part = unit.parts.findIndex(({ kind }) => kind === 'segment')
      const segment = unit.parts[part]
      if (segment === undefined) continue
      const inlines = [{ kind: 'text', value: 'Neu “x” & ', span: null } as const, ...segment.source.inlines]
      let edited: XliffDocument
      try {
        edited = applyEdits(document, [{ kind: 'set-target', at: { file: file.id, unit: unit.id, part }, inlines }], {
          targetLanguage: 'xx',
        })
      } catch {
        continue
      }
      done++
      const blank = (text: string): string =>
        text
          .replace(/\s*<(\w+:)?target\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?target\s*>)/gu, '')
          .replace(/\s(?:state|subState|state-qualifier|approved|trgLang|target-language)="[^"]*"/gu, '')
      if (blank(writeXliff(document)) !== blank(writeXliff(edited))) outside++
    }
  }
  return { done, outside }
}

const fidelity = (): void => {
  const valid = files('suite/2.*/*/valid/*.xlf').filter((file) => !file.endsWith('Good-pgs_plural.xlf'))
  const others = files('wild/**/*.*', 'samples/1.2/*.*').filter((file) => !file.endsWith('.md'))
  const same = (list: readonly string[]): number =>
    list.filter((file) => Buffer.compare(encodeXliff(readXliff(readFileSync(file))), readFileSync(file)) === 0).length
  const again = valid.filter((file) => {
    const text = serializeXliff(readXliff(readFileSync(file)))
    return serializeXliff(readXliff(text)) === text
  }).length
  line('official valid files of 2.x, untouched: bytes equal', `${same(valid)} of ${valid.length}`, '174 of 174')
  line('the same written anew, read and written again: equal', `${again} of ${valid.length}`, '174 of 174')
  line('samples and files from the wild, untouched: bytes equal', `${same(others)} of ${others.length}`, '100 %')
  let [done, outside] = [0, 0]
  for (const file of [...valid, ...others]) {
    const one = changed(readXliff(readFileSync(file)))
    done += one.done
    outside += one.outside
  }
  line('one target changed: files with a byte changed outside target, state and language', `${outside} of ${done}`, '0')
}

const validation = (): void => {
  const reasons = new Map(
    readFileSync(`${data}/expected-rules.csv`, 'utf8')
      .trim()
      .split('\n')
      .map((row) => row.split(','))
      .map(([version, part, name, rule]) => [`${version}/${part}/invalid/${name}`, rule]),
  )
  for (const version of ['2.0', '2.1', '2.2'] as const) {
    const valid = files(`suite/${version}/*/valid/*.xlf`).filter((file) => version !== '2.2' || !isErratum(file))
    const invalid = files(`suite/${version}/*/invalid/*.xlf`)
    const accepted = valid.filter((file) => validateXliff(readFileSync(file), { version }).length === 0).length
    const rejected = invalid.filter((file) => {
      const wanted = reasons.get(file.slice(file.indexOf(`${version}/`)))
      return validateXliff(readFileSync(file), { version }).some(({ code }) => code === wanted)
    }).length
    line(
      `validator, ${version}: valid accepted / invalid rejected for the right reason`,
      `${accepted} of ${valid.length} / ${rejected} of ${invalid.length}`,
      { '2.0': '55/55, 165/165', '2.1': '59/59, 162/162', '2.2': '58/58, 162/162' }[version],
    )
  }
}

const refuses = (text: string): boolean => {
  try {
    scanXml(text, {})
    return false
  } catch {
    return true
  }
}
const hostile = (): void => {
  const { valid, bad } = JSON.parse(readFileSync(`${data}/torture/xml-cases.json`, 'utf8')) as Record<
    'valid' | 'bad',
    Record<string, string>
  >
  const kept = Object.values(valid).filter((text) => !refuses(text)).length
  const entity = Object.values(valid).filter((text) => refuses(text) && text.includes('<!ENTITY')).length
  line(
    'malformed XML refused / tricky valid kept (a DTD entity is refused clearly)',
    `${Object.values(bad).filter(refuses).length} of ${Object.keys(bad).length} / ${kept} + ${entity} of ${Object.keys(valid).length}`,
    '43 of 43 / 48 of 48',
  )
  const attacks = Object.values(bad).filter((text) => text.includes('<!ENTITY'))
  const slowest = Math.max(
    ...attacks.map((text) => {
      const from = performance.now()
      refuses(text)
      return performance.now() - from
    }),
  )
  line('entity bombs and external entities: slowest refusal, ms (nothing is opened)', slowest.toFixed(1), '< 50')
}

/** A file of 20 MB: a record's units over and over, with ids of their own. */
const large = (): string => {
  const record = readFileSync('xliff/en/hanoi.xlf', 'utf8')
  const start = record.indexOf('<unit ')
  const end = record.lastIndexOf('</unit>') + '</unit>'.length
  const units = record.slice(start, end)
  const parts = [record.slice(0, start)]
  for (let copy = 0, length = 0; length < 20_000_000; copy++) {
    const one = units.replaceAll(/ id="(b[a-z2-7]+)"/gu, (_, id: string) => ` id="${id}${copy}"`)
    parts.push(one)
    length += one.length
  }
  parts.push(record.slice(end))
  return parts.join('\n')
}

const speed = async (): Promise<void> => {
  const text = large()
  const megabytes = Buffer.byteLength(text) / 1e6
  const best = async (run: () => unknown, rounds: number): Promise<number> => {
    let least = Number.POSITIVE_INFINITY
    for (let round = 0; round < rounds; round++) {
      const from = performance.now()
      await run()
      least = Math.min(least, performance.now() - from)
    }
    return megabytes / (least / 1000)
  }
  const ours = await best(() => readXliff(text), 2)
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
    htmlEntities: true,
    maxNestedTags: 1000,
  })
  const fast = await best(() => parser.parse(text), 2)
  const npm = await best(() => xliff2js(text), 2)
  line(`reading ${megabytes.toFixed(0)} MB into the model, MB/s`, ours.toFixed(1), '')
  line('times fast-xml-parser 5.12.1 (to its tree)', `${(ours / fast).toFixed(1)} × (${fast.toFixed(1)} MB/s)`, '≥ 3 ×')
  line('times xliff2js of xliff 6.4.0', `${(ours / npm).toFixed(1)} × (${npm.toFixed(1)} MB/s)`, '≥ 2 ×')
  const folder = mkdtempSync(join(tmpdir(), 'goosefoot-bench-'))
  try {
    const file = join(folder, 'large.xlf')
    writeFileSync(file, text)
    const { stdout } = spawnSync(process.execPath, ['scripts/bench-xliff-events.ts', file], { encoding: 'utf8' })
    const [elements, kilobytes] = stdout.trim().split(' ').map(Number)
    line(
      `one pass over its ${elements ?? 0} elements: most memory resident, MB`,
      ((kilobytes ?? 0) / 1024).toFixed(0),
      '≤ 150',
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

process.stdout.write('| figure | measured | asked for |\n|-|-|-|\n')
if (existsSync(data)) {
  fidelity()
  validation()
  hostile()
} else process.stdout.write(`${data} is not here: official suites and files from the wild are left out.\n`)
if (existsSync(data)) {
  const folders = ['source', '../shared/data/articles'].filter((folder) => existsSync(folder))
  const { articles, files: made, schemaValid, clean, firstFinding } = await countExports(folders, `${data}/schemas`)
  line(
    `exports of ${articles} articles in 3 locales, open and filled, all profiles, marks as codes and as text: valid by the schema / without a finding`,
    `${schemaValid} of ${made} / ${clean} of ${made}`,
    'all / all',
  )
  if (firstFinding !== null) process.stdout.write(`  first: ${firstFinding}\n`)
}
const records = readdirSync('xliff').flatMap((locale) =>
  readdirSync(join('xliff', locale)).map((name) => join('xliff', locale, name)),
)
line(
  "the newsroom's own records without a finding",
  `${records.filter((file) => validateXliff(readFileSync(file), { targets: true }).length === 0).length} of ${records.length}`,
  'all',
)
await speed()
