/** Text as HTML needs it: `& < >` and the no-break space; in an attribute also both kinds of quotation mark. */
export const encodeHtml = (text: string, encoding: string): string => {
  const plain = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;')
  return encoding === 'html-attribute' ? plain.replaceAll('"', '&quot;').replaceAll("'", '&#39;') : plain
}
