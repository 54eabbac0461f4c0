import { contentKey, normaliseContent } from '../../article/content.ts'
import type { ArticleRecord, Content, SegmentRecord } from '../../article/types.ts'
import { GoosefootError } from '../../errors.ts'
import { houseStyleFor } from '../../quotations/index.ts'
import type { XmlEncoding } from '../../xml/index.ts'
import { encodeXml } from '../../xml/index.ts'
import { exportXliff } from '../export/export.ts'
import { mergeReturned } from '../merge.ts'
import { profiles } from '../profiles/index.ts'
import { readXliff } from '../read.ts'
import { serializeXliff } from '../serialize.ts'
import type { Merge } from './types.ts'

/**
 * A simulated CAT tool. It gets a hand-off, translates some sentences, writes the file in its own manner, and sometimes
 * does what a tool must not. What it did is known, so that the import can be judged.
 */

export interface Random {
  /** 0 ≤ n < below. */
  readonly below: (below: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T | undefined
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): Random => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, chance: (share) => next() < share, pick: (list) => list[below(list.length)] }
}

/** A sentence of a hand-off, as lines of its canonical layout. */
interface Sentence {
  /** `trans-unit` of 1.2 or unit of 2.x. */
  readonly unit: string
  readonly element: string
  /** Index of the lines. */
  readonly opens: number
  readonly source: number
  readonly target: number | null
  readonly isLocked: boolean
}

const sentencesOf = (lines: readonly string[]): readonly Sentence[] => {
  const sentences: Sentence[] = []
  let unit = ''
  let element = ''
  let opens = 0
  let isLocked = false
  let inside = ''
  for (const [index, line] of lines.entries()) {
    const opened = /^\s*<(unit|trans-unit) id="([^"]*)"/u.exec(line)
    if (opened !== null) {
      unit = opened[2] ?? ''
      isLocked = line.includes('translate="no"')
      opens = index
      element = unit
    }
    const segment = /^\s*<segment id="([^"]*)"/u.exec(line)
    if (segment !== null) {
      element = `${unit} ${segment[1] ?? ''}`
      opens = index
    }
    const part = /^\s*<(ignorable|segment|mtc:match|alt-trans|trans-unit)[\s>]/u.exec(line)?.[1]
    if (part !== undefined) inside = part
    if (/^\s*<\/(?:mtc:match|alt-trans)>/u.test(line)) inside = 'trans-unit'
    if (!line.trimStart().startsWith('<source') || (inside !== 'segment' && inside !== 'trans-unit')) continue
    const hasTarget = lines[index + 1]?.trimStart().startsWith('<target') === true
    const isProtected = line.includes('<mrk id="lock-')
    sentences.push({
      unit,
      element,
      opens,
      source: index,
      target: hasTarget ? index + 1 : null,
      isLocked: isLocked || isProtected,
    })
  }
  return sentences
}

const isLetter = /\p{L}/u

/** Every letter another one: what the tool writes differs from its source wherever there are words. */
export const translatedText = (text: string): string =>
  text.replaceAll(/\p{L}/gu, (letter) => String.fromCodePoint(0x1e00 + ((letter.codePointAt(0) ?? 0) % 0x90)))

const translatedXml = (xml: string): string =>
  xml
    .split(/(<[^>]*>|&[^;]*;)/u)
    .map((piece, index) => (index % 2 === 1 ? piece : translatedText(piece)))
    .join('')

export const translatedContent = (content: Content): Content =>
  content.map((inline) => (inline.kind === 'text' ? { kind: 'text', text: translatedText(inline.text) } : inline))

const innerOf = (line: string): string =>
  /^\s*<(?:source|target)[^>]*>([\s\S]*)<\/(?:source|target)>$/u.exec(line)?.[1] ?? ''

