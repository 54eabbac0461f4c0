import { isLetter } from './tool-sentences.fixture.ts'
import type { Random } from './tool-sentences.fixture.ts'

/** What the simulated tool does to a file without changing what it says. */

export type Manner = (text: string, random: Random) => string

const element = (name: string): RegExp => new RegExp(`<${name}(?=[\\s>])[^>]*>`, 'gu')

/** How tools rewrite a file without changing what it says. */
export const manners: Readonly<Record<string, Manner>> = {
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
export const resegmenting: Readonly<Record<string, Manner>> = {
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
export const shuffled: Manner = (text, random) => {
  const pattern = /^ {4}<unit [\s\S]*?^ {4}<\/unit>\n|^ {6}<group [\s\S]*?^ {6}<\/group>\n/gmu
  const blocks = text.match(pattern) ?? []
  const order = blocks.map((block) => ({ block, at: random.below(1000) })).toSorted((a, b) => a.at - b.at)
  let next = 0
  return text.replaceAll(pattern, () => order[next++]?.block ?? '')
}

/** Without the hashes a target that differs from the record's cannot be told from work of both sides. */
export const needHashes: ReadonlySet<string> = new Set(['hashes dropped', 'metadata dropped'])
