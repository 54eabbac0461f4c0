import { parseFragment } from 'parse5'
import { finding } from '../../article/finding.ts'
import type { CodeType, Role } from '../../article/types.ts'
import { placeOf } from '../place.ts'
import { codeNumbers, hasLetter, trimPieces } from '../region.ts'
import type { CodePiece, Piece, Region } from '../types.ts'
import { attributeRegions } from './attributes.ts'
import { splitLines } from './lines.ts'
import { linkedDataRegions } from './linked-data.ts'
import { type HtmlContext, type HtmlElement, type HtmlNode, type HtmlText, isElement, isText } from './context.ts'
import { codeTypes, inlineElements, opaqueElements } from './elements.ts'

/** Elements nest so deep at most; what is deeper stays as it is. */
export const deepest = 200

/** Does it stand in a line of text, with all that is in it? */
export const isInline = (node: HtmlNode, depth: number = 0): boolean =>
  isText(node) ||
  node.nodeName === '#comment' ||
  (isElement(node) &&
    (opaqueElements.has(node.tagName) ||
      (inlineElements.has(node.tagName) &&
        depth < deepest &&
        node.childNodes.every((child) => isInline(child, depth + 1)))))

/** Neighbouring inline nodes as one region; one that cannot be told from its bytes stays as it is. */
export const inlineRun = (
  context: HtmlContext,
  nodes: readonly HtmlNode[],
  role: Role,
  name: string | null,
  hasLineBreaks: boolean,
): void => {
  const { source, shift } = context
  const numbers = codeNumbers()
  const pieces: Piece[] = []
  const inside: Region[] = []
  let isCertain = true
  const code = (id: string, form: CodePiece['form'], type: CodeType, from: number, to: number): void => {
    pieces.push({
      kind: 'code',
      id,
      form,
      type,
      start: from + shift,
      end: to + shift,
      data: source.slice(from + shift, to + shift),
      equivalent: type === 'break' ? ' ' : '',
    })
  }
  const text = (node: HtmlText, from: number, to: number): void => {
    const found = textPieces(context, node.value, from + shift, to + shift)
    if (found === null) {
      isCertain = false
      return
    }
    for (const piece of found)
      if (piece.kind === 'text') pieces.push(piece)
      else {
        code(numbers.next(), 'empty', piece.type, piece.start - shift, piece.end - shift)
        if (piece.type === 'shortcode') inside.push(...context.shortcodeTexts(piece.start, piece.end))
      }
  }
  const element = (node: HtmlElement): void => {
    const at = node.sourceCodeLocation
    if (at == null) return
    const type = codeTypes[node.tagName] ?? 'html'
    if (opaqueElements.has(node.tagName)) {
      code(numbers.next(), 'empty', type, at.startOffset, at.endOffset)
      inside.push(...linkedDataRegions(context, node))
      return
    }
    if (isSeenAgain(context, at.startOffset)) {
      isCertain = false
      return
    }
    inside.push(...attributeRegions(context, node))
    if (at.startTag == null) {
      if (node.childNodes.length > 0) isCertain = false
      code(numbers.next(), 'empty', type, at.startOffset, at.endOffset)
      return
    }
    if (at.endTag == null) {
      // It reaches to the end of what is around it; where it goes on behind that, its pieces do not tile.
      code(numbers.next(), 'empty', type, at.startTag.startOffset, at.startTag.endOffset)
      for (const child of node.childNodes) walk(child)
      return
    }
    const id = numbers.next()
    code(id, 'open', type, at.startTag.startOffset, at.startTag.endOffset)
    for (const child of node.childNodes) walk(child)
    code(id, 'close', type, at.endTag.startOffset, at.endTag.endOffset)
  }
  const walk = (node: HtmlNode): void => {
    const at = node.sourceCodeLocation
    if (at == null) isCertain = false
    else if (isText(node)) text(node, at.startOffset, at.endOffset)
    else if (isElement(node)) element(node)
    else {
      code(numbers.next(), 'empty', 'other', at.startOffset, at.endOffset)
      inside.push(...context.commentTexts(at.startOffset + shift, at.endOffset + shift))
    }
  }
  for (const node of nodes) walk(node)
  const paragraphs = hasLineBreaks && isCertain ? splitLines(pieces, source) : [pieces]
  const found = context.regions.length
  const reported = context.findings.length
  for (const paragraph of paragraphs) addRun(context, paragraph, inside, isCertain, role, name)
  // Text that is in no region stays as it is; that nobody hears of it must not be.
  const isLost = !isCertain && context.regions.length === found && context.findings.length === reported
  if (isLost && nodes.some((node) => holdsText(node)))
    context.findings.push(finding('source.protected', 'warning', placeOf(source, startOf(nodes) + shift)))
}

/** Was an element with its start tag here read before? */
export const isSeenAgain = ({ seen }: HtmlContext, start: number): boolean => {
  if (seen.has(start)) return true
  seen.add(start)
  return false
}

