/** What the configuration says about a local program that translates. */
export interface CommandSettings {
  readonly kind: 'command'
  /** The program and its arguments; `{source}` and `{target}` stand for the languages, `{locale}` for the whole tag. Never a shell. */
  readonly command: readonly string[]
  /** `lines`: one text a line in and out. `json`: one JSON object `{ "i": 0, "text": "…" }` a line in and out. Absent: `lines`. */
  readonly protocol?: 'lines' | 'json'
  /** Whether the program keeps tags. Absent: false; texts go without, and quotations are found again by their words. */
  readonly tags?: boolean
  /** Names of variables of the environment that the program sees besides `PATH` and `HOME`. */
  readonly env?: readonly string[]
  /** Other names that the program has for languages: `{ de: "deu" }`. */
  readonly languages?: Readonly<Record<string, string>>
}
