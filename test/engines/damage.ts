/**
 * What users report that engines do to tagged text, as pure functions of a seed (design note engines.md, section 15). Each
 * changes one place of an answer; null where there is no place for it.
 */
export type DamageKind =
  | 'pair-emptied'
  | 'mark-moved'
  | 'placeholder-moved'
  | 'pair-duplicated'
  | 'mark-dropped'
  | 'marks-mixed'
  | 'marks-foreign'
  | 'white-space'
  | 'entities'
  | 'attributes'
  | 'sentence-lost'
  | 'reported'
  | 'exchanged'
  | 'invisible'

export const damageKinds: readonly DamageKind[] = [
  'pair-emptied',
  'mark-moved',
  'placeholder-moved',
  'pair-duplicated',
  'mark-dropped',
  'marks-mixed',
  'marks-foreign',
  'white-space',
  'entities',
  'attributes',
  'sentence-lost',
  'reported',
  'exchanged',
  'invisible',
]

type Change = (source: string, target: string, seed: number) => string | null

/** Damages an answer: `source` is what was sent, `target` what an engine without faults would return. */
export const damageAnswer = (kind: DamageKind, source: string, target: string, seed: number): string | null => {
  const damaged = changes[kind](source, target, seed)
  return damaged === target ? null : damaged
}

const pick = <One>(list: readonly One[], seed: number): One | null => list[seed % Math.max(1, list.length)] ?? null

interface Pair {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly inner: string
  readonly close: string
  readonly innerStart: number
}