/** Puts a target under a sentence's source; 1.2 and 2.x say the state in their own places. */
const writeTarget = (lines: string[], sentence: Sentence, inner: string, saysState: boolean): void => {
  const { source, target, opens } = sentence
  const indent = /^\s*/u.exec(lines[source] ?? '')?.[0] ?? ''
  const isSegment = lines[opens]?.trimStart().startsWith('<segment') === true
  const state = saysState && !isSegment ? ' state="translated"' : ''
  const line = `${indent}<target${state}>${inner}</target>`
  if (isSegment && saysState) lines[opens] = (lines[opens] ?? '').replace('state="initial"', 'state="translated"')
  // The lines keep their numbers: a new target shares the line of its source until the end.
  if (target === null) lines[source] = `${(lines[source] ?? '').split('\n')[0]}\n${line}`
  else lines[target] = line
}

/** What the tool did, and what must come of it. */
export interface Work {
  readonly file: Uint8Array
  /** The text of each unit that the import must arrive at, by `contentKey`. */
  readonly expected: ReadonlyMap<string, string>
  /** What the tool did wrong; null: nothing. */
  readonly fault: Fault | null
  readonly manners: readonly string[]
  readonly profile: string
}

export interface Fault {
  readonly name: string
  /** True when the import said what happened. */
  readonly isReported: (merge: Merge) => boolean
  /** True when the file as a whole must be refused. */
  readonly refusesFile: boolean
  /** What happened to the record while the file was away. */
  readonly meanwhile?: (record: ArticleRecord) => ArticleRecord
}

type Manner = (text: string, random: Random) => string

const element = (name: string): RegExp => new RegExp(`<${name}(?=[\\s>])[^>]*>`, 'gu')

