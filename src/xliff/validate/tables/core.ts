import { any, type ElementRule, maybe, one, some, type Step, type ValueType } from './types.ts'

/** The core of XLIFF 2.x as tables: elements 2.1, 4.2.2 and 4.2.3; attributes 4.3.1. */

const directions: ValueType = ['ltr', 'rtl', 'auto']
const reorder: ValueType = ['yes', 'firstNo', 'no']
const codeTypes: ValueType = ['fmt', 'ui', 'quote', 'link', 'image', 'other']
const spaces: ValueType = ['default', 'preserve']
const inline: readonly Step[] = [any('xlf:cp', 'xlf:ph', 'xlf:pc', 'xlf:sc', 'xlf:ec', 'xlf:mrk', 'xlf:sm', 'xlf:em')]
const container: Readonly<Record<string, ValueType>> = {
  id: 'nmtoken',
  canResegment: 'yes-no',
  translate: 'yes-no',
  srcDir: directions,
  trgDir: directions,
  'xml:space': spaces,
}
const code: Readonly<Record<string, ValueType>> = {
  id: 'nmtoken',
  canCopy: 'yes-no',
  canDelete: 'yes-no',
  canReorder: reorder,
  copyOf: 'nmtoken',
  subType: 'prefixed',
  type: codeTypes,
}
const single: Readonly<Record<string, ValueType>> = {
  ...code,
  disp: 'string',
  equiv: 'string',
  dataRef: 'nmtoken',
  subFlows: 'nmtokens',
}
const marker: Readonly<Record<string, ValueType>> = {
  id: 'nmtoken',
  translate: 'yes-no',
  type: 'annotation-type',
  ref: 'uri',
  value: 'string',
}
/** Only format style and size restriction may stand on codes (2.1, 4.2.3.2 to 4.2.3.5). */
const codeModules = ['fs', 'slr'] as const
const empty: readonly Step[] = []

const rule = (
  section: string,
  attributes: ElementRule['attributes'],
  required: readonly string[],
  foreign: ElementRule['foreign'],
  content: ElementRule['content'],
  text = false,
): ElementRule => ({ section, attributes, required, foreign, content, text })

const all: Readonly<Record<string, ElementRule>> = {
  xliff: rule(
    '4.2.2.1',
    { version: 'string', srcLang: 'language', trgLang: 'language', 'xml:space': spaces },
    ['version', 'srcLang'],
    'any',
    [some('xlf:file')],
  ),
  file: rule('4.2.2.2', { ...container, original: 'string' }, ['id'], 'any', [
    maybe('xlf:skeleton'),
    any('*'),
    maybe('xlf:notes'),
    some('xlf:unit', 'xlf:group'),
  ]),
  skeleton: rule('4.2.2.3', { href: 'string' }, [], 'none', [any('*')], true),
  group: rule('4.2.2.4', { ...container, name: 'string', type: 'prefixed' }, ['id'], 'any', [
    any('*'),
    maybe('xlf:notes'),
    any('xlf:unit', 'xlf:group'),
  ]),
  unit: rule('4.2.2.5', { ...container, name: 'string', type: 'prefixed' }, ['id'], 'any', [
    any('*'),
    maybe('xlf:notes'),
    maybe('xlf:originalData'),
    some('xlf:segment', 'xlf:ignorable'),
  ]),
  segment: rule(
    '4.2.2.6',
    {
      id: 'nmtoken',
      canResegment: 'yes-no',
      state: ['initial', 'translated', 'reviewed', 'final'],
      subState: 'string',
    },
    [],
    'none',
    [one('xlf:source'), maybe('xlf:target')],
  ),
  ignorable: rule('4.2.2.7', { id: 'nmtoken' }, [], 'none', [one('xlf:source'), maybe('xlf:target')]),
  notes: rule('4.2.2.8', {}, [], 'none', [some('xlf:note')]),
  note: rule(
    '4.2.2.9',
    {
      id: 'nmtoken',
      appliesTo: ['source', 'target'],
      category: 'string',
      priority: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    },
    [],
    'any',
    empty,
    true,
  ),
  originalData: rule('4.2.2.10', {}, [], 'none', [some('xlf:data')]),
  data: rule(
    '4.2.2.11',
    { id: 'nmtoken', dir: directions, 'xml:space': ['preserve'] },
    ['id'],
    'none',
    [any('xlf:cp')],
    true,
  ),
  source: rule('4.2.2.12', { 'xml:lang': 'language', 'xml:space': spaces }, [], 'none', inline, true),
  target: rule(
    '4.2.2.13',
    { 'xml:lang': 'language', 'xml:space': spaces, order: 'positive' },
    [],
    'none',
    inline,
    true,
  ),
  cp: rule('4.2.3.1', { hex: 'hex' }, ['hex'], 'none', empty),
  ph: rule('4.2.3.2', single, ['id'], codeModules, empty),
  pc: rule(
    '4.2.3.3',
    {
      ...code,
      canOverlap: 'yes-no',
      dispEnd: 'string',
      dispStart: 'string',
      equivEnd: 'string',
      equivStart: 'string',
      dataRefEnd: 'nmtoken',
      dataRefStart: 'nmtoken',
      subFlowsEnd: 'nmtokens',
      subFlowsStart: 'nmtokens',
      dir: directions,
    },
    ['id'],
    codeModules,
    inline,
    true,
  ),
  sc: rule(
    '4.2.3.4',
    { ...single, canOverlap: 'yes-no', dir: directions, isolated: 'yes-no' },
    ['id'],
    codeModules,
    empty,
  ),
  ec: rule(
    '4.2.3.5',
    { ...single, canOverlap: 'yes-no', dir: directions, isolated: 'yes-no', startRef: 'nmtoken' },
    [],
    codeModules,
    empty,
  ),
  mrk: rule('4.2.3.6', marker, ['id'], 'any', inline, true),
  sm: rule('4.2.3.7', marker, ['id'], 'any', empty),
  em: rule('4.2.3.8', { startRef: 'nmtoken' }, ['startRef'], 'none', empty),
}

/** 2.2 adds notes and metadata on the root, `ref` of a note, and plural, gender and select on segments (2.2, 3.2.2). */
const changed22: Readonly<Record<string, ElementRule>> = {
  xliff: {
    ...(all.xliff as ElementRule),
    section: '3.2.2.1',
    content: [maybe('xlf:notes'), maybe('mda:metadata'), some('xlf:file')],
  },
  note: { ...(all.note as ElementRule), attributes: { ...(all.note as ElementRule).attributes, ref: 'uri' } },
  segment: { ...(all.segment as ElementRule), foreign: ['pgs'] },
}

/** Elements of the core by local name. @param is22 also for 2.3 */
export const coreRules = (is22: boolean): Readonly<Record<string, ElementRule>> =>
  is22 ? { ...all, ...changed22 } : all
