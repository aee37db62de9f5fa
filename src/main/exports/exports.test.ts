import { mkdtemp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Cancelled, InvalidInput } from '../kernel/errors.ts'
import type { MarketId } from '../listings/contract.ts'
import { defaultProducts } from '../products/index.ts'
import type { ProductTemplate } from '../products/contract.ts'
import type { ExportItem, ExportSettings } from './export-item.ts'
import { writeMarketFolder } from './folder/write.ts'
import { listingName, slugOf } from './pure/file-names.ts'
import { SHOPIFY_COLUMNS } from './formats/shopify/columns.ts'
import type { ExportControls } from './export-item.ts'
import { writeFileAtomically } from './write-file.ts'
import { writeTable } from './write-table.ts'

const HEADER =
  'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description,Color (product.metafields.shopify.color-pattern),Google Shopping / Google product category,Google Shopping / Gender,Google Shopping / Age group,Google Shopping / Manufacturer part number (MPN),Google Shopping / Ad group name,Google Shopping / Ads labels,Google Shopping / Condition,Google Shopping / Custom product,Google Shopping / Custom label 0,Google Shopping / Custom label 1,Google Shopping / Custom label 2,Google Shopping / Custom label 3,Google Shopping / Custom label 4'

const tee = defaultProducts[0] as ProductTemplate
const mug = defaultProducts.find((product) => product.type === 'mug') as ProductTemplate
const settings: ExportSettings = { brand: 'Kettle & Fern', imageBaseUrl: '' }
const writeShopifyCsv = (items: AsyncIterable<ExportItem>, out: string, given: ExportSettings, controls?: ExportControls) => writeTable(items, out, { format: 'shopify', settings: given }, controls)
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exports-'))
  await mkdir(join(folder, 'art'))
  for (const name of ['print.png', 'black.jpg', 'white.jpg']) await writeFile(join(folder, 'art', name), `bytes of ${name}`)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Wish {
  readonly id?: string
  readonly phrase?: string
  readonly title?: string
  readonly description?: string
  readonly tags?: string[]
  readonly market?: MarketId
  readonly product?: ProductTemplate
  readonly bare?: boolean
}

function itemOf({ id = '0000000001', phrase = 'Plant Mom', title = 'Plant Mom T-Shirt', description = 'One.\n\nTwo.', tags = ['plant shirt', 'plant tee'], market = 'shopify', product = tee, bare = false }: Wish = {}): ExportItem {
  const mockup = (garment: string): ExportItem['design']['mockups'][number] => ({ id: `mck_${garment}`, file: join(folder, 'art', `${garment}.jpg`), scene: 'tee-front', garment })
  return {
    design: { id: `dsg_${id}`, phrase, mockups: bare ? [] : [mockup('black'), mockup('white')], ...(bare ? {} : { printFile: join(folder, 'art', 'print.png') }) },
    listing: { id: `lst_${id}`, designId: `dsg_${id}`, productId: product.id, market, title, description, bullets: ['Says “Plant Mom”'], tags, price: 21.99, currency: 'USD', status: 'approved', checks: [] },
    product,
  }
}

async function* stream(...items: ExportItem[]): AsyncGenerator<ExportItem> {
  yield* items
}

async function readRows(file: string): Promise<Record<string, string>[]> {
  return parse(await readFile(file, 'utf8'), { columns: true }) as Record<string, string>[]
}

test('the Shopify header is the documented line, and the file ends its lines with CRLF', async () => {
  const out = join(folder, 'shop.csv')
  await writeShopifyCsv(stream(), out, settings)
  expect(await readFile(out, 'utf8')).toBe(`${HEADER}\r\n`)
  expect(SHOPIFY_COLUMNS.join(',')).toBe(HEADER)
})

