import type { FastifyInstance } from 'fastify'
import { isLive } from '../publish/index.ts'
import type { Catalog } from './catalog.ts'
import { privateHeaders } from './headers.ts'
import type { Metrics } from './metrics.ts'
import type { WorkDesk } from './worker.ts'

const status = {
  type: 'object',
  required: ['status'],
  properties: {
    status: { type: 'string' },
    manifest: { type: ['integer', 'null'] },
    fault: { type: ['string', 'null'] },
  },
} as const

/** For those who run it: is it there, can it serve, how is it doing. */
export const operationRoutes = (
  app: FastifyInstance,
  catalog: Catalog,
  desk: WorkDesk,
  metrics: Metrics,
  backlog: () => number,
): void => {
  const config = { local: true } as const
  const started = performance.now()
  app.get(
    '/healthz',
    {
      config,
      schema: {
        summary: 'The process is there.',
        tags: ['operation'],
        response: { 200: { description: 'Yes.', ...status } },
      },
    },
    (_, reply) => reply.headers(privateHeaders).send({ status: 'ok' }),
  )
  app.get(
    '/readyz',
    {
      config,
      schema: {
        summary: 'The published set can be read.',
        tags: ['operation'],
        response: { 200: { description: 'Yes.', ...status }, 503: { description: 'No.', ...status } },
      },
    },
    (_, reply) => {
      const fault = catalog.fault()
      const manifest = catalog.view().stored?.manifest.rev ?? null
      const ready = fault === null && manifest !== null
      return reply
        .code(ready ? 200 : 503)
        .headers(privateHeaders)
        .send({
          status: ready ? 'ready' : 'not ready',
          manifest,
          fault: fault ?? (manifest === null ? 'publish.none' : null),
        })
    },
  )
  app.get(
    '/metrics',
    {
      config,
      schema: {
        summary: 'Counters and gauges for Prometheus.',
        tags: ['operation'],
        response: { 200: { description: 'Text.', content: { 'text/plain': { schema: { type: 'string' } } } } },
      },
    },
    (_, reply) => {
      const { entries, stored } = catalog.view()
      const live = entries.map(({ entry }) => entry).filter(isLive)
      return reply
        .headers(privateHeaders)
        .type('text/plain; version=0.0.4; charset=utf-8')
        .serializer((text: string) => text)
        .send(
          metrics.text({
            goosefoot_articles: live.length,
            goosefoot_stale: live.filter(({ state }) => state === 'stale').length,
            goosefoot_label_required: live.filter(({ required }) => required).length,
            goosefoot_manifest_revision: stored?.manifest.rev ?? 0,
            goosefoot_work_waiting: desk.waiting(),
            goosefoot_webhook_backlog: backlog(),
            goosefoot_uptime_seconds: Math.round((performance.now() - started) / 1000),
          }),
        )
    },
  )
}
