/** Counters in the text form that Prometheus reads. No label ever names an article. */
export interface Metrics {
  readonly count: (name: string, labels?: Readonly<Record<string, string>>, by?: number) => void
  /** The same for one series that is counted often. */
  readonly counter: (name: string, labels: Readonly<Record<string, string>>) => () => void
  readonly text: (gauges: Readonly<Record<string, number>>) => string
}

const helps: Readonly<Record<string, string>> = {
  goosefoot_requests_total: 'Answers by route and status.',
  goosefoot_refused_total: 'Requests refused for want of a token, by reason.',
  goosefoot_webhook_deliveries_total: 'Webhook deliveries by outcome.',
  goosefoot_articles: 'Publications that are live.',
  goosefoot_stale: 'Live publications whose source was changed since.',
  goosefoot_label_required: 'Live publications that carry a label.',
  goosefoot_manifest_revision: 'Revision of the manifest.',
  goosefoot_work_waiting: 'Pieces of work that wait or run.',
  goosefoot_webhook_backlog: 'Events that some receiver still waits for.',
  goosefoot_uptime_seconds: 'Since the server started.',
}

export const createMetrics = (): Metrics => {
  const counters = new Map<string, Map<string, { value: number }>>()
  const cell = (name: string, labels: Readonly<Record<string, string>>): { value: number } => {
    const series = counters.get(name) ?? new Map<string, { value: number }>()
    counters.set(name, series)
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}="${value.replace(/[\\"\n]/gu, '')}"`)
      .join(',')
    const found = series.get(key) ?? { value: 0 }
    series.set(key, found)
    return found
  }
  return {
    count: (name, labels = {}, by = 1) => {
      cell(name, labels).value += by
    },
    counter: (name, labels) => {
      const mine = cell(name, labels)
      return () => {
        mine.value++
      }
    },
    text: (gauges) => {
      const lines: string[] = []
      for (const [name, series] of counters) {
        lines.push(`# HELP ${name} ${helps[name] ?? name}`, `# TYPE ${name} counter`)
        for (const [labels, { value }] of series) lines.push(`${name}${labels === '' ? '' : `{${labels}}`} ${value}`)
      }
      for (const [name, value] of Object.entries(gauges))
        lines.push(`# HELP ${name} ${helps[name] ?? name}`, `# TYPE ${name} gauge`, `${name} ${value}`)
      return `${lines.join('\n')}\n`
    },
  }
}
