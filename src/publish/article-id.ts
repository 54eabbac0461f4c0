import type { ArticleId } from '../article/types.ts'
import { GoosefootError } from '../errors.ts'

const pattern = /^[a-z][a-z0-9-]{0,79}$/
/** Names that JavaScript objects have by birth, and device names that Windows opens instead of a file. */
const reserved = /^(?:constructor|prototype|con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/** True for ids that name a file and an i18next namespace safely on every system. */
export const isArticleId = (id: string): id is ArticleId => pattern.test(id) && !reserved.test(id)

/** @throws {GoosefootError} `publish.article-id` when the id cannot name a namespace */
export const requireArticleId = (id: string): ArticleId => {
  if (isArticleId(id)) return id
  throw new GoosefootError(
    'publish.article-id',
    reserved.test(id)
      ? `The article id "${id}" is a reserved name.`
      : `The article id has ${id.length} characters of which some are not allowed; expected a lower-case letter, then at most 79 of a-z, 0-9 and "-".`,
    { hint: 'Rename the source file: the id is its name before the language.' },
  )
}
