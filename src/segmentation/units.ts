/** The units of a text in an array: reading them there is half the cost of asking the string for each. */

/** Zeros behind the units: rules look at the next few without asking where the text ends. */
const margin = 16
const scratchSize = 0x10000
/** Never read beyond what was just written, so that calls share nothing. */
let scratch: Uint16Array | null = null
let scratchBytes: Buffer | null = null

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** UTF-16 units of `text`, lone surrogates as they are, then zeros. Valid until the next call. */
export const unitsOf = (text: string): Uint16Array => {
  const { length } = text
  if (length + margin > scratchSize) {
    const units = new Uint16Array(length + margin)
    write(text, units, Buffer.from(units.buffer))
    return units
  }
  scratch ??= new Uint16Array(scratchSize)
  scratchBytes ??= Buffer.from(scratch.buffer)
  write(text, scratch, scratchBytes)
  return scratch.fill(0, length, length + margin)
}

const write = (text: string, units: Uint16Array, bytes: Buffer): void => {
  if (isLittleEndian) bytes.write(text, 'utf16le')
  else for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
}
