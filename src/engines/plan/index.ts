export { batchItems } from './batch.ts'
export { canonicalJson, keyOf } from './canonical.ts'
export { contextFor } from './context.ts'
export { relevantTerms, termsHash } from './terms.ts'
