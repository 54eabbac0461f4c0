import { GoosefootError } from '../errors.ts'
import { personName } from '../project/approve.ts'
import { locateProject } from '../project/locate.ts'
import { addToken, checkScopes, readTokens, revokeToken, type StoredToken } from '../serve/tokens.ts'
import type { Command } from './main.ts'
import { folderOf, listOption } from './parse.ts'
import { table } from './table.ts'

const daysOf = (value: string | boolean | undefined): number => {
  const days = Number(value ?? '90')
  if (typeof value !== 'boolean' && Number.isInteger(days) && days > 0 && days <= 3650) return days
  throw new GoosefootError('cli.bad-option', '--days is no number of days; 1 to 3650 was expected.')
}

const withoutHash = ({ id, scopes, person, created, expires }: StoredToken): Omit<StoredToken, 'hash'> => ({
  id,
  scopes,
  person,
  created,
  expires,
})

/** `goosefoot token`: who may write over HTTP. The token itself is shown once. */
export const token: Command = async (call, output) => {
  const { root } = await locateProject(folderOf(call))
  const [action = '', id] = call.positionals
  switch (action) {
    case 'add': {
      const { person } = call.options
      const made = addToken(root, {
        scopes: checkScopes(listOption(call.options.scopes) ?? []),
        person: typeof person === 'string' ? personName(person, '--person') : null,
        days: daysOf(call.options.days),
      })
      const stored = withoutHash(made.stored)
      output.result(`${made.token}\n`, { ok: true, token: made.token, ...stored })
      output.note(
        `Keep it: it cannot be shown again. It is called ${stored.id}, and expires on ${stored.expires?.slice(0, 10)}.`,
      )
      return 0
    }
    case 'list': {
      const tokens = readTokens(root)
      const rows = tokens.map((one) => [
        one.id,
        one.scopes.join(','),
        one.person ?? '–',
        one.expires?.slice(0, 10) ?? 'never',
      ])
      output.result(table(['token', 'scopes', 'person', 'expires'], rows), {
        ok: true,
        tokens: tokens.map(withoutHash),
      })
      return 0
    }
    case 'revoke':
      if (id === undefined)
        throw new GoosefootError('cli.arguments', 'which token?', { hint: 'Run "goosefoot token list".' })
      revokeToken(root, id)
      output.result(`${id} is revoked.\n`, { ok: true, revoked: id })
      return 0
    default:
      throw new GoosefootError('cli.arguments', `"${action}" is nothing that can be done with tokens.`, {
        hint: 'add, list or revoke.',
      })
  }
}
