import MagicString from 'magic-string'
import type { BlockId, PrintedContent } from '../article/types.ts'
import { encodeLike } from './decode.ts'
import { printedOf } from './region.ts'
import type { CodePiece, EncodeMode, PatchResult, ReadArticle, Region, Scan, Targets } from './types.ts'

/** What a target is meant to read as: text and codes in order, white space folded. */
const intended = (target: PrintedContent): string => {
  let text = ''
  for (const inline of target) text += inline.kind === 'text' ? inline.text : `\u0001${inline.kind} ${inline.id}\u0002`
  return text
    .replace(/[ \t\r\n\f]+/gu, ' ')
    .replace(/^((?:\u0001[^\u0002]*\u0002)*) /u, '$1')
    .replace(/ ((?:\u0001[^\u0002]*\u0002)*)$/u, '$1')
}

const kindOf = { open: 'code-open', close: 'code-close', empty: 'code-empty' } as const

/** A region as it was read, in the same form; codes by what they write, since ids follow their order. */
const readAs = (region: Region, idOf: (code: CodePiece, at: number) => string): string => {
  const { text, codes } = printedOf(region)
  const list = region.pieces.filter((piece) => piece.kind === 'code')
  let result = ''
  let from = 0
  codes.forEach((code, at) => {
    result += text.slice(from, code.at)
    from = code.at
    const piece = list[at]
    if (piece !== undefined) result += `\u0001${kindOf[piece.form]} ${idOf(piece, at)}\u0002`
  })
  return result + text.slice(from)
}

/**
 * What a code writes with the texts inside it (an alt text, an attribute of a shortcode) taken out: codes are compared
 * by this, since those texts are blocks of their own.
 */
const codeKeys = (source: string, scan: Scan): ReadonlyMap<CodePiece, string> => {
  const keys = new Map<CodePiece, string>()
  const inner = scan.regions.filter((region) => region.pieces.length === 1)
  for (const region of scan.regions)
    for (const piece of region.pieces) {
      if (piece.kind !== 'code') continue
      const inside = inner.filter(({ start, end }) => start >= piece.start && end <= piece.end)
      keys.set(piece, inside.length === 0 ? piece.data : without(source, piece.start, piece.end, inside))
    }
  return keys
}
const without = (source: string, start: number, end: number, inside: readonly Region[]): string => {
  let at = start
  let rest = ''
  for (const region of inside) {
    rest += `${source.slice(at, region.start)}\u0000`
    at = region.end
  }
  return rest + source.slice(at, end)
}

/** The region's new text: target text encoded, codes as they stood in the file, with the edits inside them. */
const rebuild = (read: ReadArticle, { region, target, mode }: Edit, edits: readonly Edit[]): string => {
  const codes = new Map(
    region.pieces.flatMap((piece): [string, CodePiece][] =>
      piece.kind === 'code' ? [[`${kindOf[piece.form]} ${piece.id}`, piece]] : [],
    ),
  )
  let result = ''
  for (const inline of target) {
    if (inline.kind === 'text')
      result += read.format.encode(inline.text.replace(/[\r\n]+/gu, ' '), region, mode, read.source)
    else {
      const code = codes.get(`${inline.kind} ${inline.id}`)
      if (code !== undefined) result += codeText(read, code, edits)
    }
  }
  return result
}

const codeText = (read: ReadArticle, code: CodePiece, edits: readonly Edit[]): string => {
  const inside = edits.filter((edit) => edit.region.start >= code.start && edit.region.end <= code.end)
  if (inside.length === 0) return code.data
  let at = code.start
  let text = ''
  for (const edit of inside) {
    text += read.source.slice(at, edit.region.start) + rebuild(read, edit, [])
    at = edit.region.end
  }
  return text + read.source.slice(at, code.end)
}

interface Edit {
  readonly index: number
  readonly region: Region
  readonly block: BlockId
  readonly target: PrintedContent
  readonly mode: EncodeMode
}

const apply = (read: ReadArticle, edits: readonly Edit[]): string => {
  const patched = new MagicString(read.source)
  for (const edit of edits) {
    const { region } = edit
    const isInside = edits.some(
      (other) => other !== edit && other.region.start <= region.start && other.region.end >= region.end,
    )
    // Written with the block around it.
    if (isInside) continue
    const text = rebuild(read, edit, edits)
    if (region.end > region.start) patched.update(region.start, region.end, text)
    else patched.appendLeft(region.start, text)
  }
  return patched.toString()
}

