import { type FormsOf, invariable, isAcronym } from './types.ts'

/** Plurals in -en and -s with their spelling, diminutives, and a regular verb's commonest forms. */
export const dutchForms: FormsOf = (word, { isName }) => {
  const lower = word.toLowerCase()
  if (isAcronym(word)) return { ...invariable(word, 'exact'), forms: [lower, `${lower}s`] }
  if (isName || lower.length < 4) return { ...invariable(word), forms: [lower, `${lower}s`] }
  const forms = new Set([lower, `${lower}s`, `${lower}en`, `${lower}e`, `${lower}n`])
  const long = /([aeou])\1([bdfgklmnprstvz])$/u.exec(lower)
  if (long !== null) {
    const soft = long[2] === 's' ? 'z' : long[2] === 'f' ? 'v' : (long[2] ?? '')
    forms.add(`${lower.slice(0, -3)}${long[1]}${soft}en`).add(`${lower.slice(0, -3)}${long[1]}${long[2]}en`)
    forms.add(`${lower.slice(0, -3)}${long[1]}${soft}e`)
  }
  if (/[^aeiou][aeiou][bdfgklmnprst]$/u.test(lower))
    forms.add(`${lower}${lower.slice(-1)}en`).add(`${lower}${lower.slice(-1)}e`)
  if (lower.endsWith('f')) forms.add(`${lower.slice(0, -1)}ven`)
  if (lower.endsWith('heid')) forms.add(`${lower.slice(0, -2)}den`)
  if (lower.endsWith('en')) {
    const stem = lower.slice(0, -2)
    for (const form of [
      stem,
      `${stem}t`,
      `${stem}de`,
      `${stem}den`,
      `${stem}te`,
      `${stem}ten`,
      `ge${stem}d`,
      `ge${stem}t`,
    ])
      forms.add(form)
  }
  return { ...invariable(word), forms: [...forms] }
}
