import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next27 from 'i18next'
import i18next25 from 'i18next25'
import i18next26 from 'i18next26'
import ChainedBackend from 'i18next-chained-backend'
import FsBackend from 'i18next-fs-backend'
import HttpBackend from 'i18next-http-backend'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildNamespace } from '../../src/publish/index.ts'
import { type Served, servedRoom } from '../support/served.ts'

interface Instance {
  readonly use: (module: object) => Instance
  readonly init: (options: object) => Promise<unknown>
  readonly t: (key: string, options?: object) => unknown
}
const versions = [
  ['25', i18next25],
  ['26', i18next26],
  ['27', i18next27],
] as unknown as readonly (readonly [string, { readonly createInstance: () => Instance }])[]

const leavesOf = (tree: object, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : leavesOf(value as object, `${prefix}${key}.`),
  )

/** A text with everything that i18next could act on. */
const hostile = (): string =>
  buildNamespace({
    article: 'bach-handschriften',
    locale: 'en',
    sourceLocale: 'de',
    sourceHash: 'a'.repeat(64),
    rev: 1,
    blocks: [
      { id: 'baaaaaaa1', role: 'headline', text: '{{name}} and {{count}}: $t(title)', html: null },
      {
        id: 'baaaaaaa2',
        role: 'paragraph',
        text: 'a:b, a.b, {{- x}} {{x, y}} $t(p.baaaaaaa1, {"a": 1}) {name}',
        html: '<b>{{name}}</b>',
      },
      { id: 'baaaaaaa3', role: 'paragraph', text: '“{{{name}}}” {{{{count}}}} $$t(x) %s %{name}', html: null },
    ],
    quotes: [
      {
        id: 'qaaaaaaa1',
        n: 1,
        text: '“{{{name}}}”',
        source: '„{{name}}“ $t(x)',
        kind: 'direct',
        speaker: '{{name}}',
        block: 'baaaaaaa3',
        start: 0,
        end: 12,
        wording: null,
      },
    ],
    origins: { human: 1, memory: 0, engines: {} },
    approvals: [],
    document: null,
  }).json

let served: Served
let address = ''
beforeAll(async () => {
  served = await servedRoom()
  address = await served.server.app.listen({ port: 0, host: '127.0.0.1' })
  mkdirSync(join(served.room.root, 'hostile/en'), { recursive: true })
  writeFileSync(join(served.room.root, 'hostile/en/bach-handschriften.json'), hostile())
}, 120_000)
afterAll(() => served.close())

const locales = ['en', 'es', 'fr']
const articles = ['bach-handschriften', 'hanoi', 'hanoi-analyse']
const options = [
  undefined,
  { count: 0, name: 'Ada' },
  { count: 1, name: 'Ada' },
  { count: 3, name: 'Ada' },
  { context: 'male' },
  { x: 'x', replace: { name: 'Ada' } },
]

describe.each(versions)('i18next %s returns every leaf as it was written', (_, { createInstance }) => {
  const load = async (lng: string, ns: readonly string[], backend: object, settings: object): Promise<Instance> => {
    const instance = createInstance()
    await instance.use(backend).init({
      lng,
      ns,
      defaultNS: ns[0],
      load: 'currentOnly',
      fallbackLng: false,
      backend: settings,
      showSupportNotice: false,
    })
    return instance
  }
  const expectExact = (instance: Instance, ns: string, json: string, given = options): void => {
    const leaves = leavesOf(JSON.parse(json) as object)
    expect(leaves.length).toBeGreaterThan(15)
    const changed = leaves.flatMap(([key, value]) => [
      ...given
        .filter((one) => instance.t(key, { ns, ...one }) !== value)
        .map((one) => `${ns} ${key} ${JSON.stringify(one)}`),
      ...(instance.t(`${ns}:${key}`) === value ? [] : [`${ns}:${key}`]),
    ])
    expect(changed).toEqual([])
  }
  const backends = (root: string, files: string): readonly (readonly [string, object, object])[] => [
    ['fs', FsBackend, { loadPath: join(root, files, '{{lng}}/{{ns}}.json') }],
    ['http', HttpBackend, { loadPath: `${address}/locales/{{lng}}/{{ns}}.json` }],
    [
      'chained',
      ChainedBackend,
      {
        backends: [FsBackend, HttpBackend],
        backendOptions: [
          { loadPath: join(root, 'nowhere/{{lng}}/{{ns}}.json') },
          { loadPath: `${address}/locales/{{lng}}/{{ns}}.json` },
        ],
      },
    ],
  ]

  test.each(['fs', 'http', 'chained'])('through the %s backend, with and without options', async (name) => {
    const [, backend, settings] = backends(served.room.root, 'locales').find(([own]) => own === name)!
    for (const locale of locales) {
      const instance = await load(locale, articles, backend, settings)
      // What came in is the same whichever way it came; one way is asked with every option.
      for (const article of articles)
        expectExact(
          instance,
          article,
          served.room.read(`locales/${locale}/${article}.json`),
          name === 'fs' ? options : options.slice(0, 2),
        )
    }
  })

  test('also where a text is full of what i18next acts on', async () => {
    const [, backend, settings] = backends(served.room.root, 'hostile')[0]!
    const instance = await load('en', ['bach-handschriften'], backend, settings)
    expectExact(
      instance,
      'bach-handschriften',
      readFileSync(join(served.room.root, 'hostile/en/bach-handschriften.json'), 'utf8'),
    )
  })
})
