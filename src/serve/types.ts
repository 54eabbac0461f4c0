/** What a token may be used for. A route names the one scope it needs; no scope implies another. */
export const scopes = ['read', 'review', 'approve', 'publish', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** How `serve` is set up. Times in milliseconds, sizes in bytes. */
export interface ServeSettings {
  /** Reading needs a token with the scope `read`. */
  readonly isPrivate: boolean
  /** Names under which write and operation routes may be called, beside loopback names: against DNS rebinding. */
  readonly hosts: readonly string[]
  readonly limits: {
    readonly json: number
    readonly xliff: number
    /** Of one piece of work: an import, an approval, a publication. */
    readonly work: number
    /** For a request to arrive whole. */
    readonly request: number
    /** Requests with a token a minute, and how many at once. */
    readonly perToken: { readonly minute: number; readonly burst: number }
    /** Refused tokens a minute from one address, and how many at once. */
    readonly refused: { readonly minute: number; readonly burst: number }
    /** Compressed and plain objects held in memory. */
    readonly cache: number
  }
}

export const defaultSettings: ServeSettings = {
  isPrivate: false,
  hosts: [],
  limits: {
    json: 64 * 1024,
    xliff: 20 * 1024 * 1024,
    work: 120_000,
    request: 30_000,
    perToken: { minute: 120, burst: 30 },
    refused: { minute: 10, burst: 10 },
    cache: 64 * 1024 * 1024,
  },
}
