/** Namespaces of XLIFF 2.x modules, by the prefix the specification gives them. */
export const moduleNamespaces: Readonly<Record<string, string>> = {
  mtc: 'urn:oasis:names:tc:xliff:matches:2.0',
  gls: 'urn:oasis:names:tc:xliff:glossary:2.0',
  fs: 'urn:oasis:names:tc:xliff:fs:2.0',
  mda: 'urn:oasis:names:tc:xliff:metadata:2.0',
  res: 'urn:oasis:names:tc:xliff:resourcedata:2.0',
  ctr: 'urn:oasis:names:tc:xliff:changetracking:2.0',
  slr: 'urn:oasis:names:tc:xliff:sizerestriction:2.0',
  val: 'urn:oasis:names:tc:xliff:validation:2.0',
  pgs: 'urn:oasis:names:tc:xliff:pgs:1.0',
  its: 'http://www.w3.org/2005/11/its',
  itsm: 'urn:oasis:names:tc:xliff:itsm:2.1',
}
const prefixes = new Map(Object.entries(moduleNamespaces).map(([prefix, namespace]) => [namespace, prefix]))

/** The specification's prefix of a module's namespace, whatever the file calls it; null: an extension. */
export const moduleOf = (namespace: string): string | null => prefixes.get(namespace) ?? null

/** Prefixes of fragment identifiers that are registered (2.1, 3.1; 2.2, 2.1): of modules, and of TBX inside XLIFF. */
export const fragmentPrefixes: ReadonlySet<string> = new Set([
  'tbx',
  ...Object.keys(moduleNamespaces).filter((one) => one !== 'itsm'),
])

/** Namespaces of the core. */
export const coreNamespaces: Readonly<Record<string, '2.0' | '2.2' | '2.3' | '1.2' | '1.1'>> = {
  'urn:oasis:names:tc:xliff:document:2.0': '2.0',
  'urn:oasis:names:tc:xliff:document:2.2': '2.2',
  'urn:oasis:names:tc:xliff:document:2.3': '2.3',
  'urn:oasis:names:tc:xliff:document:1.2': '1.2',
  'urn:oasis:names:tc:xliff:document:1.1': '1.1',
}
