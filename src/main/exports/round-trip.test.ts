import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { defaultProducts } from '../products/index.ts'
import type { ProductTemplate } from '../products/contract.ts'
import type { ExportItem } from './export-item.ts'
import { writeTable } from './write-table.ts'
import { xlsxTable } from './xlsx.ts'

const tee = defaultProducts[0] as ProductTemplate
const poster = defaultProducts.find((product) => product.sizes.length === 1 && product.colours.length > 1) as ProductTemplate
const context = { signal: new AbortController().signal, progress: () => undefined }

const listings: readonly Partial<ExportItem['listing']>[] = [
  { title: '=HYPERLINK("http://x")', description: '+1 Coffee\n\n“Second” paragraph,\nits second line.', bullets: ['@home', '- dash'], tags: ['plant mom', '-5 degrees'] },
  { title: '\'\'=two apostrophes, "quoted" 🫖', description: 'Tea & <b>biscuits</b>; 日本語; it’s ünï.', bullets: ['Only one'], tags: ['café', 'a b c'] },
  { title: 'Plant Mom T-Shirt', description: 'Plain.', bullets: ['Says “Plant Mom”'], tags: [] },
]

async function* items(folder: string): AsyncGenerator<ExportItem> {
  for (const [index, change] of listings.entries()) {
    const id = String(index + 1).padStart(10, '0')
    const product = index === 1 ? poster : tee
    yield {
      product,
      design: { id: `dsg_${id}`, phrase: 'Plant Mom', mockups: [{ id: 'm', file: join(folder, 'black.jpg'), scene: 's', garment: product.colours[0]?.id ?? '' }] },
      listing: { id: `lst_${id}`, designId: `dsg_${id}`, productId: product.id, market: 'shopify', title: 'T', description: 'D', bullets: [], tags: [], price: 21.99, currency: 'USD', status: 'approved', checks: [], ...change },
    }
  }
}

test('what is exported comes back with the same fields, and is known as sold; files of other makers are read too', { timeout: 120_000 }, async () => {
  const app = await openTestApp()
  const folder = tempHome()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'black.jpg'), 'a picture')
  const settings = { brand: 'Kettle & Fern', imageBaseUrl: 'https://pictures.example' }
  const back = () => app.catalogue.page(undefined, 100).items
  expect(app.catalogue.sold('Plant Mom T-Shirt', 'Plant Mom')).toBeNull()

  for (const format of ['etsy', 'shopify'] as const) {
    const { files: [file = ''] } = await writeTable(items(folder), join(folder, `${format}.csv`), { format, settings })
    expect(await app.catalogue.import(file, context)).toMatchObject({ format, new: 3, known: 0, rejected: 0 })
    const rows = back().filter((row) => row.format === format)
    for (const [index, wanted] of listings.entries()) {
      const product = index === 1 ? poster : tee
      // Etsy has no bullets; Shopify's file has no currency.
      expect(rows[index]).toMatchObject({ title: wanted.title, description: wanted.description, tags: wanted.tags, bullets: format === 'etsy' ? [] : wanted.bullets, price: 21.99, currency: format === 'etsy' ? 'USD' : null })
      expect(rows[index]?.images).toHaveLength(1)
      expect(rows[index]?.choices).toEqual([{ name: 'Color', values: product.colours.map(({ name }) => name) }, ...(product.sizes.length > 1 ? [{ name: 'Size', values: product.sizes }] : [])])
    }
    // Read again, nothing is doubled.
    expect(await app.catalogue.import(file, context)).toMatchObject({ new: 0, known: 3 })
  }
  expect(back()).toHaveLength(6)

  // Known by the whole title, or by the words in the art as a part of one; one word says nothing.
  expect(app.catalogue.sold('plant mom t-shirt!', 'x')).toBe('Plant Mom T-Shirt')
  expect(app.catalogue.sold('Another', 'PLANT mom')).toBe('Plant Mom T-Shirt')
  expect(app.catalogue.sold('Another', 'Mom')).toBeNull()
  expect(app.catalogue.sold('Another', '" OR said:"plant')).toBeNull()

  // The older Shopify file, with Windows line ends, a missing title and a picture of its own row.
  writeFileSync(join(folder, 'old.csv'), '\uFEFFHandle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Image Src\r\ncat-dad,Cat Dad Mug,"<p>For <b>him</b></p><script>x()</script><ul><li>One</li></ul>",Me,,Mug,"cat, dad",TRUE,Title,Default Title,CD-1,,,12.50,https://cdn.example/1.jpg\r\ncat-dad,,,,,,,,,,,,,,https://cdn.example/2.jpg\r\nlost,,,,,,,,,,,,,9,\r\n')
  expect(await app.catalogue.import(join(folder, 'old.csv'), context)).toMatchObject({ format: 'shopify', new: 1, rejected: 1, rejects: [{ place: 'line 4', reason: 'has no title for the product lost' }] })
  expect(back().at(-1)).toMatchObject({ externalId: 'cat-dad', title: 'Cat Dad Mug', description: 'For him', bullets: ['One'], tags: ['cat', 'dad'], price: 12.5, choices: [], images: ['https://cdn.example/1.jpg', 'https://cdn.example/2.jpg'] })

  // Productor's workbook, a row per marketplace.
  const header = ['Asin', 'Marketplace', 'DesignId', 'ProductType', 'fileName', 'Price', 'Brand', 'Title', 'Status', 'Bullet Points 1', 'Bullet Points 2', 'Mockup Url', 'Live Url', 'Edit Url', 'Created']
  const row = (market: string, title: string) => ['B0X', market, 'D1', 'Standard T-Shirt', 'x.png', '19.99', 'Fern', title, 'PUBLISHED', 'One', 'None', 'https://m.example/1.png', 'javascript:alert(1)', '', '04/30/2024 6:36 AM']
  const chunks: Uint8Array[] = []
  for await (const chunk of xlsxTable('Export')(header, (async function* () { yield [row('US', 'Retired Teacher'), row('DE', 'Lehrerin in Rente'), row('US', '')] })())) chunks.push(Buffer.from(chunk as Uint8Array))
  writeFileSync(join(folder, 'productor.xlsx'), Buffer.concat(chunks))
  expect(await app.catalogue.import(join(folder, 'productor.xlsx'), context)).toMatchObject({ format: 'productor', new: 2, rejected: 1, rejects: [{ place: 'row 4', reason: 'has no title' }] })
  expect(back().at(-1)).toMatchObject({ market: 'amazon DE', currency: 'EUR', price: 19.99, bullets: ['One'], status: 'published', url: null, createdOn: '2024-04-30' })
  expect(app.catalogue.sold('x', 'Retired Teacher')).toBe('Retired Teacher')
  expect(app.catalogue.counts().map(({ market, listings: count }) => [market, count])).toEqual([['amazon DE', 1], ['amazon US', 1], ['etsy', 3], ['shopify', 4]])

  // A stranger's file is named with what would do; a forgotten kind is gone, also from what is found.
  writeFileSync(join(folder, 'posts.csv'), 'id,text\n1,hello\n')
  await expect(app.catalogue.import(join(folder, 'posts.csv'), context)).rejects.toThrow(/posts\.csv: its columns are those of no listings file that is known \(id, text\)/)
  expect(app.catalogue.forget('productor')).toBe(2)
  expect(app.catalogue.sold('x', 'Retired Teacher')).toBeNull()
})
