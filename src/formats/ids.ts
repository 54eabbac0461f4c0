import { hashedBase32 } from '../article/base32.ts'
import type { BlockId, Role } from '../article/types.ts'

/** What counts as the same block: letters and digits, whatever the marks and the white space. */
export const foldBlock = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[„“”‟"«»＂]/gu, '"')
    .replace(/[‚‘’‛'‹›]/gu, "'")
    .replace(/[\s\u00a0\u202f\u2009]+/gu, ' ')
    .trim()

/**
 * Ids for blocks that have none: `b` + 8 base-32 characters of SHA-256 over role and folded text; a taken one is salted
 * with the folded neighbours, then lengthened.
 *
 * @param taken ids that are in use already; new ones are added
 */
export const blockIds = (
  blocks: readonly { readonly role: Role; readonly text: string }[],
  taken: Set<string>,
  wanted: readonly number[],
): ReadonlyMap<number, BlockId> => {
  const ids = new Map<number, BlockId>()
  // How far the lengthening of one salt has come: a table may say "ja" a thousand times.
  const tried = new Map<string, number>()
  for (const at of wanted) {
    const block = blocks[at]
    if (block === undefined) continue
    const own = `${block.role}\n${foldBlock(block.text)}`
    let id = `b${hashedBase32(own, 8)}`
    if (taken.has(id)) {
      const salted = `${own}\n${foldBlock(blocks[at - 1]?.text ?? '')}\n${foldBlock(blocks[at + 1]?.text ?? '')}`
      let length = tried.get(salted) ?? 8
      for (; taken.has(id); length++)
        id = length <= 40 ? `b${hashedBase32(salted, length)}` : `b${hashedBase32(`${salted}\n${length}`, 16)}`
      tried.set(salted, length)
    }
    taken.add(id)
    ids.set(at, id as BlockId)
  }
  return ids
}
