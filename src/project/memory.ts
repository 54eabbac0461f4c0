import { join } from 'node:path'
import { type Memory, openMemory } from '../memory/index.ts'
import type { Place } from './locate.ts'
import { quotesOfPair } from './restore-quotes.ts'

/**
 * The project's translation memory: `memory/*.tmx` are the truth, `.goosefoot/memory.db` is a cache of them that may be
 * deleted. It is made when something changes the memory, or when reading the files each time would take long.
 *
 * @param keep make it in any case: what the records feed must still be there when the memory is changed afterwards
 */
export const openProjectMemory = (place: Place, keep = false): Memory =>
  openMemory(join(place.root, 'memory'), {
    quotesOf: quotesOfPair(place.config),
    state: join(place.root, '.goosefoot'),
    keep,
  })