test('a listing is one draft product with a row per colour and size, read back as it was written', async () => {
  const out = join(folder, 'shop.csv')
  const title = 'He said "no, thanks", Twice'
  const description = 'Tea & <b>biscuits</b>.\nSecond line.\n\nNew paragraph.'
  const summary = await writeShopifyCsv(stream(itemOf({ title, description })), out, settings)
  const rows = await readRows(out)

  expect(rows).toHaveLength(tee.colours.length * tee.sizes.length)
  expect(summary).toMatchObject({ format: 'shopify', files: [out], listings: 1, rows: rows.length })
  const [first, second] = rows
  expect(first).toMatchObject({ Title: title, Status: 'Draft', 'Published on online store': 'FALSE', Vendor: 'Kettle & Fern', Type: 'T-Shirt', Tags: 'plant shirt, plant tee', Price: '21.99', 'Cost per item': '' })
  expect(first?.['Description']).toBe('<p>Tea &amp; &lt;b&gt;biscuits&lt;/b&gt;.<br>Second line.</p><p>New paragraph.</p><ul><li>Says “Plant Mom”</li></ul>')
  expect(second).toMatchObject({ Title: '', 'URL handle': first?.['URL handle'], 'Option1 name': 'Color', 'Option1 value': 'Black', 'Option2 name': 'Size', 'Option2 value': 'M', Price: '21.99' })
  expect(new Set(rows.map((row) => row['SKU'])).size).toBe(rows.length)
})

test('a choice of one is no option: a mug in two colours has Color only', async () => {
  const out = join(folder, 'shop.csv')
  await writeShopifyCsv(stream(itemOf({ product: mug })), out, settings)
  const rows = await readRows(out)
  expect(rows.map((row) => [row['Option1 name'], row['Option1 value'], row['Option2 name']])).toEqual([['Color', 'White', ''], ['Color', 'Black', '']])
})

test('without a public address the picture columns stay empty, are counted, and the files lie beside the CSV', async () => {
  const out = join(folder, 'shop.csv')
  const summary = await writeShopifyCsv(stream(itemOf()), out, settings)
  const rows = await readRows(out)
  expect(rows.every((row) => row['Product image URL'] === '' && row['Variant image URL'] === '')).toBe(true)
  // Twelve variants wear a mock-up's colour: black is the first six rows, white the next six.
  expect(summary.rowsWithoutPictures).toBe(12)
  expect(summary.sentences.join(' ')).toMatch(/shop-pictures on a web server/)
  expect(await readdir(join(folder, 'shop-pictures'))).toEqual(['plant-mom-t-shirt-0000000001-mockup-1-black.jpg', 'plant-mom-t-shirt-0000000001-mockup-2-white.jpg'])
})

test('with a public address every picture is named, and each colour shows its own', async () => {
  const out = join(folder, 'shop.csv')
  const summary = await writeShopifyCsv(stream(itemOf()), out, { ...settings, imageBaseUrl: 'https://pictures.example/shop/' })
  const rows = await readRows(out)
  const black = 'https://pictures.example/shop/plant-mom-t-shirt-0000000001-mockup-1-black.jpg'
  expect(rows[0]).toMatchObject({ 'Product image URL': black, 'Image position': '1', 'Image alt text': 'T-Shirt in black with the words “Plant Mom”', 'Variant image URL': black })
  expect(rows[1]).toMatchObject({ 'Image position': '2' })
  expect(rows.find((row) => row['Option1 value'] === 'White')?.['Variant image URL']).toMatch(/mockup-2-white/)
  expect(rows.find((row) => row['Option1 value'] === 'Navy')?.['Variant image URL']).toBe('')
  expect(summary.rowsWithoutPictures).toBe(0)
})

test.each(['=HYPERLINK("http://x")', '+1 Coffee', '-5 Degrees', '@home', '\tTab'])('a title of %j cannot run as a formula', async (title) => {
  const out = join(folder, 'shop.csv')
  await writeShopifyCsv(stream(itemOf({ title })), out, settings)
  const [row] = await readRows(out)
  expect(row?.['Title']).toBe(`'${title}`)
  expect(row?.['Price']).toBe('21.99')
})

