import { join } from 'node:path'
import { openMemory } from '../memory/index.ts'
import type { RetiredPair } from './carry-targets.ts'
import { type FileChange, readIfThere } from './files.ts'
import { type Place, printedName, type SourceFile } from './locate.ts'

/**
 * Keeps what a person translated when its sentence leaves an article: the pair goes to `memory/retired.tmx` before it
 * leaves the record, so that no human work is ever lost.
 */
export const retire = async (
  place: Place,
  layout: { readonly base: string },
  file: SourceFile,
  retired: readonly (RetiredPair & { readonly locale: string })[],
): Promise<readonly FileChange[]> => {
  if (retired.length === 0) return []
  const path = join(layout.base, 'memory', 'retired.tmx')
  const name = printedName(place.root, path)
  const memory = openMemory(':memory:')
  const before = readIfThere(path, name)
  if (before !== null) await memory.importTmx(before, { file: name })
  await memory.add(
    retired.flatMap(({ locale, segment, prev, next }) =>
      segment.target === null
        ? []
        : [
            {
              source: segment.source,
              target: segment.target,
              prev,
              next,
              sourceLocale: file.locale,
              targetLocale: locale,
              state: segment.state,
              origin: segment.origin,
              article: file.id,
              segment: segment.id,
            },
          ],
    ),
  )
  const tmx = await memory.exportTmx()
  await memory.close()
  return [{ kind: 'file-change', path, name, bytes: new TextEncoder().encode(tmx) }]
}