/** Which edits did not come out as meant; null when the structure itself changed. */
const differences = (read: ReadArticle, edits: readonly Edit[], result: string): readonly Edit[] | null => {
  let scan: Scan
  try {
    scan = read.format.scan(result, read.options)
  } catch {
    return null
  }
  if (scan.regions.length !== read.scan.regions.length || scan.signature !== read.scan.signature) return null
  const edited = new Map(edits.map((edit) => [edit.index, edit]))
  const oldKeys = codeKeys(read.source, read.scan)
  const newKeys = codeKeys(result, scan)
  const wrong: Edit[] = []
  for (const [index, region] of read.scan.regions.entries()) {
    const now = scan.regions[index]
    const edit = edited.get(index)
    if (now === undefined || now.role !== region.role || now.name !== region.name) return null
    const own = region.pieces.filter((piece): piece is CodePiece => piece.kind === 'code')
    // A code is known by what it writes: the same data, the same code, each once.
    const free = [...own]
    const idOf = (code: CodePiece): string => {
      const at = free.findIndex((one) => oldKeys.get(one) === newKeys.get(code) && one.form === code.form)
      return at < 0 ? `?${code.data}` : (free.splice(at, 1)[0]?.id ?? '?')
    }
    // Codes with the same data are told apart by order, so the target's are named the same way.
    const pool = [...own]
    const canonical = (target: PrintedContent): PrintedContent =>
      target.map((inline) => {
        if (inline.kind === 'text') return inline
        const code = own.find((one) => one.id === inline.id && kindOf[one.form] === inline.kind)
        const at = pool.findIndex(
          (one) => code !== undefined && oldKeys.get(one) === oldKeys.get(code) && one.form === code.form,
        )
        return { ...inline, id: at < 0 ? inline.id : (pool.splice(at, 1)[0]?.id ?? inline.id) }
      })
    const expected = edit === undefined ? readAs(region, (code) => code.id) : intended(canonical(edit.target))
    const found = readAs(now, idOf)
    if (found === expected) continue
    if (edit === undefined) return null
    wrong.push(edit)
  }
  return wrong
}

/**
 * Writes translated blocks into the article's own bytes and proves the result by reading it again: the same structure,
 * every other block unchanged, every translated one exactly as meant. A block that cannot be proven is tried with its
 * punctuation escaped, then refused and left as it was.
 *
 * Pure. Without targets the bytes are the article's own.
 */
export const patchArticle = (read: ReadArticle, targets: Targets): PatchResult => {
  const edits: Edit[] = []
  read.scan.regions.forEach((region, index) => {
    const block = read.article.blocks[index]
    const target = block === undefined ? undefined : targets.get(block.id)
    if (block === undefined || target === undefined) return
    if (intended(target) === readAs(region, (code) => code.id)) return
    edits.push({ index, region, block: block.id, target, mode: 'raw' })
  })
  const refused: { block: BlockId; reason: string }[] = []
  if (edits.length === 0) return { bytes: read.article.bytes, refused }
  let current: readonly Edit[] = edits
  let text = apply(read, current)
  if (!isProven(differences(read, current, text))) {
    const proven: Edit[] = []
    for (const edit of current) {
      const tries = (['raw', 'escaped'] as const).map((mode) => ({ ...edit, mode }))
      const good = tries.find((one) => isProven(differences(read, [one], apply(read, [one]))))
      if (good === undefined) refused.push({ block: edit.block, reason: 'the text would be read as markup' })
      else proven.push(good)
    }
    current = proven
    text = apply(read, current)
    // Two blocks that are right alone and wrong together: nothing of it can be trusted.
    if (!isProven(differences(read, current, text)))
      return {
        bytes: read.article.bytes,
        refused: edits.map(({ block }) => ({ block, reason: 'the document changes its structure' })),
      }
  }
  return { bytes: encodeLike(text, read.article.bytes), refused }
}

const isProven = (wrong: readonly Edit[] | null): boolean => wrong !== null && wrong.length === 0
