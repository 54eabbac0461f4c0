/**
 * "Translation" by a seeded lexicon: every word of the German becomes words of the target language by its hash.
 *
 * It is no translation and is used by tests only. What holds: the same input gives the same output; numbers, addresses,
 * placeholders and tags stay; marks become those of the target language; no word of the German stays but names and
 * abbreviations in capitals; the script is the target's; the length changes as between languages.
 */
import { type FragmentNode, parseFragment, textNode, writeFragment } from './fragment.ts'
import { baseOf } from './languages.ts'
import { fraction, hash } from './random.ts'
import { writeName } from './scripts.ts'
import { type Typography, typographyOf } from './typography.ts'
import { characters, known, properNames, words } from './words.ts'

export interface LexiconOptions {
  /** The text is a fragment of XML. */
  readonly xml: boolean
  readonly seed?: number
  /** Terms of a glossary, source to target; the longest match wins, within one run of text, whatever the case. */
  readonly glossary?: ReadonlyMap<string, string>
  /** Elements whose text is not translated. */
  readonly ignoredTags?: ReadonlySet<string>
}

/**
 * @param code a code of the wire, e.g. `EN-GB`
 * @throws {FragmentError} when `xml` is set and the text is not well-formed
 */
export const translateStandIn = (text: string, code: string, options: LexiconOptions): string => {
  const writer = new Writer(code.toUpperCase(), options)
  const finish = code.toUpperCase() === 'EN-US' ? pointsInside : (target: string): string => target
  if (!options.xml) return finish(writer.run(text))
  const walk = (nodes: readonly FragmentNode[]): FragmentNode[] =>
    nodes.map((node) => {
      switch (node.kind) {
        case 'text':
          return textNode(writer.run(node.text))
        case 'element':
          return options.ignoredTags?.has(node.name) ? node : { ...node, children: walk(node.children) }
        case 'opaque':
          return node
        default:
          return node satisfies never
      }
    })
  return finish(writeFragment(walk(parseFragment(text))))
}

/**
 * As `translateStandIn` for what lenient tag handling takes though it is not well-formed: whatever looks like a tag
 * stays as it is, the text between is translated.
 */
export const translateLoosely = (text: string, code: string, options: Omit<LexiconOptions, 'xml'>): string => {
  const writer = new Writer(code.toUpperCase(), { ...options, xml: false })
  return text
    .split(/(<\/?[\p{L}_:][^<>]*>)/u)
    .map((piece, at) => (at % 2 === 1 ? piece : writer.run(piece)))
    .join('')
}

/** American usage: the comma and the stop stand before the closing marks, and so inside their tags. */
const pointsInside = (target: string): string =>
  target.replace(/(?<=[\p{L}\p{N}])(’?(?:<\/[qg]>)?”(?:<\/[qg]>)*)([,.])(?![\p{L}\p{N}])/gu, '$2$1')

