import { alignQuotations } from '../quotations/align.ts'
import { readBytes } from './files.ts'
import { type Place, readName } from './locate.ts'
import { styleOf } from './style.ts'

export interface AlignedRow {
  readonly source: string | null
  readonly target: string | null
  readonly outcomes: readonly string[]
}
export interface AlignedFiles {
  readonly rows: readonly AlignedRow[]
  readonly linked: number
  readonly total: number
  readonly extra: number
}

/** Aligns the quotations of two files, each named `<id>.<lang>.<ext>`; their text is read as it is printed. */
export const alignFiles = (place: Place, sourcePath: string, targetPath: string): AlignedFiles => {
  const side = (path: string): { text: string; locale: string; style: ReturnType<typeof styleOf> } => {
    const file = readName(path, place.root)
    return {
      text: new TextDecoder().decode(readBytes(path, file.name)),
      locale: file.locale,
      style: styleOf(place.config, file.locale),
    }
  }
  const source = side(sourcePath)
  const target = side(targetPath)
  const aligned = alignQuotations(source, target)
  const short = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text).replaceAll('\n', ' ')
  const rows: AlignedRow[] = aligned.source.map((one, index) => {
    const targets = aligned.links.filter(([from]) => from === index).map(([, to]) => aligned.target[to])
    return {
      source: short(source.text.slice(one.start, one.end)),
      target:
        targets.length === 0
          ? null
          : targets.map((found) => short(target.text.slice(found?.start, found?.end))).join(' + '),
      outcomes: [aligned.outcomes[index] ?? ''],
    }
  })
  for (const index of aligned.extra) {
    const found = aligned.target[index]
    rows.push({ source: null, target: short(target.text.slice(found?.start, found?.end)), outcomes: ['extra'] })
  }
  const linked = new Set(aligned.links.map(([from]) => from)).size
  return { rows, linked, total: aligned.source.length, extra: aligned.extra.length }
}
