import { hash } from './random.ts'

/** UUIDs that depend on a seed and a count only. */
export const identifiers = (seed: number, purpose: string): (() => string) => {
  let count = 0
  return () => {
    const n = count++
    const digits = [0, 1, 2, 3]
      .map((part) => hash(`${seed} ${purpose} ${n} ${part}`).toString(16).padStart(8, '0'))
      .join('')
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`
  }
}
