import { existsSync } from 'node:fs'
import type { Hash } from '../article/types.ts'
import { markStale, readNamespace, textAt } from '../publish/index.ts'
import type { OnSourceChange } from './config.ts'
import { type FileChange, readBytes } from './files.ts'

/** A publication of an earlier text that may not be replaced yet: its two files. */
export interface Standing {
  readonly namespace: { readonly path: string; readonly name: string }
  readonly document: { readonly path: string; readonly name: string }
}

/**
 * What the policy makes of a publication whose source changed: it stays as it is, says so to its readers, or goes.
 * One whose source is the same stays in any case: only the target is being worked on.
 *
 * @throws {GoosefootError} `publish.namespace`
 */
export const standingChanges = (
  { namespace, document }: Standing,
  locale: string,
  sourceHash: Hash,
  policy: OnSourceChange,
): readonly FileChange[] => {
  if (policy === 'keep' || !existsSync(namespace.path)) return []
  const tree = readNamespace(readBytes(namespace.path, namespace.name), namespace.name)
  if (textAt(tree, 'meta', 'sourceHash') === `sha256-${sourceHash}`) return []
  if (policy === 'mark')
    return [{ kind: 'file-change', ...namespace, bytes: new TextEncoder().encode(markStale(tree, locale)) }]
  return [namespace, document]
    .filter(({ path }) => existsSync(path))
    .map((file) => ({ kind: 'file-change', ...file, bytes: null }))
}
