/**
 * A page of somebody who publishes: it asks `goosefoot serve` for articles with i18next and its HTTP backend, shows the
 * label beside the headline, and at every quotation who said it and how it stands in the original.
 *
 * Texts only ever become text nodes: nothing in an article can become markup.
 */
import HttpBackend from './modules/i18next-http-backend.js'
import i18next from './modules/i18next.js'

const server = document.documentElement.dataset.server ?? new URL(location.href).searchParams.get('server') ?? ''
const find = (id) => document.getElementById(id)
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Quotations of a block as nested stretches; one that crosses another is left out. */
const nested = (quotes) => {
  const top = []
  const open = []
  for (const quote of quotes.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    while (open.length > 0 && open.at(-1).end <= quote.start) open.pop()
    const outer = open.at(-1)
    if (outer !== undefined && quote.end > outer.end) continue
    const node = { ...quote, inner: [] }
    ;(outer?.inner ?? top).push(node)
    open.push(node)
  }
  return top
}

const nodes = (text, start, end, quotes) => {
  const made = []
  let from = start
  for (const quote of quotes) {
    made.push(document.createTextNode(text.slice(from, quote.start)))
    made.push(
      element(
        'span',
        {
          class: 'quotation',
          tabindex: '0',
          'data-quotation': quote.key,
          'data-kind': quote.kind,
          'data-speaker': quote.speaker ?? '',
          'data-original': quote.source ?? '',
          'aria-describedby': 'original',
        },
        ...nodes(text, quote.start, quote.end, quote.inner),
      ),
    )
    from = quote.end
  }
  made.push(document.createTextNode(text.slice(from, end)))
  return made
}

/** A block with its quotations; what stands in it is asked for with `t`, as any key of i18next. */
const block = (ns, id, quotes) => {
  const text = i18next.t(`p.${id}`, { ns })
  return nodes(text, 0, text.length, nested(quotes.filter((quote) => quote.block === id)))
}

const show = (ns) => {
  const locale = i18next.language
  const bundle = i18next.getResourceBundle(locale, ns)
  const article = find('article')
  if (bundle === undefined) {
    article.replaceChildren(element('p', { class: 'absent' }, 'This article is not published in this language.'))
    return
  }
  const quotes = Object.entries(bundle.quotes ?? {}).map(([key, quote]) => {
    const [start, end] = quote.at.split(' ').map(Number)
    return { key, ...quote, start, end }
  })
  const order = (bundle.order ?? '').split(' ')
  /** The block that stands under the head's own key, so that its quotations are shown there too. */
  const blockOf = (key) => Object.keys(bundle.p).find((id) => !order.includes(id) && bundle.p[id] === bundle[key])
  const headline = blockOf('title')
  const standfirst = blockOf('standfirst')
  article.lang = locale
  article.dataset.article = ns
  article.dir = bundle.meta.dir
  article.replaceChildren(
    element('h1', {}, ...(headline === undefined ? [i18next.t('title', { ns })] : block(ns, headline, quotes))),
    element(
      'p',
      { class: 'disclosure', 'data-status': bundle.disclosure.status, 'data-required': bundle.disclosure.required },
      [i18next.t('disclosure.text', { ns }), bundle.disclosure.person].filter(Boolean).join(' '),
    ),
    ...(standfirst === undefined
      ? []
      : [element('p', { class: 'standfirst', id: standfirst }, ...block(ns, standfirst, quotes))]),
    ...order.map((id) => element('p', { id }, ...block(ns, id, quotes))),
  )
  document.title = i18next.t('title', { ns })
}

const hint = find('original')
const hide = () => {
  hint.hidden = true
}
const showOriginal = (event) => {
  const quotation = event.target.closest?.('.quotation')
  if (quotation === null || quotation === undefined) return hide()
  const { speaker, original } = quotation.dataset
  hint.replaceChildren(
    ...(speaker === '' ? [] : [element('cite', {}, speaker)]),
    element(
      'span',
      { lang: i18next.getResourceBundle(i18next.language, chosen().article).meta.sourceLocale },
      original,
    ),
  )
  hint.hidden = false
  const box = quotation.getBoundingClientRect()
  hint.style.left = `${Math.max(8, box.left + scrollX)}px`
  hint.style.top = `${box.bottom + scrollY + 6}px`
}
document.addEventListener('mouseover', showOriginal)
document.addEventListener('focusin', showOriginal)
document.addEventListener('focusout', hide)
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide()
})

const { items } = await (await fetch(`${server}/v1/articles`)).json()
const live = items.filter(({ state }) => state !== 'retracted')
const all = (key) => [...new Set(live.map((one) => one[key]))]

/** What the address of the page names, `#hanoi/en`; else the first there is. */
const chosen = () => {
  const [article, locale] = location.hash.slice(1).split('/')
  return {
    article: all('id').includes(article) ? article : all('id')[0],
    locale: all('locale').includes(locale) ? locale : all('locale')[0],
  }
}
const choices = (id, values, current, href) =>
  find(id).replaceChildren(
    ...values.map((value) =>
      element('a', { href: href(value), ...(value === current ? { 'aria-current': 'page' } : {}) }, value),
    ),
  )

const update = async () => {
  const { article, locale } = chosen()
  choices('articles', all('id'), article, (value) => `#${value}/${locale}`)
  choices('locales', all('locale'), locale, (value) => `#${article}/${value}`)
  await i18next.changeLanguage(locale)
  await i18next.loadNamespaces(article)
  // Who chose something else meanwhile sees that.
  const now = chosen()
  if (now.article === article && now.locale === locale) show(article)
}

await i18next.use(HttpBackend).init({
  lng: chosen().locale,
  ns: [chosen().article],
  // A missing article is said to be missing: another language never stands in for it unasked.
  fallbackLng: false,
  load: 'currentOnly',
  showSupportNotice: false,
  backend: { loadPath: `${server}/locales/{{lng}}/{{ns}}.json` },
})
window.addEventListener('hashchange', () => void update())
await update()
