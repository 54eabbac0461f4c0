import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { patchArticle } from '../patch.ts'
import { accented, targetsOf } from '../pseudo.fixture.ts'
import { blockIn, lineOf, outlineOf, patchBy, readAs, textIn, textsIn } from '../reading.fixture.ts'

const pseudo = (name: string, source: string): string => {
  const read = readAs(name, source)
  const { bytes, refused } = patchArticle(read, targetsOf(read, accented))
  expect(refused).toEqual([])
  return textIn(bytes)
}
const linesIn = (name: string, source: string): readonly string[] => readAs(name, source).article.blocks.map(lineOf)

const blocks = `<!-- wp:heading {"level":2,"placeholder":"Titel"} -->
<h2 class="wp-block-heading">Der Turm</h2>
<!-- /wp:heading -->

<!-- wp:paragraph {"align":"center"} -->
<p class="has-text-align-center">Er <strong>fiel</strong> um.<br>Niemand war darin.</p>
<!-- /wp:paragraph -->

<!-- wp:list --><ul><!-- wp:list-item -->
<li>Eins</li>
<!-- /wp:list-item --><!-- wp:list-item --><li>Zwei</li><!-- /wp:list-item --></ul><!-- /wp:list -->
<!-- wp:image {"id":7,"sizeSlug":"large"} -->
<figure class="wp-block-image"><img src="t.jpg" alt="Ein Turm"/><figcaption>Am Abend</figcaption></figure>
<!-- /wp:image -->
<!-- wp:search {"label":"Suche","buttonText":"Los -- gleich","buttonPosition":"outside"} /-->
<!--more-->
<!-- wp:quote -->
<blockquote><!-- wp:paragraph --><p>„So ist es.“</p><!-- /wp:paragraph --><cite>Wer auch immer</cite></blockquote>
<!-- /wp:quote -->
`

test('blocks give their text, and the listed attributes of their comments; everything else stays', () => {
  expect(outlineOf(readAs('a.html', blocks))).toEqual([
    'field placeholder: Titel',
    'heading h2: Der Turm',
    'paragraph: Er fiel um.Niemand war darin.',
    'item: Eins',
    'item: Zwei',
    'alt alt: Ein Turm',
    'caption: Am Abend',
    'field label: Suche',
    'field buttonText: Los -- gleich',
    'blockquote: „So ist es.“',
    'blockquote: Wer auch immer',
  ])
  const written = pseudo('a.html', blocks)
  expect(written).toContain(
    '<!-- wp:search {"label":"Súché","buttonText":"Lóš \\u002d\\u002d gléích","buttonPosition":"outside"} /-->',
  )
  expect(written.match(/<!--.*?-->/gu)).toHaveLength(blocks.match(/<!--.*?-->/gu)?.length ?? 0)
  expect(written.replaceAll('\\u002d\\u002d', '--')).toBe(
    blocks.replace(
      /Titel|Der Turm|Er (?=<)|fiel| um\.|Niemand war darin|Eins|Zwei|Ein Turm|Am Abend|"Suche"|Los -- gleich|So ist es|Wer auch immer/gu,
      accented,
    ),
  )
})

test('a block attribute with markup is HTML, one with “--”, “<” and quotation marks stays inside its comment', () => {
  const source =
    '<!-- wp:x/faq {"items":[{"label":"Wer?","content":"\\u003cp\\u003eEin \\u003cb\\u003eWort\\u003c/b\\u003e\\u003c/p\\u003e"}],"className":"label"} /-->\n'
  expect(linesIn('a.html', source)).toEqual(['Wer?', 'Ein <c1>Wort</c1>'])
  const { text, refused, again } = patchBy(readAs('a.html', source), {
    'Wer?': 'Who --> "it" <was> & \\?',
    Wort: 'A <c1>-- "word" --></c1> &amp;',
  })
  expect(refused).toEqual([])
  expect(text.match(/-->/gu)).toHaveLength(1)
  expect(again.article.blocks.map(lineOf)).toEqual(['Who --> "it" <was> & \\?', 'A <c1>-- "word" --></c1> &amp;'])
})

test('which block attributes are text can be chosen', () => {
  const source = '<!-- wp:x/box {"label":"Nein","tagline":"Ein Satz"} /-->'
  expect(textsIn(readAs('a.html', source, { blockAttributes: ['tagline'] }))).toEqual(['Ein Satz'])
})

