import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { brokenRules } from './axe.ts'
import { DESIGNS } from './library.ts'
import { expectOnDesk, open, phraseOnDesk, sheet, stillOf, tiles } from './seller.ts'
import { test } from './served-app.ts'

const designs = z.array(design)

/** Pixels of the stage that are not its ground: what the design covers of it, and a print of all of them. */
async function drawn(page: Page): Promise<{ covered: number; print: string }> {
  return page.locator('[role=dialog] canvas').first().evaluate((node) => {
    const { width, height } = node as HTMLCanvasElement
    // Read from a copy: the stage itself is not made to be read.
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    copy?.drawImage(node as HTMLCanvasElement, 0, 0)
    const data = copy?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
    let covered = 0
    let sum = 0
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) > 0) covered++
      sum = (sum * 31 + (data[at] ?? 0) + 7 * (data[at + 1] ?? 0) + 13 * (data[at + 2] ?? 0) + (data[at + 3] ?? 0)) % 1_000_000_007
    }
    return { covered: covered / (data.length / 4), print: String(sum) }
  })
}

async function expectDrawn(page: Page): Promise<void> {
  await expect.poll(async () => (await drawn(page)).covered).toBeGreaterThan(0.02)
}

test('a design is looked at on every colour, with the ink that each asks for, and under the glass', async ({ app, page }) => {
  await open(page, app, 'Review')
  const phrase = await phraseOnDesk(page)
  await page.keyboard.press('Space')
  const look = sheet(page, phrase)
  const colours = look.getByRole('radiogroup', { name: 'Garment colour' }).getByRole('radio')
  await expect(colours).toHaveCount(11)
  await expectDrawn(page)
  await expect(look.getByText('4,500 × 5,400 px, 15 × 18 in at 300 DPI')).toBeVisible()

  await page.keyboard.press('1')
  await expect(look.getByRole('img', { name: `${phrase}. Art on Black` })).toBeVisible()
  const onBlack = await drawn(page)
  await page.keyboard.press('2')
  await expect(look.getByRole('img', { name: `${phrase}. Art on White` })).toBeVisible()
  await expect.poll(async () => (await drawn(page)).print, 'the art for light garments has other inks').not.toBe(onBlack.print)
  await colours.nth(2).click()
  await expect(look.getByRole('img', { name: `${phrase}. Art on Navy` })).toBeVisible()

  const zoom = look.getByRole('group', { name: 'Zoom' }).getByRole('status')
  const fitted = await zoom.textContent()
  for (let turn = 0; turn < 20; turn++) await page.keyboard.press('+')
  await expect(zoom).toHaveText('400 %')
  await page.keyboard.press('0')
  await expect(zoom).toHaveText(fitted ?? '')
  const stage = await look.getByRole('img').boundingBox()
  if (stage === null) throw new Error('The stage is not on screen.')
  await page.mouse.dblclick(stage.x + stage.width / 2, stage.y + stage.height / 2)
  await expect(zoom).toHaveText('100 %')
  const before = await drawn(page)
  await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2)
  await page.mouse.down()
  await page.mouse.move(stage.x + stage.width / 2 + 180, stage.y + stage.height / 2 + 90, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await drawn(page)).print).not.toBe(before.print)
  await page.mouse.wheel(0, -300)
  await expect(zoom).not.toHaveText('100 %')

  await page.keyboard.press('c')
  await expect(look.getByRole('group', { name: 'Light and dark' }).getByRole('img')).toHaveCount(2)
  await page.keyboard.press('c')
  await look.getByRole('button', { name: 'Print facts' }).click()
  await expect(page.getByText('Thinnest line', { exact: true })).toBeVisible()
  expect(await brokenRules(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByText('Thinnest line', { exact: true })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(look).toBeHidden()
})

test('more of the same idea are made in place, and the arrows show them', async ({ app, page }) => {
  await open(page, app, 'Gallery')
  await tiles(page).first().click()
  await page.keyboard.press('Space')
  const strip = page.getByRole('radiogroup', { name: 'Variations' }).getByRole('radio')
  await expect(strip).toHaveCount(1)
  await page.keyboard.press('g')
  await expect(strip).toHaveCount(4, { timeout: 60_000 })
  await expect(strip.nth(3)).toBeChecked()
  await expectDrawn(page)
  const own = (await drawn(page)).print
  await page.keyboard.press('ArrowUp')
  await expect(strip.nth(2)).toBeChecked()
  await expectDrawn(page)
  await expect.poll(async () => (await drawn(page)).print).not.toBe(own)
})