/** How tools rewrite a file without changing what it says. */
const manners: Readonly<Record<string, Manner>> = {
  'line ends': (text) => text.replaceAll('\n', '\r\n'),
  'no indentation': (text) => text.replaceAll(/\n *(?=<\/?(?!g\b|x\b|mrk\b|pc\b|sc\b|ec\b|ph\b)[a-z])/gu, ''),
  'more indentation': (text) => text.replaceAll(/\n( +)(?=<)/gu, '\n$1$1'),
  'states dropped': (text) => text.replaceAll(/ (?:state|subState|state-qualifier|approved)="[^"]*"/gu, ''),
  'metadata dropped': (text) =>
    text
      .replaceAll(/ *<mda:metadata>[\s\S]*?<\/mda:metadata>\n/gu, '')
      .replaceAll(/ *<context-group[\s\S]*?<\/context-group>\n/gu, ''),
  'hashes dropped': (text) =>
    text.replaceAll(/ extradata="[0-9a-f.]*"/gu, '').replaceAll(/ *<mda:meta type="sent">[^<]*<\/mda:meta>\n/gu, ''),
  'notes dropped': (text) =>
    text.replaceAll(/ *<notes>[\s\S]*?<\/notes>\n/gu, '').replaceAll(/ *<note [\s\S]*?<\/note>\n/gu, ''),
  'a prefix': (text) => {
    const names =
      'xliff|file|header|body|group|trans-unit|unit|segment|ignorable|source|seg-source|target|alt-trans|context-group|context|pc|sc|ec|ph|g|x|mrk|notes|note|originalData|data'
    return text.replaceAll(new RegExp(`<(/?)(${names})(?=[\\s/>])`, 'gu'), '<$1x:$2').replace('xmlns="', 'xmlns:x="')
  },
  'single quotes': (text) =>
    text.replaceAll(element('(?:unit|trans-unit|segment|file|group|g|pc)'), (tag) =>
      tag.includes("'") ? tag : tag.replaceAll('"', "'"),
    ),
  'attributes in another order': (text) =>
    text.replaceAll(
      /<(g|x|pc|sc|ec|ph)((?: [\w:.-]+="[^"]*")+)(\/?)>/gu,
      (_, name: string, list: string, end: string) => {
        const written = list.match(/ [\w:.-]+="[^"]*"/gu) ?? []
        return `<${name}${written.toReversed().join('')}${end}>`
      },
    ),
  'codes bare': (text) =>
    text.replaceAll(/<(g|x|pc)((?: [\w:.-]+="[^"]*")+)(\/?)>/gu, (_, name: string, list: string, end: string) => {
      const id = / id="[^"]*"/u.exec(list)?.[0] ?? ''
      return `<${name}${id}${end}>`
    }),
  'references for letters': (text) => text.replaceAll(/[äöüß]/gu, (letter) => `&#${letter.codePointAt(0)};`),
  'sections of text': (text) => text.replaceAll(/(<target[^>]*>)([^<&]+)(<\/target>)/gu, '$1<![CDATA[$2]]>$3'),
  'languages with a region': (text) =>
    text
      .replace(/(srcLang|source-language)="de"/u, '$1="de-DE"')
      .replace(/(trgLang|target-language)="en"/u, '$1="en-US"'),
  'decomposed letters': (text) => text.replaceAll(/<source[^>]*>[^\n]*?<\/source>/gu, (line) => line.normalize('NFD')),
  'foreign attributes': (text) =>
    text
      .replace(/<xliff /u, '<xliff xmlns:tool="urn:tool" ')
      .replaceAll(/<(trans-unit|unit) /gu, '<$1 tool:seen="yes" '),
  'a comment in front': (text) => text.replace(/\n/u, '\n<!-- saved by a tool -->\n'),
  'no declaration': (text) => text.replace(/^<\?xml[^>]*\?>\n/u, ''),
  'spaces for a hard space': (text) =>
    text.replaceAll(/<source[^>]*>[^\n]*?<\/source>/gu, (line) => line.replaceAll('\u00a0', ' ')),
  'segments marked': (text) =>
    text.replaceAll(
      /<trans-unit ([\s\S]*?)<source>([^\n]*)<\/source>(\n *)(<target[^>]*>)([^\n]*)<\/target>/gu,
      (whole, head: string, source: string, space: string, tag: string, target: string) =>
        head.includes('<trans-unit') || head.includes('</trans-unit>')
          ? whole
          : `<trans-unit ${head}<source>${source}</source>${space}<seg-source><mrk mtype="seg" mid="0">${source}</mrk></seg-source>${space}${tag}<mrk mtype="seg" mid="0">${target}</mrk></target>`,
    ),
  'indented inside text': (text) =>
    text.replaceAll(
      /(<(source|target)(?=[ >])[^>]*>)([^\n]*?)(<\/\2>)/gu,
      (_, open: string, _name: string, inner: string, close: string) =>
        inner === '' || inner.includes('<![CDATA[')
          ? open + inner + close
          : open +
            inner
              .replace(/^(?=<)/u, '\n            ')
              .replace(/(?<=>)$/u, '\n          ')
              .replaceAll(/><(?!\/source|\/target)/gu, '>\n            <') +
            close,
    ),
  'separate ends': (text) =>
    text.replaceAll(
      /<pc id="(q[^"]*)"[^>]*>([^<]*)<\/pc>/gu,
      '<sc id="$1" type="quote"/>$2<ec startRef="$1" type="quote"/>',
    ),
}

/** Spaces that stand in no element, as offsets, each between two pieces that hold a word. */
const looseSpaces = (xml: string): readonly number[] => {
  const found: number[] = []
  let depth = 0
  for (const match of xml.matchAll(/<(\/?)[^>]*?(\/?)>| /gu)) {
    if (match[0] !== ' ') depth += match[2] === '/' ? 0 : match[1] === '/' ? -1 : 1
    else if (depth === 0) {
      const words = (part: string): boolean => isLetter.test(part.replaceAll(/<[^>]*>|&[^;]*;/gu, ''))
      if (words(xml.slice(0, match.index)) && words(xml.slice(match.index))) found.push(match.index)
    }
  }
  return found
}

/** A sentence and its translation cut at the same word; null where they cannot be. */
const cutBoth = (
  source: string,
  target: string,
  random: Random,
): readonly [source: readonly [string, string], target: readonly [string, string]] | null => {
  const inSource = looseSpaces(source)
  const inTarget = looseSpaces(target)
  if (inSource.length === 0 || inSource.length !== inTarget.length) return null
  const at = random.below(inSource.length)
  const cut = (text: string, offset: number): readonly [string, string] => [
    text.slice(0, offset + 1),
    text.slice(offset + 1),
  ]
  return [cut(source, inSource[at] ?? 0), cut(target, inTarget[at] ?? 0)]
}

