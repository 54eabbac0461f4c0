import { printedMoney, type SpendLine } from '../engines/index.ts'
import { table } from './table.ts'

const money = ({ moneyMicro, currency }: SpendLine): string =>
  currency === null ? '–' : printedMoney(moneyMicro, currency)

/** The table of `status --spend`: every line, and a sum by engine and month. */
export const spendText = (lines: readonly SpendLine[]): string => {
  if (lines.length === 0) return 'Nothing was spent: no engine that costs was asked yet.\n'
  const sums = new Map<string, SpendLine>()
  for (const line of lines) {
    const key = `${line.month} ${line.engine} ${line.unit}`
    const sum = sums.get(key)
    sums.set(key, {
      ...line,
      article: 'all',
      locale: '',
      billed: line.billed + (sum?.billed ?? 0),
      uncertain: line.uncertain + (sum?.uncertain ?? 0),
      reserved: line.reserved + (sum?.reserved ?? 0),
      moneyMicro: line.moneyMicro + (sum?.moneyMicro ?? 0),
      currency: line.currency ?? sum?.currency ?? null,
      calls: line.calls + (sum?.calls ?? 0),
    })
  }
  const row = (line: SpendLine): string[] => [
    line.month,
    line.engine,
    line.article,
    line.locale,
    String(line.calls),
    String(line.billed),
    String(line.uncertain),
    String(line.reserved),
    money(line),
  ]
  const uncertain = lines.reduce((sum, line) => sum + line.uncertain, 0)
  return `${table(
    ['month', 'engine', 'article', 'locale', 'calls', 'characters', 'uncertain', 'in flight', 'money'],
    [...lines.map(row), ...[...sums.values()].map(row)],
  )}${
    uncertain > 0
      ? '\nUncertain: no answer came, so the engine may or may not have billed it. Compare with its invoice.\n'
      : ''
  }`
}
