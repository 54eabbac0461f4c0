import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import { GoosefootError } from '../../errors.ts'
import {
  type Ledger,
  languageBases,
  type LedgerEntry,
  media,
  type OriginalWording,
  quoteKinds,
  type RenderingDecision,
  verbatimStatuses,
} from './types.ts'

/**
 * Reads a verbatim ledger.
 *
 * @param text the YAML file
 * @param file its name, for messages
 * @throws {GoosefootError} `yaml.malformed`, `yaml.unknown-key`, `yaml.bad-value` with line and column
 */
export const readLedger = (text: string, file: string): Ledger => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', merge: false, uniqueKeys: true })
  const fail = (
    code: 'malformed' | 'unknown-key' | 'bad-value',
    node: unknown,
    detail: string,
    hint: string,
  ): never => {
    const offset = (node as Node | null)?.range?.[0]
    const at = offset === undefined ? { line: 1, col: 1 } : lines.linePos(offset)
    throw new GoosefootError(`yaml.${code}`, detail, { file, line: at.line, column: at.col, hint })
  }
  const broken = document.errors[0]
  if (broken !== undefined) {
    const at = lines.linePos(broken.pos[0])
    throw new GoosefootError('yaml.malformed', 'this is not well-formed YAML; a ledger was expected.', {
      file,
      line: at.line,
      column: at.col,
      hint: 'Mend the indentation or quoting at this place.',
    })
  }

  const asMap = (node: unknown, what: string): YAMLMap =>
    isMap(node)
      ? node
      : fail('bad-value', node, `${what} must be a mapping of keys to values.`, 'Compare with the README.')
  const fields = (map: YAMLMap, known: readonly string[], what: string): Map<string, unknown> => {
    const result = new Map<string, unknown>()
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      if (!known.includes(key))
        fail(
          'unknown-key',
          pair.key,
          `${what} has the unknown key "${key}"; known are ${known.join(', ')}.`,
          'Correct or remove the key.',
        )
      result.set(key, pair.value)
    }
    return result
  }
  const string = (node: unknown, what: string): string | null => {
    if (node === undefined || node === null) return null
    if (!isScalar(node)) return fail('bad-value', node, `${what} must be a text.`, 'Put the text in quotation marks.')
    if (node.value === null) return null
    // A date or a number is kept as it was typed.
    return typeof node.value === 'string' ? node.value : (node.source ?? '')
  }
  const needed = (node: unknown, what: string, at: unknown): string =>
    string(node, what) ?? fail('bad-value', at, `${what} is missing.`, 'Enter it.')
  const oneOf = <T extends string>(value: string, known: readonly T[], what: string, node: unknown): T =>
    known.find((one) => one === value) ??
    fail('bad-value', node, `${what} is "${value}"; one of ${known.join(', ')} was expected.`, 'Correct it.')
  const strings = (node: unknown, what: string): string[] => {
    if (node === undefined || node === null) return []
    if (!isSeq(node)) return [needed(node, what, node)]
    return node.items.map((item) => needed(item, what, item))
  }

  const readOriginal = (node: unknown): OriginalWording | null => {
    if (node === undefined || (isScalar(node) && node.value === null)) return null
    const map = asMap(node, 'original')
    const f = fields(
      map,
      ['wording', 'language', 'medium', 'source', 'elisions', 'enteredBy', 'confirmedBy'],
      'original',
    )
    const sourceNode = f.get('source')
    const s =
      sourceNode === undefined
        ? new Map<string, unknown>()
        : fields(asMap(sourceNode, 'source'), ['publisher', 'title', 'url', 'date'], 'source')
    return {
      wording: needed(f.get('wording'), 'original.wording', map),
      language: needed(f.get('language'), 'original.language', map),
      medium: oneOf(string(f.get('medium'), 'medium') ?? 'speech', media, 'medium', f.get('medium')),
      source: {
        publisher: string(s.get('publisher'), 'publisher'),
        title: string(s.get('title'), 'title'),
        url: string(s.get('url'), 'url'),
        date: string(s.get('date'), 'date'),
      },
      elisions: strings(f.get('elisions'), 'elisions'),
      enteredBy: string(f.get('enteredBy'), 'enteredBy'),
      confirmedBy: string(f.get('confirmedBy'), 'confirmedBy'),
    }
  }
  const readRenderings = (node: unknown): Record<string, RenderingDecision> => {
    const result: Record<string, RenderingDecision> = {}
    if (node === undefined || (isScalar(node) && node.value === null)) return result
    for (const pair of asMap(node, 'renderings').items) {
      const locale = isScalar(pair.key) ? String(pair.key.value) : ''
      const map = asMap(pair.value, `renderings.${locale}`)
      const f = fields(map, ['mode', 'by', 'reason', 'wording'], `renderings.${locale}`)
      result[locale] = {
        mode: oneOf(needed(f.get('mode'), 'mode', map), ['reported', 'waived'] as const, 'mode', map),
        by: needed(f.get('by'), 'by (a named person)', map),
        reason: needed(f.get('reason'), 'reason', map),
        wording: string(f.get('wording'), 'wording'),
      }
    }
    return result
  }
  const readEntry = (node: unknown): LedgerEntry => {
    const map = asMap(node, 'a quotation')
    const f = fields(
      map,
      ['id', 'kind', 'speaker', 'spokenLanguage', 'spokenLanguageBasis', 'status', 'wording', 'original', 'renderings'],
      'a quotation',
    )
    const basis = string(f.get('spokenLanguageBasis'), 'spokenLanguageBasis')
    return {
      kind: 'entry',
      id: needed(f.get('id'), 'id', map),
      quoteKind: oneOf(needed(f.get('kind'), 'kind', map), quoteKinds, 'kind', f.get('kind')),
      speaker: string(f.get('speaker'), 'speaker'),
      spokenLanguage: string(f.get('spokenLanguage'), 'spokenLanguage'),
      spokenLanguageBasis:
        basis === null ? null : oneOf(basis, languageBases, 'spokenLanguageBasis', f.get('spokenLanguageBasis')),
      status: oneOf(needed(f.get('status'), 'status', map), verbatimStatuses, 'status', f.get('status')),
      wording: strings(f.get('wording'), 'wording'),
      original: readOriginal(f.get('original')),
      renderings: readRenderings(f.get('renderings')),
    }
  }

  const root = asMap(document.contents, 'the ledger')
  const f = fields(root, ['article', 'quotations'], 'the ledger')
  const list = f.get('quotations')
  if (list !== undefined && !isSeq(list) && !(isScalar(list) && list.value === null))
    fail('bad-value', list, 'quotations must be a list.', 'Begin each quotation with "- id:".')
  const entries = isSeq(list) ? list.items.map(readEntry) : []
  const seen = new Set<string>()
  entries.forEach((entry, index) => {
    if (seen.has(entry.id))
      fail('bad-value', isSeq(list) ? list.items[index] : root, `quotation ${entry.id} stands twice.`, 'Keep one.')
    seen.add(entry.id)
  })
  return { kind: 'ledger', article: needed(f.get('article'), 'article', root), entries }
}
