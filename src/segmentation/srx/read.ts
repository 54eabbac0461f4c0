/** Reads an SRX 2.0 file. */
import { type Finding, finding } from '../../article/finding.ts'
import { GoosefootError } from '../../errors.ts'
import { decodeXml, limitsFor, placesOf, scanXml, type XmlAttribute, type XmlTag } from '../../xml/index.ts'
import type { FormatHandles, OkapiOptions, SrxMap, SrxRule, SrxRules } from './types.ts'

const srx20 = 'http://www.lisa.org/srx20'
const okapiNamespace = 'http://okapi.sf.net/srx-extensions'
const limits = limitsFor('srx', { maxBytes: 32 * 1024 * 1024, maxDepth: 32 })

const yesNo: Readonly<Record<string, boolean>> = { yes: true, no: false }

interface Draft {
  breaks: boolean
  before: string
  after: string
  name: string
  line: number
  column: number
}

/**
 * The rules of a file. White space in rules is kept; what is odd but harmless becomes a finding with its place.
 *
 * @param input bytes, or the text when it is known
 * @param file as printed in messages
 * @throws {GoosefootError} `srx.not-wellformed`, `srx.doctype`, `srx.limit`, `srx.not-srx`, `srx.version`, `srx.structure`,
 *   with line and column
 */
