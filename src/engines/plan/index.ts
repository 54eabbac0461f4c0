export { batchItems } from './batch.ts'
export { keyOf } from './canonical.ts'
export { contextFor } from './context.ts'
export { relevantTerms, termsHash } from './terms.ts'
