import type { Finding } from '../article/finding.ts'

/**
 * What each finding says to a person, in one place, by code. `{name}` is filled from the finding's `args`.
 * First sentence: what was found. Second: what to do.
 */
export const findingTexts: Readonly<Record<string, string>> = {
  'quote.lost':
    'The quotation {quotation} ({wording}) has no counterpart here. Put it back, or have a named person accept its loss.',
  'quote.half': 'Only one end of the quotation {quotation} ({wording}) is left. Put the other one back.',
  'quote.duplicated': 'The quotation {quotation} stands twice; once was expected. Remove one.',
  'quote.crossed':
    'The quotation {quotation} crosses another one, or left the one it stands in. Restore the nesting of the source.',
  'quote.moved': 'The quotation {quotation} stands in another paragraph than in the source. Move it back.',
  'quote.unknown': 'The target has a quotation {quotation} that the source does not have. Remove it.',
  'quote.extra':
    'Quotation marks stand here that the source does not have. Remove them, or mark the quotation in the source.',
  'quote.restored': 'The quotation {quotation} came back without its code; it was found again by its wording.',
  'quote.doubled': 'The quotation {quotation} had marks typed beside its code; the typed ones were removed.',
  'quote.back-translation':
    'The quotation {quotation} of {speaker} was spoken in {language}: a translation back is not what was said. Enter the original wording in the ledger, turn it into reported speech, or have a named person waive it.',
  'quote.not-verbatim':
    'The quotation {quotation} of {speaker} differs from the original wording in the ledger. Use it word for word, or show omissions as […].',
  'quote.language-unknown':
    'The ledger does not say in which language {speaker} spoke (quotation {quotation}). Enter "spokenLanguage".',
  'quote.stale':
    'The article says something else now than when {by} decided on the quotation {quotation}. The decision does not hold any more; renew it with the new "wording".',
  'quote.decision-lapsed':
    'The target says something else now than when {by} decided on the quotation {quotation}. The decision does not hold any more; renew it, or remove its "wording".',
  'quote.accepted': 'The quotation {quotation} is not in marks here; {by} decided so: {reason}',
  'quote.empty': 'The marks of the quotation {quotation} hold no words. Put its words between them.',
  'quote.other-words':
    'The marks of the quotation {quotation} hold much more or much less than was said. Put the ends where the quotation begins and ends.',
  'quote.swapped':
    'The quotation {quotation} stands where another one of this paragraph was said, and the other way round. Exchange their codes.',
  'quote.numbers': 'The quotation {quotation} says {target} where the source says {source}. Check what was said.',
  'quote.negation': 'The quotation {quotation} is denied on one side only. Check what was said.',
  'quote.speaker-gone':
    'The target does not say any more that {speaker} speaks (quotation {quotation}). Name the speaker.',
  'quote.inconsistent':
    'The same words of {speaker} are translated in two ways (quotations {quotation} and {other}). Make them one.',
  'quote.note-missing':
    'The house style asks for a note that the quotation {quotation} was translated. Add it to the paragraph.',
  'quote.ambiguous': 'The quotation marks of this paragraph can be read in more than one way. Look at them.',
  'srx.missing-attribute': 'The element <{element}> lacks {name}. The usual value is taken; add it.',
  'srx.odd-value': 'The value "{value}" of {name} is none that SRX knows; {expected} was expected. It is left out.',
  'srx.unknown-extension': 'The extension {element} is not known here and changes nothing.',
  'srx.duplicate-rules': 'The rules "{name}" stand twice; they are read as one list.',
  'srx.empty-rule': 'The rule {rule} is empty on both sides and holds everywhere. Check whether something is missing.',
  'srx.stray-text': 'Text stands here where SRX has none. It is left out.',
  'srx.unknown-rules': 'A language map names the rules "{name}", which are not in the file.',
  'srx.closing-mark':
    'No rule that breaks takes the mark “, which closes quotations in this language ({language}): no sentence will end behind one. Add it beside the other closing marks.',
  'srx.bar-in-class': 'The rule {rule} has "|" inside square brackets, where it stands for itself. Take it out.',
  'srx.loose-stop': 'The rule {rule} has a dot behind a letter that takes any character. Write \\. for a full stop.',
  'srx.possessive-before':
    'The rule {rule} must not give back what it took (++ or (?>…)) in front of a boundary; here it may. Check that it decides the same.',
  'srx.unreachable': 'The rule {rule} stands behind {other}, which holds everywhere: it is never reached.',
  'srx.other-side':
    'The rule {rule} looks at the place in front of the space, the rules that break at the one behind it: the exception never holds. Move the space.',
  'segment.older-cut':
    'The sentences stay as they were recorded; today\'s rules would cut them otherwise. "goosefoot translate --resegment" cuts them anew.',
  'quote.unbalanced': 'A quotation mark of the source has no partner ({mark}). Correct the source.',
  'quote.ledger-orphan':
    'The ledger has an entry {quotation} whose quotation is not in the article any more. Remove it when it is not needed.',
  'code.lost': 'The markup {code} is missing. Put the code back.',
  'code.duplicated': 'The markup {code} stands more often than in the source. Remove one.',
  'code.unknown': 'The markup {code} is not in the source. Remove it.',
  'segment.source-changed':
    'The source changed after this was translated. Correct the target, or set its state to "reviewed" if it still holds, and import the file.',
  'segment.untranslated': 'The target is still the text of the source. Translate it.',
  'segment.numbers': 'Numbers differ: {source} in the source, {target} in the target. Check them.',
  'term.missing':
    'The term "{term}" has no counterpart of the glossary here; {expected} was expected. Use it, or admit another one.',
  'term.source-left': 'The term "{term}" was left untranslated ("{found}"); {expected} was expected. Translate it.',
  'term.forbidden': 'The glossary forbids "{found}" for "{term}"; {expected} was expected. Replace it.',
  'term.case': 'The term "{found}" is written in another case than the glossary has it; {expected} was expected.',
  'term.mixed':
    'One thing has two names in this article, "{other}" and "{found}" ({concept}). Make them one if they mean the same.',
  'glossary.bad-cell': 'The value "{value}" in "{column}" says nothing; {expected} was expected. It is left out.',
  'glossary.no-term': 'This entry has no term. Fill it in, or remove it.',
  'glossary.bad-locale': '"{value}" is not a language tag. The terms under it are left out; correct it.',
  'glossary.duplicate-id':
    'The id {id} stands twice in this file; both entries are read as one. Give one of them another.',
  'glossary.conflict':
    'The term "{term}" ({locale}) of {id} is allowed in one place and forbidden, or to be kept, in the other ({other}), which holds. Make them one.',
  'glossary.homonym':
    'The term "{term}" also stands in {other}: either translation is accepted, and engines get neither.',
  'glossary.not-for-engines': 'The term "{term}" of {id} is not sent to engines: {reason}.',
  'publish.title-missing': 'No block of this article is a headline, so the namespace has no "title".',
  'publish.leaf-escaped': 'The text {key} would be changed by i18next; a word joiner was put into it.',
  'publish.disclosure-language': 'There is no disclosure text in this language; the English one is used.',
  'publish.block-empty': 'A {role} has no text in this locale.',
  'publish.quote-misplaced': 'A quotation does not stand where it should in the printed text.',
  'source.gender-star': 'A star inside a word is read as text, not as emphasis.',
  'source.front-matter':
    'A value of the front matter cannot be read safely; it is left as it is. Mend its syntax, or write it on one line.',
  'source.protected': 'A stretch of this file cannot be changed safely; it is left as it is.',
  'import.refused':
    'The returned target holds markup that does not belong there; it was not taken. Its text is kept as a proposal.',
  'import.source-changed': 'The source changed since this was sent; the returned text is kept as a proposal.',
  'format.refused':
    'This block cannot be written into the document without changing its structure: {reason}. Change the wording.',
  'import.unknown-unit':
    'The returned file has a unit {unit} that the article does not have; it was left out. Its text: {text}',
  'import.missing-unit': 'The returned file lacks the unit {unit}; the record keeps what it has.',
  'import.source-edited':
    'The source text was changed in the returned file; the change was ignored, the target was taken.',
  'doctor.encoding': 'The file is in {encoding} now. That is read as well.',
  'doctor.byte-order-mark': 'The file begins with a byte order mark. That is read as well.',
  'doctor.line-ends': 'Lines end in CR LF now. That is read as well.',
  'doctor.prefix': 'The elements have the prefix "{prefix}" now. That is read as well.',
  'doctor.language': 'The language "{expected}" is called "{found}" now. Both are taken for the same.',
  'doctor.hashes':
    'The tool dropped what tells a changed target from one that was sent. A sentence that somebody else changed meanwhile is a conflict.',
  'doctor.notes': 'The tool dropped the notes.',
  'doctor.reordered': 'The blocks stand in another order. They are found by their ids.',
  'doctor.targets-reordered': 'The targets stand in another order than the sources.',
  'doctor.units-missing': '{count} blocks are not in the file. The record keeps what it has for them.',
  'doctor.unit-unknown': 'The file has a unit {unit} that the article does not have. The import leaves it out.',
  'doctor.resegmented': 'The block was cut into {is} sentences; it had {was}. The import keeps the cut of the tool.',
  'doctor.indented': 'Line breaks and spaces were put inside the text to indent the file.',
  'doctor.source-indented':
    'Line breaks and spaces were put inside {count} sources to indent the file. The import reads past them.',
  'doctor.tags-as-text': 'Codes were written as letters ("<g …>"). They must be codes again, or they would be printed.',
  'doctor.attributes-stripped': 'Codes kept their ids and lost what else they said.',
  'doctor.edges': 'White space at the beginning or end of the target is not that of the source.',
  'doctor.marks-doubled': 'Quotation marks were typed beside the codes that print them.',
  'doctor.marks-typed':
    'The code {code} of a quotation was lost; its marks were typed, and it was found again by them.',
  'doctor.code-lost': 'The code {code} is not in the target. Put it back.',
  'doctor.code-duplicated': 'The code {code} stands more often than in the source. Remove one.',
  'doctor.code-unknown': 'The code {code} is not in the source. Remove it.',
  'doctor.foreign-element':
    'An element stands in the target that this version of XLIFF does not have. The import refuses it.',
  'doctor.source-edited':
    'The words of the source are not those of the article. A target for them is only kept as a proposal.',
  'doctor.source-punctuation': 'Punctuation of the source was changed. The import ignores that.',
  'doctor.hard-spaces': '{count} hard spaces of the source became plain ones. The import ignores that.',
  'doctor.spaces': 'Spaces of the source were changed. The import ignores that.',
  'doctor.letters-decomposed': 'Letters with accents are composed of two characters now. The import ignores that.',
  'import.locked': 'This segment is locked; its change was ignored.',
  'engine.degraded':
    'The answer of {engine} was damaged ({damage}) and only partly put right. Look at the target before it is published.',
  'engine.wording':
    'The ledger has what was really said here, in several parts. Put it in the place of the words of {engine}.',
  'engine.failed': 'The answer of {engine} cannot be used ({damage}). Translate the segment, or ask another engine.',
  'import.conflict': 'Record and returned file both changed this segment. Decide with --ours or --theirs.',
}

/** The sentence for a finding; an unknown code is shown as it is. */
export const findingText = (finding: Finding): string =>
  // A rule of the specification brings its own sentence: it names the element and the value.
  (findingTexts[finding.code] ?? finding.args.detail ?? finding.args.message ?? finding.code).replace(
    /\{(\w+)\}/gu,
    (_, name: string) => finding.args[name] ?? '?',
  )
