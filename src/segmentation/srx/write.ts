/** Writes the rules of this library as an SRX 2.0 file, for CAT tools that cut for themselves. */
import { GoosefootError } from '../../errors.ts'
import { escapeAttribute, escapeText } from '../../xml/index.ts'
import { segmentationVersion } from '../boundaries.ts'
import { languageFor } from '../languages/index.ts'
import { runtimeLanguage } from '../runtime.ts'
import { rulesOf, type WrittenRule } from './write/rules.ts'

/** Marks of the languages that have their own; those of other scripts would only make a file longer. */
const ownTerminators: Readonly<Record<string, string>> = { ar: '؟۔', hi: '।॥' }

const ruleXml = ({ breaks, before, after }: WrittenRule): string =>
  [
    `        <rule break="${breaks ? 'yes' : 'no'}">`,
    `          <beforebreak>${escapeText(before)}</beforebreak>`,
    `          <afterbreak>${escapeText(after)}</afterbreak>`,
    '        </rule>',
  ].join('\n')

/** `[Dd][Ee]`: tools write codes in either case. */
const inEitherCase = (code: string): string =>
  code.replaceAll(/[a-z]/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)

/** The most exact first: `cascade="no"` takes the first map that matches. */
const patternOf = (locale: string): string => {
  const [language = '', ...rest] = locale.toLowerCase().split(/[-_]/u)
  const region = rest.map((part) => `[-_]${inEitherCase(part)}`).join('')
  return `${inEitherCase(language)}${region}${rest.length === 0 ? '([-_].*)?' : '.*'}`
}

const head = (locales: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<!--
  Segmentation rules of goosefoot, data version ${segmentationVersion}, for: ${locales.join(', ')}.
  Written by "goosefoot segment" with its option "export-srx": a change belongs into the language's data, not here.

  A boundary stands in front of the white space. What SRX cannot say is left to goosefoot:
  - a bracket of more than 200 characters, or one in another, is not known to be a sentence of its own;
  - a straight mark between two spaces is not known to open or to close;
  - a text without any capitals is not cut at its lower-case sentence beginnings, but before function words;
  - a number at the head of a sentence is a list number whatever follows.
-->
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="no">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
`

/**
 * An SRX 2.0 file with the rules of locales, in constructs that Java, ICU, .NET and JavaScript read alike.
 *
 * @param locales BCP 47; a region has maps of its own where its data differs
 * @throws {GoosefootError} `srx.no-rules` for a script that the run time's dictionary cuts (Thai, Lao, Khmer, Burmese)
 */
export const writeSrx = (locales: readonly string[]): string => {
  const unique = [...new Set(locales)]
  for (const locale of unique)
    if (runtimeLanguage(locale) !== null)
      throw new GoosefootError(
        'srx.no-rules',
        `"${locale}" has no sentence marks, so that no rules can be written for it.`,
        {
          hint: 'Leave it out; goosefoot cuts it with a dictionary.',
        },
      )
  const ordered = unique.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const rules = unique.map((locale) => {
    const language = languageFor(locale)
    return [
      `      <languagerule languagerulename="${escapeAttribute(locale)}">`,
      ...rulesOf(language, `.!?…${ownTerminators[language.language] ?? ''}${language.extraTerminators}`).map(ruleXml),
      '      </languagerule>\n',
    ].join('\n')
  })
  const maps = ordered.map(
    (locale) =>
      `      <languagemap languagepattern="${escapeAttribute(patternOf(locale))}" languagerulename="${escapeAttribute(locale)}"/>\n`,
  )
  return `${head(unique)}${rules.join('')}    </languagerules>
    <maprules>
${maps.join('')}    </maprules>
  </body>
</srx>
`
}
