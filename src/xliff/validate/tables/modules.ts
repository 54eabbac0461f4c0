import { any, type ElementRule, maybe, one, some, type ValueType } from './types.ts'

/** Elements of the modules by the specification's prefix and local name: 2.1, chapter 5. */

const normalization: ValueType = ['none', 'nfc', 'nfd']
const scope: ValueType = ['source', 'target', 'ignorable']

const rule = (
  section: string,
  attributes: ElementRule['attributes'],
  required: readonly string[],
  foreign: ElementRule['foreign'],
  content: ElementRule['content'],
  text = false,
): ElementRule => ({ section, attributes, required, foreign, content, text })

const issue: Readonly<Record<string, ValueType>> = {
  version: 'string',
  locQualityIssueType: 'string',
  locQualityIssueComment: 'string',
  locQualityIssueSeverity: 'percent',
  locQualityIssueProfileRef: 'uri',
  locQualityIssueEnabled: 'yes-no',
}
const record: Readonly<Record<string, ValueType>> = Object.fromEntries([
  ['version', 'string'],
  ...['org', 'person', 'tool', 'revOrg', 'revPerson', 'revTool'].flatMap((name) => [
    [name, 'string'],
    [`${name}Ref`, 'uri'],
  ]),
]) as Record<string, ValueType>

export const moduleRules: Readonly<Record<string, ElementRule>> = {
  'mtc:matches': rule('5.1.6.1', {}, [], 'none', [some('mtc:match')]),
  'mtc:match': rule(
    '5.1.6.2',
    {
      id: 'nmtoken',
      matchQuality: 'percent',
      matchSuitability: 'percent',
      origin: 'string',
      ref: 'uri',
      reference: 'yes-no',
      similarity: 'percent',
      subType: 'prefixed',
      type: ['am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other'],
    },
    ['ref'],
    'any',
    [maybe('mda:metadata'), maybe('xlf:originalData'), one('xlf:source'), one('xlf:target'), any('*')],
  ),
  'gls:glossary': rule('5.2.4.1', {}, [], 'none', [some('gls:glossEntry')]),
  'gls:glossEntry': rule('5.2.4.2', { id: 'nmtoken', ref: 'uri' }, [], 'any', [
    one('gls:term'),
    any('gls:translation'),
    maybe('gls:definition'),
    any('*'),
  ]),
  'gls:term': rule('5.2.4.3', { source: 'string' }, [], 'any', [], true),
  'gls:translation': rule('5.2.4.4', { id: 'nmtoken', ref: 'uri', source: 'string' }, [], 'any', [], true),
  'gls:definition': rule('5.2.4.5', { source: 'string' }, [], 'any', [], true),
  'mda:metadata': rule('5.4.4.1', { id: 'nmtoken' }, [], 'none', [some('mda:metaGroup')]),
  'mda:metaGroup': rule('5.4.4.2', { id: 'nmtoken', category: 'string', appliesTo: scope }, [], 'none', [
    some('mda:metaGroup', 'mda:meta'),
  ]),
  'mda:meta': rule('5.4.4.3', { type: 'string' }, ['type'], 'none', [], true),
  'res:resourceData': rule('5.5.4.1', {}, [], 'none', [any('res:resourceItemRef'), any('res:resourceItem')]),
  'res:resourceItemRef': rule('5.5.4.2', { id: 'nmtoken', ref: 'nmtoken' }, ['ref'], 'any', []),
  'res:resourceItem': rule('5.5.4.3', { mimeType: 'string', id: 'nmtoken', context: 'yes-no' }, [], 'any', [
    maybe('xlf:notes'),
    maybe('res:source'),
    maybe('res:target'),
    any('res:reference'),
  ]),
  // Text beside foreign elements is refused by the schema; the specification says "either a reference or content".
  'res:source': rule('5.5.4.4', { href: 'string', 'xml:lang': 'language' }, [], 'any', null, true),
  'res:target': rule('5.5.4.5', { href: 'string', 'xml:lang': 'language' }, [], 'any', null, true),
  'res:reference': rule('5.5.4.6', { href: 'string', 'xml:lang': 'language' }, ['href'], 'any', []),
  'slr:profiles': rule('5.7.4.1', { generalProfile: 'string', storageProfile: 'string' }, [], 'none', [
    maybe('slr:normalization'),
    any('*'),
  ]),
  'slr:normalization': rule('5.7.4.2', { general: normalization, storage: normalization }, [], 'none', []),
  'slr:data': rule('5.7.4.3', { profile: 'string' }, ['profile'], 'any', [any('*')]),
  'val:validation': rule('5.8.4.1', {}, [], 'any', [some('val:rule')]),
  'val:rule': rule(
    '5.8.4.2',
    {
      isPresent: 'string',
      occurs: 'positive',
      isNotPresent: 'string',
      startsWith: 'string',
      endsWith: 'string',
      existsInSource: 'yes-no',
      caseSensitive: 'yes-no',
      normalization,
      disabled: 'yes-no',
    },
    [],
    'any',
    [],
  ),
  'ctr:changeTrack': rule('2.0, 5.6.4.1', {}, [], 'none', [some('ctr:revisions')]),
  'ctr:revisions': rule(
    '2.0, 5.6.4.2',
    { appliesTo: 'nmtoken', ref: 'nmtoken', currentVersion: 'nmtoken' },
    ['appliesTo'],
    'any',
    [some('ctr:revision')],
  ),
  'ctr:revision': rule('2.0, 5.6.4.3', { author: 'string', datetime: 'string', version: 'nmtoken' }, [], 'any', [
    some('ctr:item'),
  ]),
  'ctr:item': rule('2.0, 5.6.4.4', { property: 'string' }, ['property'], 'any', [], true),
  'its:locQualityIssues': rule('5.9.11.1', { 'xml:id': 'nmtoken', version: 'string' }, ['xml:id'], 'any', [
    some('its:locQualityIssue'),
  ]),
  'its:locQualityIssue': rule('5.9.11.2', issue, [], 'any', []),
  'its:provenanceRecords': rule('5.9.11.3', { 'xml:id': 'nmtoken', version: 'string' }, ['xml:id'], 'any', [
    some('its:provenanceRecord'),
  ]),
  'its:provenanceRecord': rule('5.9.11.4', record, [], 'any', []),
}