/** What a tool does that cuts sentences anew. Where a person's target stood already it would be work of both sides. */
const resegmenting: Readonly<Record<string, Manner>> = {
  'a sentence cut in two': (text, random) =>
    text
      .replaceAll(
        /( *)<segment id="([^"]*)"([^>]*)>\n *<source>([^\n]*)<\/source>\n *<target>([^\n]*)<\/target>\n *<\/segment>/gu,
        (whole, space: string, id: string, rest: string, source: string, target: string) => {
          const cut = random.chance(0.5) ? cutBoth(source, target, random) : null
          if (cut === null) return whole
          const [sources, targets] = cut
          return [0, 1]
            .map(
              (index) =>
                `${space}<segment id="${id}${index === 0 ? '' : 'x'}"${rest}>\n${space}  <source>${sources[index]}</source>\n${space}  <target>${targets[index]}</target>\n${space}</segment>`,
            )
            .join('\n')
        },
      )
      .replaceAll(
        /<source>([^\n]*)<\/source>(\n *)(<target state="translated"[^>]*>)([^\n]*)<\/target>/gu,
        (whole, source: string, space: string, tag: string, target: string) => {
          const cut = random.chance(0.5) ? cutBoth(source, target, random) : null
          if (cut === null) return whole
          const marked = (pieces: readonly string[]): string =>
            pieces.map((piece, index) => `<mrk mtype="seg" mid="${index}">${piece}</mrk>`).join('')
          return `<source>${source}</source>${space}<seg-source>${marked(cut[0])}</seg-source>${space}${tag}${marked(cut[1])}</target>`
        },
      ),
  'two sentences joined': (text, random) =>
    text.replaceAll(
      /<source>([^\n]*)<\/source>\n *<target>([^\n]*)<\/target>\n *<\/segment>\n *<ignorable>\n *<source>([^\n]*)<\/source>\n *<\/ignorable>\n *<segment [^>]*>\n *<source>([^\n]*)<\/source>\n *<target>([^\n]*)<\/target>/gu,
      (whole, s1: string, t1: string, gap: string, s2: string, t2: string) =>
        random.chance(0.5) ? `<source>${s1}${gap}${s2}</source>\n<target>${t1}${gap}${t2}</target>` : whole,
    ),
}

/** Blocks of a file in another order: 2.x units, 1.2 groups. */
const shuffled: Manner = (text, random) => {
  const pattern = /^ {4}<unit [\s\S]*?^ {4}<\/unit>\n|^ {6}<group [\s\S]*?^ {6}<\/group>\n/gmu
  const blocks = text.match(pattern) ?? []
  const order = blocks.map((block) => ({ block, at: random.below(1000) })).toSorted((a, b) => a.at - b.at)
  let next = 0
  return text.replaceAll(pattern, () => order[next++]?.block ?? '')
}

/** Without the hashes a target that differs from the record's cannot be told from work of both sides. */
const needHashes: ReadonlySet<string> = new Set(['hashes dropped', 'metadata dropped'])

const encodings: readonly XmlEncoding[] = ['utf-8', 'utf-8', 'utf-8', 'utf-16le', 'utf-16be']

const encoded = (text: string, encoding: XmlEncoding, mark: boolean): Uint8Array => {
  const declared = encoding === 'utf-8' ? text : text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
  return encodeXml({
    text: mark || encoding !== 'utf-8' ? `\ufeff${declared.replace(/^\ufeff/u, '')}` : declared,
    encoding,
  })
}

interface Draft {
  readonly lines: string[]
  readonly random: Random
  /** Sentences that were translated. */
  readonly done: readonly Sentence[]
  readonly all: readonly Sentence[]
  readonly isOld: boolean
}

type Make = (draft: Draft) => Fault | null

const quoteTag = /<(pc|g) id="(q[a-z2-7]+\.\d+)"[^>]*>([^<]*)<\/\1>/u
const endTag = /<(?:sc|ec|x) (?:id|startRef)="(q[a-z2-7]+\.\d+)(?:-close)?"[^>]*\/>/u
const markupTag = /<(pc|g) id="(c\d+)"[^>]*>([^<]*)<\/\1>/u