/** Elements of the named tags, nested ones too. */
const pairs = (wire: string, names: string): readonly Pair[] => {
  const found: Pair[] = []
  const stack: { readonly at: number; readonly name: string; readonly tag: string }[] = []
  for (const tag of wire.matchAll(/<(\/?)([sqgx])(?: i="\d+")?>/gu)) {
    const [whole, slash, name = ''] = tag
    if (slash === '') stack.push({ at: tag.index, name, tag: whole })
    else {
      const open = stack.pop()
      if (open === undefined || !names.includes(name)) continue
      const innerStart = open.at + open.tag.length
      found.push({
        start: open.at,
        end: tag.index + whole.length,
        open: open.tag,
        inner: wire.slice(innerStart, tag.index),
        close: whole,
        innerStart,
      })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
const put = (wire: string, { start, end }: { readonly start: number; readonly end: number }, by: string): string =>
  wire.slice(0, start) + by + wire.slice(end)

const markClass = '["“”„‟«»‘’‚‹›「」『』]'
const openMark = new RegExp(`^${markClass}[\\s\\u00a0\\u202f]?`, 'u')
const closeMark = new RegExp(`[\\s\\u00a0\\u202f]?${markClass}$`, 'u')

const changes: Readonly<Record<DamageKind, Change>> = {
  'pair-emptied': (_, target, seed) => {
    const pair = pick(
      pairs(target, 'qg').filter(({ inner }) => /\p{L}/u.test(inner)),
      seed,
    )
    if (pair === null) return null
    switch (seed % 3) {
      case 0:
        return put(target, pair, `${pair.open}${pair.close}${pair.inner}`)
      case 1:
        return put(target, pair, `${pair.inner}${pair.open}${pair.close}`)
      default: {
        // The first word stays, the rest is outside.
        const word = /^\S+(?=\s)/u.exec(pair.inner)?.[0]
        if (word === undefined || word.includes('<')) return put(target, pair, `${pair.open}${pair.close}${pair.inner}`)
        return put(target, pair, `${pair.open}${word}${pair.close}${pair.inner.slice(word.length)}`)
      }
    }
  },
  'mark-moved': (_, target, seed) => {
    const pair = pick(
      pairs(target, 'q').filter(({ inner }) => openMark.test(inner) || closeMark.test(inner)),
      seed,
    )
    if (pair === null) return null
    const open = openMark.exec(pair.inner)?.[0] ?? ''
    const close = closeMark.exec(pair.inner)?.[0] ?? ''
    const bare = pair.inner.slice(open.length, pair.inner.length - close.length)
    switch (seed % 4) {
      case 0:
        return put(target, pair, `${open}${pair.open}${bare}${pair.close}${close}`)
      case 1:
        return put(target, pair, `${pair.open}${open}${bare}${pair.close}${close}`)
      case 2: {
        // The space in front of the tag is gone.
        const before = target.slice(0, pair.start)
        return before.endsWith(' ') ? before.trimEnd() + target.slice(pair.start) : null
      }
      default: {
        // Comma and mark pulled into the tag.
        const behind = target.slice(pair.end)
        return /^[,.]/u.test(behind)
          ? `${target.slice(0, pair.start)}${pair.open}${pair.inner}${behind.charAt(0)}${pair.close}${behind.slice(1)}`
          : put(target, pair, `${pair.open} ${pair.inner} ${pair.close}`)
      }
    }
  },
  'placeholder-moved': (_, target, seed) => {
    const pair = pick(pairs(target, 'x'), seed)
    if (pair === null) return null
    const without = put(target, pair, '')
    const sentence = target.lastIndexOf('<s ', pair.start)
    const at = sentence < 0 ? 0 : target.indexOf('>', sentence) + 1
    return without.slice(0, at) + target.slice(pair.start, pair.end) + without.slice(at)
  },
  'pair-duplicated': (_, target, seed) => {
    const pair = pick(pairs(target, 'qgx'), seed)
    if (pair === null) return null
    const cut = pair.inner.includes('<') ? -1 : pair.inner.indexOf(' ')
    switch (seed % 3) {
      case 0:
        return cut < 0
          ? put(target, pair, target.slice(pair.start, pair.end).repeat(2))
          : put(
              target,
              pair,
              `${pair.open}${pair.inner.slice(0, cut)}${pair.close} ${pair.open}${pair.inner.slice(cut + 1)}${pair.close}`,
            )
      case 1:
        return put(target, pair, target.slice(pair.start, pair.end).repeat(2))
      default:
        return target.slice(0, pair.end) + target.slice(pair.end).replace(/(?=<\/s>|$)/u, `${pair.open}${pair.close}`)
    }
  },
  'mark-dropped': (_, target, seed) => {
    const pair = pick(
      pairs(target, 'q').filter(({ inner }) => openMark.test(inner) || closeMark.test(inner)),
      seed,
    )
    if (pair === null) return null
    return put(target, pair, pair.open + pair.inner.replace(seed % 2 === 0 ? openMark : closeMark, '') + pair.close)
  },
  'marks-mixed': (_, target, seed) => {
    const pair = pick(
      pairs(target, 'q').filter(({ inner }) => openMark.test(inner) || closeMark.test(inner)),
      seed,
    )
    if (pair === null) {
      // Marks are invented around what a code marks.
      const code = pick(pairs(target, 'g'), seed)
      return code === null ? null : put(target, code, `${code.open}"${code.inner}”${code.close}`)
    }
    const bare = pair.inner.replace(openMark, '').replace(closeMark, '')
    switch (seed % 3) {
      case 0:
        return put(target, pair, `${pair.open}"${bare}”${pair.close}`)
      case 1:
        return put(target, pair, `"${pair.open}“${bare}"${pair.close}"`)
      default:
        return put(target, pair, `${pair.open}„${bare}"${pair.close}`)
    }
  },
  'marks-foreign': (_, target, seed) => {
    const pair = pick(
      pairs(target, 'q').filter(({ inner }) => openMark.test(inner) || closeMark.test(inner)),
      seed,
    )
    if (pair === null) return null
    const inner = pair.inner.replace(openMark, '„').replace(closeMark, '“')
    return put(target, pair, pair.open + inner + pair.close)
  },
  'white-space': (_, target, seed) => {
    const spaces = [...target.matchAll(/(?<=[^\s>]) (?=[^\s<])|(?<=>) (?=[^<])/gu)].map(({ index }) => index)
    const at = pick(spaces, seed)
    if (at === null) return null
    return target.slice(0, at) + (pick(['\n', '  ', ' \n '], seed) ?? '\n') + target.slice(at + 1)
  },
  entities: (_, target, seed) => {
    const pair = pick(
      pairs(target, 'q').filter(({ inner }) => openMark.test(inner) || closeMark.test(inner)),
      seed,
    )
    if (pair === null) return null
    const [open, close] = pick(
      [
        ['&quot;', '&quot;'],
        ['&amp;quot;', '&amp;quot;'],
        ['&quot;', '&quot;;'],
        ['&#34;', '&amp;#34;'],
      ] as const,
      seed,
    ) ?? ['&quot;', '&quot;']
    return put(target, pair, pair.open + pair.inner.replace(openMark, open).replace(closeMark, close) + pair.close)
  },
  attributes: (_, target, seed) => {
    const tags = [...target.matchAll(/<([sqgx]) i="(\d+)">/gu)]
    const tag = pick(tags, seed)
    if (tag === null) return null
    const [whole, name = '', id = ''] = tag
    const change = (by: string): string => target.slice(0, tag.index) + by + target.slice(tag.index + whole.length)
    switch (seed % 5) {
      case 0:
        return change(`<${name} id="${id}">`)
      case 1:
        return change(`<${name} i='${id}'>`)
      case 2:
        return change(`<${name.toUpperCase()} i="${id}">`)
      case 3:
        return target.replace(/<x i="(\d+)"><\/x>/u, '<x i="$1"/>')
      default:
        return change(`<${name} i="${Number(id) + 40}">`)
    }
  },
  'sentence-lost': (source, target, seed) => {
    const sentences = pairs(target, 's')
    const own = pairs(source, 's')
    const index = seed % Math.max(1, sentences.length)
    const sentence = sentences[index]
    if (sentence === undefined) return seed % 2 === 0 ? source : ''
    const next = sentences[index + 1]
    switch (seed % 4) {
      case 0:
        return put(target, sentence, '').trim()
      case 1:
        return put(target, sentence, `${sentence.open}${sentence.close}`)
      case 2:
        return put(target, sentence, `${sentence.open}${own[index]?.inner ?? ''}${sentence.close}`)
      default:
        return next === undefined
          ? put(target, sentence, `${sentence.open}${own[index]?.inner ?? ''}${sentence.close}`)
          : put(
              target,
              { start: sentence.start, end: next.end },
              `${sentence.open}${sentence.inner} ${next.inner}${sentence.close} ${next.open}${next.close}`,
            )
    }
  },
  reported: (_, target, seed) => {
    const pair = pick(pairs(target, 'q'), seed)
    if (pair === null) return null
    const bare = pair.inner.replace(openMark, '').replace(closeMark, '')
    return put(target, pair, bare)
  },
  exchanged: (_, target, seed) => {
    const quotes = pairs(target, 'q')
    const outer = quotes.find((one) => quotes.some((other) => other.start > one.start && other.end < one.end))
    const inner = outer && quotes.find((one) => one.start > outer.start && one.end < outer.end)
    if (outer && inner && seed % 2 === 0) {
      // The inner tag goes around the outer one.
      const bare = put(
        outer.inner,
        { start: inner.start - outer.innerStart, end: inner.end - outer.innerStart },
        inner.inner,
      )
      return put(target, outer, `${inner.open}${outer.open}${bare}${outer.close}${inner.close}`)
    }
    const a = pick(quotes, seed)
    const b = quotes.find((one) => a !== null && one.start >= a.end)
    if (a === null || b === undefined) return null
    const between = target.slice(a.end, b.start)
    return seed % 4 < 2
      ? put(
          target,
          { start: a.start, end: b.end },
          target.slice(b.start, b.end) + between + target.slice(a.start, a.end),
        )
      : put(
          target,
          { start: a.start, end: b.end },
          `${b.open}${a.inner}${b.close}${between}${a.open}${b.inner}${a.close}`,
        )
  },
  invisible: (_, target, seed) => {
    const spaces = [...target.matchAll(/(?<=\p{L}) (?=\p{L})(?![^<>]*>)/gu)].map(({ index }) => index)
    const at = pick(spaces, seed)
    if (at === null) return null
    return target.slice(0, at) + (pick(['\u200b', '\ufe0f', '\u{e0101}', '\ufeff'], seed) ?? '') + target.slice(at)
  },
}