const startOf = (nodes: readonly HtmlNode[]): number =>
  nodes.find((node) => node.sourceCodeLocation != null)?.sourceCodeLocation?.startOffset ?? 0

const holdsText = (node: HtmlNode): boolean =>
  isText(node)
    ? /\p{L}/u.test(node.value)
    : isElement(node) && !opaqueElements.has(node.tagName) && node.childNodes.some(holdsText)

/** One block of text with what stands inside its codes; comments around it come before and behind. */
const addRun = (
  context: HtmlContext,
  pieces: readonly Piece[],
  allInside: readonly Region[],
  isCertain: boolean,
  role: Role,
  name: string | null,
): void => {
  const { source } = context
  const trimmed = trimComments(pieces, source)
  const inside = allInside.filter((region) => isAmong(region, trimmed))
  const around = isCertain ? allInside.filter((region) => isAmong(region, pieces) && !inside.includes(region)) : []
  const [head] = trimmed
  const tail = trimmed.at(-1)
  if (head === undefined || tail === undefined) {
    context.shape.push(pieces.length)
    context.regions.push(...around)
    return
  }
  const isTiled = trimmed.every((piece, index) => index === 0 || piece.start === trimmed[index - 1]?.end)
  if (!isCertain || !isTiled) {
    // What can be moved by the parser is compared by its words.
    context.shape.push(trimmed.map((piece) => source.slice(piece.start, piece.end)))
    if (hasLetter(trimmed)) context.findings.push(finding('source.protected', 'warning', placeOf(source, head.start)))
    return
  }
  context.regions.push(...around.filter(({ start }) => start < head.start))
  const own = context.base + context.regions.length
  context.regions.push(
    {
      role,
      name,
      owner: null,
      start: head.start,
      end: tail.end,
      pieces: trimmed,
      encoding: `${context.dialect}-text`,
      isCell: false,
      isText: hasLetter(trimmed),
      closing: '',
    },
    ...inside.map((region) => ({ ...region, owner: own })),
    ...around.filter(({ start }) => start >= tail.end),
  )
  context.shape.push('text')
}

const isAmong = (region: Region, pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.kind === 'code' && piece.start <= region.start && piece.end >= region.end)

const isComment = (piece: Piece | undefined): boolean => piece?.kind === 'code' && piece.type === 'other'

/** Comments at both ends belong to what stands around: blocks of editors are fenced with them. */
const trimComments = (pieces: readonly Piece[], source: string): readonly Piece[] => {
  let list = trimPieces(pieces, source)
  while (isComment(list[0])) list = trimPieces(list.slice(1), source)
  while (isComment(list.at(-1))) list = trimPieces(list.slice(0, -1), source)
  return list
}

type Found = { readonly kind: 'text' } & Piece & { kind: 'text' }
type Cut = { readonly kind: 'hidden'; readonly start: number; readonly end: number; readonly type: CodeType }

/** A text node's pieces; null when its bytes do not spell it: the parser moves some text. */
const textPieces = (
  context: HtmlContext,
  value: string,
  start: number,
  stop: number,
): readonly (Found | Cut)[] | null => {
  let end = stop
  let slice = context.masked.slice(start, end)
  const isSpelt = decode(slice) === value
  const isAllText = context.hidden.length === 0
  if (isSpelt && isAllText) return start < end ? [{ kind: 'text', start, end, value }] : []
  if (!isSpelt) {
    // White space behind `</body>` is read as if it stood before it.
    const tag = slice.indexOf('<')
    slice = slice.slice(0, Math.max(0, tag))
    end = start + slice.length
    if (tag < 0 || decode(slice).trimEnd() !== value.trimEnd() || slice.trim() === '')
      return value.trim() === '' ? [] : null
  }
  const pieces: (Found | Cut)[] = []
  let at = start
  const plain = (to: number): void => {
    if (to > at) pieces.push({ kind: 'text', start: at, end: to, value: decode(context.masked.slice(at, to)) })
    at = to
  }
  for (const hidden of hiddenIn(context, start, end)) {
    plain(hidden.start)
    pieces.push({ kind: 'hidden', ...hidden })
    at = hidden.end
  }
  plain(end)
  return pieces
}

const hiddenIn = ({ hidden }: HtmlContext, start: number, end: number): HtmlContext['hidden'] => {
  if (hidden.length === 0) return hidden
  let low = 0
  let high = hidden.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hidden[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found = []
  for (let index = low; index < hidden.length; index++) {
    const span = hidden[index]
    if (span === undefined || span.end > end) break
    found.push(span)
  }
  return found
}

/** The parser's own decoding of one piece of text. */
const decode = (slice: string): string => {
  const plain = slice.includes('\r') ? slice.replace(/\r\n?/gu, '\n') : slice
  if (!plain.includes('&') && !plain.includes('\0')) return plain
  const [node] = parseFragment(plain.replaceAll('<', '&lt;')).childNodes
  return node !== undefined && isText(node) ? node.value : ''
}
