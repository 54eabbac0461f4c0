import type { Finding } from '../../../article/finding.ts'
import type { Role } from '../../../article/types.ts'
import { hasLetter } from '../../region.ts'
import type { Piece, Region } from '../../types.ts'

/** Keys whose value is text of the article. Names of people, dates, addresses and tags are none. */
const usualRoles: Readonly<Record<string, Role>> = {
  description: 'standfirst',
  excerpt: 'standfirst',
  headline: 'headline',
  kicker: 'kicker',
  lead: 'standfirst',
  standfirst: 'standfirst',
  subtitle: 'standfirst',
  summary: 'standfirst',
  teaser: 'standfirst',
  title: 'headline',
}

/** Keys that name the language of the article. */
const languageKeys: ReadonlySet<string> = new Set(['lang', 'language', 'locale'])

export interface FieldOptions {
  /**
   * Keys that are translated beside the usual ones, with role `field`. A key inside another is named by its path,
   * `cover.alt`; `*` stands for every item of a list: `gallery.*.caption`.
   */
  readonly fields: readonly string[]
  readonly roles: Readonly<Record<string, Role>>
}

/** The regions of a file's front matter and the bytes around them. */
export interface FrontMatter {
  /** Where the body begins. */
  readonly end: number
  readonly regions: readonly Region[]
  /** Everything of it that is not translated. */
  readonly signature: string
  readonly findings: readonly Finding[]
}

/** What one syntax makes of its text. */
export type Fields = Pick<FrontMatter, 'regions' | 'findings'>

/** The path of a key inside another one; items of a list are all called `*`. */
export const pathOf = (outer: string, key: string): string => (outer === '' ? key : `${outer}.${key}`)

/** Is anything translated inside of this key? */
export const leadsTo = (path: string, { fields, roles }: FieldOptions): boolean =>
  [...fields, ...Object.keys(roles)].some((one) => one.startsWith(`${path}.`))

/**
 * The region of a key's value; null when the key is not translated.
 *
 * @param key its path: the usual keys are those of the front matter itself
 */
export const fieldRegion = (
  key: string,
  start: number,
  end: number,
  pieces: readonly Piece[],
  encoding: string,
  options: FieldOptions,
): Region | null => {
  const own = (record: Readonly<Record<string, Role>>): Role | undefined =>
    Object.hasOwn(record, key) ? record[key] : undefined
  const role = own(options.roles) ?? own(usualRoles) ?? (options.fields.includes(key) ? 'field' : null)
  const isLanguage = role === null && languageKeys.has(key)
  if ((role === null && !isLanguage) || end <= start) return null
  const region: Region = {
    role: role ?? 'field',
    name: key,
    owner: null,
    start,
    end,
    pieces,
    encoding,
    isCell: false,
    isText: !isLanguage && hasLetter(pieces),
    closing: '',
  }
  return isLanguage ? { ...region, language: 'tag' } : region
}

export const valuePiece = (start: number, end: number, value: string): readonly Piece[] => [
  { kind: 'text', start, end, value },
]
