export { joinSegments } from './join.ts'
export { isExtension, removeAnnotations } from './remove.ts'
export { type Cuts, splitSegment } from './split.ts'
