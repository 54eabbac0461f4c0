import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, clientOf } from './client.ts'
import { type StandIn, startStandIn } from './server.ts'
import { shapes } from './shapes.ts'

let standIn: StandIn
let folder: string
beforeAll(async () => {
  standIn = await startStandIn()
  folder = mkdtempSync(join(tmpdir(), 'standin-'))
})
afterAll(async () => {
  await standIn.stop()
  rmSync(folder, { recursive: true })
})

const xliff = (version: string): string =>
  `<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="${version}" srcLang="de" trgLang="fr">` +
  '<file id="f"><unit id="u"><segment id="s"><source>Es gibt „keine Eile“ bei A &amp; B.</source></segment></unit></file></xliff>\n'

test('an XLIFF file of version 2.1 comes back with targets, is charged when fetched, and can be fetched once', async () => {
  const [input, output] = [join(folder, 'a.xlf'), join(folder, 'b.xlf')]
  writeFileSync(input, xliff('2.1'))
  const client = clientOf(standIn)
  const handle = await client.uploadDocument(input, 'de', 'fr')
  const status = await client.getDocumentStatus(handle)
  expect([status.status, status.billedCharacters, standIn.stats().billed]).toEqual(['done', 31, 0])
  await client.downloadDocument(handle, output)
  expect(readFileSync(output, 'utf8')).toMatch(
    /<source>Es gibt „keine Eile“ bei A &amp; B\.<\/source><target>[^<]*«\u00a0[^<]+\u00a0»[^<]*<\/target>/u,
  )
  expect(standIn.stats().billed).toBe(31)
  await expect(client.downloadDocument(handle, join(folder, 'c.xlf'))).rejects.toThrow('Document not ready')
})

test('a text file is translated in one call', async () => {
  const [input, output] = [join(folder, 'a.txt'), join(folder, 'b.txt')]
  writeFileSync(input, 'Guten Tag.\n')
  const { billedCharacters } = await clientOf(standIn).translateDocument(input, output, 'de', 'ru')
  expect(billedCharacters).toBe(11)
  expect(readFileSync(output, 'utf8')).toMatch(/^\p{Script=Cyrillic}[\p{Script=Cyrillic} ]+\.\n$/u)
})

test('other versions, other files, other keys are refused', async () => {
  const client = clientOf(standIn)
  for (const [name, text] of [
    ['old.xlf', xliff('2.0')],
    ['a.exe', 'x'],
  ] as const) {
    writeFileSync(join(folder, name), text)
    await expect(client.uploadDocument(join(folder, name), 'de', 'fr')).rejects.toThrow('Bad request')
  }
  const handle = await client.uploadDocument(join(folder, 'a.xlf'), 'de', 'fr')
  expect(shapes.document({ document_id: handle.documentId, document_key: handle.documentKey })).toEqual([])
  const status = await ask(standIn, `/v2/document/${handle.documentId}`, { document_key: handle.documentKey })
  expect(shapes.documentStatus(JSON.parse(status.text))).toEqual([])
  await expect(client.getDocumentStatus({ ...handle, documentKey: 'wrong' })).rejects.toThrow('Not found')
})