/** Addresses, handles, placeholders: what a machine reads stays letter by letter. */
const kept = new RegExp(
  [
    String.raw`[a-z][a-z0-9+.\-]*://[^\s<>"„“”»«]+`,
    String.raw`www\.[^\s<>"„“”»«]+`,
    String.raw`[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+`,
    String.raw`(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]+`,
    String.raw`(?<![\p{L}\p{N}])[a-z\d\-]+(?:\.[a-z\d\-]+)*\.(?:com|org|net|de|at|ch|eu|info|gov|uk|fr)(?![\p{L}\p{N}])(?:/[^\s<>"„“”»«]*)?`,
    String.raw`\{\{[^{}<>]{0,60}\}\}|\{[^{}\s]*\}|%(?:\d+\$)?[sd]`,
  ].join('|'),
  'giu',
)
/** Without one of these there is nothing of that kind. */
const mayKeep = /[@#{%]|:\/\/|www|\.[a-z]/iu
const token = new RegExp(
  [
    String.raw`(?<number>\p{N}+(?:[.,:/’'\u00a0\u202f](?=\p{N})\p{N}+)*)`,
    String.raw`(?<word>[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*)`,
    String.raw`(?<space>\s+)`,
    String.raw`(?<other>.)`,
  ].join('|'),
  'uy',
)

/** What closes a mark of the source; German and its neighbours, ASCII too. */
const closers: ReadonlyMap<string, string> = new Map([
  ['„', '“”"'],
  ['“', '”'],
  ['»', '«'],
  ['«', '»'],
  ['‚', '‘’'],
  ['‘', '’'],
  ['›', '‹'],
  ['‹', '›'],
  ['"', '"“”'],
  ['”', '”'],
])
const anyMark = /^[„“”»«‚‘’›‹"]$/u
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，？！：；「」『』“”‘’]$/u
const sentenceEnd = /[.!?:…]/u

/** A text as a pattern that matches nothing else. */
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')

/** How long a translation is, in letters of German. */
const growth: Readonly<Record<string, number>> = { zh: 0.32, ja: 0.42, ko: 0.5, he: 0.8, ar: 0.85, fr: 1.08, fi: 1.05 }

/** Words once made, so that a server under load spends its time waiting and not inventing. */
const invented = new Map<string, string>()
const mostInvented = 200_000

/** The words of one text, written one after the other; marks open in one run may close in a later one. */
class Writer {
  readonly #code: string
  readonly #base: string
  readonly #seed: number
  readonly #typography: Typography
  readonly #glossary: readonly (readonly [RegExp, string])[]
  readonly #open: string[] = []
  #atStart = true
  #last = ''

  constructor(code: string, options: LexiconOptions) {
    this.#code = code
    this.#base = baseOf(code)
    this.#seed = options.seed ?? 0
    this.#typography = typographyOf(code)
    this.#glossary = [...(options.glossary ?? [])]
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
      .map(([source, target]) => [new RegExp(`${literal(source)}(?![\\p{L}\\p{N}])`, 'iuy'), target] as const)
  }

  run(text: string): string {
    let result = ''
    const put = (piece: string): void => {
      result += piece
      if (piece !== '') this.#last = piece
    }
    const machine = mayKeep.test(text) ? [...text.matchAll(kept)] : []
    for (let at = 0; at < text.length; ) {
      const next = machine[0]
      if (next?.index === at) {
        machine.shift()
        put(next[0])
        at += next[0].length
        this.#atStart = false
        continue
      }
      const term = /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') ? null : this.#termAt(text, at)
      if (term && at + term.length <= (next?.index ?? text.length)) {
        put(term.target)
        at += term.length
        this.#atStart = false
        continue
      }
      token.lastIndex = at
      const found = token.exec(next ? text.slice(0, next.index) : text)
      if (!found) break
      at += found[0].length
      const { number, word, space, other } = found.groups ?? {}
      if (number !== undefined) {
        put(number)
        this.#atStart = false
      } else if (word !== undefined) put(this.#word(word))
      else if (space !== undefined) put(this.#typography.dense && cjk.test(this.#last) ? '' : space)
      else put(this.#mark(other ?? '', text[at - 2] ?? this.#last.slice(-1), text[at] ?? ''))
    }
    return result
  }

  #termAt(text: string, at: number): { readonly target: string; readonly length: number } | null {
    for (const [pattern, target] of this.#glossary) {
      pattern.lastIndex = at
      const found = pattern.exec(text)
      if (found) return { target, length: found[0].length }
    }
    return null
  }

  #word(word: string): string {
    const isStart = this.#atStart
    this.#atStart = false
    if (this.#base === 'de') return this.#code === 'DE-CH' ? word.replaceAll('ß', 'ss') : word
    if (/^\p{Lu}{2,5}$/u.test(word)) return word
    if (properNames.has(word)) return writeName(word, this.#base)
    const low = word.toLowerCase()
    const target = known[this.#base]?.[low] ?? this.#remembered(low)
    return isStart && /^\p{Lu}/u.test(word) ? target.charAt(0).toUpperCase() + target.slice(1) : target
  }

  #remembered(word: string): string {
    const salt = `${this.#seed} ${this.#code} ${word}`
    const found = invented.get(salt)
    if (found !== undefined) return found
    const target = this.#invent(word, salt)
    if (invented.size < mostInvented) invented.set(salt, target)
    return target
  }

  #invent(word: string, salt: string): string {
    const length = Array.from(word).length * (growth[this.#base] ?? 1) * (0.8 + 0.45 * fraction(salt))
    const script = characters.get(this.#code) ?? characters.get(this.#base.toUpperCase())
    if (script !== undefined) {
      const all = Array.from(script)
      const count = Math.max(1, Math.round(length))
      return Array.from({ length: count }, (_, n) => all[hash(`${salt} ${n}`) % all.length]).join('')
    }
    const list = words.get(this.#base) ?? words.get('en') ?? []
    const longest = Math.max(...list.map((entry) => entry.length))
    const parts: string[] = []
    let left = Math.max(1, Math.round(length))
    while (left > 0 && parts.length < 12) {
      const part = pick(list, Math.min(left, longest), word, `${salt} ${parts.length}`)
      parts.push(part)
      left -= part.length + 1
      if (left < 3) break
    }
    return parts.join(' ')
  }

  #mark(character: string, before: string, after: string): string {
    // "28. Februar" is no end of a sentence.
    if (sentenceEnd.test(character) && !(character === '.' && /\p{N}/u.test(before))) this.#atStart = true
    if (!anyMark.test(character)) return this.#typography.punctuation[character] ?? character
    const top = this.#open.at(-1)
    const { marks, inner } = this.#typography
    const pair = (depth: number): readonly [string, string] => marks[depth % 2 === 0 ? 0 : 1] ?? marks[0]
    const space = (depth: number): string => (depth % 2 === 0 ? inner : '')
    const opensWord = /[\p{L}\p{N}[(…„»‚›]/u.test(after) && !/[\p{L}\p{N}.,!?]/u.test(before)
    if (
      top !== undefined &&
      closers.get(top)?.includes(character) &&
      !(character === '"' && opensWord && top !== '"')
    ) {
      this.#open.pop()
      return space(this.#open.length) + pair(this.#open.length)[1]
    }
    if (character === '’' || (character === '‘' && !opensWord)) return '’'
    if ('„‚'.includes(character) || opensWord || after === '') {
      // A mark at the end of a run opens in front of a tag when it stands behind space, and closes otherwise.
      if (after !== '' || before === '' || /\s/u.test(before)) {
        this.#open.push(character)
        return pair(this.#open.length - 1)[0] + space(this.#open.length - 1)
      }
    }
    return space(0) + pair(0)[1]
  }
}

/** A word of about `length` letters that is not the German one. */
const pick = (list: readonly string[], length: number, german: string, salt: string): string => {
  for (let slack = 0; slack <= 40; slack++) {
    const near = list.filter((entry) => Math.abs(entry.length - length) <= slack && entry !== german)
    const found = near[hash(salt) % Math.max(1, near.length)]
    if (found !== undefined) return found
  }
  return '…'
}