test('a comment that only looks like a block, and broken JSON in one, stay as they are', () => {
  const source = '<!-- wp:a {"label":"offen} /-->\n<!-- wp:b {label} /-->\n<!-- wp:C {"label":"x"} /-->\n<p>Text</p>\n'
  expect(textsIn(readAs('a.html', source))).toEqual(['Text'])
  expect(pseudo('a.html', source)).toBe(source.replace('Text', 'Téxt'))
})

test('without blocks a blank line begins a paragraph and a line end is a line break', () => {
  const source = JSON.stringify({
    id: 1,
    title: { raw: 'Der Turm' },
    content: {
      raw: 'Erster <b>Absatz</b>\r\nmit Zeile.\r\n\r\n<!--more-->\r\n\r\nZweiter Absatz.\n\n<blockquote>Zitat\n\nNoch eins</blockquote>\n<ul>\n<li>Punkt</li>\n</ul>\nEnde',
    },
  })
  expect(linesIn('a.json', source)).toEqual([
    'Der Turm',
    'Erster <c1>Absatz</c1><c2/>mit Zeile.',
    'Zweiter Absatz.',
    'Zitat',
    'Noch eins',
    'Punkt',
    'Ende',
  ])
  expect(JSON.parse(pseudo('a.json', source))).toEqual(
    JSON.parse(
      source
        .replace('Erster', 'Érštér')
        .replace('Absatz</b>', 'Ábšátz</b>')
        .replace('mit Zeile', 'mít Zéílé')
        .replace('Zweiter Absatz', 'Zwéítér Ábšátz')
        .replace('Zitat', 'Zítát')
        .replace('Noch eins', 'Nóch éíñš')
        .replace('Punkt', 'Púñkt')
        .replace('Ende', 'Éñdé')
        .replace('Der Turm', 'Dér Túrm'),
    ),
  )
})

test('in a block line ends are white space, in loose text beside blocks they are line breaks', () => {
  const source =
    '<!-- wp:paragraph -->\n<p>Eine\nZeile</p>\n<!-- /wp:paragraph -->\n<!-- wp:freeform -->\nLose\nZeile\n\nZweite\n<!-- /wp:freeform -->\n'
  expect(linesIn('a.html', source)).toEqual(['Eine Zeile', 'Lose<c1/>Zeile', 'Zweite'])
})

test('shortcodes are codes, what editors put in brackets is text', () => {
  const source = JSON.stringify({
    title: { raw: 'Turm' },
    content: {
      raw: 'Er sagte: „Das [gemeint ist der Turm] fiel [sic]“. [gallery ids="1,2"] [box]Ein Kasten[/box] [[nicht]]\n\n[caption id="a" caption="Ein „Bild“"]<img src="x" alt="Der Turm">Die Unterschrift[/caption]',
    },
  })
  expect(linesIn('a.json', source).slice(1)).toEqual([
    'Er sagte: „Das [gemeint ist der Turm] fiel [sic]“. <c1/> <c2/>Ein Kasten<c3/> [[nicht]]',
    '<c1/><c2/>Die Unterschrift<c3/>',
    'Ein „Bild“',
    'Der Turm',
  ])
  const { text, refused, again } = patchBy(readAs('a.json', source), {
    Bild: 'A "picture" [x] & <b>',
    gemeint: '[a] <c1/> <c2/>box<c3/>',
  })
  expect(refused).toEqual([])
  expect(JSON.parse(text)).toMatchObject({
    content: {
      raw: expect.stringContaining('caption="A &quot;picture&quot; &#91;x&#93; &amp; &lt;b&#62;"]') as string,
    },
  })
  expect(again.article.blocks.map(lineOf)).toContain('A "picture" [x] & <b>')
})

test('a shortcode in a target is written as text', () => {
  const source = '{"title":{"raw":"Turm"},"content":{"raw":"Ein Absatz."}}'
  const { refused, text } = patchBy(readAs('a.json', source), { Absatz: 'A [gallery ids="1"] paragraph.' })
  expect(refused).toEqual([])
  expect(text).toBe(source.replace('Ein Absatz', 'A &#91;gallery ids=\\"1\\"&#93; paragraph'))
})

test('a post from the REST interface is read from “raw”, or from “rendered” where there is no “raw”', () => {
  const post = {
    id: 1,
    lang: 'de',
    guid: { rendered: 'https://x.example' },
    title: { raw: 'Turm &amp; Tor', rendered: 'Turm &amp; Tor' },
  }
  expect(
    outlineOf(
      readAs(
        'a.json',
        JSON.stringify({
          ...post,
          content: { rendered: '<p>Absatz</p>\n' },
          excerpt: { raw: '', rendered: '<p>Kurz</p>' },
        }),
      ),
    ),
  ).toEqual(['headline title: Turm & Tor', 'paragraph: Absatz'])
  expect(outlineOf(readAs('a.json', JSON.stringify([post, { ...post, alt_text: 'Ein Bild' }])))).toEqual([
    'headline title: Turm & Tor',
    'headline title: Turm & Tor',
    'alt alt_text: Ein Bild',
  ])
  const read = readAs('a.json', JSON.stringify(post))
  expect(textIn(patchArticle(read, new Map(), 'en').bytes)).toBe(JSON.stringify({ ...post, lang: 'en' }))
})

