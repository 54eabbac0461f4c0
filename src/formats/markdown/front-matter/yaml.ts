import { finding } from '../../../article/finding.ts'
import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Scalar } from 'yaml'
import { codeNumbers } from '../../region.ts'
import type { EncodeMode, Output, Piece, Region } from '../../types.ts'
import { type FieldOptions, fieldRegion, type Fields, leadsTo, pathOf, valuePiece } from './fields.ts'
import { doubleQuoted } from './literal.ts'

/**
 * Values of a YAML mapping where they stand. The schema knows strings only, so no date, number or `yes` is touched.
 *
 * @param text the front matter without its fences, as it stands at `from` in the file
 * @returns null when it is no mapping, so that it was no front matter
 */
export const yamlFields = (text: string, from: number, options: FieldOptions): Fields | null => {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })
  if (document.errors.length > 0) {
    const [first] = document.errors[0]?.linePos ?? []
    // The fence is the first line.
    return {
      regions: [],
      findings: [finding('source.front-matter', 'warning', { line: (first?.line ?? 1) + 1, column: first?.col ?? 1 })],
    }
  }
  if (document.contents === null) return { regions: [], findings: [] }
  if (!isMap(document.contents)) return null
  const regions: Region[] = []
  const walk = (path: string, value: unknown): void => {
    // An anchor or alias is read in other places too.
    if (!isNode(value) || isAlias(value) || value.tag !== undefined || value.anchor !== undefined) return
    if (isScalar(value)) {
      if (typeof value.value !== 'string' || value.range == null) return
      const region = scalarRegion(path, value, text, from, options)
      if (region !== null) regions.push(region)
    } else if (path === '' || leadsTo(path, options)) {
      if (isSeq(value)) for (const item of value.items) walk(pathOf(path, '*'), item)
      if (isMap(value))
        for (const { key, value: inner } of value.items) if (isScalar(key)) walk(pathOf(path, String(key.value)), inner)
    }
  }
  walk('', document.contents)
  return { regions, findings: [] }
}

const scalarRegion = (key: string, value: Scalar, text: string, from: number, options: FieldOptions): Region | null => {
  const [start = 0, valueEnd = 0] = value.range ?? []
  const isBlock = value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED'
  const printed = String(value.value)
  if (!isBlock) {
    const pieces = valuePiece(from + start, from + valueEnd, printed)
    return fieldRegion(key, from + start, from + valueEnd, pieces, `yaml-${value.type ?? 'PLAIN'}`, options)
  }
  const pieces = blockPieces(text.slice(start, valueEnd), from + start, value.type === 'BLOCK_FOLDED')
  const [first] = pieces
  const last = pieces.at(-1)
  if (first === undefined || last === undefined || !spells(pieces, printed)) return null
  return fieldRegion(key, first.start, last.end, pieces, 'yaml-block', options)
}

/**
 * A block scalar line by line: header, indent and last line end stay outside; a line end that the value keeps is a
 * break, one that the value folds is white space.
 */
const blockPieces = (slice: string, from: number, isFolded: boolean): readonly Piece[] => {
  const pieces: Piece[] = []
  const numbers = codeNumbers()
  const header = /^[^\r\n]*(?:\r\n|\n)/u.exec(slice)
  let at = header?.[0].length ?? slice.length
  const content = /^([ \t]*)(\S[^\r\n]*)/gmu
  content.lastIndex = at
  for (let match = content.exec(slice); match !== null; match = content.exec(slice)) {
    const [whole, indent = '', line = ''] = match
    const start = match.index + indent.length
    const gap = slice.slice(at, start)
    const isBreak = pieces.length > 0 && (!isFolded || (gap.match(/\n/gu) ?? []).length > 1)
    if (isBreak)
      pieces.push({
        kind: 'code',
        id: numbers.next(),
        form: 'empty',
        type: 'break',
        start: from + at,
        end: from + start,
        data: gap,
        equivalent: ' ',
      })
    const lead = pieces.length > 0 && !isBreak ? from + at : from + start
    const end = match.index + whole.trimEnd().length
    pieces.push({
      kind: 'text',
      start: lead,
      end: from + end,
      value: `${lead < from + start ? ' ' : ''}${line.trimEnd()}`,
    })
    at = end
  }
  return pieces
}

/** Do the pieces say what the parser read, white space apart? Else the scalar has an indent that means something. */
const spells = (pieces: readonly Piece[], value: string): boolean =>
  pieces
    .map((piece) => (piece.kind === 'text' ? piece.value : ' '))
    .join('')
    .replace(/\s+/gu, '') === value.replace(/\s+/gu, '') && !/^[ \t]/mu.test(value)

/** A value in the style of the scalar where the text allows it, else between double quotation marks. */
export const writeYaml = (output: readonly Output[], region: Region, mode: EncodeMode): string => {
  const text = output.map((part) => (part.kind === 'text' ? part.text : part.data)).join('')
  if (region.encoding === 'yaml-block') return text
  if (mode === 'raw' && region.encoding === 'yaml-PLAIN' && isPlain(text)) return text
  if (mode === 'raw' && region.encoding === 'yaml-QUOTE_SINGLE' && !unsafe.test(text))
    return `'${text.replaceAll("'", "''")}'`
  return doubleQuoted(text)
}

const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u
const indicator = /^[\s\-?:,[\]{}#&*!|>'"%@`=]/u
/** What other readers than ours take for a boolean, nothing, a number or a date. */
const typed = /^(?:true|false|null|yes|no|on|off|y|n|~|[\d.+-][\d_.,:TtZz+\sA-Fa-fxobeE-]*|\.(?:inf|nan))$/iu

const isPlain = (text: string): boolean =>
  !unsafe.test(text) && !indicator.test(text) && !/:(?:\s|$)|\s#|\s$/u.test(text) && !typed.test(text)
