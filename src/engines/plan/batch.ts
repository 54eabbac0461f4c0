import type { Item, PlannedRequest } from '../contract.ts'

/**
 * Puts texts into as few requests as they fit in, in order. A text that is larger than a request alone is a request alone:
 * whether the server takes it, it will say.
 */
export const batchItems = (
  items: readonly Item[],
  limits: { readonly maxTexts: number; readonly maxBytes: number },
  build: (items: readonly Item[]) => PlannedRequest,
): readonly PlannedRequest[] => {
  const requests: PlannedRequest[] = []
  let from = 0
  while (from < items.length) {
    // Doubling and halving would be faster; a request holds 50 texts at most.
    let to = from + 1
    let request = build(items.slice(from, to))
    while (to < items.length && to - from < limits.maxTexts) {
      const larger = build(items.slice(from, to + 1))
      if (larger.bytes > limits.maxBytes) break
      request = larger
      to++
    }
    requests.push(request)
    from = to
  }
  return requests
}