test('exporting again replaces the file and leaves nothing beside it', async () => {
  const out = join(folder, 'shop.csv')
  await writeShopifyCsv(stream(itemOf(), itemOf({ id: '0000000002' })), out, settings)
  await writeShopifyCsv(stream(itemOf()), out, settings)
  expect(new Set((await readRows(out)).map((row) => row['URL handle'])).size).toBe(1)
  expect((await readdir(folder)).toSorted()).toEqual(['art', 'shop-pictures', 'shop.csv'])
})

test('a folder as the target gets a folder of the market with a file of our name', async () => {
  const summary = await writeShopifyCsv(stream(itemOf({ bare: true })), folder, settings)
  expect(summary.files).toEqual([join(folder, 'shopify', 'shopify-products.csv')])
  expect(summary.sentences[0]).toMatch(/“Plant Mom” has no mock-up/)
})

test('a folder that does not exist is named, and is not made', async () => {
  const out = join(folder, 'nowhere', 'shop.csv')
  await expect(writeShopifyCsv(stream(itemOf()), out, settings)).rejects.toThrow(InvalidInput)
  await expect(writeShopifyCsv(stream(itemOf()), out, settings)).rejects.toThrow(/nowhere does not exist/)
  await expect(stat(join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/)
})

test('an export that is cancelled or fails half-way leaves the older file as it was', async () => {
  const out = join(folder, 'shop.csv')
  await writeFile(out, 'older')
  const controller = new AbortController()
  const progress = (): void => controller.abort()
  await expect(writeShopifyCsv(stream(itemOf(), itemOf({ id: '0000000002' })), out, settings, { signal: controller.signal, progress })).rejects.toThrow(Cancelled)
  await expect(writeFileAtomically(out, (async function* () { yield 'half'; throw new Error('pulled plug') })())).rejects.toThrow('pulled plug')
  expect(await readFile(out, 'utf8')).toBe('older')
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('three thousand listings stream through without piling up', async () => {
  const out = join(folder, 'many.csv')
  async function* many(): AsyncGenerator<ExportItem> {
    for (let index = 0; index < 3000; index++) yield itemOf({ id: String(index).padStart(10, '0'), product: mug, bare: true, description: 'A sentence. '.repeat(700) })
  }
  let peak = 0
  const before = process.memoryUsage().rss
  const summary = await writeShopifyCsv(many(), out, settings, { progress: (done) => { if (done % 100 === 0) peak = Math.max(peak, process.memoryUsage().rss - before) } })
  const { size } = await stat(out)
  expect(summary.rows).toBe(3000 * mug.colours.length * mug.sizes.length)
  expect(size).toBeGreaterThan(20_000_000)
  expect(peak).toBeLessThan(120_000_000)
}, 60_000)

test('the folder of a market holds print file, mock-ups and text per listing, with a spreadsheet and a page on what to do', async () => {
  const summary = await writeMarketFolder(stream(itemOf({ market: 'amazon-merch' })), 'amazon-merch', join(folder, 'ready'), settings)
  const name = 'plant-mom-t-shirt-0000000001'
  const root = join(folder, 'ready', 'amazon-merch')
  expect((await readdir(root)).toSorted()).toEqual(['README.txt', 'listing.csv', name])
  expect((await readdir(join(root, name))).toSorted()).toEqual(['listing.txt', 'mockup-1-black.jpg', 'mockup-2-white.jpg', 'print.png'])
  expect(await readFile(join(root, name, 'print.png'), 'utf8')).toBe('bytes of print.png')
  const text = await readFile(join(root, name, 'listing.txt'), 'utf8')
  expect(text).toContain('Brand\r\nKettle & Fern')
  expect(text).toContain('Bullets\r\nSays “Plant Mom”')
  expect((await readRows(join(root, 'listing.csv')))[0]).toMatchObject({ Folder: name, Title: 'Plant Mom T-Shirt', 'Bullet 1': 'Says “Plant Mom”', 'Print file': `${name}/print.png` })
  expect(summary).toMatchObject({ format: 'folder', listings: 1, rows: 1, rowsWithoutPictures: 0 })
})

test('laying the same listings out again gives the same tree and copies nothing twice', async () => {
  const out = join(folder, 'ready')
  const items = (): AsyncGenerator<ExportItem> => stream(itemOf({ market: 'etsy' }), itemOf({ market: 'etsy', id: '0000000002' }))
  const tree = async (): Promise<string[]> => (await readdir(out, { recursive: true })).toSorted()
  await writeMarketFolder(items(), 'etsy', out, settings)
  const first = await tree()
  const copied = join(out, 'etsy', 'plant-mom-t-shirt-0000000001', 'print.png')
  const inode = (await stat(copied)).ino
  await writeMarketFolder(items(), 'etsy', out, settings)
  expect(await tree()).toEqual(first)
  expect((await stat(copied)).ino).toBe(inode)
})

test('the Etsy file has the columns of Etsy’s own download, with variations only where there is a choice', async () => {
  await writeMarketFolder(stream(itemOf({ market: 'etsy' })), 'etsy', join(folder, 'ready'), { ...settings, imageBaseUrl: 'https://pictures.example' })
  const file = join(folder, 'ready', 'etsy', 'etsy-listings.csv')
  expect((await readFile(file, 'utf8')).split('\r\n')[0]).toBe(
    'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,IMAGE3,IMAGE4,IMAGE5,IMAGE6,IMAGE7,IMAGE8,IMAGE9,IMAGE10,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU',
  )
  const [row] = await readRows(file)
  expect(row).toMatchObject({ DESCRIPTION: 'One.\n\nTwo.', PRICE: '21.99', CURRENCY_CODE: 'USD', TAGS: 'plant shirt,plant tee', 'VARIATION 1 NAME': 'Color', IMAGE3: '' })
  expect(row?.['IMAGE2']).toBe('https://pictures.example/plant-mom-t-shirt-0000000001-mockup-2-white.jpg')
})

test('the Redbubble file quotes every cell, since its tags hold commas', async () => {
  await writeMarketFolder(stream(itemOf({ market: 'redbubble' })), 'redbubble', join(folder, 'ready'), settings)
  const text = await readFile(join(folder, 'ready', 'redbubble', 'redbubble-listings.csv'), 'utf8')
  expect(text).toBe('image_name,title,tags,description\r\n"plant-mom-t-shirt-0000000001/print.png","Plant Mom T-Shirt","plant shirt, plant tee","One.\n\nTwo."\r\n')
})

test('a file that has gone missing is told, and the other listings go on', async () => {
  await rm(join(folder, 'art', 'print.png'))
  const summary = await writeMarketFolder(stream(itemOf({ market: 'teepublic' }), itemOf({ market: 'teepublic', id: '0000000002', bare: true })), 'teepublic', join(folder, 'ready'), settings)
  expect(summary.listings).toBe(2)
  expect(summary.sentences[0]).toMatch(/The print file of “Plant Mom” is missing on the disk/)
  expect(summary.sentences[1]).toMatch(/has no print file yet/)
})

test.each([
  ['../../etc/passwd', 'etc-passwd'],
  ['CON', 'con'],
  ['Café & Croissants!', 'cafe-and-croissants'],
  ['trailing dots...', 'trailing-dots'],
  ['It’s a “dog’s” life', 'its-a-dogs-life'],
  ['日本語', ''],
  ['a\\b:c*d?"<>|', 'a-b-c-d'],
])('the words %j become the file name part %j', (words, slug) => {
  expect(slugOf(words)).toBe(slug)
})

test('names are safe, bounded and different for every listing of one phrase', () => {
  const long = itemOf({ phrase: 'word '.repeat(60) })
  expect(listingName(long).length).toBeLessThan(80)
  expect(listingName(itemOf({ phrase: '日本語' }))).toBe('design-t-shirt-0000000001')
  expect(listingName(itemOf({ phrase: 'nul' }))).not.toBe('nul')
  expect(listingName(itemOf({ id: 'aaaaaaaaaa' }))).not.toBe(listingName(itemOf({ id: 'bbbbbbbbbb' })))
})
