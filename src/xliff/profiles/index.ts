import { lokalize } from './lokalize.ts'
import { memoq } from './memoq.ts'
import { omegat } from './omegat.ts'
import { phrase } from './phrase.ts'
import { poedit } from './poedit.ts'
import { trados } from './trados.ts'
import type { Profile } from './types.ts'
import { xliff12, xliff20, xliff21, xliff22 } from './versions.ts'

export type { Profile, ProfileName } from './types.ts'

/** Every profile of a hand-off, by name. */
export const profiles: ReadonlyMap<string, Profile> = new Map(
  [omegat, poedit, lokalize, trados, memoq, phrase, xliff12, xliff20, xliff21, xliff22].map((profile) => [
    profile.name,
    profile,
  ]),
)
