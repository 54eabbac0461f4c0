/** What readers of Markdown, HTML, YAML, TOML, JSON and shortcodes take for their own. */
export const hostilePieces: readonly string[] = [
  '*',
  '**',
  '_',
  '__x__',
  '~~',
  '`',
  '``',
  '[a](b)',
  '[a]',
  '![',
  '](',
  ']',
  '[^1]',
  '[ ] ',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<http://x.example>',
  'http://x.example/a',
  'www.x.example',
  'a@b.example',
  '&',
  '&amp;',
  '&#42;',
  '&nbsp;',
  '\\',
  '\\\\',
  '|',
  '# ',
  ' #',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '> ',
  '---',
  '===',
  '***',
  '```',
  '~~~',
  ': ',
  ' #x',
  '{',
  '{{ x }}',
  '{{< y >}}',
  '>}}',
  '{% z %}',
  '{#id}',
  '"',
  "'",
  "''",
  '%}',
  '"""',
  ',',
  '!',
  '?',
  '@',
  '=',
  '$',
  '^',
  '/',
  '…',
  '„Ja“',
  '»Nein«',
  '\u00a0',
  '\u202f',
  '\u2028',
  '\u200b',
  '\u00ad',
  '🦆',
  'ß',
  'Wort',
  'zwei Worte',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\n\n',
  'null',
  '007',
  '2019-02-28',
  'yes',
  '\ue000',
  '\ue001',
  '\ufeff',
  '\ufffd',
  '\u0000',
  '\u0085',
  '\ud83c',
  '<script>',
  ']]>',
  '<p>',
  '[x]: y',
  'Leser*innen',
  '%',
  '+++',
  '[gallery ids="1"]',
  '[/caption]',
  '[sic]',
  '<!-- wp:x {"label":"y"} /-->',
  '<!--more-->',
  '-- >',
  '\\u003c',
  '\\n',
  '"}],',
  '<![CDATA[',
  ']]',
  '</item>',
  '&apos;',
  '&#x3c;b>',
  '<br/>',
  '\u007f',
]