const about = (merge: Merge, test: (verdict: Merge['verdicts'][number]) => boolean): boolean =>
  merge.verdicts.some(test)

const targetLine = (lines: readonly string[], { source, target }: Sentence): string =>
  target === null ? ((lines[source] ?? '').split('\n')[1] ?? '') : (lines[target] ?? '')

const setTargetLine = (lines: string[], { source, target }: Sentence, line: string): void => {
  if (target === null) lines[source] = `${(lines[source] ?? '').split('\n')[0] ?? ''}\n${line}`
  else lines[target] = line
}

/** Changes the target of a translated sentence that `pattern` finds something in. */
const inTarget =
  (
    name: string,
    pattern: RegExp,
    change: (match: RegExpExecArray) => string,
    verdicts: readonly string[],
    idAt: number,
  ): Make =>
  ({ lines, random, done }) => {
    const sentence = random.pick(done.filter((one) => pattern.test(targetLine(lines, one))))
    if (sentence === undefined) return null
    const line = targetLine(lines, sentence)
    const match = pattern.exec(line)
    if (match === null) return null
    setTargetLine(
      lines,
      sentence,
      line.replace(match[0], () => change(match)),
    )
    const id = match[idAt] ?? ''
    return {
      name,
      refusesFile: false,
      isReported: (merge) =>
        about(
          merge,
          (verdict) =>
            verdicts.includes(verdict.verdict) &&
            (verdict.kind === 'quotation'
              ? verdict.occurrence === id
              : verdict.kind === 'code'
                ? verdict.code === id
                : sentence.element.startsWith(verdict.unit)),
        ),
    }
  }

const withSegment = (
  record: ArticleRecord,
  { element: id }: Sentence,
  change: (segment: SegmentRecord) => SegmentRecord,
): ArticleRecord => ({
  ...record,
  units: record.units.map((unit) => ({
    ...unit,
    parts: unit.parts.map((part) =>
      part.kind === 'segment' && (`${unit.id} ${part.id}` === id || `${unit.id}.${part.id}` === id)
        ? change(part)
        : part,
    ),
  })),
})

