import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultProducts } from '../../products/index.ts'
import type { ProductTemplate } from '../../products/contract.ts'
import type { ExportFormat } from '../contract.ts'
import type { ExportItem, ExportSettings } from '../export-item.ts'
import { createJudge } from '../judge.ts'
import { writeTable } from '../write-table.ts'
import { FORMATS, tableFormatOf } from './registry.ts'

type TableId = Exclude<ExportFormat, 'folder'>

/** Header lines as they are documented; `_` is a column without a name. */
const HEADERS: Readonly<Record<Exclude<TableId, 'shopify' | 'generic'>, string>> = {
  etsy: 'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,IMAGE3,IMAGE4,IMAGE5,IMAGE6,IMAGE7,IMAGE8,IMAGE9,IMAGE10,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU',
  woocommerce: 'ID,Type,SKU,Name,Published,Is featured?,Visibility in catalog,Short description,Description,Date sale price starts,Date sale price ends,Tax status,Tax class,In stock?,Stock,Backorders allowed?,Sold individually?,Weight (lbs),Length (in),Width (in),Height (in),Allow customer reviews?,Purchase note,Sale price,Regular price,Categories,Tags,Shipping class,Images,Download limit,Download expiry days,Parent,Grouped products,Upsells,Cross-sells,External URL,Button text,Position,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 1 global,Attribute 2 name,Attribute 2 value(s),Attribute 2 visible,Attribute 2 global',
  ebay: '*Action(SiteID=US|Country=US|Currency=USD|Version=1193|CC=UTF-8),CustomLabel,*Category,StoreCategory,*Title,Subtitle,*ConditionID,*C:Brand,*C:Style,*C:Color,*C:Department,*C:Size Type,*C:Size,C:Material,PicURL,*Description,*Format,*Duration,*StartPrice,BestOfferEnabled,*Quantity,ImmediatePayRequired,*Location,ShippingType,ShippingService-1:Option,ShippingService-1:Cost,*DispatchTimeMax,*ReturnsAcceptedOption,ReturnsWithinOption,RefundOption,ShippingCostPaidByOption',
  'shop-uploader': 'action,title,description,price,quantity,category,tag_1,tag_2,tag_3,tag_4,tag_5,tag_6,tag_7,tag_8,tag_9,tag_10,tag_11,tag_12,tag_13,image_1,image_2,image_3,image_4,image_5,image_6,image_7,image_8,image_9,image_10,type,digital_file_1,who_made,is_supply,when_made,is_personalizable,personalization_instructions,personalization_char_count_max,personalization_is_required,listing_state',
  'flying-upload': 'Image Path,Input Language,Title,Description,Tags,Type,Color,_,Brand,Bullet Points 1,Bullet Points 2,Color1,Color2,Color3,Color4,Color5,Color6,Color7,Color8,Color9,Color10,Product,Marketplace,Price US,Price GB,Price DE,Price FR,Price IT,Price ES,Price JP,Print,Draft,Auto Translate,_,Collection,Category,Background Color (Hex)',
  'merch-titans': 'Image Path,Title,Description,Tags,Primary Tag for TeePublic,Amazon Merch Brand,Amazon Merch Bullet #1,Amazon Merch Bullet #2',
  'lazy-merch': 'DesignPath ( ; seperated if you want to upload diffrent product types with who required other design files. If it\'s not set but required LazyMerch will autoresize it)|Lazy Template|Fit Type|Preferred Language for translation|Title (EN)|Brand (EN)|Bullet 1 (EN)|Bullet 2 (EN)|Description (EN)|Title (DE)|Brand (DE)|Bullet 1 (DE)|Bullet 2 (DE)|Description (DE)|Title (FR)|Brand (FR)|Bullet 1 (FR)|Bullet 2 (FR)|Description (FR)|Title (IT)|Brand (IT)|Bullet 1 (IT)|Bullet 2 (IT)|Description (IT)|Title (ES)|Brand (ES)|Bullet 1 (ES)|Bullet 2 (ES)|Description (ES)|Title (JP)|Brand (JP)|Bullet 1 (JP)|Bullet 2 (JP)|Description (JP)|Mba Update ID (just if you want to Update your existing Products)|CustomArgs (, seperated - "back" place the Design on the backsite)',
}

