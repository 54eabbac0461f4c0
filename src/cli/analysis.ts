import type { AnalysisOutcome } from '../project/analysis.ts'
import { type Band, bands } from '../project/bands.ts'
import { table } from './table.ts'

const titles: Readonly<Record<Band, string>> = {
  inContext: 'in context',
  exact: '100',
  fuzzy95: '95–99',
  fuzzy85: '85–94',
  fuzzy75: '75–84',
  none: 'no match',
  repeated: 'repeated',
  repeatedElsewhere: 'elsewhere',
  machine: 'machine',
  done: 'done',
}

/** Words of each article by band, then all amounts of each locale. Bands that hold nothing anywhere are left out. */
export const analysisText = ({ articles, locales }: AnalysisOutcome): string => {
  if (articles.length === 0) return 'There is nothing to count.\n'
  const used = bands.filter((band) => locales.some((one) => one.bands[band].segments > 0))
  const isPaid = locales.some(({ payableWords }) => payableWords !== null)
  const perArticle = table(
    ['article', 'locale', ...used.map((band) => titles[band]), 'all', ...(isPaid ? ['payable'] : [])],
    articles.map(({ article, locale, bands: own, all, payableWords }) => [
      article,
      locale,
      ...used.map((band) => String(own[band].words)),
      String(all.words),
      ...(payableWords === null ? [] : [payableWords.toFixed(1)]),
    ]),
  )
  const perLocale = table(
    ['locale', 'band', 'segments', 'words', 'characters', 'share of words'],
    locales.flatMap(({ locale, bands: own, all, payableWords }) => [
      ...used.filter((band) => own[band].segments > 0).map((band) => row(locale, titles[band], own[band], all.words)),
      row(locale, 'all', all, all.words),
      ...(payableWords === null ? [] : [[locale, 'payable', '', payableWords.toFixed(1), '', '']]),
    ]),
  )
  return `Words, by how well memory knows their sentences:\n${perArticle}\n${perLocale}`
}

const row = (
  locale: string,
  title: string,
  { segments, words, characters }: AnalysisOutcome['locales'][number]['all'],
  all: number,
): readonly string[] => [
  locale,
  title,
  ...[segments, words, characters].map(String),
  `${((100 * words) / Math.max(1, all)).toFixed(1)} %`,
]
