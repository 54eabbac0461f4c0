import type { EngineFault } from '../../engines/index.ts'
import type { ExitName } from '../../errors.ts'

type Code = EngineFault['code']

/** What a run ends with when segments stayed open by a fault. */
export const faultExit = (code: Code): ExitName => {
  switch (code) {
    case 'auth':
    case 'config':
    case 'not-found':
      return 'configuration'
    case 'quota':
      return 'quota'
    case 'rate':
      return 'rate'
    case 'busy':
    case 'network':
    case 'no-answer':
      return 'network'
    case 'bad-reply':
    case 'aborted':
      return 'partial'
    case 'too-large':
    case 'bad-request':
      return 'input'
    case 'budget':
      return 'budget'
    default:
      return code satisfies never
  }
}

const reasons: Readonly<Record<Code, string>> = {
  auth: 'it refused the key. Check the key, and what it may be used for.',
  config: 'it cannot be asked as configured. Check the address of the server and the options.',
  'not-found': 'it does not know the glossary or style any more. Run again.',
  quota: "the account's quota is used up. Run again when it is renewed.",
  rate: 'it is too busy. Run again later.',
  busy: 'it failed several times. Run again later.',
  network: 'it could not be reached. Check the connection and run again.',
  'no-answer': 'no answer came. What may have been billed is in "goosefoot status --spend"; run again.',
  'bad-reply': 'its answer could not be read. Run again.',
  aborted: 'the run was ended. Run again: what was answered is kept.',
  'too-large': 'a text is too large for it. Translate it by hand.',
  'bad-request': 'it could not read a text. Translate it by hand.',
  budget: 'the budget is used up. Raise "budget" in the configuration, or --budget, and run again.',
}

/** `deepl: 12 segments stay open: …`: once a run. */
export const faultNote = (engine: string, code: Code, segments: number): string =>
  `${engine}: ${segments} ${segments === 1 ? 'segment stays' : 'segments stay'} open: ${reasons[code]}`
