import { existsSync } from 'node:fs'
import { openJournal, type SpendLine } from '../engines/index.ts'
import { journalPath } from './engines/index.ts'
import type { Place } from './locate.ts'

/** What was spent, by engine, month, article and locale; empty where nothing was ever asked. */
export const readSpend = (place: Place): readonly SpendLine[] => {
  const path = journalPath(place, undefined)
  if (!existsSync(path)) return []
  const journal = openJournal(path)
  try {
    return journal.spend()
  } finally {
    journal.close()
  }
}
