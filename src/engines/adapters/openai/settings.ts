/** What the configuration says about an OpenAI-compatible endpoint. */
export interface OpenAiSettings {
  readonly kind: 'openai'
  /** Address up to and with the version: `https://api.mistral.ai/v1`, `http://localhost:11434/v1`. */
  readonly url: string
  readonly model: string
  /** Environment variable that holds the key; null: the endpoint wants none. Absent: `OPENAI_API_KEY`. */
  readonly keyFrom?: string | null
  /** How the form of the answer is asked for: by a strict schema, as any JSON, or in words only. Absent: `strict`. */
  readonly schema?: 'strict' | 'json' | 'none'
  /** Absent: 0; null: not sent, for models that take none. */
  readonly temperature?: number | null
  readonly seed?: number
  /** Absent: `max_tokens`; newer models of OpenAI want the other. */
  readonly tokenField?: 'max_tokens' | 'max_completion_tokens'
}
