import type { Finding } from '../../article/finding.ts'
import { finding } from '../../article/finding.ts'
import { GoosefootError } from '../../errors.ts'
import { decodeXml, limitsFor } from '../../xml/index.ts'
import { coreNamespaces } from './tables/names.ts'
import { treeOf } from './tree.ts'
import { validateV2 } from './v2.ts'
import { validateV12 } from './v12.ts'

export interface ValidateOptions {
  /** Check against another version than the file says: rules of 2.1 for a file of 2.0. */
  readonly version?: '2.0' | '2.1' | '2.2' | undefined
  /**
   * Also apply the rules a file has for its own targets (validation module, size restriction): warnings
   * `xliff.validation-failed` and `xliff.size-exceeded`. They say nothing about conformance.
   */
  readonly targets?: boolean
}

/**
 * Checks a file against its specification: XLIFF 1.2, 2.0, 2.1 and 2.2.
 *
 * Every finding has the rule's id as code (`xliff.…`), line and column, and in `args` a sentence (`detail`), the section of
 * the specification and the unit. Warnings are editing hints that a translator broke in a segment which is not final.
 *
 * @param input the file; bytes are decoded by their byte order mark or declaration
 * @returns in the order of the file; empty: it conforms
 */
export const validateXliff = (input: Uint8Array | string, options: ValidateOptions = {}): readonly Finding[] => {
  try {
    const text = typeof input === 'string' ? input : decodeXml(input, limitsFor('xliff')).text
    const tree = treeOf(text)
    const { root } = tree
    const family = coreNamespaces[root.namespace]
    const said = root.attributes.find(({ name }) => name === 'version')?.value ?? ''
    if (family === '1.2' || family === '1.1' || (root.namespace === '' && said.startsWith('1.')))
      return validateV12(tree)
    if (family === undefined) {
      const { line, column } = tree.places(root.at)
      const detail = `The root <${root.name}> is in no namespace of XLIFF.`
      return [
        finding('xliff.version', 'error', { line, column, args: { detail, section: '', version: said, where: '' } }),
      ]
    }
    const version = options.version ?? (family === '2.0' ? (said === '2.1' ? '2.1' : '2.0') : family)
    return validateV2(tree, version, { strict20: options.version === '2.0', targets: options.targets === true })
  } catch (error) {
    if (!(error instanceof GoosefootError)) throw error
    return [
      finding(error.code, 'error', {
        line: error.place.line,
        column: error.place.column,
        args: { detail: error.detail, section: 'XML 1.0', version: '', where: '' },
      }),
    ]
  }
}
