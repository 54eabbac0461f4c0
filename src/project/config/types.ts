import type { Role } from '../../article/types.ts'
import type { Amount, PriceTag } from '../../engines/money/index.ts'
import type { EngineSettings } from '../../engines/settings.ts'
import type { DisclosureTexts } from '../../publish/index.ts'
import type { OwnEntries } from '../../segmentation/index.ts'
import type { Band } from '../bands.ts'

/** Who cuts a text into sentences. */
export type SegmentationRules = 'native' | 'srx' | 'native+srx'

/** What a newsroom writes in `goosefoot.config.ts`; everything may be left out. */
export interface ConfigInput {
  /** Language of the articles, BCP 47. */
  readonly sourceLocale?: string
  /** Locales to translate into; the folder names in `xliff/` and `locales/`. */
  readonly targets?: readonly string[]
  /** House style of a locale: the tag of a built-in style, or changes to one. */
  readonly houseStyles?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>
  /**
   * Who is asked, in order: `memory`, `deepl`, `pseudo`, and names of `engineSettings`; one list for all, or one by locale:
   * `{ default: ['memory', 'deepl'], ja: ['memory', 'llm'] }`.
   */
  readonly engines?: readonly string[] | Readonly<Record<string, readonly string[]>>
  readonly deepl?: {
    /** Another server than the one the key is for; https only. */
    readonly server?: string
    /** `quality_optimized` (default), `prefer_quality_optimized` or `latency_optimized`. */
    readonly model?: string
    /** By locale; without it DeepL decides, and the register of quotations is not changed. */
    readonly formality?: Readonly<Record<string, 'more' | 'less'>>
    /** What a locale is called at DeepL, where its house style does not say: `{ en: 'en-GB' }`. */
    readonly locales?: Readonly<Record<string, string>>
    /** Your price for a million characters: no price is built in. */
    readonly price?: PriceTag
    /** Style rules at DeepL: `house` makes them from the house style; or ids of your own lists by locale. */
    readonly style?: 'house' | Readonly<Record<string, string>>
    /** Headline, lead and neighbours are sent as context; they are not billed. */
    readonly context?: boolean
    /** Calls at once, at most. */
    readonly concurrency?: number
    /** Bytes of one request, at most. */
    readonly maxBytes?: number
    /** Seconds to wait for one answer. */
    readonly timeout?: number
  }
  /** Limits that no run passes, however many run at once: billable characters, or money such as `'5 EUR'`. */
  readonly budget?: {
    readonly run?: Amount
    readonly article?: Amount
    readonly month?: Amount
    /** Share of an article's cost that asking again about damaged answers may cost; 0.2. */
    readonly again?: number
    /** Characters that may be in flight at once, and so be lost in a crash. */
    readonly inFlight?: number
  }
  /** Engines of your own by name: an OpenAI-compatible endpoint, a program on this machine, recorded answers. */
  readonly engineSettings?: Readonly<Record<string, EngineSettings>>
  readonly memory?: {
    /** Least similarity of a match that is offered beside a segment, 0.5 to 1; 0.75. */
    readonly threshold?: number
    /** Matches that are offered, at most; 3. */
    readonly proposals?: number
  }
  readonly segmentation?: {
    /** `split`: sentences inside a quotation are segments of their own; `keep`: a quotation stays whole. */
    readonly quotes?: 'split' | 'keep'
    /** Own abbreviations and words by locale, added to the built-in data: `{ de: { neverFinal: ['Abt.'] } }`. */
    readonly abbreviations?: Readonly<Record<string, OwnEntries>>
    /** An SRX 2.0 file with rules of your own; its place is taken from the project's folder. */
    readonly srx?: string
    /** With `srx`: `srx` the file alone decides; `native+srx` the file first, the built-in rules where it is silent. */
    readonly rules?: SegmentationRules
  }
  readonly formats?: {
    /** Front-matter keys that are translated beside `title`, `teaser` and their like. */
    readonly frontMatter?: readonly string[]
    /** Roles of front-matter keys, which are translated then: `{ author: 'byline' }`. */
    readonly roles?: Readonly<Record<string, Role>>
    /** Attributes of elements, pictures and shortcodes that hold text, in place of `alt caption text title`. */
    readonly attributes?: readonly string[]
    /** Attributes of WordPress blocks that hold text, in place of `buttonText`, `label` and their like. */
    readonly blockAttributes?: readonly string[]
    /** Texts in JSON by path with their role, `*` for any step: `{ 'blocks.*.text': 'paragraph' }`; false: no text. */
    readonly jsonPaths?: Readonly<Record<string, Role | false>>
  }
  readonly export?: {
    /** Language tags as a CAT tool wants them, by locale: `{ de: 'de-DE', en: 'en-US' }`. */
    readonly languages?: Readonly<Record<string, string>>
    /** Characters a block of a role may have in the target: `{ headline: 60 }`. */
    readonly limits?: Readonly<Record<string, number>>
  }
  readonly analysis?: {
    /** Share of a word's price by band, 0 to 1: `{ inContext: 0, exact: 0.1 }`; a band that is not named is paid in full. */
    readonly rates?: Readonly<Record<string, number>>
  }
  readonly glossary?: {
    /** What targets are checked for: `all`; `forbidden`, forbidden terms and names that must stay; `none`. */
    readonly check?: 'all' | 'forbidden' | 'none'
  }
  readonly publish?: {
    /** Least state of every segment for a locale to be published. */
    readonly state?: 'translated' | 'reviewed' | 'final'
    /** Whose word a text needs: anybody's work, a named reviewer's, or the release of a named person who answers for it. */
    readonly requires?: PublishRequires
    /** The reader's label by locale, instead of the built-in one: `{ en: { machine: 'Machine translation.' } }`. */
    readonly disclosure?: Readonly<Record<string, DisclosureTexts>>
    /** Address of an article's page, for JSON-LD and hreflang: `https://example.org/{locale}/{id}`. */
    readonly url?: string
    /** The house that publishes, for JSON-LD. */
    readonly organization?: string
    /** What becomes of a publication whose source changed: it stays, is marked stale, or is withdrawn. */
    readonly onSourceChange?: OnSourceChange
  }
}

