import { join } from 'node:path'
import { type Memory, openMemory } from '../memory/index.ts'
import type { Place } from './locate.ts'
import { quotesOfPair } from './restore-quotes.ts'

/**
 * The project's translation memory: `memory/*.tmx` are the truth, `.goosefoot/memory.db` is a cache of them that may be
 * deleted. It is made when something changes the memory, or when reading the files each time would take long.
 */
export const openProjectMemory = (place: Place): Memory =>
  openMemory(join(place.root, 'memory'), {
    quotesOf: quotesOfPair(place.config),
    state: join(place.root, '.goosefoot'),
  })