export const readSrx = (input: Uint8Array | string, file = 'rules.srx'): SrxRules => {
  const { text } = decodeXml(input, limits)
  const placeOf = placesOf(text)
  const findings: Finding[] = []
  const rules = new Map<string, SrxRule[]>()
  const maps: SrxMap[] = []
  const path: string[] = []
  let header: { cascade: boolean | null; subflows: boolean | null } | null = null
  const handles: { start: boolean; end: boolean; isolated: boolean } = { start: false, end: true, isolated: false }
  const okapi: Record<keyof OkapiOptions, boolean> = {
    oneSegmentIncludesAll: false,
    trimLeadingWhitespaces: false,
    trimTrailingWhitespaces: false,
    treatIsolatedCodesAsWhitespace: false,
    useIcu4jBreakRules: false,
    useJavaRegex: false,
  }
  let group: { readonly name: string; readonly list: SrxRule[] } | null = null
  let rule: Draft | null = null
  let part: 'before' | 'after' | null = null

  const fail = (
    code: 'srx.not-srx' | 'srx.version' | 'srx.structure',
    detail: string,
    at: number,
    hint: string,
  ): never => {
    throw new GoosefootError(code, detail, { file, ...placeOf(at), hint })
  }
  const note = (code: string, at: number, args: Readonly<Record<string, string>> = {}): void => {
    findings.push(finding(code, 'warning', { ...placeOf(at), args }))
  }
  const attribute = (tag: XmlTag, name: string): string | undefined =>
    tag.attributes.find((one) => one.local === name && one.namespace === '')?.value
  const flag = (tag: XmlTag, name: string, at: number): boolean | null => {
    const value = attribute(tag, name)
    if (value === undefined) return null
    const known = yesNo[value.trim().toLowerCase()]
    if (known === undefined) note('srx.odd-value', at, { name, value: value.slice(0, 40), expected: 'yes or no' })
    return known ?? null
  }

  const root = (tag: XmlTag, at: number): void => {
    const isNamed = tag.local === 'srx'
    if (isNamed && tag.namespace === '')
      fail(
        'srx.version',
        'this is an SRX file without a namespace, which is SRX 1.0; SRX 2.0 was expected.',
        at,
        'Save it as SRX 2.0 in the tool it comes from.',
      )
    if (!isNamed || tag.namespace !== srx20)
      fail(
        'srx.not-srx',
        `the root element is <${tag.name}>; <srx> of SRX 2.0 was expected.`,
        at,
        'Choose a file with segmentation rules (.srx).',
      )
    const version = attribute(tag, 'version')
    if (version !== undefined && version !== '2.0')
      fail(
        'srx.version',
        `this is SRX version ${version.slice(0, 20)}; 2.0 was expected.`,
        at,
        'Save it as SRX 2.0 in the tool it comes from.',
      )
    if (version === undefined) note('srx.missing-attribute', at, { element: 'srx', name: 'version' })
  }

  const extension = (tag: XmlTag, at: number): void => {
    if (tag.namespace !== okapiNamespace) {
      note('srx.unknown-extension', at, { element: tag.name })
      return
    }
    if (tag.local !== 'options') return
    for (const one of tag.attributes) okapiOption(one, at)
  }
  const okapiOption = ({ local, value, prefix, name }: XmlAttribute, at: number): void => {
    if (prefix === 'xmlns' || name === 'xmlns') return
    // Files in the wild write useIcu4JBreakRules as well.
    const known = (Object.keys(okapi) as (keyof OkapiOptions)[]).find(
      (one) => one.toLowerCase() === local.toLowerCase(),
    )
    if (known !== undefined) okapi[known] = yesNo[value.toLowerCase()] ?? false
    else note('srx.unknown-extension', at, { element: `okpsrx:options ${local}` })
  }

  const opened: Readonly<Record<string, (tag: XmlTag, at: number) => void>> = {
    'srx/header': (tag, at) => {
      header = { cascade: flag(tag, 'cascade', at), subflows: flag(tag, 'segmentsubflows', at) }
      for (const [name, value] of [
        ['segmentsubflows', header.subflows],
        ['cascade', header.cascade],
      ] as const)
        if (value === null) note('srx.missing-attribute', at, { element: 'header', name })
    },
    'srx/header/formathandle': (tag, at) => {
      const type = attribute(tag, 'type')
      const include = flag(tag, 'include', at)
      if (type !== 'start' && type !== 'end' && type !== 'isolated')
        note('srx.odd-value', at, {
          name: 'type',
          value: (type ?? '').slice(0, 40),
          expected: 'start, end or isolated',
        })
      else if (include !== null) handles[type] = include
    },
    'srx/body/languagerules/languagerule': (tag, at) => {
      const name = attribute(tag, 'languagerulename')
      if (name === undefined)
        return fail(
          'srx.structure',
          'a <languagerule> has no languagerulename.',
          at,
          'Give it one: maps name the rules by it.',
        )
      const list = rules.get(name) ?? []
      if (rules.has(name)) note('srx.duplicate-rules', at, { name })
      rules.set(name, list)
      group = { name, list }
      return undefined
    },
    'srx/body/languagerules/languagerule/rule': (tag, at) => {
      rule = {
        breaks: flag(tag, 'break', at) ?? true,
        before: '',
        after: '',
        name: `${group?.name ?? ''}.${(group?.list.length ?? 0) + 1}`,
        ...placeOf(at),
      }
    },
    'srx/body/languagerules/languagerule/rule/beforebreak': () => {
      part = 'before'
    },
    'srx/body/languagerules/languagerule/rule/afterbreak': () => {
      part = 'after'
    },
    'srx/body/maprules/languagemap': (tag, at) => {
      const pattern = attribute(tag, 'languagepattern')
      const name = attribute(tag, 'languagerulename')
      if (pattern === undefined || name === undefined)
        return fail(
          'srx.structure',
          'a <languagemap> needs a languagepattern and a languagerulename.',
          at,
          'Add what is missing.',
        )
      maps.push({ pattern, rules: name, ...placeOf(at) })
      return undefined
    },
  }
  const known = new Set([...Object.keys(opened), 'srx', 'srx/body', 'srx/body/languagerules', 'srx/body/maprules'])

  scanXml(
    text,
    {
      open: (tag, start) => {
        if (path.length === 0) root(tag, start)
        path.push(tag.namespace === srx20 ? tag.local : `{${tag.namespace}}${tag.local}`)
        const here = path.join('/')
        if (tag.namespace !== srx20) {
          if (path[1] === 'header') extension(tag, start)
          else
            fail(
              'srx.structure',
              `<${tag.name}> may not stand here; other elements are allowed in <header> only.`,
              start,
              'Take it out.',
            )
        } else if (!known.has(here))
          fail(
            'srx.structure',
            `<${tag.name}> may not stand here in an SRX 2.0 file.`,
            start,
            'Compare with the structure of SRX: srx, header, body, languagerules, maprules.',
          )
        opened[here]?.(tag, start)
      },
      close: () => {
        const here = path.join('/')
        path.pop()
        if (here.endsWith('/beforebreak') || here.endsWith('/afterbreak')) part = null
        else if (here.endsWith('/languagerule/rule') && rule !== null) {
          const { name, line, column, breaks, before, after } = rule
          group?.list.push(Object.freeze({ kind: 'rule', breaks, before, after, name, line, column }))
          if (before === '' && after === '') note('srx.empty-rule', 0, { rule: name })
          rule = null
        } else if (here.endsWith('/languagerule')) group = null
      },
      text: (value, start) => {
        if (rule !== null && part !== null) rule[part] += value
        else if (value.trim() !== '' && path.every((one) => !one.startsWith('{'))) note('srx.stray-text', start)
      },
    },
    limits,
  )
  const given = header as { cascade: boolean | null; subflows: boolean | null } | null
  if (given === null) note('srx.missing-attribute', 0, { element: 'srx', name: 'header' })
  for (const map of maps)
    if (!rules.has(map.rules))
      findings.push(
        finding('srx.unknown-rules', 'warning', { line: map.line, column: map.column, args: { name: map.rules } }),
      )
  if (maps.length === 0 || rules.size === 0)
    fail(
      'srx.structure',
      'the file has no rules for any language.',
      0,
      'Choose a file with <languagerule> and <languagemap> elements.',
    )
  const formatHandles: FormatHandles = Object.freeze({ ...handles })
  return Object.freeze({
    kind: 'srx',
    file,
    cascade: given?.cascade ?? false,
    segmentSubflows: given?.subflows ?? true,
    formatHandles,
    okapi: Object.freeze({ ...okapi }),
    rules,
    maps: Object.freeze(maps),
    findings: Object.freeze(findings),
  })
}
