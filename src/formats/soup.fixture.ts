import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import { opaqueBlocks, opaqueElements } from './html/elements.ts'
import { firstOpinion, secondOpinion, WordRefused } from './oracle.fixture.ts'
import { patchArticle } from './patch.ts'
import { accented, targetsOf } from './pseudo.fixture.ts'
import { readAs, textIn } from './reading.fixture.ts'
import { readArticle } from './read.ts'

/** Tags in any order, with and without their ends, and what else stands in files. */
const htmlParts: readonly string[] = [
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<i class="x">',
  '</i>',
  '<a href="/x?a=1&amp;b=2" title="Ein Titel">',
  '</a>',
  '<br>',
  '<br/>',
  '<img src=a alt="Ein Bild">',
  '<img src="a" alt=Wort />',
  '<ul>',
  '<li>',
  '</li>',
  '</ul>',
  '<table>',
  '<tr>',
  '<td>',
  '</td>',
  '</tr>',
  '</table>',
  '<div lang="de">',
  '</div>',
  '<h2>',
  '</h2>',
  '<blockquote>',
  '</blockquote>',
  '<!-- Bemerkung -->',
  '<!-- wp:paragraph -->',
  '<!-- /wp:paragraph -->',
  '<!-- wp:x {"label":"Ein Etikett"} /-->',
  '<!--more-->',
  '<script>var a = "<p>";</script>',
  '<span>',
  '</span>',
  '<code>x &lt; y</code>',
  '<pre>\nroh\n</pre>',
  ' Wort ',
  'Ein Satz. ',
  '„Zitat“',
  '&amp;',
  '&nbsp;',
  '&lt;',
  '&',
  ' < ',
  '>',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\t',
  'ä',
  '🦆',
  '\u00a0',
  '[gallery ids="1"]',
  '[caption id="a" caption="Ein Text"]',
  '[/caption]',
  '[sic]',
  '<em>',
  '</em>',
  '<textarea>t</textarea>',
  '<svg><title>x</title></svg>',
  '<select><option>Eins</select>',
  '<p',
  '</',
  '<![CDATA[x]]>',
  '<?php x ?>',
  '{{ x }}',
  '<p/>',
  '<custom-tag>',
  '</custom-tag>',
  '<button>',
  '</button>',
  '<figcaption>',
  '<template><p>x</p></template>',
  '<noscript>n</noscript>',
  '<form>',
  '<title>T</title>',
  '&#xfeff;',
  '&unbekannt;',
  '<body>',
  '<html lang=de>',
  '</body>',
]
const markdownParts: readonly string[] = [
  '# ',
  '**',
  '*',
  '_',
  '`',
  '```\n',
  '> ',
  '- ',
  '1. ',
  '\n',
  '\n\n',
  '[a](b)',
  '![Bild](x)',
  '[x]: y\n',
  '[x]',
  '| a | b |\n|---|---|\n',
  '  \n',
  '\\',
  '---\n',
  '<b>',
  '</b>',
  '<div>\n',
  '</div>\n',
  '{{< x alt="Text" >}}',
  '{% y %}',
  'Wort ',
  'Ein Satz. ',
  '„Zitat“',
  'www.x.de ',
  'a@b.de ',
  '&amp;',
  'Leser*innen ',
  '[^1]',
  '[^1]: Note\n',
  '    ',
  '\t',
  '~~',
  '<https://x.de>',
  'http://y.de/a ',
]

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A file around the soup, by its name. */
const files: Readonly<Record<string, (soup: string) => string>> = {
  'soup.html': (soup) => soup,
  'soup.xhtml': (soup) => `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${soup}</body></html>`,
  'soup.wp.html': (soup) => `<!-- wp:x --><p>A</p><!-- /wp:x -->${soup}`,
  'ninjs.json': (soup) =>
    JSON.stringify({
      uri: 'u',
      versionCreated: '1',
      bodies: [{ contentType: 'text/html', value: soup }, { contentType: 'text/plain', value: soup }, { value: soup }],
    }),
  'post.json': (soup) => JSON.stringify({ title: { raw: soup }, content: { raw: soup } }),
  'soup.xml': (soup) =>
    `<rss xmlns:content="c" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>${escaped(soup)}</title><content:encoded><![CDATA[${soup.replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded></item></channel></rss>`,
  'soup.md': (soup) => soup,
  'quoted.md': (soup) => `---\ntitle: Ja\n---\n> ${soup.replaceAll('\n', '\n> ')}`,
}
export const soupNames: readonly string[] = Object.keys(files)

/** A file with up to 28 parts in any order. */
export const soupOf = (name: string, random: () => number): string => {
  const parts = name.endsWith('.md') ? markdownParts : htmlParts
  const length = 3 + Math.floor(random() * 25)
  const soup = Array.from({ length }, () => parts[Math.floor(random() * parts.length)]).join('')
  return files[name]?.(soup) ?? soup
}

/**
 * Reads a file, writes it with nothing, with its own text and with a translation of every block.
 *
 * @returns null when nothing else changed and no text stayed behind unreported; else what went wrong
 */
export const judgeSource = (name: string, source: string): string | null => {
  const read = readAs(name, source)
  const own = patchArticle(
    read,
    targetsOf(read, (same) => same),
  )
  if (own.bytes !== read.article.bytes) return 'other bytes without a change'
  const targets = targetsOf(read, accented)
  const result = patchArticle(read, targets)
  const again = readArticle(read.format, result.bytes, read.options)
  const first = firstOpinion(read, targets, result, again)
  if (first !== null || result.refused.length > 0) return first
  // XHTML that is none has no second reader; in Markdown without order any word may make or break an address beside it.
  if (!/\.(?:xhtml|md)$/u.test(name)) {
    try {
      const second = secondOpinion(read, targets, result)
      if (second !== null) return second
    } catch (error) {
      if (!(error instanceof WordRefused)) throw error
    }
  }
  const isReported = read.findings.some(({ code }) => code === 'source.protected')
  return !isReported && name.endsWith('html') && /Wort|Ein Satz|Zitat/u.test(visible(textIn(result.bytes)))
    ? 'a text stayed behind and nobody heard of it'
    : null
}

const visible = (source: string): string => {
  const tell = (node: DefaultTreeAdapterMap['node']): string => {
    if ('value' in node) return node.value
    if (!('childNodes' in node)) return ''
    const isOpaque = 'tagName' in node && (opaqueElements.has(node.tagName) || opaqueBlocks.has(node.tagName))
    return isOpaque ? '' : node.childNodes.map(tell).join(' ')
  }
  return tell(/<html[\s>]|<!doctype/iu.test(source) ? parse(source) : parseFragment(source))
}
