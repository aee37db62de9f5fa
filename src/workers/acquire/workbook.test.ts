import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync, strToU8 } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '../../main/kernel/pure/rng.ts'
import type { ImportMap, ImportReject, SignalDraft } from '../../main/signals/contract.ts'
import { createAcquireHandlers } from './acquire.ts'

const CONTEXT = { signal: new AbortController().signal, progress: () => undefined }
let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'workbook-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Cell = string | number | { readonly xml: string }

const column = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : `${column(Math.floor(at / 26) - 1)}${column(at % 26)}`)
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A sheet as Excel writes it, texts in the cells themselves. */
function sheetXml(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell, row: number, at: number): string => {
    const place = `r="${column(at)}${row + 1}"`
    if (typeof value === 'object') return `<c ${place} ${value.xml}</c>`
    return typeof value === 'number' ? `<c ${place}><v>${value}</v></c>` : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  }
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((cells, row) => (cells.length === 0 ? '' : `<row r="${row + 1}">${cells.map((value, at) => cell(value, row, at)).join('')}</row>`)).join('')}</sheetData></worksheet>`
}

interface Book {
  readonly sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>
  readonly strings?: string
  readonly styles?: string
  readonly workbookPr?: string
}

function workbook({ sheets, strings = '', styles = '', workbookPr = '' }: Book): Uint8Array {
  const names = Object.keys(sheets)
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r">${workbookPr}<sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 7}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 7}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/styles.xml': styles,
  }
  for (const [at, name] of names.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheets[name] ?? [])
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

async function read(bytes: Uint8Array, options: { name?: string; map?: ImportMap; saved?: ImportMap[]; limit?: number } = {}) {
  const file = join(folder, options.name ?? 'posts.xlsx')
  writeFileSync(file, bytes)
  const acquire = createAcquireHandlers()
  const opened = await acquire.open({ file, source: 'file', observedAt: '2026-11-23T08:00:00.000Z', from: '2026-11-23', to: '2027-11-23', saved: options.saved ?? [], ...(options.map === undefined ? {} : { map: options.map }) }, CONTEXT)
  const all = { format: opened.format, map: opened.map, drafts: [] as SignalDraft[], rejects: [] as ImportReject[] }
  for (let done = false; !done; ) {
    const batch = await acquire.next({ importId: opened.importId, limit: options.limit ?? 1_000 }, CONTEXT)
    all.drafts.push(...batch.drafts)
    all.rejects.push(...batch.rejects)
    done = batch.done
  }
  return all
}

const POSTS = [['id', 'title', 'likes', 'published_at'], ['a', 'Dogs & cats < birds', 5, '2026-11-01'], [], ['b', 'A "quoted", text', 7.5, '2026-11-02T08:00:00Z']] as const

test('the first sheet of a workbook is read like a table, by its column names', async () => {
  const { format, map, drafts } = await read(workbook({ sheets: { Posts: POSTS, Other: [['x']] } }))
  expect(format).toBe('xlsx')
  expect(map).toMatchObject({ format: 'csv', id: 'id', text: ['title'], metrics: { likes: 'likes' }, publishedAt: 'published_at' })
  expect(drafts.map(({ sourceItemId, text, publishedAt, observations }) => [sourceItemId, text, publishedAt, observations[0]?.value])).toEqual([
    ['a', 'Dogs & cats < birds', '2026-11-01T00:00:00.000Z', 5],
    ['b', 'A "quoted", text', '2026-11-02T08:00:00.000Z', 7.5],
  ])
})

test('a map names the sheet and the columns, a map that was given before is used again, and a bad row is named by its number in the sheet', async () => {
  const sheets = { Cover: [['nothing here']], Posts: [['nr', 'words'], [1, 'One'], [], [2, ''], [3, 'Three\r\nlines']] }
  const map: ImportMap = { format: 'csv', id: 'nr', text: ['words'], sheet: 'posts' }
  const given = await read(workbook({ sheets }), { map, limit: 1 })
  expect(given.drafts.map(({ text }) => text)).toEqual(['One', 'Three lines'])
  expect(given.rejects).toEqual([{ place: 'line 4', reason: 'it has no text' }])
  const { sheet: _sheet, ...saved } = map
  expect((await read(workbook({ sheets: { Posts: sheets.Posts } }), { saved: [saved] })).drafts).toHaveLength(2)
})

test('shared and rich text, dates by their format, truths, errors and kept results of formulas are read as a seller sees them', async () => {
  const strings = '<si><t>Shared</t></si><si><r><t>Rich </t></r><r><rPr/><t>text</t></r><rPh><t>aid</t></rPh></si>'
  const styles = '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
  const row = (id: number, title: string, time: string, likes: string): Cell[] => [id, { xml: title }, { xml: time }, { xml: likes }]
  const rows: Cell[][] = [['id', 'title', 'published_at', 'likes'], row(1, 't="s"><v>0</v>', 's="1"><v>46350</v>', 's="3"><v>12</v>'), row(2, 't="s"><v>1</v>', 's="2"><v>46350.5</v>', 't="e"><v>#N/A</v>'), row(3, 't="str"><f>A1&amp;B1</f><v>made</v>', 't="inlineStr"><is><t>2026-11-24</t></is>', '><f>1+1</f><v>2</v>'), row(4, 't="b"><v>1</v>', '><v></v>', '><v>1E3</v>')]
  const { drafts } = await read(workbook({ sheets: { One: rows }, strings, styles }))
  expect(drafts.map(({ text, publishedAt, observations }) => [text, publishedAt, observations[0]?.value])).toEqual([
    ['Shared', '2026-11-24T00:00:00.000Z', 12], ['Rich text', '2026-11-24T12:00:00.000Z', null], ['made', '2026-11-24T00:00:00.000Z', 2], ['TRUE', undefined, 1_000],
  ])
  const old = await read(workbook({ sheets: { One: rows }, strings, styles, workbookPr: '<workbookPr date1904="1"/>' }))
  expect(old.drafts[0]?.publishedAt).toBe('2030-11-25T00:00:00.000Z')
})

test('a table of hashtags from TikTok’s Creative Center is known by its columns', async () => {
  const { drafts } = await read(workbook({ sheets: { Hashtags: [['Rank', 'Hashtag', 'Posts', 'Views'], [1, '#corgi', '12K', '3.4M']] } }), { name: 'hashtags.xlsx' })
  expect(drafts[0]).toMatchObject({ source: 'tiktok', text: '#corgi' })
  expect(Object.fromEntries(drafts[0]?.observations.map(({ metric, value }) => [metric, value]) ?? [])).toEqual({ posts: 12_000, views: 3_400_000 })
})

test('what is no workbook, lies about its size or asks for too much is refused with its name, what is wrong and what to do', async () => {
  const good = workbook({ sheets: { Posts: POSTS } })
  const bomb = zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A"/></sheets></workbook>'), 'xl/worksheets/sheet1.xml': new Uint8Array(200 * 1024 * 1024) }, { level: 9 })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  const lying = bomb.slice()
  // The sizes that a zip claims for itself count for nothing.
  for (let at = 0; at + 4 < lying.length; at++) if (Buffer.from(lying.buffer, at, 4).toString('latin1') === 'PK\u0001\u0002') lying.fill(0, at + 20, at + 28)
  const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
  const cases: [bytes: Uint8Array, reason: RegExp][] = [
    [zipSync({ 'readme.txt': strToU8('hello') }), /zip archive or a spreadsheet that cannot be read/],
    [good.slice(0, good.length / 3), /damaged zip|cannot be read|is missing/],
    [bomb, /unpacks to more than 128 MB/],
    [lying, /unpacks to more than 128 MB/],
    [workbook({ sheets: {} }), /has no sheet/],
    [workbook({ sheets: { Empty: [] } }), /no header line/],
    [workbook({ sheets: { Wide: [Array.from({ length: 1_001 }, (_, at) => `c${at}`)] } }), /more than 1000 columns/],
    [zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A"/></sheets></workbook>'), 'xl/worksheets/sheet1.xml': strToU8('<row r="5"><c><v>1</v></c></row><row r="2"/>') }), /out of order/],
    [zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A"/></sheets></workbook>'), 'xl/worksheets/sheet1.xml': strToU8(`${laughs}<row r="99999999"/>`) }), /out of order/],
  ]
  for (const [bytes, reason] of cases) {
    await expect(read(bytes), String(reason)).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringMatching(reason) as string, action: expect.any(String) as string })
  }
  await expect(read(good, { map: { format: 'csv', id: 'id', text: ['title'], sheet: 'Gone' } })).rejects.toThrow(/no sheet "Gone" \(Posts\)/)
}, 60_000)

test('a thousand damaged workbooks are read or refused, and never anything else', async () => {
  const rng = createRng('workbooks')
  const good = workbook({ sheets: { Posts: POSTS }, strings: '<si><t>x</t></si>' })
  const file = join(folder, 'damaged.xlsx')
  const acquire = createAcquireHandlers()
  for (let round = 0; round < 1_000; round++) {
    const bytes = good.slice(0, rng.int(4) === 0 ? rng.int(good.length) + 4 : good.length)
    for (let changes = rng.int(6); changes >= 0; changes--) bytes[4 + rng.int(bytes.length - 4)] = rng.int(256)
    writeFileSync(file, bytes)
    const failure = await acquire.open({ file, source: 'file', observedAt: '2026-11-23T08:00:00.000Z', from: '2026-11-23', to: '2027-11-23', saved: [] }, CONTEXT)
      .then(({ importId }) => acquire.close({ importId }, CONTEXT)).then(() => null, (error: { kind?: string }) => error.kind ?? 'another error')
    expect([null, 'invalid-input']).toContain(failure)
  }
}, 120_000)
