import { encodeXml } from '../xml/index.ts'
import { serializeXliff } from './serialize.ts'
import type { XliffDocument } from './types.ts'

/**
 * The text of a document: of one that was read exactly the text that was read, byte order mark included; of one made in
 * memory the canonical layout.
 */
export const writeXliff = (document: XliffDocument): string => document.source?.text ?? serializeXliff(document)

/** The bytes of a document, in the file's own encoding; UTF-8 for one made in memory. */
export const encodeXliff = (document: XliffDocument): Uint8Array =>
  encodeXml({ text: writeXliff(document), encoding: document.source?.encoding ?? 'utf-8' })
