import type { HouseStyle } from '../../../quotations/index.ts'
import { EngineError } from '../../contract.ts'
import { keyOf } from '../../plan/index.ts'
import type { DeeplClient } from './client.ts'
import { deeplLocale } from './locales.ts'

/** Languages that DeepL has style rules for. */
const styled: ReadonlySet<string> = new Set(['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'zh'])

/** What a house style asks of DeepL: the words of a quotation are left alone, and its marks are those of the house. */
export interface DeeplStyle {
  readonly language: string
  readonly configured_rules: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly custom_instructions: readonly { readonly label: string; readonly prompt: string }[]
}

/** The rules for a locale; null where DeepL has none. Rules lower what must be repaired; they replace no check. */
export const deeplStyle = (tag: string, style: HouseStyle): DeeplStyle | null => {
  const language = deeplLocale(tag).wire.split('-')[0]?.toLowerCase() ?? ''
  if (!styled.has(language)) return null
  const [outer, inner] = style.marks
  return {
    language,
    configured_rules: {
      spelling_and_grammar: { quotation_modification: 'do_not_modify_text_in_quotation_marks' },
    },
    custom_instructions: [
      {
        label: 'Quotation marks',
        prompt:
          `Keep every quotation a quotation, with the same words in it. Write quotation marks as ${outer.join('…')}, ` +
          `and inside a quotation as ${(inner ?? outer).join('…')}. Add no quotation marks and leave none out.`,
      },
    ],
  }
}

export const deeplStyleHash = (style: DeeplStyle): string => keyOf({ ...style })

/**
 * Makes sure that DeepL has the rules, under a name that holds their hash: a second run creates nothing.
 *
 * @returns the id at DeepL; null when they cannot be stored now: translation goes on without
 */
export const syncDeeplStyle = async (
  client: DeeplClient,
  project: string,
  style: DeeplStyle,
): Promise<string | null> => {
  const prefix = `goosefoot/${project}/style-${style.language}#`
  const name = `${prefix}${deeplStyleHash(style).slice(0, 12)}`
  const { signal } = new AbortController()
  try {
    const stored = await client.listStyles(signal)
    const same = stored.find((one) => one.name === name)
    return same?.id ?? (await client.createStyle({ name, ...style }, signal)).id
  } catch (error) {
    if (error instanceof EngineError) return null
    throw error
  }
}
