import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { type Reader, startReader } from '../../scripts/example-reader.ts'
import { checkout, type Newsroom } from '../support/newsroom.ts'
import { publisherRoom } from '../support/publisher.ts'

/** A Chromium out of an npm package; null where it does not start. */
const launch = async (): Promise<Browser | string> => {
  try {
    const { version } = JSON.parse(
      readFileSync(join(checkout, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
    ) as { version: string }
    // Another version's program must not be taken for this one's; and its own libraries come along.
    const folder = join(tmpdir(), `goosefoot-chromium-${version}`)
    mkdirSync(folder, { recursive: true })
    process.env.TMPDIR = folder
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'
    const { default: chromium } = await import('@sparticuz/chromium')
    const { chromium: browserType } = await import('playwright-core')
    const executablePath = await chromium.executablePath()
    // The package's own list of fonts names folders of another kind of machine; without any font nothing has a size.
    const fonts = join(folder, 'goosefoot-fonts.conf')
    writeFileSync(
      fonts,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>`,
    )
    process.env.FONTCONFIG_FILE = fonts
    // Only this flag: those of the package switch the same-origin policy off.
    return await browserType.launch({
      executablePath,
      args: ['--no-sandbox'],
      headless: true,
      timeout: 60_000,
    })
  } catch (error) {
    return `no browser here: ${(error as Error).message.split('\n')[0]}`
  }
}

interface Quote {
  readonly text: string
  readonly source: string
  readonly speaker?: string
}
let room: Newsroom
let reader: Reader
let browser: Browser | string = 'not started'
let page: Page
const faults: string[] = []
beforeAll(async () => {
  room = publisherRoom()
  reader = await startReader(room.root, 0)
  browser = await launch()
  if (typeof browser === 'string') return
  page = await browser.newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
}, 180_000)
afterAll(async () => {
  if (typeof browser !== 'string') await browser.close()
  await reader.close()
  room.remove()
})

/** Skips with what kept the browser from starting. */
const needsBrowser = (context: TestContext): void => {
  if (typeof browser === 'string') context.skip(browser)
}

const open = async (article: string, locale: string): Promise<void> => {
  await page.goto(reader.page)
  await page.waitForSelector('article h1', { timeout: 10_000 })
  await page.click(`#articles a:text-is("${article}")`)
  await page.click(`#locales a:text-is("${locale}")`)
  await page.waitForSelector(`article[lang="${locale}"][data-article="${article}"]`)
}

const articles = ['bach-handschriften', 'hanoi', 'hanoi-analyse'].flatMap((article) =>
  ['en', 'es', 'fr'].map((locale) => [article, locale] as const),
)
test.for(articles)(
  'the page shows %s in %s with its label and every quotation',
  { timeout: 60_000 },
  async ([article, locale], context) => {
    needsBrowser(context)
    await open(article, locale)
    const namespace = JSON.parse(room.read(`locales/${locale}/${article}.json`)) as {
      title: string
      order: string
      p: Record<string, string>
      quotes: Record<string, Quote>
      disclosure: { text: string }
    }
    expect(await page.textContent('h1')).toBe(namespace.title)
    expect(await page.textContent('h1 + .disclosure')).toBe(namespace.disclosure.text)
    for (const id of namespace.order.split(' ')) expect(await page.textContent(`[id="${id}"]`)).toBe(namespace.p[id])
    const shown: readonly { readonly key: string }[] = await page.evaluate(`
    [...document.querySelectorAll('.quotation')].map(({ textContent: text, dataset }) =>
      ({ key: dataset.quotation, text, speaker: dataset.speaker, source: dataset.original }))`)
    const expected = Object.entries(namespace.quotes).map(([key, quote]) => ({
      key,
      text: quote.text,
      speaker: quote.speaker ?? '',
      source: quote.source,
    }))
    const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1)
    expect(shown.toSorted(byKey)).toEqual(expected.toSorted(byKey))
    expect(faults).toEqual([])
  },
)

test('who said it and how it stands in the original is seen on hover and on focus', {
  timeout: 60_000,
}, async (context) => {
  needsBrowser(context)
  await open('hanoi', 'en')
  const hint = page.locator('#original')
  expect(await hint.isVisible()).toBe(false)
  await page.hover('[data-quotation="q57thyeq3"]')
  expect(await hint.isVisible()).toBe(true)
  expect(await hint.locator('cite').textContent()).toBe('Donald Trump')
  expect(await hint.textContent()).toContain('„Manchmal muss man gehen, und dies war eben so ein Moment“')
  expect(await hint.locator('span').getAttribute('lang')).toBe('de')
  const [quotation, box] = [await page.locator('[data-quotation="q57thyeq3"]').boundingBox(), await hint.boundingBox()]
  expect(box?.y).toBeGreaterThan(quotation?.y ?? 0)
  await page.hover('h1')
  expect(await hint.isVisible()).toBe(false)
  await page.focus('[data-quotation="q57thyeq3"]')
  expect(await hint.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await hint.isVisible()).toBe(false)
  expect(faults).toEqual([])
})

test('the page comes from another origin than the articles, and the browser keeps to that', {
  timeout: 60_000,
}, async (context) => {
  needsBrowser(context)
  await page.goto(reader.page)
  expect(await page.evaluate(`fetch('${reader.server}/v1/manifest').then(({ status }) => status)`)).toBe(200)
  // Writing from a page of another origin does not even get as far as the route.
  const written = await page.evaluate(`
    fetch('${reader.server}/v1/articles/hanoi/en/publish', { method: 'POST', headers: { authorization: 'Bearer x' } })
      .then(() => 'sent', () => 'blocked')`)
  expect(written).toBe('blocked')
})
