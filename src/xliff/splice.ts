import { GoosefootError } from '../errors.ts'
import { comparable, sameModel } from './equality.ts'
import { pairUp, wholePairs } from './pairs.ts'
import { readSource } from './read.ts'
import { unitsOf } from './serialize.ts'
import type { Splice } from './tag-text.ts'
import { attributeText, nameInTag, prefixOf, setAttribute } from './tag-text.ts'
import type {
  Annotation,
  Code,
  Content,
  Edit,
  Group,
  Inline,
  Part,
  PartRef,
  Place,
  SourceText,
  State,
  Unit,
  XliffDocument,
  XliffFile,
} from './types.ts'
import { wordsOf } from './v12/states.ts'
import { writeInlines12 } from './v12/write-inline.ts'
import type { CopyOf, InlineStyle } from './v2/write-inline.ts'
import { writeInlines } from './v2/write-inline.ts'

/** What is asked of one part, all its edits together. */
interface Wish {
  readonly unit: Unit
  readonly part: Part
  readonly at: PartRef
  /** Undefined: the target stays; null: it goes. */
  inlines: readonly Inline[] | null | undefined
  state: { readonly state: State; readonly subState: string | null } | null
}

export interface EditOptions {
  /** Written as `trgLang` when a 2.x file gets its first target and names no target language. */
  readonly targetLanguage?: string
}

/**
 * Changes targets and states of a file that was read, and nothing else in it: outside the edited targets and state
 * attributes every byte stays. Codes that stand in the source are copied as they are written there.
 *
 * The result is proved before it is returned: it is read again, every unit that no edit names must be the same, every
 * edited part what was asked.
 *
 * @throws {GoosefootError} `xliff.edit` when a part does not exist or cannot hold a target of its own (1.2: one of
 *   several segments of a unit without a segmented target), `internal.xliff-splice` when the proof fails
 */
export const applyEdits = (
  document: XliffDocument,
  edits: readonly Edit[],
  options: EditOptions = {},
): XliffDocument => {
  const { source } = document
  if (source === null) {
    throw new GoosefootError('xliff.edit', 'Only a document that was read from a file can be edited in place.')
  }
  const wishes = gatherWishes(document, edits)
  const splices: Splice[] = []
  for (const wish of wishes) splices.push(...splicesOf(document, source, wish))
  if (splices.length === 0) return document
  const isOld = document.version.startsWith('1.')
  if (!isOld && document.targetLanguage === null && wishes.some((wish) => wish.inlines)) {
    splices.push(languageSplice(document, source, options.targetLanguage))
  }
  const text = splice(source.text, splices)
  const edited = readAgain({ ...source, text })
  prove(document, edited, wishes)
  return edited
}

const readAgain = (source: SourceText): XliffDocument => {
  try {
    return readSource(source)
  } catch {
    throw failed('the result cannot be read')
  }
}

const gatherWishes = (document: XliffDocument, edits: readonly Edit[]): readonly Wish[] => {
  const units = new Map<string, Unit>()
  for (const file of document.files) {
    for (const unit of unitsOf({ ...document, files: [file] })) {
      const key = JSON.stringify([file.id, unit.id])
      // Of units with one id, which only a faulty file has, the first is meant.
      if (!units.has(key)) units.set(key, unit)
    }
  }
  const wishes = new Map<string, Wish>()
  for (const edit of edits) {
    const { file, unit: id, part: index } = edit.at
    const unit = units.get(JSON.stringify([file, id]))
    const part = unit?.parts[index]
    if (unit === undefined || part === undefined) {
      throw new GoosefootError('xliff.edit', `The file has no part ${index} in unit "${id.slice(0, 80)}".`)
    }
    const key = JSON.stringify([file, id, index])
    const wish = wishes.get(key) ?? { unit, part, at: edit.at, inlines: undefined, state: null }
    if (edit.kind === 'set-state') wish.state = { state: edit.state, subState: edit.subState }
    else wish.inlines = edit.kind === 'set-target' ? wellNested(edit.inlines, unit, index) : null
    wishes.set(key, wish)
  }
  return [...wishes.values()]
}

/** Inlines as they are where their elements nest, else with the forms that let them be written. */
const wellNested = (inlines: readonly Inline[], unit: Unit, part: number): readonly Inline[] => {
  const open: string[] = []
  const nests =
    inlines.every((inline) => {
      const isElement =
        (inline.kind === 'code' && (inline.form === 'pc' || inline.form === 'g')) ||
        (inline.kind === 'annotation' && inline.form === 'mrk')
      if (!isElement || inline.role === 'standalone') return true
      const name = `${inline.kind} ${inline.id}`
      if (inline.role === 'open') open.push(name)
      return inline.role === 'open' || open.pop() === name
    }) && open.length === 0
  if (nests) return inlines
  const whole = wholePairs(unit.parts.map((other) => other.source.inlines))
  return (
    pairUp(
      unit.parts.map((other, index) => (index === part ? inlines : (other.target?.inlines ?? []))),
      whole,
    )[part] ?? inlines
  )
}

