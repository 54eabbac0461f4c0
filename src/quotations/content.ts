export { type BlockPart, contentOf, type PlacedOccurrence } from './content/block-content.ts'
