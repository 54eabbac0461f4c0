import type { RepairEdit, RepairRule } from './types.ts'

/** A text with the log of its edits; it changes in place while a block is repaired. */
export interface Draft {
  text: string
  readonly edits: RepairEdit[]
}

/** Replaces a stretch of the draft and logs it, without what is the same at both ends. Nothing to do: nothing logged. */
export const replace = (
  draft: Draft,
  offset: number,
  before: string,
  after: string,
  rule: RepairRule,
  quotation: number | null,
): void => {
  if (before === after) return
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++
  const edit: RepairEdit = {
    quotation,
    rule,
    offset: offset + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  }
  draft.text = draft.text.slice(0, edit.offset) + edit.after + draft.text.slice(edit.offset + edit.before.length)
  draft.edits.push(edit)
}

/** Makes logged edits on the text they were logged for. */
export const replayEdits = (text: string, edits: readonly RepairEdit[]): string =>
  edits.reduce(
    (now, { offset, before, after }) => now.slice(0, offset) + after + now.slice(offset + before.length),
    text,
  )

/** Undoes logged edits, the last first. */
export const undoEdits = (text: string, edits: readonly RepairEdit[]): string =>
  edits.reduceRight(
    (now, { offset, before, after }) => now.slice(0, offset) + before + now.slice(offset + after.length),
    text,
  )

const cluster = /\P{M}\p{M}*|\p{M}+/gu

/** Rule 2: Unicode form NFC, each changed character logged. */
export const normalise = (draft: Draft): void => {
  const whole = draft.text.normalize('NFC')
  if (whole === draft.text) return
  const parts = [...draft.text.matchAll(cluster)].map(([part]) => part)
  if (parts.map((part) => part.normalize('NFC')).join('') !== whole) {
    // Letters that compose across characters (Korean) are replaced as one stretch.
    replace(draft, 0, draft.text, whole, 'normalise', null)
    return
  }
  let at = 0
  for (const part of parts) {
    const normal = part.normalize('NFC')
    replace(draft, at, part, normal, 'normalise', null)
    at += normal.length
  }
}
