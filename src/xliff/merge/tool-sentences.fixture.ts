import type { Content } from '../../article/types.ts'

/** The sentences of a hand-off as lines of its canonical layout, and their translation by the simulated tool. */

export interface Random {
  /** 0 ≤ n < below. */
  readonly below: (below: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T | undefined
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): Random => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, chance: (share) => next() < share, pick: (list) => list[below(list.length)] }
}

/** A sentence of a hand-off, as lines of its canonical layout. */
export interface Sentence {
  /** `trans-unit` of 1.2 or unit of 2.x. */
  readonly unit: string
  readonly element: string
  /** Index of the lines. */
  readonly opens: number
  readonly source: number
  readonly target: number | null
  readonly isLocked: boolean
}

export const sentencesOf = (lines: readonly string[]): readonly Sentence[] => {
  const sentences: Sentence[] = []
  let unit = ''
  let element = ''
  let opens = 0
  let isLocked = false
  let inside = ''
  for (const [index, line] of lines.entries()) {
    const opened = /^\s*<(unit|trans-unit) id="([^"]*)"/u.exec(line)
    if (opened !== null) {
      unit = opened[2] ?? ''
      isLocked = line.includes('translate="no"')
      opens = index
      element = unit
    }
    const segment = /^\s*<segment id="([^"]*)"/u.exec(line)
    if (segment !== null) {
      element = `${unit} ${segment[1] ?? ''}`
      opens = index
    }
    const part = /^\s*<(ignorable|segment|mtc:match|alt-trans|trans-unit)[\s>]/u.exec(line)?.[1]
    if (part !== undefined) inside = part
    if (/^\s*<\/(?:mtc:match|alt-trans)>/u.test(line)) inside = 'trans-unit'
    if (!line.trimStart().startsWith('<source') || (inside !== 'segment' && inside !== 'trans-unit')) continue
    const hasTarget = lines[index + 1]?.trimStart().startsWith('<target') === true
    const isProtected = line.includes('<mrk id="lock-')
    sentences.push({
      unit,
      element,
      opens,
      source: index,
      target: hasTarget ? index + 1 : null,
      isLocked: isLocked || isProtected,
    })
  }
  return sentences
}

export const isLetter: RegExp = /\p{L}/u

/** Every letter another one: what the tool writes differs from its source wherever there are words. */
export const translatedText = (text: string): string =>
  text.replaceAll(/\p{L}/gu, (letter) => String.fromCodePoint(0x1e00 + ((letter.codePointAt(0) ?? 0) % 0x90)))

export const translatedXml = (xml: string): string =>
  xml
    .split(/(<[^>]*>|&[^;]*;)/u)
    .map((piece, index) => (index % 2 === 1 ? piece : translatedText(piece)))
    .join('')

export const translatedContent = (content: Content): Content =>
  content.map((inline) => (inline.kind === 'text' ? { kind: 'text', text: translatedText(inline.text) } : inline))

export const innerOf = (line: string): string =>
  /^\s*<(?:source|target)[^>]*>([\s\S]*)<\/(?:source|target)>$/u.exec(line)?.[1] ?? ''

/** Puts a target under a sentence's source; 1.2 and 2.x say the state in their own places. */
export const writeTarget = (lines: string[], sentence: Sentence, inner: string, saysState: boolean): void => {
  const { source, target, opens } = sentence
  const indent = /^\s*/u.exec(lines[source] ?? '')?.[0] ?? ''
  const isSegment = lines[opens]?.trimStart().startsWith('<segment') === true
  const state = saysState && !isSegment ? ' state="translated"' : ''
  const line = `${indent}<target${state}>${inner}</target>`
  if (isSegment && saysState) lines[opens] = (lines[opens] ?? '').replace('state="initial"', 'state="translated"')
  // The lines keep their numbers: a new target shares the line of its source until the end.
  if (target === null) lines[source] = `${(lines[source] ?? '').split('\n')[0]}\n${line}`
  else lines[target] = line
}

export const targetLine = (lines: readonly string[], { source, target }: Sentence): string =>
  target === null ? ((lines[source] ?? '').split('\n')[1] ?? '') : (lines[target] ?? '')

export const setTargetLine = (lines: string[], { source, target }: Sentence, line: string): void => {
  if (target === null) lines[source] = `${(lines[source] ?? '').split('\n')[0] ?? ''}\n${line}`
  else lines[target] = line
}
