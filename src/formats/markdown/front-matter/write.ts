import type { EncodeMode, Output, Region } from '../../types.ts'
import { writeJson } from './json.ts'
import { writeToml } from './toml.ts'
import { writeYaml } from './yaml.ts'

export const isField = (region: Region): boolean =>
  region.encoding === 'json' || region.encoding === 'toml' || region.encoding.startsWith('yaml-')

/** A front-matter value as its syntax writes it. */
export const writeField = (output: readonly Output[], region: Region, mode: EncodeMode, source: string): string => {
  if (region.encoding === 'json') return writeJson(output)
  if (region.encoding === 'toml') return writeToml(output, region, source)
  return writeYaml(output, region, mode)
}