const TITLE = '=HYPERLINK("http://x") “Tea & <b>Time</b>” 🫖, twice'
const DESCRIPTION = 'Line one, with "quotes".\nLine two: 日本語 & ünï.\n\n=1+1 _x0041_ \u0007end'
const tee = defaultProducts[0] as ProductTemplate
const settings: ExportSettings = { brand: 'Kettle & Fern', imageBaseUrl: 'https://pictures.example/a' }
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-'))
  await mkdir(join(folder, 'art'))
  for (const name of ['print.png', 'black.jpg', 'white.jpg']) await writeFile(join(folder, 'art', name), `bytes of ${name}`)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function itemOf(format: TableId, number = 1, change: Partial<ExportItem['listing']> = {}): ExportItem {
  const markets = FORMATS[format].markets as ExportItem['listing']['market'][] | 'any'
  const id = String(number).padStart(10, '0')
  return {
    design: { id: `dsg_${id}`, phrase: 'Tea Time', printFile: join(folder, 'art', 'print.png'), mockups: ['black', 'white'].map((garment) => ({ id: garment, file: join(folder, 'art', `${garment}.jpg`), scene: 'tee-front', garment })) },
    listing: { id: `lst_${id}`, designId: `dsg_${id}`, productId: tee.id, market: markets === 'any' ? 'etsy' : (markets[0] ?? 'etsy'), title: TITLE, description: DESCRIPTION, bullets: ['First “bullet”', '@second'], tags: ['tea shirt', 'café'], price: 21.99, currency: 'USD', status: 'approved', checks: [], ...change },
    product: tee,
  }
}

async function* stream(...items: ExportItem[]): AsyncGenerator<ExportItem> {
  yield* items
}

async function exported(format: TableId, items: ExportItem[], fill: Record<string, string> = {}): Promise<{ file: string; header: string[]; rows: Record<string, string>[]; sentences: string[] }> {
  const { files: [file = ''], sentences } = await writeTable(stream(...items), folder, { format, settings, fill })
  const table = file.endsWith('.xlsx') ? sheetOf(await readFile(file)) : (parse(await readFile(file, 'utf8'), { bom: true }) as string[][])
  const at = format === 'ebay' ? 1 : 0
  const header = table[at] ?? []
  return { file, header, sentences, rows: table.slice(at + 1).map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))) }
}

