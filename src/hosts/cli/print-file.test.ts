import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { runJson, start } from '../../../test/faults/program.ts'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { printReport } from '../../main/designs/checks/contract.ts'
import { checkPlaces } from '../../main/designs/checks/print-art.ts'

const ONE_PROCESS_MS = 120_000
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect x="40" y="30" width="120" height="40" fill="#1A1A1A"/></svg>'

test('art becomes a print file of its product, with what was done and every check', { timeout: ONE_PROCESS_MS }, async () => {
  const folder = tempHome()
  const [art, out] = [join(folder, 'art.svg'), join(folder, 'print.png')]
  writeFileSync(art, DRAWING)
  const report = printReport.parse(await runJson(['print-file', '--art', art, '--product', 'mug', '--out', out, '--home', join(folder, 'home')]))
  expect(report).toMatchObject({ out, widthPx: 2475, heightPx: 1155, productId: 'prd_mug-11oz', bytes: readFileSync(out).length })
  expect(Object.fromEntries(report.checks.map(({ id, state }) => [id, state]))).toMatchObject({ 'art-present': 'clear', 'print-size': 'clear', duplicate: 'clear', 'image-safety': 'not-checked' })
  expect(readdirSync(folder).toSorted()).toEqual(['art.svg', 'home', 'print.png'])
})

test('the art itself, a link to it, a folder and a name that is no PNG are refused as places, and the art stays as it is', { timeout: ONE_PROCESS_MS }, async () => {
  const folder = tempHome()
  const [art, link] = [join(folder, 'art.png'), join(folder, 'link.png')]
  writeFileSync(art, await sharp({ create: { width: 300, height: 200, channels: 4, background: '#E8505B' } }).png().toBuffer())
  symlinkSync(art, link)
  mkdirSync(join(folder, 'folder.png'))
  const before = readFileSync(art)
  for (const [out, sentence] of [
    [art, 'is your own art'], [link, 'is your own art'], [join(folder, 'print.jpg'), 'must end in .png'], [join(folder, 'folder.png'), 'is a folder'], [join(art, 'print.png'), 'is a file, not a folder'],
  ] as const) {
    expect(() => checkPlaces({ file: art, out })).toThrow(sentence)
  }
  const { code, stderr } = await start(['print-file', '--art', art, '--out', art, '--home', join(folder, 'home')]).ended
  expect([code, stderr]).toEqual([2, expect.stringContaining('is your own art')])
  expect(readFileSync(art).equals(before)).toBe(true)
  expect(readdirSync(folder).toSorted()).toEqual(['art.png', 'folder.png', 'home', 'link.png'])
})

test('that a market wants the file smaller is told to those who sell there', { timeout: ONE_PROCESS_MS }, async () => {
  const app = await openTestApp()
  const folder = tempHome()
  const [file, out] = [join(folder, 'art.svg'), join(folder, 'print.png')]
  writeFileSync(file, DRAWING)
  const report = () => app.designs.printArt({ file, out, productId: 't-shirt', garments: [], removeBackground: false, holes: false }, { signal: new AbortController().signal, progress: () => undefined })
  const elsewhere = await report()
  app.settings.set({ markets: ['shopify', 'spreadshirt'] })
  const there = await report()
  expect([elsewhere.notes, there.notes]).toEqual([[], ['Spreadshirt wants it smaller: at most 4000 pixels a side.']])
  expect(there.done).toEqual(elsewhere.done)
})

test('art that cannot be printed, a product and a colour that are not there are refused by name, and no file is left', { timeout: ONE_PROCESS_MS }, async () => {
  const folder = tempHome()
  const [art, out] = [join(folder, 'art.svg'), join(folder, 'print.png')]
  writeFileSync(art, DRAWING.replace('<rect', '<text>Hi</text><rect'))
  for (const [args, sentence] of [
    [[], 'Convert the text to outlines'], [['--product', 'sock'], 'there is no product “sock”'], [['--product', 'mug', '--garment', 'plaid'], 'is not sold in “plaid”'],
  ] as const) {
    const { code, stderr, stdout } = await start(['print-file', '--art', art, '--out', out, '--home', join(folder, 'home'), ...args]).ended
    expect(code).toBeGreaterThan(0)
    expect(stderr).toContain(sentence)
    expect([stdout, existsSync(out)]).toEqual(['', false])
  }
})
