import { afterAll, expect, test } from 'vitest'
import { emptyNewsroom } from './support/newsroom.ts'

/** One article in every format that can be read, through `goosefoot translate` into another language. */
const room = emptyNewsroom()
afterAll(() => room.remove())

const sources: Readonly<Record<string, string>> = {
  'seite.de.html':
    '<!doctype html>\r\n<html lang="de"><head><title>Der Turm</title><meta property="og:locale" content="de_DE"></head>\r\n<body><h1>Der Turm</h1>\r\n<p>„Er fiel“, sagte Jana Kremer. <em>Niemand</em> war darin.</p></body></html>',
  'buch.de.xhtml':
    '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de" lang="de"><head><title>Der Turm</title></head><body><p><a id="x"/>Er fiel am 3.&#160;Mai.</p></body></html>\n',
  'bloecke.de.html':
    '<!-- wp:heading {"placeholder":"Titel"} -->\n<h2>Der Turm</h2>\n<!-- /wp:heading -->\n<!-- wp:paragraph -->\n<p>„Er fiel“, sagte sie.</p>\n<!-- /wp:paragraph -->\n',
  'meldung.de.json':
    '{"uri":"urn:x:1","versionCreated":"2026-11-01T10:00:00Z","language":"de","headlines":[{"role":"main","value":"Der Turm"}],"bodies":[{"contentType":"text/html","value":"<p>\\u201eEr fiel\\u201c, sagte <b>sie<\\/b>.<\\/p>"}]}\n',
  'beitrag.de.json':
    '{"id":1,"title":{"raw":"Der Turm"},"content":{"raw":"<!-- wp:paragraph -->\\n<p>Er fiel.</p>\\n<!-- /wp:paragraph -->"}}',
  'blog.de.xml':
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title><language>de-DE</language><item><title>Der Turm</title><content:encoded><![CDATA[<p>„Er fiel“, sagte sie.</p>]]></content:encoded><wp:post_type>post</wp:post_type></item></channel></rss>\n',
  'yaml.de.md':
    '---\ntitle: Der Turm\nlang: de\nautor: Jana\ndate: 2012-02-03\n---\n\n„Er fiel“, sagte sie. {{< x alt="Bild" >}}\n',
  'toml.de.md': '+++\ntitle = "Der Turm"\nlanguage = "de"\n+++\n\nEr fiel.\n',
  'kopf.de.md': '{\n  "title": "Der Turm",\n  "locale": "de"\n}\n\nEr fiel.\n',
  'eigen.de.json': '{"kopf":"Der Turm","teile":[{"art":"p","text":"Er fiel."}]}',
  'text.de.txt': 'Der Turm\n\nEr fiel.',
}
for (const [name, text] of Object.entries(sources)) room.write(name, text)
room.write(
  'goosefoot.config.ts',
  "export default { sourceLocale: 'de', targets: ['en-GB'], engines: ['pseudo'], formats: { roles: { autor: 'byline' }, jsonPaths: { kopf: 'headline', 'teile.*.text': 'paragraph' } } }\n",
)
const ran = room.run('translate', ...Object.keys(sources), '--engine', 'pseudo', '--out', 'out', '--json', '--quiet')

interface Row {
  readonly article: string
  readonly published: boolean
  readonly quotations: { readonly aligned: number; readonly total: number }
  readonly files: readonly string[]
}

test('every format goes the whole way, quotations aligned', () => {
  expect(ran.stderr).toBe('')
  const { locales } = JSON.parse(ran.stdout) as { locales: readonly Row[] }
  expect(new Set(locales.map(({ article }) => article))).toEqual(
    new Set(Object.keys(sources).map((name) => name.split('.')[0])),
  )
  for (const row of locales) {
    expect(row.published, row.article).toBe(true)
    expect(row.quotations.aligned, row.article).toBe(row.quotations.total)
  }
})

const documentOf = (id: string, extension: string): string => room.read(`out/locales/en-GB/${id}.${extension}`)
test('the document stands beside the namespace, in the format of the source', () => {
  for (const name of Object.keys(sources)) {
    const [id = '', , extension = ''] = name.split('.')
    const namespace = JSON.parse(room.read(`out/locales/en-GB/${id}.json`)) as {
      meta: { id: string }
      links: { document: string }
    }
    expect(namespace.meta.id).toBe(id)
    const own = extension === 'json' ? 'document.json' : extension
    expect(namespace.links.document).toBe(`${id}.${own}`)
    expect(documentOf(id, own)).not.toContain('Er fiel')
  }
})

test('fields that name the language name the target’s', () => {
  expect(documentOf('seite', 'html')).toContain('<html lang="en-GB">')
  expect(documentOf('seite', 'html')).toContain('content="en_GB"')
  expect(documentOf('buch', 'xhtml')).toContain('xml:lang="en-GB" lang="en-GB"')
  expect(documentOf('meldung', 'document.json')).toContain('"language":"en-GB"')
  expect(documentOf('blog', 'xml')).toContain('<language>en-GB</language>')
  expect(documentOf('yaml', 'md')).toContain('\nlang: en-GB\n')
  expect(documentOf('toml', 'md')).toContain('\nlanguage = "en-GB"\n')
  expect(documentOf('kopf', 'md')).toContain('"locale": "en-GB"')
})

test('what is no text keeps its bytes', () => {
  expect(documentOf('seite', 'html').split('\r\n')).toHaveLength(4)
  expect(documentOf('yaml', 'md')).toContain('\ndate: 2012-02-03\n')
  expect(documentOf('buch', 'xhtml')).toContain('<p><a id="x"/>')
  expect(documentOf('buch', 'xhtml')).not.toContain('&nbsp;')
  expect(documentOf('meldung', 'document.json')).toContain(String.raw`<\/b>`)
  expect(JSON.parse(documentOf('meldung', 'document.json'))).toMatchObject({ uri: 'urn:x:1' })
  expect(documentOf('bloecke', 'html').match(/<!--.*?-->/gu)).toHaveLength(4)
})

test('a second run changes nothing', () => {
  const before = room.files()
  const again = room.run(
    'translate',
    ...Object.keys(sources),
    '--engine',
    'pseudo',
    '--out',
    'out',
    '--frozen',
    '--quiet',
  )
  expect(again.code).toBe(0)
  expect(room.files()).toEqual(before)
})

test('a file that cannot be read as its format is named with its place; the others go on', () => {
  room.write('kaputt.de.json', '{"uri":"x","headline":"Turm",\n"body_text" "Er fiel."}')
  room.write('fremd.de.xml', '<nitf/>')
  const mixed = room.run(
    'translate',
    'kaputt.de.json',
    'fremd.de.xml',
    'text.de.txt',
    '--engine',
    'pseudo',
    '--out',
    'out2',
    '--json',
  )
  expect(mixed.code).toBe(6)
  const { locales, failures } = JSON.parse(mixed.stdout) as {
    locales: readonly Row[]
    failures: readonly { article: string; error: { code: string; message: string } }[]
  }
  expect(locales.map(({ article }) => article)).toEqual(['text'])
  expect(JSON.stringify(failures)).toContain('kaputt.de.json:2:13')
  expect(JSON.stringify(failures)).toContain('format.unknown')
})
