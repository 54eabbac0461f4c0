import { MagicString } from 'magic-string'
import type { Intent, ScanTree } from './proof.ts'
import type { CodePiece, EncodeMode, Format, Output } from './types.ts'

export type Modes = ReadonlyMap<number, EncodeMode>

/**
 * The file with every region of `intent` written anew, by offset. Codes keep their own bytes, wherever they stand now;
 * texts inside them are written with them.
 */
export const rewrite = (format: Format, tree: ScanTree, intent: Intent, modes: Modes): string => {
  const { scan, source } = tree
  const regionText = (index: number): string => {
    const region = scan.regions[index]
    const items = intent.get(index)
    if (region === undefined || items === undefined) return ''
    const output = items.map(
      (item): Output =>
        'text' in item
          ? { kind: 'text', text: item.text }
          : { kind: 'code', code: item.code, data: codeText(item.code) },
    )
    return format.write(output, region, modes.get(index) ?? 'raw', source)
  }
  const codeText = (code: CodePiece): string => {
    const inside = (tree.inside.get(code) ?? []).filter((index) => intent.has(index))
    if (inside.length === 0) return code.data
    let text = ''
    let at = code.start
    for (const index of inside) {
      const region = scan.regions[index]
      if (region === undefined) continue
      text += source.slice(at, region.start) + regionText(index)
      at = region.end
    }
    return text + source.slice(at, code.end)
  }
  const patched = new MagicString(source)
  for (const index of intent.keys()) {
    const region = scan.regions[index]
    // Written with the region it stands in.
    if (region === undefined || (region.owner !== null && intent.has(region.owner))) continue
    const text = regionText(index)
    if (region.end > region.start) patched.update(region.start, region.end, text)
    else patched.appendLeft(region.start, text)
  }
  return patched.toString()
}
