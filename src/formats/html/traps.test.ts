import { expect, test } from 'vitest'
import { patchArticle } from '../patch.ts'
import { accented, targetsOf } from '../pseudo.fixture.ts'
import { blockIn, lineOf, outlineOf, patchBy, readAs, textIn, textsIn } from '../reading.fixture.ts'

const pseudo = (source: string, name: string = 'a.html'): string => {
  const read = readAs(name, source)
  const { bytes, refused } = patchArticle(read, targetsOf(read, accented))
  expect(refused).toEqual([])
  return textIn(bytes)
}

test('a page gives its title, description, headings, paragraphs, items, cells, captions and alt texts', () => {
  const source = `<!doctype html>
<html lang="de"><head>
<title>Der Turm &ndash; Nachrichten</title>
<meta name="description" content="Was am Turm geschah">
<meta name="viewport" content="width=device-width">
<meta property="og:title" content="Der Turm">
<link rel="alternate" title="Kein Text" href="x">
</head><body class="title">
<h1>Der Turm</h1>
<ul><li>Eins<li>Zwei <ol><li>Tief</ol></ul>
<table><caption>Zahlen</caption><tr><th>Jahr</th><td>Viele</td></tr></table>
<figure><img src="t.png" alt="Ein Turm"><figcaption>Am Abend</figcaption></figure>
<blockquote>Ein Zitat<p>mit Absatz</p></blockquote>
<dl><dt>Wort</dt><dd>Sinn</dd></dl>
</body></html>
`
  expect(outlineOf(readAs('a.html', source))).toEqual([
    'headline: Der Turm – Nachrichten',
    'standfirst description: Was am Turm geschah',
    'field og:title: Der Turm',
    'heading h1: Der Turm',
    'item: Eins',
    'item: Zwei',
    'item: Tief',
    'caption: Zahlen',
    'cell th: Jahr',
    'cell: Viele',
    'alt alt: Ein Turm',
    'caption: Am Abend',
    'blockquote: Ein Zitat',
    'blockquote: mit Absatz',
    'item: Wort',
    'item: Sinn',
  ])
  const written = pseudo(source)
  expect(written).toContain('<link rel="alternate" title="Kein Text" href="x">')
  expect(written.split('\n')).toHaveLength(source.split('\n').length)
})

test('loose text beside blocks is a block of its own', () => {
  const source = '<div>Loser Text <b>hier</b>\n<p>Absatz</p>\nund danach\n<ul><li>Punkt</li></ul></div>'
  expect(readAs('a.html', source).article.blocks.map(lineOf)).toEqual([
    'Loser Text <c1>hier</c1>',
    'Absatz',
    'und danach',
    'Punkt',
  ])
  expect(pseudo(source)).toBe('<div>Lóšér Téxt <b>híér</b>\n<p>Ábšátz</p>\núñd dáñách\n<ul><li>Púñkt</li></ul></div>')
})

test('references are read as characters and written only where HTML demands them', () => {
  const source = '<p>M&uuml;ll &amp; Co&nbsp;KG &lt;1&gt; &#8222;so&#x201c; &unbekannt; &</p>'
  expect(textsIn(readAs('a.html', source))).toEqual(['Müll & Co\u00a0KG <1> „so“ &unbekannt; &'])
  expect(patchBy(readAs('a.html', source), { Müll: 'Waste & Co\u00a0Ltd <1> "so" &amp;' }).text).toBe(
    '<p>Waste &amp; Co&nbsp;Ltd &lt;1> "so" &amp;amp;</p>',
  )
})

test('programs, styles, drawings and form data are never text', () => {
  const source =
    '<p>Ein</p><script>var a = "<p>nein</p>"</script><style>p{}</style><noscript><p>nein</p></noscript><template><p>nein</p></template><textarea>nein</textarea><iframe>nein</iframe><pre>nein</pre><svg><title>nein</title></svg><p>Zwei</p>'
  expect(textsIn(readAs('a.html', source))).toEqual(['Ein', 'Zwei'])
})

