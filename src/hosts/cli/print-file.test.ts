import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runJson, start } from '../../../test/faults/program.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { printReport } from '../../main/designs/checks/contract.ts'

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
