/**
 * Tells receivers what was published: at least once, in order, for each receiver by itself.
 *
 * There is no queue that could disagree with what was published: events are the differences between manifests, and all
 * that is kept is how far each receiver is.
 */
import { createHash } from 'node:crypto'
import type { PublicationEvent } from '../publish/index.ts'
import type { Catalog } from './catalog.ts'
import type { Deliver } from './deliver.ts'
import type { Metrics } from './metrics.ts'
import { signedHeaders } from './signature.ts'
import { type Receiver, readReceivers, updateReceiver } from './webhook-store.ts'

/** Waits between tries in seconds, with up to a fifth more or less; after the last the receiver is paused. */
const waits: readonly number[] = [5, 30, 120, 600, 3600, 4 * 3600, 8 * 3600, 12 * 3600]

export interface WebhookOptions {
  readonly root: string
  readonly catalog: Catalog
  readonly deliver: Deliver
  readonly metrics: Metrics
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** 0 to 1. */
  readonly random?: () => number
  /** Milliseconds between two looks at the manifest. */
  readonly every?: number
}

export interface Webhooks {
  /** Delivers what is due; resolves when no receiver can be told more at this moment. */
  readonly run: () => Promise<void>
  readonly backlog: () => number
  readonly close: () => Promise<void>
}

/** The body of a delivery: ids and hashes, never text of an article. */
const bodyOf = (event: PublicationEvent, at: number): string => {
  const { article, locale, namespace } = event
  return JSON.stringify({
    type: event.type,
    timestamp: new Date(at).toISOString(),
    data: {
      article,
      locale,
      rev: event.rev,
      manifest: event.manifest,
      namespace,
      disclosure: event.disclosure,
      links:
        namespace === null
          ? {}
          : { namespace: `/locales/${locale}/${article}.json`, article: `/v1/articles/${article}/${locale}` },
    },
  })
}

/** The same event has the same id at every try, so that a receiver can tell. */
const idOf = (receiver: Receiver, event: PublicationEvent): string =>
  `msg_${createHash('sha256')
    .update(`${receiver.id} ${event.manifest} ${event.article} ${event.locale} ${event.type}`)
    .digest('hex')
    .slice(0, 32)}`

/**
 * What comes next for a receiver. Its place is counted inside of one manifest's events, so that it means the same however
 * many manifests come after, and however many before are thrown away.
 */
const next = (
  catalog: Catalog,
  receiver: Receiver,
): { readonly event: PublicationEvent | null; readonly manifest: number; readonly left: number } | null => {
  const events = catalog.eventsSince(receiver.rev)
  const [first] = events
  if (first === undefined) return null
  const event = events.filter(({ manifest }) => manifest === first.manifest)[receiver.done] ?? null
  return { event, manifest: first.manifest, left: events.length - receiver.done }
}

export const openWebhooks = (options: WebhookOptions): Webhooks => {
  const { root, catalog, deliver, metrics } = options
  const now = options.now ?? Date.now
  const random = options.random ?? Math.random
  let closed = false

  /** @returns true when there may be more to tell at once */
  const tell = async (receiver: Receiver): Promise<boolean> => {
    if (receiver.paused || (receiver.notBefore !== null && Date.parse(receiver.notBefore) > now())) return false
    const due = next(catalog, receiver)
    if (due === null) {
      const rev = catalog.view().stored?.manifest.rev ?? receiver.rev
      if (rev !== receiver.rev) updateReceiver(root, receiver.id, { rev, done: 0 })
      return false
    }
    if (due.event === null) {
      updateReceiver(root, receiver.id, { rev: due.manifest, done: 0 })
      return true
    }
    const at = now()
    const body = bodyOf(due.event, at)
    const headers = signedHeaders(receiver.secrets, idOf(receiver, due.event), Math.floor(at / 1000), body)
    const delivery = await deliver(receiver.url, headers, body)
    if (delivery.kind === 'answered' && delivery.status >= 200 && delivery.status < 300) {
      metrics.count('goosefoot_webhook_deliveries_total', { outcome: 'delivered' })
      updateReceiver(root, receiver.id, { done: receiver.done + 1, tries: 0, notBefore: null })
      return true
    }
    metrics.count('goosefoot_webhook_deliveries_total', {
      outcome: delivery.kind === 'failed' ? delivery.why : 'refused',
    })
    const wait = waits[receiver.tries]
    const isGone = delivery.kind === 'answered' && delivery.status === 410
    updateReceiver(root, receiver.id, {
      tries: receiver.tries + 1,
      paused: wait === undefined || isGone,
      notBefore: wait === undefined ? null : new Date(at + wait * 1000 * (0.8 + 0.4 * random())).toISOString(),
    })
    return false
  }

  const round = async (): Promise<void> => {
    const receivers = readReceivers(root)
    await Promise.all(
      receivers.map(async ({ id }) => {
        for (;;) {
          const receiver = readReceivers(root).find((one) => one.id === id)
          if (closed || receiver === undefined || !(await tell(receiver))) return
        }
      }),
    )
  }

  let running: Promise<void> | null = null
  const run = (): Promise<void> => {
    // A broken file of webhooks is reported by "goosefoot webhook list"; readers do not suffer from it.
    running ??= round()
      .catch(() => undefined)
      .finally(() => {
        running = null
      })
    return running
  }
  const timer = options.every === undefined ? null : setInterval(() => void run(), options.every)
  timer?.unref()
  return {
    run,
    backlog: () => {
      try {
        return readReceivers(root).reduce((sum, receiver) => sum + (next(catalog, receiver)?.left ?? 0), 0)
      } catch {
        return 0
      }
    },
    close: async () => {
      closed = true
      if (timer !== null) clearInterval(timer)
      await running
    },
  }
}