const wxr = (items: string): string => `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>Unser Blog</title>
	<language>de-DE</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<category><![CDATA[Bauen]]></category>
${items}
</channel>
</rss>
`
const item = (rest: string, type = 'post', status = 'publish'): string =>
  `	<item>${rest}<wp:post_type><![CDATA[${type}]]></wp:post_type><wp:status><![CDATA[${status}]]></wp:status></item>`

test('a WXR file gives title, excerpt and content of its posts, and texts of pictures', () => {
  const source = wxr(
    [
      item(
        '<title>Turm &amp;amp; Tor &#228;ndern</title><dc:creator><![CDATA[jana]]></dc:creator><description></description><content:encoded><![CDATA[<!-- wp:paragraph {"placeholder":"Platz"} -->\n<p>Er <b>fiel</b>.</p>\n<!-- /wp:paragraph -->]]></content:encoded><excerpt:encoded><![CDATA[Kurz gesagt]]></excerpt:encoded><category domain="post_tag"><![CDATA[Turm]]></category>',
      ),
      item(
        '<title><![CDATA[Bild vom Turm]]></title><content:encoded><![CDATA[]]></content:encoded><excerpt:encoded><![CDATA[Am Abend]]></excerpt:encoded><wp:postmeta><wp:meta_key><![CDATA[_wp_attachment_image_alt]]></wp:meta_key><wp:meta_value><![CDATA[Ein Turm]]></wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_x</wp:meta_key><wp:meta_value>Nein</wp:meta_value></wp:postmeta>',
        'attachment',
      ),
      item('<title>Menü</title>', 'nav_menu_item'),
      item('<title>Weg</title>', 'post', 'trash'),
    ].join('\n'),
  )
  expect(outlineOf(readAs('a.xml', source))).toEqual([
    'headline title: Turm & Tor ändern',
    'standfirst excerpt:encoded: Kurz gesagt',
    'field placeholder: Platz',
    'paragraph: Er fiel.',
    'field title: Bild vom Turm',
    'caption excerpt:encoded: Am Abend',
    'alt _wp_attachment_image_alt: Ein Turm',
  ])
  const written = pseudo('a.xml', source)
  expect(written).toContain('<title>Túrm &amp;amp; Tór äñdérñ</title>')
  expect(
    written
      .replace('Túrm &amp;amp; Tór äñdérñ', 'Turm &amp;amp; Tor &#228;ndern')
      .replace('Kúrz géságt'.replace('sá', 'šá'), 'Kurz gesagt')
      .replace('Plátz', 'Platz')
      .replace('Ér <b>fíél', 'Er <b>fiel')
      .replace('Bíld vóm Túrm', 'Bild vom Turm')
      .replace('Ám Ábéñd', 'Am Abend')
      .replace('Éíñ Túrm', 'Ein Turm'),
  ).toBe(source)
})

test('the end of a CDATA section in a target is parted into two sections', () => {
  const source = wxr(
    item(
      '<title>Turm</title><content:encoded><![CDATA[<p>Ein ]]]]><![CDATA[> Absatz</p><p>Noch einer</p>]]></content:encoded>',
    ),
  )
  expect(textsIn(readAs('a.xml', source))).toEqual(['Turm', 'Ein ]]> Absatz', 'Noch einer'])
  const { text, refused } = patchBy(readAs('a.xml', source), { Absatz: 'A ]]> b ]]]]> c', Turm: ']]> & <x>' })
  expect(refused).toEqual([])
  const parsed = new XMLParser({ processEntities: true }).parse(text) as {
    rss: { channel: { item: { title: string; 'content:encoded': string } } }
  }
  expect(parsed.rss.channel.item['content:encoded']).toBe('<p>A ]]> b ]]]]> c</p><p>Noch einer</p>')
  expect(textsIn(readAs('a.xml', text))).toEqual([']]> & <x>', 'A ]]> b ]]]]> c', 'Noch einer'])
})

