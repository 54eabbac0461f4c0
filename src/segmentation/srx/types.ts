/** SRX 2.0, Segmentation Rules eXchange, as read: rules by name, maps in order, and what was odd about the file. */
import type { Finding } from '../../article/finding.ts'

/** One `<rule>`: a boundary or none at a place between what stands before and what stands behind it. */
export interface SrxRule {
  readonly kind: 'rule'
  readonly breaks: boolean
  /** Regular expressions as written, white space included; empty matches anything. */
  readonly before: string
  readonly after: string
  /** `<languagerulename>.<number>`, from 1: what an explanation and a message name. */
  readonly name: string
  /** Of the `<rule>`, from 1. */
  readonly line: number
  readonly column: number
}

/** One `<languagemap>`: the rules of a name hold for the languages that a pattern matches. */
export interface SrxMap {
  readonly pattern: string
  readonly rules: string
  readonly line: number
  readonly column: number
}

/** Where inline codes go that stand at a boundary: `true` to the segment that ends, `false` to the one that begins. */
export interface FormatHandles {
  readonly start: boolean
  readonly end: boolean
  readonly isolated: boolean
}

/** Settings of Okapi's extension `http://okapi.sf.net/srx-extensions`. */
export interface OkapiOptions {
  readonly oneSegmentIncludesAll: boolean
  readonly trimLeadingWhitespaces: boolean
  readonly trimTrailingWhitespaces: boolean
  readonly treatIsolatedCodesAsWhitespace: boolean
  /** The rules are exceptions over the boundaries of Unicode's own rules. */
  readonly useIcu4jBreakRules: boolean
  /** Shorthand in which `\s`, `\d`, `\w` are those of ASCII, as in Java without flags. */
  readonly useJavaRegex: boolean
}

/** A file of rules. */
export interface SrxRules {
  readonly kind: 'srx'
  /** As printed. */
  readonly file: string
  readonly cascade: boolean
  readonly segmentSubflows: boolean
  readonly formatHandles: FormatHandles
  readonly okapi: OkapiOptions
  readonly rules: ReadonlyMap<string, readonly SrxRule[]>
  readonly maps: readonly SrxMap[]
  /** Faults that do no harm, extensions that are not known: `srx.…`, with line and column. */
  readonly findings: readonly Finding[]
}

/** What a place in a text was decided by. */
export interface SrxDecision {
  /** Between which units: the offset of the second, UTF-16. */
  readonly offset: number
  readonly breaks: boolean
  readonly rule: string
}
