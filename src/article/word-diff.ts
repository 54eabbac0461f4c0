/** What is different between two sentences, by words: for people who have to look at a translation again. */

export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** A word with its apostrophes and hyphens, a number with its points, white space, or one other character. */
const token = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{N}+(?:[.,:]\p{N}+)*|\s+|[^\p{L}\p{M}\p{N}\s]|\p{N}/gu

/** Beyond this many comparisons the middle counts as rewritten. */
const mostCells = 1_000_000

/**
 * The longest common words in order; what stands between them was removed and added.
 *
 * The parts `same` and `removed` joined are the old text, `same` and `added` the new one.
 */
export const wordDiff = (was: string, is: string): readonly DiffPart[] => {
  const before = was.match(token) ?? []
  const after = is.match(token) ?? []
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++
  const middle = align(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  return joined([
    { kind: 'same', text: before.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: tail === 0 ? '' : before.slice(-tail).join('') },
  ])
}

const align = (before: readonly string[], after: readonly string[]): readonly DiffPart[] => {
  const [n, m] = [before.length, after.length]
  if (n === 0 || m === 0 || n * m > mostCells)
    return [
      { kind: 'removed', text: before.join('') },
      { kind: 'added', text: after.join('') },
    ]
  // lengths[i * (m + 1) + j]: common tokens of before from i on and after from j on.
  const lengths = new Uint32Array((n + 1) * (m + 1))
  const at = (i: number, j: number): number => lengths[i * (m + 1) + j] ?? 0
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      lengths[i * (m + 1) + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < n || j < m) {
    const [old, fresh] = [before[i], after[j]]
    if (old !== undefined && old === fresh) {
      parts.push({ kind: 'same', text: old })
      i++
      j++
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: old })
      i++
    } else {
      parts.push({ kind: 'added', text: fresh ?? '' })
      j++
    }
  }
  return parts
}

/** Between two `same` parts one removed and one added stretch; a space alone between changes belongs to both. */
const joined = (parts: readonly DiffPart[]): readonly DiffPart[] => {
  const result: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, part] of parts.entries()) {
    if (part.text === '') continue
    if (part.kind === 'removed') removed += part.text
    else if (part.kind === 'added') added += part.text
    else {
      const next = parts.slice(index + 1).find(({ text }) => text !== '')
      const isBetween = removed + added !== '' && next !== undefined && next.kind !== 'same'
      if (isBetween && part.text.trim() === '') {
        removed += part.text
        added += part.text
        continue
      }
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = { kind: 'same', text: last.text + part.text }
      else result.push(part)
    }
  }
  flush()
  return result
}

/** As plain text: `The bridge [-was-]{+is+} closed.` */
export const diffText = (parts: readonly DiffPart[]): string =>
  parts.map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text)).join('')
