import { type FormsOf, invariable, isAcronym } from './types.ts'

const irregular: ReadonlyMap<string, readonly string[]> = new Map(
  `child children
foot feet
goose geese
man men
mouse mice
ox oxen
person people persons
tooth teeth
woman women
analysis analyses
basis bases
crisis crises
thesis theses
criterion criteria
phenomenon phenomena
be am are is was were been being
begin began begun
break broke broken
bring brought
build built
buy bought
choose chose chosen
come came
cut cutting
do did done does
draw drew drawn
drive drove driven
fall fell fallen
fight fought
find found
get got gotten getting
give gave given
go went gone goes
grow grew grown
have had has having
hold held
keep kept
know knew known
lead led
leave left
lose lost
make made making
meet met
pay paid
put putting
read reading
rise rose risen
run ran running
say said
see saw seen
sell sold
send sent
set setting
shake shook shaken
show showed shown
sit sat sitting
speak spoke spoken
spend spent
stand stood
steal stole stolen
strike struck stricken
take took taken taking
teach taught
tell told
think thought
throw threw thrown
understand understood
win won winning
write wrote written`
    .split('\n')
    .map((line) => {
      const [word = '', ...forms] = line.split(' ')
      return [word, forms]
    }),
)

const vowel = /[aeiou]/u

/** Plurals, and what a regular verb does; `-er` is left out, since a leader is not to lead. */
export const englishForms: FormsOf = (word, { isName }) => {
  const lower = word.toLowerCase()
  if (isAcronym(word)) return { ...invariable(word, 'exact'), forms: [lower, `${lower}s`] }
  // The apostrophe of a genitive parts words.
  if (isName || lower.length < 3 || !/^[a-z]+$/u.test(lower))
    return { ...invariable(word), forms: [lower, `${lower}s`] }
  const forms = new Set<string>([lower, `${lower}s`])
  const known = [...irregular].find(
    ([base]) => lower === base || (base.length > 2 && lower.endsWith(base) && /man$|woman$|child$/u.test(base)),
  )
  if (known !== undefined) for (const form of known[1]) forms.add(lower.slice(0, lower.length - known[0].length) + form)
  if (/(?:[sxz]|ch|sh|o)$/u.test(lower)) forms.add(`${lower}es`)
  if (/(?:f|fe)$/u.test(lower)) forms.add(`${lower.replace(/fe?$/u, '')}ves`)
  if (/[^aeiou]y$/u.test(lower)) {
    forms.add(`${lower.slice(0, -1)}ies`)
    forms.add(`${lower.slice(0, -1)}ied`)
  }
  // Given in the plural.
  if (/[^aeiou]ies$/u.test(lower)) forms.add(`${lower.slice(0, -3)}y`)
  else if (/(?:[sxz]|ch|sh)es$/u.test(lower)) forms.add(lower.slice(0, -2))
  if (/[^siu]s$/u.test(lower) && lower.length > 4) forms.add(lower.slice(0, -1))
  const stem = lower.endsWith('e') ? lower.slice(0, -1) : lower
  forms.add(`${stem}ed`)
  forms.add(lower.endsWith('ee') ? `${lower}ing` : `${stem}ing`)
  const [a = '', b = '', c = ''] = lower.slice(-3)
  if (!vowel.test(a) && vowel.test(b) && !/[aeiouwxy]/u.test(c)) {
    forms.add(`${lower + c}ed`)
    forms.add(`${lower + c}ing`)
  }
  return { ...invariable(word), forms: [...forms] }
}
