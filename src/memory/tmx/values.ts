/** Attribute values of TMX as they are written in the wild. */

export interface LanguageTag {
  /** Canonical BCP 47; null when it is none. */
  readonly tag: string | null
  /** True when it was spelt otherwise. */
  readonly respelt: boolean
}

/** `DE-de`, `EN_us` and `de` as canonical tags. */
export const languageTag = (written: string): LanguageTag => {
  const before = known.get(written)
  if (before !== undefined) return before
  const tag = canonicalTag(written)
  // A file has a few languages; one with thousands is broken and is not worth keeping them.
  if (known.size < 1000) known.set(written, tag)
  return tag
}

const known = new Map<string, LanguageTag>()

const canonicalTag = (written: string): LanguageTag => {
  try {
    const tag = Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0] ?? null
    return { tag, respelt: tag !== null && tag !== written }
  } catch {
    return { tag: null, respelt: false }
  }
}

/** The language without script and region. */
export const languageOf = (tag: string): string => {
  const before = languages.get(tag)
  if (before !== undefined) return before
  const language = tag.split('-')[0]?.toLowerCase() ?? tag
  if (languages.size < 1000) languages.set(tag, language)
  return language
}

const languages = new Map<string, string>()

const datePattern = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?Z?)?$/

/** `YYYYMMDDThhmmssZ` and its ISO 8601 relatives as `YYYY-MM-DDThh:mm:ssZ`; null for anything else. */
export const readDate = (written: string): string | null => {
  // Units that lie side by side were often changed together.
  if (written !== lastWritten) {
    lastWritten = written
    lastRead = dateOf(written)
  }
  return lastRead
}

let lastWritten = ''
let lastRead: string | null = null

const dateOf = (written: string): string | null => {
  const parts = datePattern.exec(written.trim())
  if (parts === null) return null
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = parts
  // A day that the calendar does not have is refused.
  const days = Number(month) === 2 && isLeap(Number(year)) ? 29 : (daysOf[Number(month) - 1] ?? 0)
  const isReal =
    Number(day) >= 1 && Number(day) <= days && Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59
  return isReal ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : null
}

const daysOf: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** The way back: `20250301T093000Z`. */
export const writeDate = (iso: string): string => iso.replace(/[-:]/g, '').replace(/\.\d+/, '')
