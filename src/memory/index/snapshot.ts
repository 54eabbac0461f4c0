/**
 * The index as a file beside the database: a header in JSON and the parts' buffers as they are.
 *
 * It holds no text: keys are hashes. Anything that does not agree, and the index is built anew without a word.
 */
import { closeSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { foldVersion } from '../fold.ts'
import type { Side } from '../store/read.ts'
import type { IndexState } from './index-set.ts'
import { keysVersion } from './keys.ts'
import { isPartBuffer, partKeyBits, viewPart } from './part.ts'

const magic = 'goosefoot memory index 1'
/** The header is a line of JSON, filled with spaces: parts begin at a multiple of eight. */
const headerBytes = 4096

interface Header {
  readonly magic: string
  readonly fold: number
  readonly keys: number
  readonly bits: number
  /** Numbers are written as the machine has them. */
  readonly littleEndian: boolean
  readonly uuid: string
  readonly pair: number
  readonly side: Side
  readonly row: number
  readonly seq: number
  readonly parts: readonly { readonly bytes: number; readonly crc: number }[]
}

export interface SnapshotOf {
  readonly uuid: string
  readonly pair: number
  readonly side: Side
}

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** Writes beside and renames: a reader never sees half a file. */
export const writeSnapshot = (path: string, of: SnapshotOf, { parts, row, seq }: IndexState): void => {
  const beside = `${path}.${process.pid}.new`
  const header: Header = {
    magic,
    fold: foldVersion,
    keys: keysVersion,
    bits: partKeyBits,
    littleEndian: isLittleEndian,
    ...of,
    row,
    seq,
    parts: parts.map(({ buffer }) => ({ bytes: buffer.byteLength, crc: crc32(new Uint8Array(buffer)) })),
  }
  const text = JSON.stringify(header)
  // Parts double in size: a few dozen are all there can be.
  if (text.length >= headerBytes) return
  const file = openSync(beside, 'w')
  try {
    writeSync(file, text.padEnd(headerBytes - 1, ' ') + '\n')
    for (const { buffer } of parts) {
      const bytes = new Uint8Array(buffer)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    }
  } catch (error) {
    closeSync(file)
    rmSync(beside, { force: true })
    throw error
  }
  closeSync(file)
  renameSync(beside, path)
}

/** What the file holds; null when there is none, or none that fits. */
export const readSnapshot = (path: string, of: SnapshotOf): IndexState | null => {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const header = headerOf(file, path, of)
    if (header === null) return null
    const parts = []
    let at = headerBytes
    for (const { bytes, crc } of header.parts) {
      const buffer = new SharedArrayBuffer(bytes)
      const view = new Uint8Array(buffer)
      for (let read = 0; read < bytes; ) {
        const count = readSync(file, view, read, bytes - read, at + read)
        if (count === 0) return null
        read += count
      }
      if (!isPartBuffer(buffer) || crc32(view) !== crc) return null
      parts.push(viewPart(buffer))
      at += bytes
    }
    return { parts, row: header.row, seq: header.seq }
  } catch {
    return null
  } finally {
    if (file !== null) closeSync(file)
  }
}

const headerOf = (file: number, path: string, of: SnapshotOf): Header | null => {
  const bytes = Buffer.alloc(headerBytes)
  if (readSync(file, bytes, 0, headerBytes, 0) !== headerBytes) return null
  const header = JSON.parse(bytes.toString('utf8')) as Header
  const fits =
    header.magic === magic &&
    header.fold === foldVersion &&
    header.keys === keysVersion &&
    header.bits === partKeyBits &&
    header.littleEndian === isLittleEndian &&
    header.uuid === of.uuid &&
    header.pair === of.pair &&
    header.side === of.side &&
    statSync(path).size === header.parts.reduce((sum, part) => sum + part.bytes, headerBytes)
  return fits ? header : null
}