test('a script in a line is one code', () => {
  expect(
    lineOf(
      blockIn(
        readAs('a.html', '<p>Vor <script>x("<b>")</script> nach <code>a&lt;b</code> und <kbd>Alt</kbd>.</p>'),
        'Vor',
      ),
    ),
  ).toBe('Vor <c1/> nach <c2/> und <c3>Alt</c3>.')
})

test('a title holds text only, however it looks', () => {
  const source = '<html><head><title>Der <b>Turm</b> & mehr</title></head><body><p>x</p></body></html>'
  const read = readAs('a.html', source)
  expect(lineOf(blockIn(read, 'Turm'))).toBe('Der <b>Turm</b> & mehr')
  expect(patchBy(read, { Turm: 'A </title> <b>' }).again.article.blocks[0]?.text).toBe('A </title> <b>')
})

test('text behind the end of the body is not lost', () => {
  const source = '<html><body><p>Eins</p>\n</body>\n</html>\nRest\n'
  const written = pseudo(source)
  expect(written.replace('Éíñš', 'Eins').replace('Réšt', 'Rest')).toBe(source)
})

test('a paragraph inside a link, a list inside a paragraph and an unclosed tag do no harm', () => {
  for (const source of [
    '<a href="x"><p>Eins</p><p>Zwei</p></a>',
    '<p>Eins <ul><li>Zwei</ul> Drei</p>',
    '<p>Eins <b>zwei <i>drei</b> vier</i> fünf</p>',
    '<p>Eins <b>zwei<p>drei</b> vier',
    '<table><tr>Eins<td>Zwei</table>',
    '<div <p>Eins</p>',
    'Eins < zwei > drei <',
    '<p>Eins <!-- nein --> zwei <!-- offen',
    '</p>Eins</div>',
  ]) {
    const read = readAs('a.html', source)
    const { bytes, refused } = patchArticle(read, targetsOf(read, accented))
    expect(refused, source).toEqual([])
    expect(textsIn(readAs('a.html', textIn(bytes))), source).toEqual(textsIn(read).map(accented))
  }
})

test('attributes keep their quotation marks, whatever the text', () => {
  const source = `<p><img alt="Ein Bild" src=a><img alt='Noch eins' src=b><img alt=Drittes src=c>Text</p>`
  const { text, refused, again } = patchBy(readAs('a.html', source), {
    'Ein Bild': `A "picture" isn't <b>`,
    Noch: `Isn't "it" &amp;`,
    Drittes: `The "third" isn't a=b >`,
  })
  expect(refused).toEqual([])
  expect(textsIn(again)).toEqual(['Text', `A "picture" isn't <b>`, `Isn't "it" &amp;`, `The "third" isn't a=b >`])
  expect(text).toContain(`alt="A &quot;picture&quot; isn't &lt;b>" src=a`)
  expect(text).toContain(`alt='Isn&#39;t "it" &amp;amp;' src=b`)
})

