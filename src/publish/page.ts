/**
 * A published article as a page of its own: language and direction, links between all versions, the label beside the
 * headline, and every quotation with its speaker and the original.
 *
 * No script, no style: a house puts its own around it. Text is escaped; blocks with links come from `blockHtml`.
 */
import { pageAddress } from './alternates.ts'
import { escapeAttribute, escapeText } from './html.ts'
import { jsonLdText, newsArticle } from './json-ld.ts'
import type { TypedArticle, TypedBlock, TypedQuotation } from './typed-article.ts'

const elements: Readonly<Partial<Record<TypedBlock['role'], string>>> = {
  heading: 'h2',
  blockquote: 'blockquote',
  kicker: 'p class="kicker"',
  standfirst: 'p class="standfirst"',
  byline: 'p class="byline"',
  dateline: 'p class="dateline"',
  caption: 'p class="caption"',
  footnote: 'p class="footnote"',
  cell: 'p class="cell"',
  item: 'li',
}
/** Not running text: they belong to pictures and front matter. */
const hidden: ReadonlySet<TypedBlock['role']> = new Set(['headline', 'alt', 'field'])

export const articlePage = (
  article: TypedArticle,
  options: { readonly url: string; readonly organization: string | null },
): string => {
  const canonical = pageAddress(options.url, article.locale, article.id)
  const headline = article.blocks.find(({ role }) => role === 'headline')
  const title = article.title ?? article.id
  const { disclosure } = article
  const body: string[] = []
  let list = false
  for (const block of article.blocks) {
    if (hidden.has(block.role)) continue
    if ((block.role === 'item') !== list) {
      list = block.role === 'item'
      body.push(list ? '<ul>' : '</ul>')
    }
    const element = elements[block.role] ?? 'p'
    body.push(
      `<${element} id="${escapeAttribute(block.id)}">${inner(block, article)}</${element.split(' ')[0] ?? 'p'}>`,
    )
  }
  if (list) body.push('</ul>')
  const label = [
    `<p class="disclosure" data-status="${disclosure.status}" data-required="${disclosure.required}">${escapeText(disclosure.text)}`,
    disclosure.approval === null
      ? ''
      : ` <span class="person">${escapeText(disclosure.approval.person)}</span> <time datetime="${escapeAttribute(disclosure.approval.at)}">${escapeText(disclosure.approval.at.slice(0, 10))}</time>`,
    '</p>',
  ].join('')
  return `${[
    '<!doctype html>',
    `<html lang="${escapeAttribute(article.locale)}" dir="${article.dir}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeText(title)}</title>`,
    `<link rel="canonical" href="${escapeAttribute(canonical)}">`,
    ...article.alternates.map(
      ({ hreflang, href }) =>
        `<link rel="alternate" hreflang="${escapeAttribute(hreflang)}" href="${escapeAttribute(href)}">`,
    ),
    `<script type="application/ld+json">\n${jsonLdText(newsArticle(article, options))}</script>`,
    '</head>',
    '<body>',
    `<article lang="${escapeAttribute(article.locale)}" dir="${article.dir}">`,
    `<h1${headline === undefined ? '' : ` id="${escapeAttribute(headline.id)}"`}>${headline === undefined ? escapeText(title) : inner(headline, article)}</h1>`,
    label,
    ...(article.notice === null ? [] : [`<p class="notice">${escapeText(article.notice)}</p>`]),
    ...body,
    '</article>',
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

/** A block's text with its quotations marked; where they cross or nest, the outer one is. */
const inner = (block: TypedBlock, article: TypedArticle): string => {
  if (block.html !== null) return block.html
  let html = ''
  let from = 0
  const quotes = article.quotations
    .filter((one) => one.block === block.id)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  for (const quote of quotes) {
    if (quote.start < from || quote.end <= quote.start) continue
    html += escapeText(block.text.slice(from, quote.start)) + marked(quote, article)
    from = quote.end
  }
  return html + escapeText(block.text.slice(from))
}

const marked = (quote: TypedQuotation, article: TypedArticle): string => {
  const original = [quote.speaker, quote.source].filter((one) => one !== null).join(': ')
  return `<span data-quotation="${escapeAttribute(quote.id)}" data-kind="${escapeAttribute(quote.kind)}"${
    original === '' ? '' : ` title="${escapeAttribute(original)}"`
  }${article.dir === 'rtl' ? ' dir="auto"' : ''}>${escapeText(quote.text)}</span>`
}