test('an edit is drawn while it is made, undone step by step, and saved in the place of the old design', async ({ app, page }, info) => {
  await open(page, app, 'Review')
  const phrase = await phraseOnDesk(page)
  const [old] = (await app.ask(designs, 'designs')).filter((one) => one.phrase === phrase)
  await page.keyboard.press('d')
  const editor = page.getByRole('complementary', { name: 'Edit design' })
  const said = editor.getByRole('textbox', { name: 'Words' })
  const save = editor.getByRole('button', { name: 'Save as new' })
  await expect(said).toBeFocused()
  await expect(said).toHaveValue(phrase)
  await expect(save).toBeDisabled()
  await expectDrawn(page)
  const first = (await drawn(page)).print

  await said.fill('Slow mornings')
  await expect.poll(async () => (await drawn(page)).print).not.toBe(first)
  const second = (await drawn(page)).print
  await editor.getByRole('combobox', { name: 'Layout' }).selectOption({ label: 'Stacked lines' }).catch(() => editor.getByRole('combobox', { name: 'Layout' }).selectOption({ index: 0 }))
  await editor.getByRole('radiogroup', { name: 'Colours' }).getByRole('radio', { checked: false }).nth(5).click()
  await editor.getByRole('searchbox', { name: 'Search pictures' }).fill('coffee')
  await expect(editor.getByRole('radiogroup', { name: 'Picture' }).getByRole('radio', { name: /coffee|cup|mug/i }).first()).toBeVisible()
  await editor.getByRole('radio', { name: 'No picture' }).click()
  await expect.poll(async () => (await drawn(page)).print).not.toBe(second)
  expect(await brokenRules(page)).toEqual([])

  await said.fill('')
  await expect(editor.getByRole('alert')).toHaveText('There are no words in it. Write the words that the design shall say.')
  await expect(save).toBeDisabled()
  for (let steps = 0; steps < 5 && (await said.inputValue()) !== phrase; steps++) await page.keyboard.press('ControlOrMeta+z')
  await expect(said).toHaveValue(phrase)
  await expect.poll(async () => (await drawn(page)).print, 'undone to the start it is the design itself').toBe(first)
  await page.keyboard.press('ControlOrMeta+y')
  await expect(said).toHaveValue('Slow mornings')
  await editor.getByRole('button', { name: 'Surprise me' }).click()
  await expect(save).toBeEnabled()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText('“Slow mornings” is made anew.')).toBeVisible({ timeout: 60_000 })
  await expect(sheet(page, 'Slow mornings')).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: 'Variations' }).getByRole('radio')).toHaveCount(2)
  await tellSketchTimes(page, info)

  await page.keyboard.press('Escape')
  await expectOnDesk(page, 'Slow mornings')
  await expect(stillOf(page)).toHaveCount(1)
  await expect(page.getByText(new RegExp(`^\\d of ${DESIGNS}$`)), 'one came, one left').toBeVisible()
  const all = await app.ask(designs, 'designs')
  expect(all.find((one) => one.phrase === 'Slow mornings')).toMatchObject({ origin: old?.id, ideaId: old?.ideaId, status: 'review' })
  expect(all.find(({ id }) => id === old?.id)).toMatchObject({ phrase, status: 'review' })
})

test('the drawing and the print file are saved under the words of the design', async ({ app, page }) => {
  await open(page, app, 'Gallery')
  await tiles(page).first().click()
  await page.keyboard.press('Space')
  const phrase = (await page.getByRole('dialog').getByRole('heading').first().textContent()) ?? ''
  const saved = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
    const arrived = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('button', { name: 'Save a copy' }).click()
    await page.getByRole('menuitem', { name: `${name} for light garments` }).click()
    const download = await arrived
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const drawing = await saved('Drawing (SVG)')
  expect(drawing.name).toBe(`${phrase.replaceAll(/["*/:<>?\\|]/g, ' ').replaceAll(/\s+/g, ' ').trim()} (for light garments).svg`.replaceAll('  ', ' '))
  expect(drawing.bytes.toString()).toMatch(/^<svg .*viewBox="0 0 4500 5400"/)
  const print = await saved('Print file (PNG)')
  expect(print.name).toMatch(/\(for light garments\)\.png$/)
  expect([print.bytes.readUInt32BE(16), print.bytes.readUInt32BE(20)]).toEqual([4500, 5400])
})

/** From a change to the frame that shows it, and its parts: told, never judged, because machines differ. */
async function tellSketchTimes(page: Page, info: { annotations: { type: string; description?: string }[] }): Promise<void> {
  const taken = await page.evaluate(() =>
    performance.getEntriesByName('design sketch').map((entry) => {
      const { answer, decode, draw, frame } = (entry as PerformanceMeasure).detail as Record<'answer' | 'decode' | 'draw' | 'frame', number>
      return { whole: entry.duration, answer, decode, draw, frame }
    }),
  )
  const middle = (part: 'whole' | 'answer' | 'decode' | 'draw' | 'frame'): number => Math.round(taken.map((one) => one[part]).toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0)
  const text = `${middle('whole')} ms at the median of ${taken.length} (answer ${middle('answer')}, decode ${middle('decode')}, draw ${middle('draw')}, frame ${middle('frame')}): ${taken.map(({ whole }) => Math.round(whole)).join(', ')}`
  info.annotations.push({ type: 'sketch times', description: text })
  console.log(`    from change to drawing: ${text}`)
}