const faults: Readonly<Record<string, Make>> = {
  'code lost': inTarget('code lost', quoteTag, (match) => match[3] ?? '', ['missing'], 2),
  'code doubled': inTarget('code doubled', quoteTag, (match) => match[0] + match[0], ['duplicated'], 2),
  'code renamed': inTarget(
    'code renamed',
    quoteTag,
    (match) => match[0].replaceAll(match[2] ?? '', 'qzzzzzzzz.9'),
    ['missing'],
    2,
  ),
  'one end lost': inTarget('one end lost', endTag, () => '', ['half', 'missing'], 1),
  'one end doubled': inTarget('one end doubled', endTag, (match) => match[0] + match[0], ['duplicated'], 1),
  'formatting lost': inTarget('formatting lost', markupTag, (match) => match[3] ?? '', ['lost'], 2),
  'formatting doubled': inTarget('formatting doubled', markupTag, (match) => match[0] + match[0], ['duplicated'], 2),
  'tags as text': inTarget(
    'tags as text',
    quoteTag,
    (match) => match[0].replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ['refused'],
    2,
  ),
  'a code in the wrong place': ({ lines, random, done }) => {
    // Out of the quotation it stands in.
    const nested = /(<(?:pc|g) id="q[^>]*>[^<]*)(<(pc|g) id="(q[a-z2-7]+\.\d+)"[^>]*>[^<]*<\/\3>)([^<]*<\/(?:pc|g)>)/u
    const sentence = random.pick(done.filter((one) => nested.test(targetLine(lines, one))))
    if (sentence === undefined) return null
    const line = targetLine(lines, sentence)
    const id = nested.exec(line)?.[4] ?? ''
    setTargetLine(lines, sentence, line.replace(nested, '$1$5$2'))
    return {
      name: 'a code in the wrong place',
      refusesFile: false,
      isReported: (merge) =>
        about(
          merge,
          (verdict) => verdict.verdict === 'crossed' && verdict.kind === 'quotation' && verdict.occurrence === id,
        ),
    }
  },
  'a code in another block': ({ lines, random, done }) => {
    const from = random.pick(done.filter((one) => quoteTag.test(targetLine(lines, one))))
    const blockOf = (one: Sentence): string => one.unit.split('.')[0] ?? ''
    const to = random.pick(done.filter((one) => from !== undefined && blockOf(one) !== blockOf(from)))
    if (from === undefined || to === undefined) return null
    const [code = '', , id = '', inner = ''] = quoteTag.exec(targetLine(lines, from)) ?? []
    setTargetLine(
      lines,
      from,
      targetLine(lines, from).replace(code, () => inner),
    )
    setTargetLine(
      lines,
      to,
      targetLine(lines, to).replace('</target>', () => `${code}</target>`),
    )
    return {
      name: 'a code in another block',
      refusesFile: false,
      isReported: (merge) =>
        about(merge, (one) => one.kind === 'quotation' && one.verdict === 'moved' && one.occurrence === id) &&
        about(merge, (one) => one.kind === 'quotation' && one.verdict === 'missing' && one.occurrence === id),
    }
  },
  'source edited': ({ lines, random, done }) => {
    const sentence = random.pick(done)
    if (sentence === undefined) return null
    const [line = '', rest] = (lines[sentence.source] ?? '').split('\n')
    lines[sentence.source] = `${line.replace('</source>', ' Zusatz.</source>')}${rest === undefined ? '' : `\n${rest}`}`
    return {
      name: 'source edited',
      refusesFile: false,
      isReported: (merge) =>
        about(
          merge,
          (one) =>
            one.kind === 'segment' &&
            ['source-changed', 'source-edited', 'unit-unknown'].includes(one.verdict) &&
            sentence.unit.startsWith(one.unit),
        ),
    }
  },
  'punctuation of the source edited': ({ lines, random, done }) => {
    const sentence = random.pick(done.filter((one) => (lines[one.source] ?? '').includes('.</source>')))
    if (sentence === undefined) return null
    lines[sentence.source] = (lines[sentence.source] ?? '').replace('.</source>', '!</source>')
    return {
      name: 'punctuation of the source edited',
      refusesFile: false,
      isReported: (merge) =>
        about(merge, (one) => one.verdict === 'source-edited' && sentence.unit.startsWith(one.unit)),
    }
  },
  'unit removed': ({ lines, random, all }) => {
    const sentence = random.pick(all)
    if (sentence === undefined) return null
    const name = sentence.unit
    const start = lines.findIndex((line) => line.includes(` id="${name}"`) && /<(?:trans-unit|unit) /u.test(line))
    const end = lines.findIndex((line, index) => index > start && /<\/(?:trans-unit|unit)>/u.test(line))
    for (let index = start; index <= end; index++) lines[index] = ''
    return {
      name: 'unit removed',
      refusesFile: false,
      isReported: (merge) =>
        about(
          merge,
          (one) =>
            (one.verdict === 'unit-missing' && one.unit === name.split('.')[0]) ||
            (one.verdict === 'segment-missing' &&
              one.kind === 'segment' &&
              `${one.unit}.${one.segment ?? ''}` === name),
        ),
    }
  },
  'unit made up': ({ lines, random, all, isOld }) => {
    const sentence = random.pick(all)
    if (sentence === undefined) return null
    const start = lines.findIndex((line) => /<(?:trans-unit|unit) /u.test(line))
    const body = '<source>Neu hier im Text.</source><target>New in here.</target>'
    lines[start] =
      `${isOld ? `<trans-unit id="zz">${body}</trans-unit>` : `<unit id="zz"><segment>${body}</segment></unit>`}\n${lines[start]}`
    return {
      name: 'unit made up',
      refusesFile: false,
      isReported: (merge) =>
        about(merge, (one) => one.verdict === 'unit-unknown' && one.kind === 'segment' && one.text === 'New in here.'),
    }
  },
  'markup of another version': ({ lines, random, done, isOld }) => {
    const sentence = random.pick(done)
    if (sentence === undefined) return null
    const line = targetLine(lines, sentence)
    const wrong = isOld ? '<pc id="1">oh</pc>' : '<g id="1">oh</g>'
    setTargetLine(lines, sentence, line.replace('</target>', `${wrong}</target>`))
    return {
      name: 'markup of another version',
      refusesFile: false,
      isReported: (merge) => about(merge, (one) => one.verdict === 'refused' && sentence.unit.startsWith(one.unit)),
    }
  },
  'a locked sentence changed': ({ lines, random, all }) => {
    const sentence = random.pick(
      all.filter((one) => one.isLocked && one.target !== null && isLetter.test(innerOf(lines[one.target] ?? ''))),
    )
    if (sentence === undefined) return null
    const line = targetLine(lines, sentence)
    setTargetLine(
      lines,
      sentence,
      line.replace(innerOf(line), () => translatedXml(innerOf(line))),
    )
    return {
      name: 'a locked sentence changed',
      refusesFile: false,
      isReported: (merge) => about(merge, (one) => one.verdict === 'locked' && sentence.unit.startsWith(one.unit)),
    }
  },
  'changed on both sides': ({ random, done }) => {
    const sentence = random.pick(done)
    if (sentence === undefined) return null
    return {
      name: 'changed on both sides',
      refusesFile: false,
      meanwhile: (record) =>
        withSegment(record, sentence, (segment) => ({
          ...segment,
          target: [{ kind: 'text', text: 'Somebody else wrote this.' }],
          state: 'reviewed',
          origin: { kind: 'human', person: 'Ada Muster' },
        })),
      isReported: (merge) =>
        about(merge, (one) => one.verdict === 'conflict' && sentence.unit.startsWith(one.unit)) &&
        // Nothing was overwritten, and what came back is kept beside it.
        merge.record.units.some((unit) =>
          unit.parts.some(
            (part) =>
              part.kind === 'segment' &&
              part.proposals.some(({ type }) => type === 'conflict') &&
              contentKey(part.target ?? []) === contentKey([{ kind: 'text', text: 'Somebody else wrote this.' }]),
          ),
        ),
    }
  },
  'the article changed meanwhile': ({ random, done }) => {
    const sentence = random.pick(done)
    if (sentence === undefined) return null
    return {
      name: 'the article changed meanwhile',
      refusesFile: false,
      meanwhile: (record) =>
        withSegment(record, sentence, (segment) => ({
          ...segment,
          source: [...segment.source, { kind: 'text', text: ' Und noch etwas.' }],
          target: null,
          state: 'initial',
          origin: null,
        })),
      isReported: (merge) =>
        about(merge, (one) => one.verdict === 'source-changed' && sentence.unit.startsWith(one.unit)),
    }
  },
  'cut off': ({ lines, random }) => {
    const keep = 3 + random.below(Math.max(1, lines.length - 4))
    lines.splice(keep)
    return { name: 'cut off', refusesFile: true, isReported: () => false }
  },
  'another language': ({ lines }) => {
    for (const [index, line] of lines.entries())
      lines[index] = line.replace(/(trgLang|target-language)="[^"]*"/u, '$1="ja"')
    return { name: 'another language', refusesFile: true, isReported: () => false }
  },
  'another article': ({ lines }) => {
    for (const [index, line] of lines.entries())
      lines[index] = line
        .replace(/original="[^"]*"/u, 'original="other.de.txt"')
        .replace(/<file id="[^"]*"/u, '<file id="other"')
        .replaceAll(/<(trans-unit|unit|group) id="b[^"]*"/gu, `<$1 id="z${index}"`)
        .replaceAll(/ resname="[^"]*"/gu, '')
    return { name: 'another article', refusesFile: true, isReported: () => false }
  },
}

export const faultNames: readonly string[] = Object.keys(faults)

const style = houseStyleFor('en-US')

/**
 * Lets the tool work on a hand-off of the record.
 *
 * @param fault the fault it makes; null: it works as it should
 * @returns null when the record has nothing to make this fault with
 */
export const letToolWork = (record: ArticleRecord, random: Random, fault: string | null): Work | null => {
  const name = random.pick([...profiles.keys()]) ?? 'xliff12'
  const profile = profiles.get(name)
  if (profile === undefined) return null
  const { document } = exportXliff(record, { profile, style, limits: random.chance(0.3) ? { headline: 60 } : {} })
  const lines = serializeXliff(document).split('\n')
  const all = sentencesOf(lines)
  const done = all.filter(
    (one) =>
      !one.isLocked &&
      isLetter.test(innerOf(lines[one.source] ?? '').replaceAll(/<[^>]*>/gu, '')) &&
      (fault !== null || random.chance(0.6)),
  )
  const saysState = random.chance(0.7)
  for (const one of done) writeTarget(lines, one, translatedXml(innerOf(lines[one.source] ?? '')), saysState)
  const made =
    fault === null ? null : (faults[fault]?.({ lines, random, done, all, isOld: profile.version === '1.2' }) ?? null)
  if (fault !== null && made === null) return null

  const translated = new Set(done.map(({ element: id }) => id))
  const isDone = (unit: string, segment: string): boolean =>
    translated.has(`${unit} ${segment}`) || translated.has(`${unit}.${segment}`)
  const expected = new Map(
    record.units.map((unit) => [
      unit.id as string,
      contentKey(
        normaliseContent(
          unit.parts.flatMap((part) =>
            part.kind === 'gap'
              ? (part.target ?? part.source)
              : isDone(unit.id, part.id)
                ? translatedContent(part.source)
                : (part.target ?? []),
          ),
        ),
      ),
    ]),
  )
  const hasTargets = record.units.some((unit) =>
    unit.parts.some((part) => part.kind === 'segment' && part.target !== null),
  )
  let text = lines.join('\n')
  const early: string[] = []
  if (fault === null) {
    for (const [manner, rewrite] of Object.entries(hasTargets ? {} : resegmenting)) {
      if (!random.chance(0.15)) continue
      early.push(manner)
      text = rewrite(text, random)
    }
    if (random.chance(0.15)) {
      early.push('blocks in another order')
      text = shuffled(text, random)
    }
  }
  const possible = Object.keys(manners).filter(
    (manner) => (!hasTargets || !needHashes.has(manner)) && !(early.length > 0 && manner === 'segments marked'),
  )
  const chosen = possible.filter(() => random.chance(fault === null ? 0.2 : 0.05))
  for (const manner of chosen) text = manners[manner]?.(text, random) ?? text
  const encoding = chosen.includes('no declaration') ? 'utf-8' : (random.pick(encodings) ?? 'utf-8')
  return {
    file: encoded(text, encoding, random.chance(0.2)),
    expected,
    fault: made,
    manners: [...early, ...chosen, encoding],
    profile: name,
  }
}

/** What the import makes of the tool's work: null when all is as it must be, else what is wrong. */
export const judgeWork = (record: ArticleRecord, work: Work): string | null => {
  const { fault } = work
  let merge: Merge
  try {
    merge = mergeReturned(fault?.meanwhile?.(record) ?? record, readXliff(work.file))
  } catch (error) {
    if (!(error instanceof GoosefootError)) return `threw ${String(error)}`
    return fault?.refusesFile === true ? null : `refused: ${error.code} ${error.message}`
  }
  if (fault !== null) {
    if (fault.refusesFile) return 'was not refused'
    return fault.isReported(merge)
      ? null
      : `not reported; said: ${JSON.stringify([...new Set(merge.verdicts.map(({ verdict }) => verdict))])}`
  }
  const errors = merge.verdicts.filter(({ severity }) => severity !== 'info')
  if (errors.length > 0) return `complained: ${JSON.stringify(errors[0])}`
  for (const unit of merge.record.units) {
    const text = contentKey(
      normaliseContent(unit.parts.flatMap((part) => part.target ?? (part.kind === 'gap' ? part.source : []))),
    )
    if (text !== work.expected.get(unit.id))
      return `unit ${unit.id}: ${text} instead of ${work.expected.get(unit.id) ?? ''}`
  }
  return mergeReturned(merge.record, readXliff(work.file)).changed ? 'changed something the second time' : null
}