/** Where the outermost element of a module may stand, and how often: once unless `many`. */
export const modulePlaces: Readonly<Record<string, { readonly in: readonly string[]; readonly many?: true }>> = {
  'mtc:matches': { in: ['unit'] },
  'gls:glossary': { in: ['unit'] },
  'mda:metadata': { in: ['xliff', 'file', 'group', 'unit', 'match', 'glossEntry'] },
  'res:resourceData': { in: ['file', 'group', 'unit'] },
  'slr:profiles': { in: ['file'] },
  'slr:data': { in: ['file', 'group', 'unit'], many: true },
  'val:validation': { in: ['file', 'group', 'unit'] },
  'ctr:changeTrack': { in: ['file', 'group', 'unit'], many: true },
  'its:locQualityIssues': { in: ['file', 'group', 'unit'], many: true },
  'its:provenanceRecords': { in: ['file', 'group', 'unit'], many: true },
}

/** Attributes that modules put on elements of others. */
export const moduleAttributes: Readonly<Record<string, ValueType>> = {
  'fs:fs':
    'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul'.split(
      ' ',
    ),
  'fs:subFs': 'string',
  'slr:equivStorage': 'string',
  'slr:sizeInfo': 'string',
  'slr:sizeInfoRef': 'nmtoken',
  'slr:sizeRestriction': 'string',
  'slr:storageRestriction': 'string',
  'pgs:switch': 'string',
  'pgs:case': 'string',
  'its:version': 'string',
  'its:allowedCharacters': 'string',
  'its:annotatorsRef': 'string',
  'its:localeFilterList': 'string',
  'its:localeFilterType': ['include', 'exclude'],
  'its:locQualityIssueComment': 'string',
  'its:locQualityIssueEnabled': 'yes-no',
  'its:locQualityIssueProfileRef': 'uri',
  'its:locQualityIssuesRef': 'uri',
  'its:locQualityIssueSeverity': 'percent',
  'its:locQualityIssueType':
    'terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance uncategorized other'.split(
      ' ',
    ),
  'its:locQualityRatingProfileRef': 'uri',
  'its:locQualityRatingScore': 'percent',
  'its:locQualityRatingScoreThreshold': 'percent',
  'its:locQualityRatingVote': 'integer',
  'its:locQualityRatingVoteThreshold': 'integer',
  'its:mtConfidence': 'confidence',
  'its:taConfidence': 'confidence',
  'its:termConfidence': 'confidence',
  'its:org': 'string',
  'its:orgRef': 'uri',
  'its:person': 'string',
  'its:personRef': 'uri',
  'its:provenanceRecordsRef': 'uri',
  'its:revOrg': 'string',
  'its:revOrgRef': 'uri',
  'its:revPerson': 'string',
  'its:revPersonRef': 'uri',
  'its:revTool': 'string',
  'its:revToolRef': 'uri',
  'its:taClassRef': 'uri',
  'its:taIdent': 'string',
  'its:taIdentRef': 'uri',
  'its:taSource': 'string',
  'its:tool': 'string',
  'its:toolRef': 'uri',
  'itsm:domains': 'string',
  'itsm:lang': 'language',
}