const splicesOf = (document: XliffDocument, source: SourceText, wish: Wish): readonly Splice[] => {
  const { part, unit } = wish
  const isOld = document.version.startsWith('1.')
  const splices: Splice[] = []
  const add = (one: Splice | null): void => {
    if (one !== null) splices.push(one)
  }
  const place = part.target?.place ?? null
  if (wish.inlines === null) {
    if (place !== null) {
      if (isOld && unit.parts.length > 1) throw cannotEdit(wish)
      add({ span: { start: backOverSpace(source.text, place.outer.start), end: place.outer.end }, text: '' })
    }
  } else if (wish.inlines !== undefined) {
    const name = place === null ? '' : nameInTag(source.text, place.start)
    const written = writeContent(
      document,
      source,
      wish.part.source,
      wish.inlines,
      prefixOf(name === '' ? sourceName(source, part) : name),
    )
    const stateWords = isOld && wish.state !== null ? wordsOf[wish.state.state].word : null
    if (place !== null) add(replaceContent(source.text, place, name, written))
    else add(newTarget(source, wish, written, isOld, stateWords))
  }
  if (wish.state !== null && part.kind === 'segment') {
    if (isOld) for (const one of state12(source, wish)) add(one)
    else if (part.place !== null) {
      add(setAttribute(source.text, part.place.start, 'state', wish.state.state))
      add(setAttribute(source.text, part.place.start, 'subState', wish.state.subState))
    }
  }
  return splices
}

const cannotEdit = (wish: Wish): GoosefootError =>
  new GoosefootError(
    'xliff.edit',
    `Segment ${wish.at.part} of unit "${wish.at.unit.slice(0, 80)}" has no target of its own to write to.`,
    { hint: 'Merge the file into the record with "goosefoot import" instead.' },
  )

const sourceName = (source: SourceText, part: Part): string =>
  part.source.place === null ? '' : nameInTag(source.text, part.source.place.start)

const writeContent = (
  document: XliffDocument,
  source: SourceText,
  from: Content,
  inlines: readonly Inline[],
  prefix: string,
): string => {
  const style: InlineStyle = { prefix, lineBreak: source.lineBreak }
  const copy = copiesFrom(from, source.text)
  return document.version.startsWith('1.') ? writeInlines12(inlines, style, copy) : writeInlines(inlines, style, copy)
}

/** Finds the bytes of a code in the source that says the same as one to be written. */
const copiesFrom = (content: Content, text: string): CopyOf => {
  const ends = content.inlines.filter(
    (inline): inline is Code | Annotation => inline.kind === 'code' || inline.kind === 'annotation',
  )
  const find = (wanted: Code | Annotation): Code | Annotation | null =>
    ends.find((inline) => inline.id === wanted.id && inline.role === wanted.role && sameModel(inline, wanted)) ?? null
  return (inline, closing) => {
    const found = find(inline)
    if (found?.span == null || (closing !== null && find(closing) === null)) return null
    return text.slice(found.span.start, found.span.end).replace(/\s*\/>$/, (end) =>
      // An element that was empty in the source gets content here.
      inline.form === 'pc' || inline.form === 'g' || inline.form === 'mrk' ? '>' : end,
    )
  }
}

const replaceContent = (text: string, place: Place, name: string, written: string): Splice | null => {
  if (place.inner !== null) return { span: place.inner, text: written }
  if (written === '') return null
  // Only the end of `<target …/>`, so that a new state can stand in front of it.
  const tail = /\s*\/>$/.exec(text.slice(place.start.start, place.start.end))?.[0].length ?? 0
  return { span: { start: place.start.end - tail, end: place.start.end }, text: `>${written}</${name}>` }
}

/** A target that was missing: behind the source, on a line like the source's, with the source's own prefix. */
const newTarget = (
  source: SourceText,
  wish: Wish,
  written: string,
  isOld: boolean,
  stateWord: string | null,
): Splice => {
  const { part, unit } = wish
  const at = part.targetAt
  const place = part.source.place
  const isCut = isOld && unit.parts.length > 1
  if (at === null || place === null || isCut) throw cannotEdit(wish)
  const name = `${prefixOf(nameInTag(source.text, place.start))}target`
  const before = source.text.slice(backOverSpace(source.text, place.outer.start), place.outer.start)
  const space = attributeText(source.text, place.start, 'xml:space')
  const state = stateWord === null ? '' : ` state="${stateWord}"`
  return { span: { start: at, end: at }, text: `${before}<${name}${space}${state}>${written}</${name}>` }
}

/** `state` stands on the target, `approved` on the unit. */
const state12 = (source: SourceText, wish: Wish): readonly (Splice | null)[] => {
  if (wish.state === null) return []
  const { word, approved } = wordsOf[wish.state.state]
  const place = targetElement(wish)
  return [
    ...(place === null || wish.inlines === null
      ? []
      : [
          setAttribute(source.text, place.start, 'state', word),
          // What a qualifier said of the old target is not true of the new one.
          setAttribute(source.text, place.start, 'state-qualifier', null),
        ]),
    wish.unit.place === null
      ? null
      : setAttribute(source.text, wish.unit.place.start, 'approved', approved ? 'yes' : null),
  ]
}

