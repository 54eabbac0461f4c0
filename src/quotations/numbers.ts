// Times of day: 14.15 Uhr, 14 h 15, 2:15 p.m., 2:05. Hours are compared by the half day, since clocks differ.
const time = /(?<!\p{Nd}[.,:]?)(\p{Nd}{1,2})(?:[.:]|[\s\u00a0]h[\s\u00a0])(\p{Nd}{2})(?![.,:]?\p{Nd})/gu
const timesOf = (text: string): string[] =>
  [...text.matchAll(time)]
    .filter(([, hour = '', minute = '']) => Number(hour) < 25 && Number(minute) < 60)
    .map(([, hour, minute]) => `${Number(hour) % 12}:${minute}`)

// A spelling of a number may differ between languages (1.234,5 and 1,234.5), digits may not.
const digitsOf = (text: string): string[] =>
  [...text.matchAll(/\p{Nd}+(?:[.,:\u00a0\u202f’']\p{Nd}+)*/gu)].map(([number]) => number.replace(/\P{Nd}/gu, ''))

/** The numbers of both sides, digits only, without the times of day that face each other. */
export const facingNumbers = (source: string, target: string): readonly [string[], string[]] => {
  const times = timesOf(target)
  const strip = (text: string, keep: readonly string[]): string =>
    text.replace(time, (all, hour: string, minute: string) =>
      keep.includes(`${Number(hour) % 12}:${minute}`) ? '' : all,
    )
  return [digitsOf(strip(source, times)), digitsOf(strip(target, timesOf(source)))]
}

/** Numbers of each side that the other does not have; null when every one is accounted for. */
export const differingNumbers = (
  source: string,
  target: string,
): { readonly source: string; readonly target: string } | null => {
  const [expected, found] = facingNumbers(source, target)
  const only = (a: readonly string[], b: readonly string[]): string[] => {
    const rest = [...b]
    return a.filter((number) => {
      const index = rest.indexOf(number)
      if (index >= 0) rest.splice(index, 1)
      return index < 0
    })
  }
  const lost = only(expected, found)
  const added = only(found, expected)
  // 1748/49 is 1748-1749: a year written short or in full.
  if (lost.every((number) => added.some((other) => other.endsWith(number) || number.endsWith(other)))) return null
  return lost.length === 0 || added.length === 0 ? null : { source: lost.join(', '), target: added.join(', ') }
}