/** A small article in every format, each with whatever the format can hold. */
export const hostileSources: Readonly<Record<string, string>> = {
  'law.txt': '\ufeffEin Kopf\r\n\r\nDer erste Absatz\r\nüber zwei Zeilen.\r\n\r\nDer zweite.',
  'law.md': `---
title: Die Brücke
teaser: 'Es geht''s an'
description: >-
  Gefaltet über
  zwei Zeilen
summary: "Mit \\"Zitat\\""
date: 2012-02-03 10:11:54
---
# Kopf *eins*

Ein **fetter**, _schräger_ Satz mit [Link](https://x.example "Titel hier"), \`code\`, [Schlüssel] und ![Bild](b.png 'Noch einer').
Zweite Zeile <abbr title="Kurz für">K.</abbr> {{< img alt="Das Tor" >}} Leser*innen.  
Nach dem Umbruch<br>noch einer, https://y.example/a.

> [!NOTE]
> Zitat über
> zwei Zeilen[^1].

1. Eins
   - [x] Zwei

| Kopf | Zelle mit ![Alt](a.png) |
|------|-----|
| Ja   | **Nein** |

<div title="Hinweis"><p>Text &amp; mehr <img src=a alt=Wort></p></div>

[^1]: Die Fußnote.

[schlüssel]: https://z.example "Der Titel"
`,
  'toml.md': '+++\ntitle = "Die Brücke"\nteaser = \'roh\'\nnum = 007\n+++\nText.\n',
  'json.md': '{\n  "title": "Die „Brücke“",\n  "num": 7\n}\n\nText.\n',
  'law.html':
    '<!doctype html><html><head><title>Die Brücke</title><meta name="description" content=\'Kurz gesagt\'><script type="application/ld+json">{"@type":"NewsArticle","headline":"Die Br\\u00fccke","inLanguage":"de","articleBody":"Ein Satz.\\nNoch \\"einer\\"."}</script></head><body><h1>Kopf</h1><p class=x>Ein <b>fetter</b> Satz &amp; <a href="/x" title="Titel">mehr</a>.<br>Noch <img src=a alt=Wort>.<ul><li>Eins<li>Zwei</ul><table><tr><td>Ja</table><script>var x = "<p>Nein"</script></body></html>',
  'law.xhtml': `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="de"><head><title>Die Brücke</title><script src="x.js"/></head>
<body><h1 title='Ein Titel'>Kopf</h1><div id="leer"/><p>Ein <b>fetter</b> Satz &amp; <a href="/x"/>mehr.<br />Noch <img src="a" alt="Wort"/>.</p>
<table><tr><td/><td>Ja</td></tr></table></body></html>
`,
  'law.json': String.raw`{"uri":"urn:x:1","versionCreated":"2026","language":"de","headlines":[{"role":"main","value":"Die Br\u00fccke"}],
 "descriptions":[{"value":"Worum es geht"}],
 "bodies":[{"contentType":"text/plain","value":"Erster Absatz.\nZweiter \"Absatz\"."},
 {"contentType":"text/html","value":"<p class=\"x\">Ein <b>fetter<\/b> Satz &amp; <a href=\"\/x\" title=\"Titel\">mehr<\/a>.<br\/>Noch <img src=a alt=Wort>.<\/p>\r\n<ul><li>Eins<li>Zwei<\/ul>"},
 {"contentType":"application/xhtml+xml","value":"<p>Ein <i>Absatz<\/i><br\/>hier<\/p>"}],
 "associations":[{"name":"a","descriptions":[{"contentType":"text/html","value":"Am <b>Abend<\/b>"}]}]}
`,
  'post.json': String.raw`{"id":1,"title":{"raw":"Die Br\u00fccke"},"content":{"raw":"<!-- wp:heading {\"placeholder\":\"Da \\u0022so\\u0022\"} -->\n<h2>Kopf<\/h2>\n<!-- \/wp:heading -->\n<!-- wp:x\/y {\"label\":\"Mehr\",\"content\":\"\\u003cb\\u003eEin\\u003c\/b\\u003e Wort\"} \/-->\n<p>Ein <em>Absatz<\/em> [gallery ids=\"1\"] hier<\/p>"},"excerpt":{"raw":"Kurz gesagt"}}`,
  'law.wp.html': `<!-- wp:paragraph {"placeholder":"Platz -- da"} -->
<p>Ein <strong>fetter</strong> Absatz<br>hier.</p>
<!-- /wp:paragraph -->
<!-- wp:search {"label":"Suche","buttonText":"\\u003cem\\u003eLos\\u003c/em\\u003e gleich"} /-->
<!-- wp:freeform -->
Lose <b>Zeile</b>
und noch eine [caption id="a" caption="Ein Bild"]Unterschrift[/caption]

Zweiter Absatz
<!-- /wp:freeform -->
`,
  'law.xml': `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title><language>de</language>
<item><title>Die Br&#252;cke &amp;amp; mehr</title><content:encoded><![CDATA[<!-- wp:paragraph {"placeholder":"Platz"} -->
<p>Ein <strong>fetter</strong> Absatz &amp; ]]]]><![CDATA[> <img src="a" alt="Wort"/></p>
<!-- /wp:paragraph -->]]></content:encoded><excerpt:encoded><![CDATA[Kurz
gesagt]]></excerpt:encoded><wp:post_type>post</wp:post_type></item>
<item><title><![CDATA[Noch eine]]></title><content:encoded>&lt;p&gt;Ein &lt;b&gt;Absatz&lt;/b&gt;&lt;/p&gt;</content:encoded></item>
</channel></rss>
`,
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Up to ten of the hostile pieces in a row, sometimes any characters at all. */
export const hostileText = (random: () => number): string => {
  const length = 1 + Math.floor(random() * 10)
  const isAny = random() < 0.1
  return Array.from({ length }, () =>
    isAny
      ? String.fromCharCode(Math.floor(random() * (random() < 0.7 ? 0x250 : 0x1_0000)))
      : (hostilePieces[Math.floor(random() * hostilePieces.length)] ?? ''),
  ).join('')
}