export type PublishRequires = 'translated' | 'reviewed' | 'approved'
export type OnSourceChange = 'keep' | 'mark' | 'withdraw'

export interface Config {
  readonly sourceLocale: string
  readonly targets: readonly string[]
  readonly houseStyles: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>
  readonly engines: readonly string[] | Readonly<Record<string, readonly string[]>>
  readonly deepl: {
    readonly server: string | null
    readonly model: string | null
    readonly formality: Readonly<Record<string, 'more' | 'less'>>
    readonly locales: Readonly<Record<string, string>>
    readonly price: PriceTag | null
    readonly style: 'house' | Readonly<Record<string, string>>
    readonly context: boolean
    readonly concurrency: number
    readonly maxBytes: number
    readonly timeout: number
  }
  readonly budget: {
    readonly run: Amount | null
    readonly article: Amount | null
    readonly month: Amount | null
    readonly again: number
    readonly inFlight: number
  }
  readonly engineSettings: Readonly<Record<string, EngineSettings>>
  readonly memory: { readonly threshold: number; readonly proposals: number }
  readonly segmentation: {
    readonly quotes: 'split' | 'keep'
    readonly abbreviations: Readonly<Record<string, OwnEntries>>
    /** The SRX file: where it is, and as printed. */
    readonly srx: { readonly path: string; readonly name: string } | null
    readonly rules: SegmentationRules
  }
  readonly formats: {
    readonly frontMatter: readonly string[]
    readonly roles: Readonly<Record<string, Role>>
    /** null: the usual ones. */
    readonly attributes: readonly string[] | null
    readonly blockAttributes: readonly string[] | null
    readonly jsonPaths: Readonly<Record<string, Role | false>>
  }
  readonly export: {
    readonly languages: Readonly<Record<string, string>>
    readonly limits: Readonly<Partial<Record<Role, number>>>
  }
  readonly analysis: { readonly rates: Readonly<Partial<Record<Band, number>>> | null }
  readonly glossary: { readonly check: 'all' | 'forbidden' | 'none' }
  readonly publish: {
    readonly state: 'translated' | 'reviewed' | 'final'
    readonly requires: PublishRequires
    readonly disclosure: Readonly<Record<string, DisclosureTexts>>
    readonly url: string
    readonly organization: string | null
    readonly onSourceChange: OnSourceChange
  }
}
