import { GoosefootError } from '../errors.ts'
import { locateProject } from '../project/locate.ts'
import { publishedFolder } from '../project/publication.ts'
import { currentManifest } from '../project/published-folder.ts'
import {
  addReceiver,
  readReceivers,
  type Receiver,
  removeReceiver,
  resumeReceiver,
  rotateSecret,
} from '../serve/webhook-store.ts'
import type { Command } from './main.ts'
import { folderOf } from './parse.ts'
import { table } from './table.ts'

const withoutSecrets = ({ id, url, rev, done, tries, notBefore, paused }: Receiver): Omit<Receiver, 'secrets'> => ({
  id,
  url,
  rev,
  done,
  tries,
  notBefore,
  paused,
})

/** `goosefoot webhook`: who is told of publications by a running `goosefoot serve`. */
export const webhook: Command = async (call, output) => {
  const place = await locateProject(folderOf(call))
  const { root } = place
  const [action = '', argument] = call.positionals
  if (action !== 'list' && argument === undefined)
    throw new GoosefootError('cli.arguments', action === 'add' ? 'which address?' : 'which webhook?', {
      hint: 'Usage: goosefoot webhook add <url> | list | rotate <id> | resume <id> | remove <id>.',
    })
  const value = argument ?? ''
  switch (action) {
    case 'add': {
      const rev = currentManifest(publishedFolder(place))?.manifest.rev ?? 0
      const { id, url, secrets } = addReceiver(root, value, rev, ({ protocol }) => protocol === 'https:')
      output.result(`${secrets[0] ?? ''}\n`, { ok: true, id, url, secret: secrets[0] })
      output.note(
        `${id} is told from the next publication on; the secret checks its signatures and cannot be shown again.`,
      )
      return 0
    }
    case 'list': {
      const receivers = readReceivers(root).map(withoutSecrets)
      const rows = receivers.map((one) => [
        one.id,
        one.url,
        String(one.rev),
        one.paused
          ? 'given up: resume it'
          : one.tries > 0
            ? `try ${one.tries + 1}, not before ${one.notBefore}`
            : 'up to date, or being told',
      ])
      output.result(table(['webhook', 'address', 'revision', 'state'], rows), { ok: true, receivers })
      return 0
    }
    case 'rotate': {
      const secret = rotateSecret(root, value)
      output.result(`${secret}\n`, { ok: true, id: value, secret })
      return 0
    }
    case 'resume':
      resumeReceiver(root, value)
      output.result(`${value} is told again.\n`, { ok: true, id: value })
      return 0
    case 'remove':
      removeReceiver(root, value)
      output.result(`${value} is told no more.\n`, { ok: true, id: value })
      return 0
    default:
      throw new GoosefootError('cli.arguments', `"${action}" is nothing that can be done with webhooks.`, {
        hint: 'add, list, rotate, resume or remove.',
      })
  }
}
