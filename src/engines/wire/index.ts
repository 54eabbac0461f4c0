export { decodeWire, type WireElement, type WireFault, type WireTag, type WireText } from './decode.ts'
export { encodeUnit, type EncodedText } from './encode.ts'
export { codePoints } from './text.ts'
export { engineUnitOf } from './unit.ts'
