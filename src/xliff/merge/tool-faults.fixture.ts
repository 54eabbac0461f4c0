import { contentKey } from '../../article/content.ts'
import type { ArticleRecord, SegmentRecord } from '../../article/types.ts'
import { innerOf, isLetter, setTargetLine, targetLine, translatedXml } from './tool-sentences.fixture.ts'
import type { Random, Sentence } from './tool-sentences.fixture.ts'
import type { Merge } from './types.ts'

/** What the simulated tool does wrong, and how the import must say so. */

export interface Fault {
  readonly name: string
  /** True when the import said what happened. */
  readonly isReported: (merge: Merge) => boolean
  /** True when the file as a whole must be refused. */
  readonly refusesFile: boolean
  /** What happened to the record while the file was away. */
  readonly meanwhile?: (record: ArticleRecord) => ArticleRecord
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

export const faults: Readonly<Record<string, Make>> = {
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