const targetElement = (wish: Wish): Place | null => {
  const place = wish.part.target?.place ?? null
  return wish.unit.parts.length === 1 ? place : null
}

const backOverSpace = (text: string, from: number): number => {
  let start = from
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--
  return start
}

const languageSplice = (document: XliffDocument, source: SourceText, language: string | undefined): Splice => {
  const one =
    language === undefined || document.place === null
      ? null
      : setAttribute(source.text, document.place.start, 'trgLang', language)
  if (one !== null) return one
  throw new GoosefootError('xliff.edit', 'The file names no target language, which its first target needs.', {
    hint: 'Name the target language.',
  })
}

const splice = (text: string, splices: readonly Splice[]): string => {
  let result = ''
  let at = 0
  for (const { span, text: inserted } of splices.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )) {
    if (span.start < at) throw failed('two edits overlap')
    result += text.slice(at, span.start) + inserted
    at = span.end
  }
  return result + text.slice(at)
}

const failed = (what: string): GoosefootError =>
  new GoosefootError('internal.xliff-splice', `Editing a file in place went wrong: ${what}. The file was left alone.`, {
    hint: 'Report this with the file, if it may be shared.',
  })

/** Reads what was written against what was asked. */
const prove = (before: XliffDocument, after: XliffDocument, wishes: readonly Wish[]): void => {
  if (before.files.length !== after.files.length) throw failed('the files are not the same')
  const wished = new Map<Part, Wish>(wishes.map((wish) => [wish.part, wish]))
  const touched = new Set<Unit>(wishes.map((wish) => wish.unit))
  for (const [index, file] of before.files.entries()) {
    const other = after.files[index]
    // A first target brings the target language along.
    const languages =
      file.targetLanguage === null && other !== undefined ? { targetLanguage: other.targetLanguage } : {}
    if (other === undefined || !sameModel(shell({ ...file, ...languages }), shell(other))) {
      throw failed('a file is not the same')
    }
    const units = unitsOf({ ...before, files: [file] })
    const others = unitsOf({ ...after, files: [other] })
    for (const unit of units) {
      const now = others.next()
      if (now.done === true) throw failed('a unit is gone')
      if (!touched.has(unit)) {
        if (!sameModel(unit, now.value)) throw failed('a unit that no edit names is not the same')
        continue
      }
      proveUnit(before, unit, now.value, wished)
    }
    if (others.next().done !== true) throw failed('a unit was added')
  }
}

/** A file or group without its units. */
const shell = (node: XliffFile | Group): unknown => ({
  ...node,
  children: node.children.map((child) => (child.kind === 'unit' ? child.id : shell(child))),
})

const proveUnit = (before: XliffDocument, unit: Unit, now: Unit, wished: ReadonlyMap<Part, Wish>): void => {
  if (!sameModel({ ...unit, parts: [], targetOrder: [] }, { ...now, parts: [], targetOrder: [] })) {
    throw failed('more than a target of a unit was changed')
  }
  if (unit.parts.length !== now.parts.length) throw failed('a unit has other segments')
  const isOld = before.version.startsWith('1.')
  for (const [index, part] of unit.parts.entries()) {
    const read = now.parts[index]
    const wish = wished.get(part)
    if (read === undefined || !sameModel(part.source.inlines, read.source.inlines)) throw failed('a source was changed')
    if (wish === undefined) {
      // In 1.2 the unit's approval is said by every one of its segments.
      if (!sameModel(isOld ? withoutState(part) : part, isOld ? withoutState(read) : read)) {
        throw failed('a segment that no edit names is not the same')
      }
      continue
    }
    if (wish.inlines === null && read.target !== null) throw failed('a target was not removed')
    if (wish.inlines === undefined && !sameModel(part.target, read.target)) throw failed('a target was changed')
    if (wish.inlines && !sameModel(words(wish.inlines, isOld), words(read.target?.inlines ?? null, isOld))) {
      throw failed('a target is not what was asked')
    }
    if (
      wish.state !== null &&
      !isOld &&
      read.kind === 'segment' &&
      !sameModel({ state: read.state, subState: read.subState }, wish.state)
    ) {
      throw failed('a state is not what was asked')
    }
  }
}

const withoutState = (part: Part): unknown => (part.kind === 'segment' ? { ...part, state: null, state12: null } : part)

/** In 1.2 only what its elements can say is compared: a code of 2.x became one of 1.2. */
const words = (inlines: readonly Inline[] | null, isOld: boolean): unknown => {
  if (inlines === null) return null
  const read = comparable(inlines)
  if (!isOld) return read
  return read.map((inline) =>
    inline.kind === 'text'
      ? inline.value
      : inline.kind === 'code'
        ? [inline.id, inline.role === 'standalone']
        : [inline.kind],
  )
}
