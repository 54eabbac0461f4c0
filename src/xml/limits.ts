/** What a reader of XML refuses before it costs anything: sizes, depths and counts, with the errors' topic. */

/** The first half of the error codes a reader throws: `xliff.not-wellformed`, `tmx.limit`, … */
export type XmlTopic = 'xml' | 'xliff' | 'tmx' | 'tbx' | 'format' | 'srx'

export interface XmlLimits {
  readonly topic: XmlTopic
  /** Bytes of the input, looked at before decoding; for a string, its UTF-16 units. */
  readonly maxBytes: number
  readonly maxDepth: number
  /** Attributes of one element, namespace declarations included. */
  readonly maxAttributes: number
  /** UTF-16 units of an element's or attribute's name. */
  readonly maxNameLength: number
  readonly maxElements: number
  /** Looked at every 10,000 events. */
  readonly maxMilliseconds: number
}

/** Limits for files a person opens with the command line; a server lowers `maxBytes`. */
export const xmlLimits: XmlLimits = Object.freeze({
  topic: 'xml',
  maxBytes: 64 * 1024 * 1024,
  maxDepth: 1000,
  maxAttributes: 256,
  maxNameLength: 1024,
  maxElements: 5_000_000,
  maxMilliseconds: 10_000,
})

/** The default limits with errors under a topic's codes. */
export const limitsFor = (topic: XmlTopic, changes: Partial<Omit<XmlLimits, 'topic'>> = {}): XmlLimits =>
  Object.freeze({ ...xmlLimits, ...changes, topic })
