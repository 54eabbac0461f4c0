/**
 * Reads TMX 1.1 to 1.4b leniently, piece by piece, and says what it did.
 *
 * A unit that cannot be understood is left out and reported with its line; nothing is ever guessed. A file is refused
 * only when it is no TMX, is not well-formed, or declares entities; no file and no network is ever opened.
 */
import { SaxesParser } from 'saxes'
import { parseFragment } from 'parse5'
import type { Locale } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import type { ErrorCode } from '../../errors.ts'
import { tmxDecoder } from './decode.ts'
import { countLines, readUnits } from './fast.ts'
import { tmxReports } from './report.ts'
import type { TmxReport } from './report.ts'
import { seenPairs } from './seen.ts'
import { isInlineName, segmentBuilder } from './segment.ts'
import type { Attributes, SegmentBuilder } from './segment.ts'
import { emptyVariant, unitPairs } from './unit.ts'
import type { MutableUnit, TmxHeader, TmxPair } from './unit.ts'

export interface TmxReadOptions {
  /** The language to read as source; the file's own direction otherwise. */
  readonly sourceLocale?: Locale | undefined
  readonly targetLocale?: Locale | undefined
  /** Named in errors. */
  readonly file?: string | undefined
}

export interface TmxReader {
  readonly write: (bytes: Uint8Array) => void
  readonly end: () => readonly TmxReport[]
}

export interface TmxReading {
  readonly pairs: readonly TmxPair[]
  readonly reports: readonly TmxReport[]
}

const headerAttributes = ['creationtool', 'creationtoolversion', 'segtype', 'o-tmf', 'adminlang', 'datatype'] as const
const currentVersion = '1.4'
const encoder = new TextEncoder()

/**
 * A whole file in memory.
 *
 * @throws {GoosefootError} see `tmxReader`
 */
export const readTmx = (input: Uint8Array | string, options: TmxReadOptions = {}): TmxReading => {
  const pairs: TmxPair[] = []
  const reader = tmxReader(options, (pair) => pairs.push(pair), typeof input === 'string' ? 'utf-8' : null)
  const bytes = typeof input === 'string' ? encoder.encode(input.toWellFormed()) : input
  reader.write(bytes)
  return { pairs, reports: reader.end() }
}

/** Bytes read at once. What is given at once is kept at once, and small pieces die young: memory does not grow with the file. */
const pieceLength = 1 << 13

/**
 * A reader that is fed bytes and hands over pairs as soon as their unit is complete.
 *
 * @param label the encoding when it is known
 * @throws {GoosefootError} from `write` and `end`, with line and column: `tmx.entity-declaration`, `tmx.not-tmx`,
 *   `tmx.not-well-formed`, `tmx.empty`
 */