/** A workbook as plain XML readers see it. */
function sheetOf(bytes: Uint8Array): string[][] {
  const parts = unzipSync(bytes)
  const strings: string[] = []
  read(parts['xl/sharedStrings.xml'], (name) => void (name === 'si' && strings.push('')), (text) => void (strings[strings.length - 1] += text))
  const rows: string[][] = []
  let column = 0
  read(parts['xl/worksheets/sheet1.xml'], (name, { r = '' }) => {
    if (name === 'row') rows.push([])
    if (name === 'c') column = [...(/^[A-Z]+/.exec(r)?.[0] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  }, (text) => {
    const row = rows.at(-1) ?? []
    while (row.length < column) row.push('')
    row[column] = (strings[Number(text)] ?? '').replaceAll('_x005F_', '_')
  })
  return rows
}

function read(part: Uint8Array | undefined, open: (name: string, attributes: Record<string, string>) => void, text: (text: string) => void): void {
  const parser = new Parser({ onopentag: open, ontext: text }, { xmlMode: true })
  parser.end(strFromU8(part ?? new Uint8Array()))
}

test.each(Object.entries(HEADERS))('the columns of %s are the documented ones in their order', async (format, header) => {
  const { header: written } = await exported(format as TableId, [itemOf(format as TableId)])
  const joint = format === 'lazy-merch' ? '|' : ','
  expect(written.map((name) => (name === '' ? '_' : name)).join(joint)).toBe(header)
})

const isCsv = (format: TableId): boolean => FORMATS[format].file.kind === 'csv'

function cellOf(row: Record<string, string>, name: RegExp): string | undefined {
  return Object.entries(row).find(([column]) => name.test(column))?.[1]
}

test.each((Object.keys(FORMATS) as TableId[]).filter(isCsv))('hostile text goes through %s whole, and runs in no spreadsheet', async (format) => {
  const { rows: [row = {}], file } = await exported(format, [itemOf(format)])
  expect(cellOf(row, format === 'woocommerce' ? /^Name$/ : /^\*?title$/i)).toBe(`'${TITLE}`)
  expect(Object.values(row).filter((cell) => /^(?!-1$)[=+\-@\t\r]/.test(cell))).toEqual([])
  const text = await readFile(file, 'utf8')
  expect(text.replaceAll(/"(?:[^"]|"")*"/g, '').split('\n').slice(0, -1).every((line) => line.endsWith('\r'))).toBe(true)
  expect(text.startsWith('\uFEFF')).toBe(format === 'ebay' || format === 'generic')
})

test.each((Object.keys(FORMATS) as TableId[]).filter((format) => !isCsv(format)))('hostile text goes through the workbook of %s as it is: its cells are texts', async (format) => {
  const { rows: [row = {}], file } = await exported(format, [itemOf(format)])
  expect(cellOf(row, /^title( \(en\))?$/i)).toBe(TITLE)
  // A bell has no place in XML.
  expect(cellOf(row, /^description/i)).toBe(DESCRIPTION.replace('\u0007', ''))
  expect(strFromU8(unzipSync(await readFile(file))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>')
})

test('WooCommerce gets a draft parent with two attributes and a variation for each colour and size', async () => {
  const { rows } = await exported('woocommerce', [itemOf('woocommerce')])
  expect(rows).toHaveLength(1 + tee.colours.length * tee.sizes.length)
  expect(rows[0]).toMatchObject({ Type: 'variable', Published: '-1', Parent: '', 'Regular price': '', 'Attribute 1 name': 'Color', 'Attribute 2 value(s)': tee.sizes.join(', '), Images: 'https://pictures.example/a/tea-time-t-shirt-0000000001-mockup-1-black.jpg, https://pictures.example/a/tea-time-t-shirt-0000000001-mockup-2-white.jpg' })
  expect(rows[1]).toMatchObject({ Type: 'variation', Parent: rows[0]?.['SKU'], 'Attribute 1 value(s)': 'Black', 'Attribute 2 value(s)': 'S', 'Regular price': '21.99', Images: 'https://pictures.example/a/tea-time-t-shirt-0000000001-mockup-1-black.jpg' })
})

test('eBay begins with its Info row, joins pictures by a bar, and takes what the seller fills in', async () => {
  const { rows: [row], file } = await exported('ebay', [itemOf('ebay')], { '*Category': '15687', '*Quantity': '20', '*Title': 'never' })
  expect((await readFile(file, 'utf8')).split('\r\n')[0]).toMatch(/^\uFEFFInfo,Version=1\.0\.0,Template=fx_category_template_EBAY_US,/)
  expect(row).toMatchObject({ '*Category': '15687', '*Quantity': '20', '*Title': `'${TITLE}`, '*ConditionID': '1000', '*Format': 'FixedPrice' })
  expect(row?.['PicURL']?.split('|')).toHaveLength(2)
})

test('upload tools get the whole path of the print file, which lies there', async () => {
  for (const [format, column] of [['merch-titans', 'Image Path'], ['flying-upload', 'Image Path'], ['lazy-merch', FORMATS['lazy-merch'].columns[0]]] as const) {
    const { rows: [row] } = await exported(format, [itemOf(format)])
    expect(await readFile(row?.[String(column)] ?? '', 'utf8')).toBe('bytes of print.png')
  }
  const { rows: [row] } = await exported('flying-upload', [itemOf('flying-upload', 1, { currency: 'EUR', language: 'de' })])
  expect(row).toMatchObject({ 'Input Language': 'DE', Marketplace: 'DE, FR, IT, ES', 'Price US': '', 'Price DE': '21.99', 'Price ES': '21.99', Color10: 'Heather Blue' })
})

test('ShopUploader takes a hundred listings a file, so two hundred and one become three files', async () => {
  const { files } = await writeTable(stream(...Array.from({ length: 201 }, (_, index) => itemOf('shop-uploader', index + 1))), join(folder, 'etsy.csv'), { format: 'shop-uploader', settings })
  const counts = await Promise.all(files.map(async (file) => (parse(await readFile(file, 'utf8'), { columns: true }) as unknown[]).length))
  expect([files.map((file) => file.slice(folder.length + 1)), counts]).toEqual([['etsy.csv', 'etsy-2.csv', 'etsy-3.csv'], [100, 100, 1]])
  expect((await readdir(folder)).toSorted()).toEqual(['art', 'etsy-2.csv', 'etsy-3.csv', 'etsy-pictures', 'etsy.csv'])
})

test('the same rows give the same workbook, byte by byte', async () => {
  const once = await exported('merch-titans', [itemOf('merch-titans'), itemOf('merch-titans', 2)])
  const before = await readFile(once.file)
  await exported('merch-titans', [itemOf('merch-titans'), itemOf('merch-titans', 2)])
  expect((await readFile(once.file)).equals(before)).toBe(true)
})

test('every problem of every listing is told at once, each with what to do', () => {
  const judge = createJudge({ format: 'ebay', settings: { brand: '', imageBaseUrl: '' }, fill: {}, sold: (item) => (item.listing.id.endsWith('3') ? 'Tea Time Shirt' : null) })
  const problems = [
    ...judge.one(itemOf('ebay', 1, { title: 'x'.repeat(81), price: 0, currency: 'EUR' })),
    ...judge.one(itemOf('ebay', 2)), ...judge.one(itemOf('ebay', 3, { title: 'Fine', description: 'Fine', bullets: [], tags: [] })), ...judge.whole(),
  ]
  const found = (severity: string): string[] => problems.filter((problem) => problem.severity === severity).map(({ sentence }) => sentence)
  expect(problems.every(({ remedy }) => remedy.length > 10)).toBe(true)
  expect(found('stops')).toEqual([
    '“Tea Time”: The title has 81 characters; eBay takes 80.', '“Tea Time”: There are 2 tags; eBay takes 0.', '“Tea Time” has no price.', '“Tea Time” is priced in EUR; the file can only say USD.',
    '“Tea Time”: There are 2 tags; eBay takes 0.',
  ])
  expect(found('told').join('\n')).toMatch(/begins like a formula[\s\S]*You seem to sell this already: “Tea Time Shirt”[\s\S]*No web address[\s\S]*brand is empty[\s\S]*“\*Category” is empty in every row/)
})

test('a column that the seller fills in is no problem, and one that pictures fill waits for their address', () => {
  const judge = createJudge({ format: 'shop-uploader', settings: { brand: 'B', imageBaseUrl: '' }, fill: { quantity: '20', category: 'Clothing', who_made: 'someone_else' }, sold: () => null })
  const sentences = [...judge.one(itemOf('shop-uploader', 1, { title: 'Fine', description: 'Fine', bullets: [], tags: [] })), ...judge.whole()].map(({ sentence }) => sentence)
  expect(sentences).toEqual(['No web address of your pictures is known, so the picture columns of 1 listing stay empty.'])
  expect(tableFormatOf('folder')).toBeNull()
})
