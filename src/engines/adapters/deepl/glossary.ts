import { GoosefootError } from '../../../errors.ts'
import { EngineError, type EngineTerm } from '../../contract.ts'
import { termsHash } from '../../plan/index.ts'
import type { DeeplClient } from './client.ts'
import { deeplLocale } from './locales.ts'

/** Can DeepL keep a glossary for the locale? */
export const hasDeeplGlossary = (tag: string): boolean => deeplLocale(tag).glossary !== null

const mostBytes = 1024
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u

/** @throws {GoosefootError} `engine.term` for what DeepL would refuse: better before it is sent */
const checkTerms = (terms: readonly EngineTerm[]): void => {
  const seen = new Set<string>()
  for (const { source, target } of terms) {
    const bad = [source, target].find(
      (text) => text === '' || text !== text.trim() || control.test(text) || Buffer.byteLength(text) > mostBytes,
    )
    const fault =
      bad === undefined
        ? seen.has(source)
          ? `the term "${source}" stands twice in the glossary`
          : null
        : `DeepL does not take the term "${bad.slice(0, 60)}": at most ${mostBytes} bytes, no line breaks, no spaces at its ends`
    if (fault !== null)
      throw new GoosefootError('engine.term', `${fault}.`, { hint: 'Correct the glossary.', exit: 'input' })
    seen.add(source)
  }
}

/** Other processes may still use an older glossary for this long, ms. */
const keepOld = 86_400_000

/**
 * Makes sure that DeepL has the terms, under a name that holds their hash: a second run creates nothing. Older ones of the
 * same project and language go after a day; glossaries of others are never touched.
 *
 * @returns the id at DeepL; null when it cannot be stored now: translation goes on without
 * @throws {GoosefootError} `engine.term`
 */
export const syncDeeplGlossary = async (
  client: DeeplClient,
  given: {
    readonly project: string
    readonly sourceLocale: string
    readonly targetLocale: string
    readonly terms: readonly EngineTerm[]
    readonly now?: number
  },
): Promise<string | null> => {
  const terms = given.terms
    .map(({ source, target }) => ({ source: source.normalize('NFC').trim(), target: target.normalize('NFC').trim() }))
    .sort((a, b) => (a.source < b.source ? -1 : 1))
  checkTerms(terms)
  const source = (given.sourceLocale.split('-')[0] ?? '').toLowerCase()
  const target = deeplLocale(given.targetLocale).glossary
  if (target === null || terms.length === 0) return null
  const prefix = `goosefoot/${given.project}/${source}-${target}#`
  const name = `${prefix}${termsHash(terms).slice(0, 12)}`
  const { signal } = new AbortController()
  try {
    const stored = await client.listGlossaries(signal)
    const same = stored.find((one) => one.name === name)
    const tsv = terms.map((term) => `${term.source}\t${term.target}`).join('\n')
    const current = same ?? (await client.createGlossary(name, { source, target, tsv }, signal))
    if (current.entries !== terms.length) return null
    const now = given.now ?? Date.now()
    for (const old of stored)
      if (old.id !== current.id && old.name.startsWith(prefix) && now - old.created > keepOld)
        await client.deleteGlossary(old.id, signal).catch(() => undefined)
    return current.id
  } catch (error) {
    if (error instanceof EngineError) return null
    throw error
  }
}
