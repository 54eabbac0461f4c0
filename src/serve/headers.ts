/** Headers that every answer has, computed once. No page of ours runs scripts, so nothing may. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** Pages have these beside: nothing is loaded, sent or opened from them. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Public reads may come from pages of any origin; there are no cookies that could be sent along. */
export const publicHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, goosefoot-disclosure, retry-after',
}

export const privateHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
}

export const cacheFor = {
  /** Named by its content: it will never be another. */
  object: 'public, max-age=31536000, immutable',
  manifest: 'no-cache',
  article: 'public, max-age=60, stale-while-revalidate=600',
  none: 'no-store',
} as const

const types: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  xhtml: 'application/xhtml+xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  xlf: 'application/xliff+xml; charset=utf-8',
}
export const contentType = (extension: string): string => types[extension] ?? 'application/octet-stream'
