/** Entities that services leave in plain text. */

/** One replaced stretch. `offset` counts in the text as it is when the edit is made; edits are made one after the other. */
export interface TextEdit {
  readonly offset: number
  readonly before: string
  readonly after: string
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#39;', "'"],
  ['&apos;', "'"],
  ['&amp;', '&'],
])

const anyEntity = /&(?:quot|apos|amp|#34|#39);/gu
/** Behind a decoded `&` this would be an entity again: the text was escaped twice, and a person should see it. */
const entityRest = /^(?:quot|apos|amp|#34|#39);/u

/**
 * Decodes `&quot; &#34; &#39; &apos; &amp;`, each only where the source does not hold it itself, once and not again.
 *
 * @returns the text, and the edits from left to right
 */
export const decodeEntities = (
  text: string,
  source: string,
): { readonly text: string; readonly edits: readonly TextEdit[] } => {
  const edits: TextEdit[] = []
  let shift = 0
  const decoded = text.replace(anyEntity, (entity, at: number) => {
    const after = entities.get(entity) ?? entity
    if (source.includes(entity) || (after === '&' && entityRest.test(text.slice(at + entity.length)))) return entity
    edits.push({ offset: at + shift, before: entity, after })
    shift += after.length - entity.length
    return after
  })
  return { text: decoded, edits }
}

/**
 * Where an offset of the edited text stood before the edits. An offset inside a replaced stretch goes to its start.
 *
 * @param edits in the order they were made
 */
export const offsetBefore = (edits: readonly TextEdit[], offset: number): number => {
  let at = offset
  for (const { offset: from, before, after } of edits.toReversed()) {
    if (at >= from + after.length && at > from) at += before.length - after.length
    else if (at > from) at = from
  }
  return at
}

/**
 * Where an offset of the text before the edits stands behind them: an inline code keeps its neighbours in letters.
 *
 * @param side where an offset goes at which characters are inserted: `left` stays before them, `right` goes behind them
 */
export const offsetAfter = (edits: readonly TextEdit[], offset: number, side: 'left' | 'right' = 'left'): number => {
  let at = offset
  for (const { offset: from, before, after } of edits) {
    const end = from + before.length
    if (at > end || (at === end && (before.length > 0 || side === 'right'))) at += after.length - before.length
    else if (at > from) at = Math.min(at, from + after.length)
  }
  return at
}