test('elements without content keep their place in XHTML', () => {
  const source = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Titel</title><script src="x.js"/></head>
<body><p><a id="eins"/>Text <br/>und <span class="x"/> mehr</p><div id="leer"/><p>Ende</p></body></html>
`
  expect(readAs('a.xhtml', source).article.blocks.map(lineOf)).toEqual([
    'Titel',
    '<c1/>Text <c2/>und <c3/> mehr',
    'Ende',
  ])
  expect(pseudo(source, 'a.xhtml')).toBe(
    source
      .replace('>Titel', '>Títél')
      .replace('Text <', 'Téxt <')
      .replace('und <', 'úñd <')
      .replace('> mehr', '> méhr')
      .replace('Ende', 'Éñdé'),
  )
})

test('comments of block editors stay outside the text', () => {
  const source =
    '<!-- wp:paragraph -->\n<p>Eins</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:freeform -->\nLoser Text\n<!-- /wp:freeform -->\n'
  expect(readAs('a.html', source).article.blocks.map(lineOf)).toEqual(['Eins', 'Loser Text'])
  expect(pseudo(source)).toBe(source.replace('Eins', 'Éíñš').replace('Loser Text', 'Lóšér Téxt'))
})

test('what nests too deeply is kept and reported', () => {
  const source = `<p>Eins</p>${'<div>'.repeat(1000)}<p>Zwei</p>${'</div>'.repeat(1000)}`
  const read = readAs('a.html', source)
  expect(textsIn(read)).toEqual(['Eins'])
  expect(read.findings).toMatchObject([{ code: 'source.protected', severity: 'warning' }])
  expect(pseudo(source)).toBe(source.replace('Eins', 'Éíñš'))
})

test('hostile text stays text in an element, beside a code and in an attribute', () => {
  const source = '<p title="Ein Hinweis">Ein <b>Wort</b> da</p>'
  for (const text of ['</p><p>', '<!--', '-->', '&lt;', '<script>', ']]>', '&', '<b', '</b>', '\u00a0x']) {
    const { refused, again } = patchBy(readAs('a.html', source), {
      Hinweis: `a${text}b`,
      Wort: `${text}a <c1>${text}b</c1>${text}c`,
    })
    expect(refused, text).toEqual([])
    expect(again.article.blocks.map(lineOf), text).toEqual([`a${text}b`, `${text}a <c1>${text}b</c1>${text}c`])
  }
})

test('the language and the direction of a page become the target’s, those of a few words stay', () => {
  const source =
    '<!doctype html>\n<html class="x" lang="de-AT" id=a><head><meta http-equiv="Content-Language" content="de"><meta property="og:locale" content="de_DE"><meta property="og:locale" content="en_US"><title>Turm</title></head><body><article lang=\'de\'><p>Das Wort <i lang="de">Turm</i></p><blockquote lang="en">Tower</blockquote></article></body></html>'
  const read = readAs('a.html', source)
  const written = (locale: string): string => textIn(patchArticle(read, new Map(), locale).bytes)
  const english = source
    .replace('"de-AT"', '"en"')
    .replace('content="de"', 'content="en"')
    .replace('de_DE', 'en')
    .replace("lang='de'", "lang='en'")
  expect(written('en')).toBe(english)
  expect(written('ar-EG')).toBe(
    english
      .replace('"en" id', '"ar-EG" dir="rtl" id')
      .replace('content="en"', 'content="ar-EG"')
      .replace('locale" content="en"', 'locale" content="ar_EG"')
      .replace("lang='en'", "lang='ar-EG'"),
  )
  const back = readAs('a.html', '<html lang="he" DIR=rtl><body><p>x', { locale: 'he' })
  expect(textIn(patchArticle(back, new Map(), 'de').bytes)).toBe('<html lang="de" dir="ltr"><body><p>x')
})

test('a page that calls itself Latin-1 and holds ASCII gets references, which every reader takes alike', () => {
  const source =
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>Turm</title></head><body><p title="Wort">Er <b>fiel</b></p></body></html>'
  const { text, refused, again } = patchBy(readAs('a.html', source), {
    Turm: 'Tür',
    Wort: '“é”',
    Er: '🦆 <c1>ß</c1>\u00a0x',
  })
  expect(refused).toEqual([])
  expect(text).toBe(
    source
      .replace('Turm', 'T&#252;r')
      .replace('Wort', '&#8220;&#233;&#8221;')
      .replace('Er <b>fiel</b>', '&#129414; <b>&#223;</b>&nbsp;x'),
  )
  expect(textsIn(again)).toEqual(['Tür', '“é”', '🦆 ß\u00a0x'])
})

test('XHTML is written so that XML readers take it too', () => {
  const source =
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body><p>Ein Satz</p></body></html>'
  const { text, refused } = patchBy(readAs('a.xhtml', source), { Satz: 'A\u00a0sentence ]]> & <x>' })
  expect(refused).toEqual([])
  expect(text).toBe(source.replace('Ein Satz', 'A&#160;sentence ]]&gt; &amp; &lt;x>'))
})

test('empty cells and blocks of XHTML do not move the text around them', () => {
  const source =
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>Vor <table><tr><td/><td>Zelle</td><td class="x" /></tr></table> nach<p/>Ende</body></html>'
  expect(readAs('a.xhtml', source).article.blocks.map(lineOf)).toEqual(['Vor', 'Zelle', 'nach<c1/>Ende'])
  expect(blockIn(readAs('a.xhtml', source), 'nach').codes).toMatchObject([{ type: 'break', equivalent: ' ' }])
  expect(pseudo(source, 'a.xhtml')).toBe(
    source.replace('Vor', 'Vór').replace('Zelle', 'Zéllé').replace('nach', 'ñách').replace('Ende', 'Éñdé'),
  )
})

test('text that the parser moves is kept and reported', () => {
  for (const source of [
    '<table>Vor<tr><td>5</td></tr>Nach</table>',
    '<html><body>Eins</body>Rest</html>',
    '<p><b>Eins<p>Zwei',
  ]) {
    const read = readAs('a.html', source)
    expect(
      read.findings.map(({ code }) => code),
      source,
    ).toContain('source.protected')
    expect(patchArticle(read, targetsOf(read, accented)).refused).toEqual([])
  }
})

test('an element without an end reaches to the end of what is around it', () => {
  const source = '<ul><li><b>Eins<li>Zwei <i>drei</ul><p><a href="x">Vier</p>'
  expect(readAs('a.html', '<p>Eins <b>zwei</p>').article.blocks.map(lineOf)).toEqual(['Eins <c1/>zwei'])
  const read = readAs('a.html', source)
  // The parser carries `<b>` and `<i>` on into what follows, where no tag stands for them.
  expect(read.article.blocks.map(lineOf)).toEqual(['<c1/>Eins'])
  expect(read.findings.map(({ code, line }) => [code, line])).toEqual([
    ['source.protected', 1],
    ['source.protected', 1],
  ])
  expect(patchArticle(read, targetsOf(read, accented)).refused).toEqual([])
})

test('linked data of a page says the same as the page, in its language', () => {
  const source =
    '<html lang="de"><head><script type="application/ld+json">\n{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Der Turm f\\u00e4llt","inLanguage":"de-DE","author":{"name":"Jana"},"articleBody":"Eins.\\n\\nZwei \\"drei\\".","url":"https:\\/\\/x.example"}]}</script><script>var a = "Nein"</script></head><body><p>Text <script type="application/ld+json">{ kaputt }</script></p></body></html>'
  const read = readAs('a.html', source)
  expect(outlineOf(read)).toEqual([
    'field headline: Der Turm fällt',
    'field articleBody: Eins.',
    'field articleBody: Zwei "drei".',
    'paragraph: Text ',
  ])
  const { text, refused } = patchBy(read, { Turm: 'The </script> "tower" <!-- falls', Zwei: 'Two\\' })
  expect(refused).toEqual([])
  expect(text).toBe(
    source
      .replace('Der Turm f\\u00e4llt', 'The \\u003c/script> \\"tower\\" \\u003c!-- falls')
      .replace('Zwei \\"drei\\".', 'Two\\\\'),
  )
  expect(textIn(patchArticle(read, new Map(), 'en').bytes)).toBe(
    source.replace('lang="de"', 'lang="en"').replace('"de-DE"', '"en"'),
  )
  const latin = `<meta charset="latin1"><script type="application/ld+json">{"headline":"Turm"}</script><p>x</p>`
  expect(patchBy(readAs('a.html', latin), { Turm: 'Tür 🦆' }).text).toBe(
    latin.replace('Turm', 'T\\u00fcr \\ud83e\\udd86'),
  )
})
