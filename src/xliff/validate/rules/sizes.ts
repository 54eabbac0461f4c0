import type { Report } from '../report.ts'
import { moduleNamespaces } from '../tables/names.ts'
import { below, type Element, nearest, attributeOf, xmlAttributeOf } from '../tree.ts'

const slr = moduleNamespaces.slr ?? ''
const restriction = /^(?:\*|\d+(?:,(?:\*|\d+))?)$/u
const whole = /^\d+$/u
const codePoints = 'xliff:codepoints'
const storages: Readonly<Record<string, (text: string) => number>> = {
  'xliff:utf8': (text) => Buffer.byteLength(text, 'utf8'),
  'xliff:utf16': (text) => text.length * 2,
  'xliff:utf32': (text) => Array.from(text).length * 4,
}

interface Profiles {
  readonly general: string | null
  readonly storage: string | null
  readonly generalForm: string
  readonly storageForm: string
}

const profilesOf = (element: Element, core: string): Profiles => {
  const file = nearest(element, core, 'file')
  const profiles = file?.children.find(({ namespace, local }) => namespace === slr && local === 'profiles') ?? null
  const form = profiles?.children.find(({ namespace, local }) => namespace === slr && local === 'normalization') ?? null
  return {
    general: profiles === null ? null : attributeOf(profiles, 'generalProfile'),
    storage: profiles === null ? null : attributeOf(profiles, 'storageProfile'),
    generalForm: (form === null ? null : attributeOf(form, 'general')) ?? 'none',
    storageForm: (form === null ? null : attributeOf(form, 'storage')) ?? 'none',
  }
}

/** Size and length restrictions: their form by the standard profiles, and whether targets keep to them (2.1, 5.7). */
export const checkSizes = (root: Element, core: string, targets: boolean, report: Report): void => {
  for (const element of below(root)) {
    const own = (local: string): string | null => attributeOf(element, local, slr)
    if (!element.attributes.some(({ namespace }) => namespace === slr)) continue
    const profiles = profilesOf(element, core)
    const isGeneral = profiles.general === codePoints
    const isStorage = profiles.storage !== null && storages[profiles.storage] !== undefined
    const [info, reference] = [own('sizeInfo'), own('sizeInfoRef')]
    if (info !== null && reference !== null)
      report('size-info', element, '5.7.5.9', 'sizeInfo and sizeInfoRef exclude each other.')
    if (reference !== null && !isNearData(element, reference))
      report(
        'size-info',
        element,
        '5.7.5.10',
        `sizeInfoRef="${reference}" names nothing in an <slr:data> beside this element or one around it.`,
      )
    // Without a profile only what looks like a number must be a whole one.
    if (
      info !== null &&
      (isGeneral ? !whole.test(info.trim()) : profiles.general === null && /^[+-]?\d*[.,]\d+$/u.test(info.trim()))
    )
      report('size-pattern', element, '5.7.6.1.2', `sizeInfo="${info}": a whole number was expected.`)
    const size = own('sizeRestriction')
    if (size !== null && isGeneral && !restriction.test(size.trim()))
      report(
        'size-pattern',
        element,
        '5.7.6.1.1',
        `sizeRestriction="${size}": "*", "90", "10,90" or "10,*" was expected.`,
      )
    const storage = own('storageRestriction')
    if (storage !== null && isStorage && !restriction.test(storage.trim()))
      report(
        'size-pattern',
        element,
        '5.7.6.2.1',
        `storageRestriction="${storage}": "*", "90", "10,90" or "10,*" was expected.`,
      )
    const equivalent = own('equivStorage')
    if (equivalent !== null && isStorage && !whole.test(equivalent.trim()))
      report('size-pattern', element, '5.7.6.2.2', `equivStorage="${equivalent}": a whole number was expected.`)
    if (!targets || element.namespace !== core || element.local !== 'unit') continue
    if (size !== null && isGeneral)
      checkLength(
        element,
        core,
        size,
        (text) => Array.from(normal(text, profiles.generalForm)).length,
        'characters',
        report,
      )
    const measure = profiles.storage === null ? undefined : storages[profiles.storage]
    if (storage !== null && measure !== undefined)
      checkLength(element, core, storage, (text) => measure(normal(text, profiles.storageForm)), 'bytes', report)
  }
}

const normal = (text: string, form: string): string =>
  form === 'nfc' ? text.normalize('NFC') : form === 'nfd' ? text.normalize('NFD') : text

const isNearData = (element: Element, reference: string): boolean => {
  for (let at: Element | null = element; at !== null; at = at.parent)
    for (const sibling of at.parent?.children ?? [])
      if (sibling.namespace === slr && sibling.local === 'data')
        for (const one of below(sibling))
          if (attributeOf(one, 'id') === reference || xmlAttributeOf(one, 'id') === reference) return true
  return false
}

/** The text of a unit's targets; null while one is missing. */
const targetText = (unit: Element, core: string): string | null => {
  let text = ''
  for (const part of unit.children) {
    if (part.namespace !== core || (part.local !== 'segment' && part.local !== 'ignorable')) continue
    const target = part.children.find(({ namespace, local }) => namespace === core && local === 'target')
    const content = target ?? (part.local === 'ignorable' ? part.children[0] : undefined)
    if (content === undefined) return null
    text += textIn(content)
  }
  return text
}
const textIn = (element: Element): string => element.text + element.children.map(textIn).join('')

const checkLength = (
  unit: Element,
  core: string,
  limits: string,
  measure: (text: string) => number,
  what: string,
  report: Report,
): void => {
  const [first = '', second] = limits.trim().split(',')
  const [least, most] = second === undefined ? ['0', first] : [first, second]
  const text = targetText(unit, core)
  if (text === null || !restriction.test(limits.trim())) return
  const length = measure(text)
  if ((most !== '*' && length > Number(most)) || length < Number(least))
    report('size-exceeded', unit, '5.7.4', `The target has ${length} ${what}; ${limits} allowed.`, 'warning')
}