test('line ends inside tags and around the declaration stay', () => {
  const source =
    `\ufeff${wxr(item('<title\n>Turm</title\n><content:encoded\n\t><![CDATA[Ein Absatz]]></content:encoded>'))}`.replaceAll(
      '\n',
      '\r\n',
    )
  expect(pseudo('a.xml', source)).toBe(source.replace('Turm', 'Túrm').replace('Ein Absatz', 'Éíñ Ábšátz'))
})

test('text beside a CDATA section, or broken by a comment, is kept and reported', () => {
  const read = readAs(
    'a.xml',
    wxr(item('<title>Ein <!-- x --> Turm</title><content:encoded>Ein <![CDATA[Absatz]]></content:encoded>')),
  )
  expect(textsIn(read)).toEqual([])
  expect(read.findings.map(({ code, line }) => [code, line])).toEqual([
    ['source.protected', 14],
    ['source.protected', 14],
  ])
})

test('the language of the feed becomes the target’s', () => {
  const source = wxr(item('<title>Turm</title>'))
  expect(textIn(patchArticle(readAs('a.xml', source), new Map(), 'en-GB').bytes)).toBe(
    source.replace('<language>de-DE<', '<language>en-GB<'),
  )
})

test('XML that is not well-formed, and XML that is nothing known, are refused', () => {
  expect(() => readAs('a.xml', wxr('<item>').replace('</rss>', '</rs>'))).toThrow(
    expect.objectContaining({ code: 'format.not-wellformed' }),
  )
  expect(() => readAs('a.xml', '<?xml version="1.0"?><nitf><body/></nitf>')).toThrow(
    expect.objectContaining({ code: 'format.unknown' }),
  )
  expect(() => readAs('a.xml', wxr('').replace('<rss', '<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss'))).toThrow(
    expect.objectContaining({ code: 'format.doctype' }),
  )
})

test('a block attribute that belongs to text around it is found beside it', () => {
  const source = '<p>Vor <!-- wp:x {"label":"Ein Wort"} /--> nach</p>'
  const read = readAs('a.html', source)
  expect(outlineOf(read)).toEqual(['paragraph: Vor', 'field label: Ein Wort', 'paragraph: nach'])
  expect(blockIn(read, 'Wort').owner).toBeNull()
})

test('a feed gives title, description and content of its items', () => {
  const source =
    '<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title><description>Von uns</description><language>de</language><item><title>Turm &amp; Tor</title><link>https://x.example</link><description>&lt;p&gt;Er &lt;b&gt;fiel&lt;/b&gt;.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Ein\nAbsatz</p>]]></content:encoded></item></channel></rss>'
  expect(readAs('a.xml', source).article.format).toBe('rss')
  expect(readAs('a.rss', source).article.blocks.map(({ role, text }) => `${role}: ${text}`)).toEqual([
    'headline: Turm & Tor',
    'standfirst: Er fiel.',
    'paragraph: Ein Absatz',
  ])
  expect(pseudo('a.xml', source)).toBe(
    source
      .replace('Turm &amp; Tor', 'Túrm &amp; Tór')
      .replace('Er &lt;b&gt;fiel', 'Ér &lt;b&gt;fíél')
      .replace('Ein\nAbsatz', 'Éíñ Ábšátz'),
  )
})

test('footnotes of the block editor and descriptions for search engines are text', () => {
  const meta = (key: string, value: string): string =>
    `<wp:postmeta><wp:meta_key><![CDATA[${key}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
  const source = wxr(
    item(
      `<title>Turm</title>${meta('footnotes', '[{"content":"Siehe \\u003cem\\u003edort\\u003c/em\\u003e \\"da\\"","id":"a-b"}]')}${meta('_yoast_wpseo_metadesc', 'Kurz gesagt')}${meta('_edit_lock', 'Nein:1')}${meta('footnotes', 'kaputt')}`,
    ),
  )
  const read = readAs('a.xml', source)
  expect(outlineOf(read)).toEqual([
    'headline title: Turm',
    'footnote: Siehe dort "da"',
    'field _yoast_wpseo_metadesc: Kurz gesagt',
  ])
  expect(read.findings.map(({ code }) => code)).toEqual(['source.protected'])
  const { text, refused } = patchBy(read, { Siehe: 'See <c1>]]> there</c1> \\ "x"' })
  expect(refused).toEqual([])
  expect(text).toContain(
    '[{"content":"See \\u003cem\\u003e]]]]><![CDATA[> there\\u003c/em\\u003e \\\\ \\"x\\"","id":"a-b"}]',
  )
  expect(
    readAs('a.json', '{"title":{"raw":"T"},"meta":{"footnotes":"[{\\"content\\":\\"Note\\"}]"}}').findings,
  ).toMatchObject([{ code: 'source.protected' }])
})