export const tmxReader = (
  options: TmxReadOptions,
  onPair: (pair: TmxPair) => void,
  label: string | null = null,
): TmxReader => {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const reports = tmxReports()
  const decoder = tmxDecoder(reports, () => lineOf() + countLines(waiting, 0, waiting.length), label)
  const path: string[] = []
  let header: TmxHeader = { tool: '', sourceLocale: null, allLanguages: false, segtype: 'sentence' }
  let unit: MutableUnit | null = null
  let segment: SegmentBuilder | null = null
  let captured: string | null = null
  let property = ''
  /** Depth of an element whose content means nothing; 0 outside. */
  let skipFrom = 0
  let sawRoot = false
  let ended = false
  const seen = seenPairs()
  /** Lines that the parser did not see: units that were read without it. */
  let skipped = 0
  /** Text that nobody has read yet. */
  let waiting = ''
  /** Where in its line that text begins. */
  let waitingColumn = 0
  /** From the body's start on units are read without the parser, until something else comes. */
  let mode: 'head' | 'units' | 'parser' = 'head'
  const lineOf = (): number => parser.line + skipped

  const fail = (code: ErrorCode, detail: string, hint?: string): never => {
    throw new GoosefootError(code, detail, {
      file: options.file,
      line: lineOf(),
      column: parser.columnIndex + 1,
      hint,
    })
  }
  const finish = (done: MutableUnit): void => {
    for (const pair of unitPairs(done, header, options, reports, seen)) onPair(pair)
  }
  const skip = (): void => {
    skipFrom = path.length
  }
  const openHeader = (attributes: Attributes): void => {
    for (const name of headerAttributes)
      if (attributes[name] === undefined) reports.note('missing-header-attribute', 'taken', lineOf())
    const written = attributes['srclang']
    if (written === undefined) reports.note('no-srclang', 'taken', lineOf())
    header = {
      tool: attributes['creationtool'] ?? '',
      sourceLocale: written === undefined || isAllLanguages(written) ? null : written,
      allLanguages: written !== undefined && isAllLanguages(written),
      segtype: attributes['segtype'] ?? 'sentence',
    }
  }
  const openInUnit = (name: string, attributes: Attributes, current: MutableUnit): void => {
    const variant = current.variants.at(-1)
    const parent = path.at(-2)
    if (segment !== null) {
      if (!isInlineName(name)) reports.note('unknown-element', 'taken', lineOf())
      segment.open(name, attributes)
    } else if (name === 'tuv' && parent === 'tu') {
      const language = attributes['xml:lang'] ?? attributes['lang']
      if (attributes['xml:lang'] === undefined && language !== undefined)
        reports.note('lang-attribute', 'taken', lineOf())
      current.variants.push(emptyVariant(language ?? null, attributes))
    } else if (name === 'seg' && parent === 'tuv') segment = segmentBuilder()
    else if ((name === 'prop' || name === 'note') && (parent === 'tu' || parent === 'tuv')) {
      if (parent === 'tu' && variant !== undefined) reports.note('misplaced-element', 'taken', lineOf())
      property = attributes['type'] ?? ''
      captured = ''
    } else {
      reports.note('unknown-element', 'ignored', lineOf())
      skip()
    }
  }
  const open = (name: string, attributes: Attributes): void => {
    path.push(name)
    if (skipFrom > 0) return
    if (path.length === 1) {
      sawRoot = true
      if (name !== 'tmx') fail('tmx.not-tmx', `The root element is "${name}"; "tmx" was expected.`)
      if (attributes['version'] !== undefined && attributes['version'] !== currentVersion)
        reports.note('old-version', 'taken', lineOf())
    } else if (unit !== null) openInUnit(name, attributes, unit)
    else if (name === 'header') openHeader(attributes)
    else if (name === 'tu') unit = { line: lineOf(), attributes, props: new Map(), note: null, variants: [] }
    else if (name !== 'body' && path[1] !== 'header') {
      reports.note('unknown-element', 'ignored', lineOf())
      skip()
    }
  }
  const close = (name: string): void => {
    const depth = path.length
    path.pop()
    if (skipFrom > 0) {
      if (depth <= skipFrom) skipFrom = 0
      return
    }
    if (unit === null) return
    const variant = unit.variants.at(-1)
    if (segment !== null) {
      if (name !== 'seg') segment.close(name)
      else {
        variant?.segments.push(segment.end())
        segment = null
      }
    } else if (name === 'tu') {
      finish(unit)
      unit = null
    } else if (captured !== null) {
      if (name === 'note') unit.note ??= captured
      else unit.props.set(property, captured)
      captured = null
    }
  }
  const text = (value: string): void => {
    if (skipFrom > 0 || unit === null) return
    if (segment !== null) segment.text(value)
    else if (captured !== null) captured += value
    else if (path.at(-1) === 'tuv') {
      const variant = unit.variants.at(-1)
      if (variant !== undefined) variant.loose += value
    }
  }

  parser.ENTITIES = new Proxy<Record<string, string>>(parser.ENTITIES, {
    get: (known, name): string | undefined => {
      if (typeof name !== 'string') return undefined
      const own = known[name]
      if (own !== undefined) return own
      const decoded = htmlEntity(name)
      reports.note('undeclared-entity', 'taken', lineOf())
      return decoded ?? `&${name};`
    },
  })
  parser.on('doctype', (value) => {
    if (/<!ENTITY/i.test(value))
      fail(
        'tmx.entity-declaration',
        'The DOCTYPE declares entities; a TMX needs none, and they are a way to attack readers.',
        'Remove the declarations from the file.',
      )
  })
  parser.on('opentag', ({ name, attributes }) => open(name, attributes))
  parser.on('closetag', ({ name }) => close(name))
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('error', (error) => {
    if (ended || toleratedError.test(error.message)) return
    const detail = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    fail(
      'tmx.not-well-formed',
      `The file is not well-formed XML: ${quoteSafe(detail)}.`,
      'Export the memory again, or correct this line.',
    )
  })
  const columnAt = (at: number): number => {
    const feed = at === 0 ? -1 : waiting.lastIndexOf('\n', at - 1)
    return feed < 0 ? waitingColumn + at : at - feed - 1
  }
  /** Gives the parser text that stands somewhere behind what it saw last: lines and columns stay true. */
  const parseUnit = (from: number, to: number): void => {
    skipped--
    parser.write(`\n${' '.repeat(columnAt(from))}${waiting.slice(from, to)}`)
  }
  const readWaiting = (): void => {
    if (mode === 'head') {
      const body = bodyStart.exec(waiting)
      const end = body === null ? waiting.length : body.index + body[0].length
      parser.write(waiting.slice(0, end))
      waiting = waiting.slice(end)
      if (body === null) return
      waitingColumn = parser.columnIndex
      if (path.length === 2 && path[1] === 'body') mode = 'units'
      else readWaiting()
    }
    if (mode === 'units') {
      let at = 0
      for (;;) {
        const stop = readUnits(waiting, at, lineOf(), finish)
        skipped += stop.lines
        at = stop.at
        if (stop.why === 'unit') {
          parseUnit(at, stop.end)
          at = stop.end
          if (path.length === 2 && skipFrom === 0) continue
          mode = 'parser'
        } else if (stop.why === 'other' || waiting.length - at > longestUnit) mode = 'parser'
        break
      }
      if (mode === 'units') {
        waitingColumn = columnAt(at)
        waiting = waiting.slice(at)
      } else {
        parseUnit(at, waiting.length)
        waiting = ''
      }
    } else if (mode === 'parser' && waiting !== '') {
      const text = waiting
      waiting = ''
      parser.write(text)
    }
  }
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length; at += pieceLength) {
        const piece = decoder.write(bytes.subarray(at, at + pieceLength))
        if (piece === '') continue
        waiting += piece
        readWaiting()
      }
    },
    end: () => {
      const rest = decoder.end()
      if (mode === 'units' && waiting !== '') {
        mode = 'parser'
        parseUnit(0, waiting.length)
        waiting = ''
      }
      const isCut = path.length > 0
      if (isCut) reports.note('truncated', 'left-out', lineOf(), unit?.attributes['tuid'] ?? null)
      else if (rest.trim() !== '') parser.write(rest)
      if (!sawRoot) fail('tmx.empty', 'The file holds no element; a TMX document was expected.')
      // Of a document that was cut short, closing would complain about every open element.
      ended = true
      parser.close()
      return reports.all()
    },
  }
}

/** Behind it units begin; the parser says whether it is what it looks like. */
const bodyStart = /<body(?:\s[^<>]*)?>/
/** UTF-16 units; what is longer without an end is no unit. */
const longestUnit = 4_000_000

const isAllLanguages = (written: string): boolean => written.trim().toLowerCase() === '*all*'

/** What a parser dislikes and a translation memory survives: the declaration names another version or encoding. */
const toleratedError = /version number must match|encoding value must match|XML declaration/i

/** Element names may be quoted in a parser's message; article text never is, but long names are cut all the same. */
const quoteSafe = (detail: string): string => (detail.length > 120 ? `${detail.slice(0, 120)}…` : detail)

/** The character of an HTML entity; null when HTML has none of that name. */
const htmlEntity = (name: string): string | null => {
  const reference = `&${name};`
  const node = parseFragment(reference).childNodes[0]
  return node !== undefined && 'value' in node && node.value !== reference ? node.value : null
}
