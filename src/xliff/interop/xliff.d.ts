/** The npm package `xliff` has no types of its own; this is what is used of it. */
declare module 'xliff/js2xliff' {
  export interface FlatResources {
    readonly resources: Readonly<Record<string, Readonly<Record<string, { source: string; target?: string }>>>>
    readonly sourceLanguage: string
    readonly targetLanguage: string
  }
  export default function js2xliff(js: FlatResources, options: { indent: string }): Promise<string>
}
declare module 'xliff/xliff2js' {
  import type { FlatResources } from 'xliff/js2xliff'
  export default function xliff2js(xml: string): Promise<FlatResources>
}
declare module 'xliff/targetOfjs' {
  import type { FlatResources } from 'xliff/js2xliff'
  export default function targetOfjs(js: FlatResources): Record<string, string>
}
