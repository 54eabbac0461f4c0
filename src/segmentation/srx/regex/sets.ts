/**
 * Which characters an expression can have next to a boundary, one set for each distance: the filter that spares nearly
 * all rules at nearly all places. Sets may hold too much, never too little.
 *
 * A set is a bit for each unit below U+0100 and one for all others.
 */
import type { ClassNode, Flags, Node } from './nodes.ts'
import { printClass } from './print.ts'

/** The last bit: any unit from U+0100 on. */
export const OTHER_UNIT = 256
const words = 9

export type UnitSet = Uint32Array

const newSet = (): UnitSet => new Uint32Array(words)
const add = (set: UnitSet, unit: number): void => {
  const bit = unit < OTHER_UNIT ? unit : OTHER_UNIT
  set[bit >> 5] = (set[bit >> 5] ?? 0) | (1 << (bit & 31))
}
const merge = (into: UnitSet, from: UnitSet): void => {
  for (let at = 0; at < words; at++) into[at] = (into[at] ?? 0) | (from[at] ?? 0)
}
export const hasUnit = (set: UnitSet, unit: number): boolean => {
  const bit = unit < OTHER_UNIT ? unit : OTHER_UNIT
  return ((set[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

/** What a part of an expression covers, counted in units from one of its ends. */
export interface Cover {
  /** Bit `n`: it can be `n` units long; the highest bit: that long or longer. */
  readonly lengths: number
  /** `sets[n - 1]`: the units it can have at distance `n`, where it is that long. */
  readonly sets: readonly UnitSet[]
}

const nothing = (depth: number): Cover => ({ lengths: 1, sets: Array.from({ length: depth }, newSet) })

const canBe = (cover: Cover, length: number): boolean => (cover.lengths & (1 << length)) !== 0

/** One part and, farther from the boundary, another. */
const followed = (near: Cover, far: Cover, depth: number): Cover => {
  const sets = near.sets.map((set) => set.slice())
  let lengths = 0
  for (let length = 0; length <= depth; length++) {
    if (!canBe(near, length)) continue
    for (let more = 0; more <= depth; more++) if (canBe(far, more)) lengths |= 1 << Math.min(depth, length + more)
    for (let distance = length + 1; distance <= depth; distance++) {
      const set = sets[distance - 1]
      const other = far.sets[distance - length - 1]
      if (set !== undefined && other !== undefined) merge(set, other)
    }
  }
  return { lengths, sets }
}

const either = (a: Cover, b: Cover): Cover => ({
  lengths: a.lengths | b.lengths,
  sets: a.sets.map((set, at) => {
    const both = set.slice()
    const other = b.sets[at]
    if (other !== undefined) merge(both, other)
    return both
  }),
})

const single = (units: UnitSet, depth: number): Cover => ({
  lengths: 1 << Math.min(1, depth),
  sets: Array.from({ length: depth }, (_, at) => (at === 0 ? units : newSet())),
})

const anyUnit = (): UnitSet => newSet().fill(0xffffffff)

const charUnits = (code: number, flags: Flags): UnitSet => {
  const set = newSet()
  add(set, code)
  if (flags.i !== true) return set
  for (const one of [String.fromCodePoint(code).toLowerCase(), String.fromCodePoint(code).toUpperCase()])
    for (const letter of one) add(set, letter.codePointAt(0) ?? 0)
  // Letters of the first page have relatives beyond it: the long s, the Kelvin sign.
  add(set, OTHER_UNIT)
  // And beyond it some have relatives on it.
  if (code >= 0x100)
    for (let unit = 0x41; unit <= 0xff; unit++) if (/\p{L}/u.test(String.fromCharCode(unit))) add(set, unit)
  return set
}

const classUnits = (node: ClassNode, flags: Flags): UnitSet => {
  const set = newSet()
  const pattern = new RegExp(printClass(node), flags.i === true ? 'vi' : 'v')
  for (let unit = 0; unit < OTHER_UNIT; unit++) if (pattern.test(String.fromCharCode(unit))) add(set, unit)
  const isSmall =
    !node.negated &&
    flags.i !== true &&
    node.and.length === 0 &&
    node.items.every((one) => one.kind === 'range' && one.to < OTHER_UNIT)
  if (!isSmall) add(set, OTHER_UNIT)
  return set
}

const dotUnits = (flags: Flags): UnitSet => {
  const set = anyUnit()
  if (flags.s !== true) for (const unit of [10, 13]) set[unit >> 5] = (set[unit >> 5] ?? 0) & ~(1 << (unit & 31))
  return set
}

/** A character beyond U+FFFF is two units, both in the last bit. */
const astral = (units: UnitSet, depth: number): Cover => {
  const one = single(units, depth)
  if (!hasUnit(units, OTHER_UNIT)) return one
  const pair = newSet()
  add(pair, OTHER_UNIT)
  return either(one, followed(single(pair, depth), single(pair, depth), depth))
}

/**
 * What an expression covers, seen from one of its ends.
 *
 * @param depth how far is looked, in units; at most 30
 * @param from the end that touches the boundary: `end` for what stands before it
 */
export const coverOf = (node: Node, depth: number, from: 'end' | 'start', flags: Flags = {}): Cover => {
  const of = (one: Node): Cover => coverOf(one, depth, from, flags)
  switch (node.kind) {
    case 'char':
      return astral(charUnits(node.code, flags), depth)
    case 'dot':
      return astral(dotUnits(flags), depth)
    case 'class':
      return astral(classUnits(node, flags), depth)
    case 'sequence': {
      const parts = from === 'end' ? node.parts.toReversed() : node.parts
      return parts.reduce((near, part) => followed(near, of(part), depth), nothing(depth))
    }
    case 'choice':
      return node.options.map(of).reduce(either)
    case 'group':
    case 'atomic':
      return of(node.body)
    case 'flags':
      return coverOf(node.body, depth, from, { ...flags, ...node.flags })
    case 'look':
    case 'anchor':
      return nothing(depth)
    case 'reference':
      // As long as its group was, of whatever.
      return { lengths: 2 ** (depth + 1) - 1, sets: Array.from({ length: depth }, anyUnit) }
    case 'repeat': {
      const body = of(node.body)
      let covered = nothing(depth)
      let result: Cover | null = node.min === 0 ? covered : null
      for (let count = 1; count <= Math.min(node.max, depth); count++) {
        covered = followed(covered, body, depth)
        if (count >= node.min || count === depth) result = result === null ? covered : either(result, covered)
      }
      return result ?? covered
    }
    default:
      return node satisfies never
  }
}
