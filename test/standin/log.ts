/** What arrived and what became of it. */
export interface RecordedRequest {
  /** 0, 1, 2 … in the order in which bodies were complete. */
  readonly n: number
  readonly method: string
  /** With the query. */
  readonly url: string
  /** Without the authorisation; `key` says what was in it. */
  readonly headers: Readonly<Record<string, string>>
  readonly key: 'right' | 'wrong' | 'none'
  /** As it came, read as UTF-8, and its bytes. */
  readonly body: string
  readonly bytes: number
  /** Milliseconds since the server's start: body complete, answer written or given up. */
  readonly startedMs: number
  readonly endedMs: number | null
  readonly fault: string | null
  /** Of the answer; null when there was none. */
  readonly status: number | null
  /** The whole answer left while the client was still there. */
  readonly isAnswered: boolean
  /** Code points charged for this request. */
  readonly billed: number
}

export interface Stats {
  readonly requests: number
  /** Requests to `/v2/translate`. */
  readonly translations: number
  /** By status as text; `none` for connections that got no answer. */
  readonly byStatus: Readonly<Record<string, number>>
  /** Code points charged since the start. */
  readonly billed: number
  readonly inFlight: number
  readonly maxInFlight: number
  /** Connections taken since the start. */
  readonly connections: number
  /** Translations charged though their client was gone. */
  readonly abandoned: number
  /** What each text of each target language has cost, and how often it was translated. */
  readonly texts: readonly {
    readonly target: string
    readonly text: string
    readonly times: number
    readonly characters: number
  }[]
}

export type Entry = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] }

export const countStatuses = (entries: readonly RecordedRequest[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { status, endedMs } of entries)
    if (endedMs !== null) counts[status ?? 'none'] = (counts[status ?? 'none'] ?? 0) + 1
  return counts
}
