import type { Annotation, Content, Part, Unit } from '../types.ts'
import { merged } from './join.ts'

/** The types that the specification itself defines; others are somebody's extension. */
const own: ReadonlySet<string> = new Set(['generic', 'comment', 'term'])

export const isExtension = ({ type }: Annotation): boolean => !own.has(type)

/**
 * Takes annotations out of a unit's texts; what they enclose stays (2.1, 4.7.3). Notes they refer to stay as well.
 *
 * @param which by default all of them
 */
export const removeAnnotations = (unit: Unit, which: (annotation: Annotation) => boolean = () => true): Unit => {
  const without = (content: Content): Content => {
    const gone = new Set(
      content.inlines.flatMap((one) =>
        one.kind === 'annotation' && one.role === 'open' && which(one) ? [one.id] : [],
      ),
    )
    for (const id of goneElsewhere(unit, which)) gone.add(id)
    return {
      ...content,
      inlines: merged(content.inlines.filter((one) => one.kind !== 'annotation' || !gone.has(one.id))),
      place: null,
    }
  }
  const clean = (part: Part): Part => ({
    ...part,
    source: without(part.source),
    target: part.target === null ? null : without(part.target),
  })
  return { ...unit, parts: unit.parts.map(clean) }
}

/** An annotation may end in another segment than it begins in. */
const goneElsewhere = (unit: Unit, which: (annotation: Annotation) => boolean): ReadonlySet<string> =>
  new Set(
    unit.parts
      .flatMap(({ source, target }) => [...source.inlines, ...(target?.inlines ?? [])])
      .flatMap((one) => (one.kind === 'annotation' && one.role === 'open' && which(one) ? [one.id] : [])),
  )
