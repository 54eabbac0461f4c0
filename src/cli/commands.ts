/**
 * The command table: help, option parsing and did-you-mean all come from it.
 * Nothing is imported here, so that `--version` and `--help` load no other module.
 */
export interface OptionSpec {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help, e.g. `DIR`. */
  readonly value?: string
  readonly help: string
  readonly alias?: readonly string[]
}
export interface CommandSpec {
  readonly summary: string
  readonly usage: string
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly positionals: { readonly name: string; readonly min: number; readonly max: number }
  readonly example: string
}

export const commonOptions: Readonly<Record<string, OptionSpec>> = {
  json: { type: 'boolean', help: 'print one JSON document on stdout' },
  quiet: { type: 'boolean', help: 'no progress, only the result and errors' },
  cwd: { type: 'string', value: 'DIR', help: 'work in this folder' },
  help: { type: 'boolean', help: 'show this help' },
}

const to: OptionSpec = { type: 'string', value: 'LOCALES', help: 'target locales, separated by commas' }
const out: OptionSpec = { type: 'string', value: 'DIR', help: "write there instead of the project's folders" }
const dryRun: OptionSpec = { type: 'boolean', help: 'do everything but write; show what would change' }

export const commands: Readonly<Record<string, CommandSpec>> = {
  translate: {
    summary: 'cut, fill from the record, memory and engines, align quotations, check and publish',
    usage: 'goosefoot translate [paths…] [options]',
    positionals: { name: 'paths', min: 0, max: Number.POSITIVE_INFINITY },
    options: {
      to,
      engine: { type: 'string', value: 'LIST', help: 'engines in order, e.g. memory,pseudo', alias: ['engines'] },
      budget: { type: 'string', value: 'LIMIT', help: 'spend at most this: characters, or money such as "5 EUR"' },
      out,
      'dry-run': { type: 'boolean', help: 'write and ask nothing; show what would change, and what it would cost' },
      resegment: { type: 'boolean', help: "cut sentences anew by today's rules, also in unchanged paragraphs" },
      frozen: { type: 'boolean', help: 'write and ask nothing; exit 10 if anything would change or be asked' },
    },
    example: 'goosefoot translate source/hanoi.de.txt --to en,fr',
  },
  export: {
    summary: 'make files for a CAT tool from the records',
    usage: 'goosefoot export [paths…] --to LOCALES [--profile NAME] [options]',
    positionals: { name: 'paths', min: 0, max: Number.POSITIVE_INFINITY },
    options: {
      to,
      profile: {
        type: 'string',
        value: 'NAME',
        help: 'omegat, poedit, lokalize, trados, memoq, phrase, xliff12, xliff20, xliff21, xliff22, i18next',
      },
      quotes: { type: 'string', value: 'codes|text', help: 'quotation marks as codes, or as text without codes' },
      open: { type: 'boolean', help: 'only sentences that need work' },
      prefill: { type: 'string', value: 'none|source|best', help: 'what stands in a target nobody translated' },
      stats: { type: 'boolean', help: 'count segments, words and characters' },
      out: { type: 'string', value: 'DIR', help: 'write there instead of handoff/' },
      'dry-run': dryRun,
    },
    example: 'goosefoot export source/hanoi.de.txt --to fr --profile omegat',
  },
  import: {
    summary: 'merge files that came back from a CAT tool into the record',
    usage: 'goosefoot import <file.xlf…> [options]',
    positionals: { name: 'file.xlf', min: 1, max: Number.POSITIVE_INFINITY },
    options: {
      'dry-run': dryRun,
      person: { type: 'string', value: 'NAME', help: 'who translated; recorded with each changed segment' },
      ours: { type: 'boolean', help: 'in a conflict keep the record' },
      theirs: { type: 'boolean', help: 'in a conflict take the returned file' },
    },
    example: 'goosefoot import returned/hanoi.en.xlf --person "Ada Muster"',
  },
  validate: {
    summary: 'check XLIFF files against their specification: rule, section, line and column',
    usage: 'goosefoot validate <file.xlf…> [options]',
    positionals: { name: 'file.xlf', min: 1, max: Number.POSITIVE_INFINITY },
    options: {
      schemas: {
        type: 'string',
        value: 'DIR',
        help: 'also by the official schemas in this folder (1.2, 2.0, 2.1, 2.2)',
      },
      sarif: { type: 'string', value: 'FILE', help: 'also write the findings as SARIF 2.1.0 into this file' },
    },
    example: 'goosefoot validate returned/hanoi.en.xlf',
  },
  doctor: {
    summary: 'say what a tool did to an XLIFF file, and put right what is safe',
    usage: 'goosefoot doctor <file.xlf> [options]',
    positionals: { name: 'file.xlf', min: 1, max: 1 },
    options: {
      fix: { type: 'boolean', help: 'write a repaired copy beside the file' },
      out: { type: 'string', value: 'FILE', help: 'with --fix: where to write it' },
    },
    example: 'goosefoot doctor returned/hanoi.en.xlf',
  },
  convert: {
    summary: 'write an XLIFF file in another version, and say what could not be carried',
    usage: 'goosefoot convert <file.xlf> --version 1.2|2.0|2.1|2.2 [options]',
    positionals: { name: 'file.xlf', min: 1, max: 1 },
    options: {
      version: { type: 'string', value: 'VERSION', help: 'the version to write: 1.2, 2.0, 2.1, 2.2' },
      out: { type: 'string', value: 'FILE', help: 'where to; default: beside the file' },
      draft: { type: 'boolean', help: 'also read the draft of XLIFF 2.3' },
      'dry-run': dryRun,
    },
    example: 'goosefoot convert vendor.xlf --version 1.2',
  },
  check: {
    summary: 'list what keeps an article from being published, and what a person should look at',
    usage: 'goosefoot check [paths…] [options]',
    positionals: { name: 'paths', min: 0, max: Number.POSITIVE_INFINITY },
    options: {
      to,
      sarif: { type: 'string', value: 'FILE', help: 'also write the findings as SARIF 2.1.0 into this file' },
    },
    example: 'goosefoot check source/hanoi.de.txt --to en',
  },
  status: {
    summary: 'show per article and locale how far it is',
    usage: 'goosefoot status [paths…] [--analysis | --spend] [options]',
    positionals: { name: 'paths', min: 0, max: Number.POSITIVE_INFINITY },
    options: {
      to,
      spend: { type: 'boolean', help: 'what engines have cost, by month, article and locale' },
      analysis: { type: 'boolean', help: 'count segments, words and characters by how well memory knows them' },
    },
    example: 'goosefoot status',
  },
  approve: {
    summary: 'record that a named person read or released texts as they stand',
    usage: 'goosefoot approve <paths…> --to LOCALES --person NAME [options]',
    positionals: { name: 'paths', min: 1, max: Number.POSITIVE_INFINITY },
    options: {
      to,
      person: { type: 'string', value: 'NAME', help: 'who answers for the text' },
      role: { type: 'string', value: 'ROLE', help: 'what the person is in the house; default: editor, or reviewer' },
      as: { type: 'string', value: 'LEVEL', help: 'reviewed: read against the source; approved (default): released' },
      hash: { type: 'string', value: 'HASH', help: 'refuse any other text than the one with this hash' },
      withdraw: { type: 'boolean', help: "take the person's word back" },
      'dry-run': dryRun,
    },
    example: 'goosefoot approve source/hanoi.de.txt --to en --person "Ada Muster"',
  },
  publish: {
    summary: 'publish what stands in locales/ as a set of objects with one manifest',
    usage: 'goosefoot publish [paths…] [options]',
    positionals: { name: 'paths', min: 0, max: Number.POSITIVE_INFINITY },
    options: {
      xliff: { type: 'boolean', help: 'instead, write flat XLIFF for Locize and other tools of i18next into handoff/' },
      to: { type: 'string', value: 'LOCALES', help: 'with --xliff: these locales only' },
      out: { type: 'string', value: 'DIR', help: 'write into this folder instead of public/ or handoff/' },
      'dry-run': dryRun,
    },
    example: 'goosefoot publish',
  },
  serve: {
    summary: 'serve the published set over HTTP, and take translations, approvals and publications with tokens',
    usage: 'goosefoot serve [options]',
    positionals: { name: '', min: 0, max: 0 },
    options: {
      port: { type: 'string', value: 'PORT', help: 'default: 4700; 0: any free one' },
      host: { type: 'string', value: 'ADDRESS', help: 'default: 127.0.0.1, this machine alone' },
      'allow-host': { type: 'string', value: 'NAMES', help: 'names under which write routes may be called' },
      private: { type: 'boolean', help: 'reading needs a token too' },
      out: { type: 'string', value: 'DIR', help: 'the published folder; default: public/' },
    },
    example: 'goosefoot serve --port 4700',
  },
  token: {
    summary: 'tokens for the write routes of serve: add, list, revoke',
    usage: 'goosefoot token add --scopes LIST [--person NAME] [--days N] | list | revoke <id>',
    positionals: { name: 'action', min: 1, max: 2 },
    options: {
      scopes: { type: 'string', value: 'LIST', help: 'read, review, approve, publish, admin' },
      person: { type: 'string', value: 'NAME', help: 'who acts with it; needed to approve and to publish' },
      days: { type: 'string', value: 'N', help: 'until it expires; default: 90' },
    },
    example: 'goosefoot token add --scopes review,approve --person "Ada Muster"',
  },
  webhook: {
    summary: 'who is told of publications: add, list, rotate, resume, remove',
    usage: 'goosefoot webhook add <url> | list | rotate <id> | resume <id> | remove <id>',
    positionals: { name: 'action', min: 1, max: 2 },
    options: {},
    example: 'goosefoot webhook add https://example.org/hooks/goosefoot',
  },
  retract: {
    summary: 'take publications back, with a name and a reason',
    usage: 'goosefoot retract <paths…> [--to LOCALES] --person NAME --reason TEXT [options]',
    positionals: { name: 'paths', min: 1, max: Number.POSITIVE_INFINITY },
    options: {
      to,
      person: { type: 'string', value: 'NAME', help: 'who takes it back' },
      reason: { type: 'string', value: 'TEXT', help: 'why; kept in the record, not shown to readers' },
      undo: { type: 'boolean', help: 'lift the retraction' },
      'dry-run': dryRun,
    },
    example: 'goosefoot retract source/hanoi.de.txt --to en --person "Ada Muster" --reason "a source withdrew"',
  },
  segment: {
    summary: 'show the sentences of a file with their offsets',
    usage: 'goosefoot segment <file> [options] | segment --export-srx [--locale TAGS]',
    positionals: { name: 'file', min: 0, max: 1 },
    options: {
      explain: { type: 'boolean', help: 'show why each doubtful place was cut or not' },
      srx: {
        type: 'string',
        value: 'FILE',
        help: 'cut by the rules of this SRX 2.0 file instead, and say what is odd in it',
      },
      'export-srx': { type: 'boolean', help: 'print the built-in rules as an SRX 2.0 file for CAT tools' },
      locale: { type: 'string', value: 'TAG', help: 'language of the text, if the name does not say' },
    },
    example: 'goosefoot segment source/hanoi.de.txt',
  },
  quotes: {
    summary: 'show the quotations of a file, the ledger, or the house styles',
    usage: 'goosefoot quotes <file> | quotes list [paths…] | quotes --styles [--locale TAGS]',
    positionals: { name: 'file', min: 0, max: Number.POSITIVE_INFINITY },
    options: {
      locale: { type: 'string', value: 'TAG', help: 'language of the text, if the name does not say' },
      styles: { type: 'boolean', help: 'show the built-in house styles, and what the configuration makes of them' },
    },
    example: 'goosefoot quotes source/hanoi.de.txt',
  },
  align: {
    summary: 'align the quotations of two texts',
    usage: 'goosefoot align --source FILE --target FILE [options]',
    positionals: { name: '', min: 0, max: 0 },
    options: {
      source: { type: 'string', value: 'FILE', help: 'the source, named <id>.<lang>.<ext>' },
      target: { type: 'string', value: 'FILE', help: 'its translation, named <id>.<lang>.<ext>' },
    },
    example: 'goosefoot align --source a.de.txt --target a.en.txt',
  },
  glossary: {
    summary: 'terms: list them, check files and articles, write them as one file',
    usage: 'goosefoot glossary list [words] | check [paths…] | export <file.csv|tsv|tbx> [options]',
    positionals: { name: 'action', min: 1, max: Number.POSITIVE_INFINITY },
    options: { to },
    example: 'goosefoot glossary check source/hanoi.de.txt --to en',
  },
  memory: {
    summary: 'translation memory: stats, search, import, export, erase',
    usage:
      'goosefoot memory stats | search [words] | import <file.tmx|file.xlf…> | export <file.tmx> | erase --<what> [options]',
    positionals: { name: 'action', min: 1, max: Number.POSITIVE_INFINITY },
    options: {
      to,
      side: { type: 'string', value: 'SIDE', help: 'search words in source or target only' },
      person: { type: 'string', value: 'NAME', help: 'made or changed by' },
      article: { type: 'string', value: 'ID', help: 'of this article' },
      quotation: { type: 'string', value: 'ID', help: 'of this quotation' },
      file: { type: 'string', value: 'FILE', help: 'in this file or imported from it' },
      entry: { type: 'string', value: 'ID', help: 'this entry' },
      text: { type: 'string', value: 'TEXT', help: 'with this text on either side' },
      state: { type: 'string', value: 'STATE', help: 'translated, reviewed, final' },
      origin: { type: 'string', value: 'ORIGIN', help: 'human, engine, memory, verbatim, aligned' },
      unit: { type: 'string', value: 'UNIT', help: 'segment, paragraph, quotation' },
      dates: { type: 'string', value: 'FROM..TO', help: 'changed from and before, e.g. 2026-01-01.. or ..2026-03-01' },
      limit: { type: 'string', value: 'N', help: 'so many at most, 50 if not given' },
    },
    example: 'goosefoot memory search Gipfel --to en',
  },
}
