export { joinSegments } from './join.ts'
export { removeAnnotations } from './remove.ts'
export { type Cuts, splitSegment } from './split.ts'
