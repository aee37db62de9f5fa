import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { pngOf } from '../../../test/support/fake-comfyui/png.ts'
import { drawnPng } from '../../../test/support/picture-double.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { drawPhrase, type PhraseWish } from './draw-phrase.ts'

const LONG = { timeout: 120_000 }
const wish = (out: string, more: Partial<PhraseWish> = {}): PhraseWish => ({
  concept: { phrase: 'Slow mornings only', motif: 'coffee', mood: 'cosy', style: 'vintage', language: 'en' },
  choices: {}, variations: 2, seed: 'test', product: 't-shirt', out, ...more,
})
const silent = (): void => undefined

test('any words become files, each another layout, and the same seed draws the same', LONG, async () => {
  const [once, again] = [tempHome(), tempHome()]
  const drawn = await drawPhrase(wish(once), silent)
  expect(new Set(drawn.map(({ layout }) => layout)).size).toBe(2)
  for (const { spelled, files } of drawn) {
    expect(spelled.toLowerCase()).toBe('slow mornings only')
    expect(files.map(({ variant }) => variant).toSorted()).toEqual(['on-dark', 'on-light'])
    for (const { svg, png } of files) {
      expect(readFileSync(svg, 'utf8')).toContain('viewBox="0 0 4500 5400"')
      expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG')
    }
  }
  expect(readdirSync(once), 'nothing else is written').toHaveLength(8)
  await drawPhrase(wish(again), silent)
  for (const name of readdirSync(once)) expect(readFileSync(`${again}/${name}`).equals(readFileSync(`${once}/${name}`)), name).toBe(true)
})

test('a family, a product and colours that do not exist are refused by name, and nothing is written', LONG, async () => {
  const out = tempHome()
  await expect(drawPhrase(wish(out, { choices: { layout: 'no-such' } }), silent)).rejects.toThrow(/--family: “no-such” is not a family/)
  await expect(drawPhrase(wish(out, { product: 'sock' }), silent)).rejects.toThrow(/--product: “sock” is not a product/)
  await expect(drawPhrase(wish(out, { choices: { palette: 'no-such' } }), silent)).rejects.toThrow(/palette/)
  await expect(drawPhrase(wish(out, { variations: 1, concept: { ...wish(out).concept, motif: 'xyzzyqq' } }), silent)).rejects.toThrow(/--motif: there is no picture for “xyzzyqq”/)
  expect(readdirSync(out)).toEqual([])
})

test('words are set round a picture from a file, and one without a plain ground is refused', LONG, async () => {
  const out = tempHome()
  const picture = join(tempHome(), 'badge.png')
  writeFileSync(picture, drawnPng(7))
  const [drawn] = await drawPhrase(wish(out, { variations: 1, picture, choices: { layout: 'Picture over the words' } }), silent)
  expect(drawn).toMatchObject({ layout: 'picture-over-words', recipe: { motif: 'picture' } })
  expect(drawn?.spelled.toLowerCase()).toBe('slow mornings only')
  expect(readFileSync(drawn?.files[0]?.svg ?? '', 'utf8')).toContain('<image id="picture"')
  writeFileSync(picture, pngOf('noise', 128, {}))
  await expect(drawPhrase(wish(tempHome(), { picture }), silent)).rejects.toThrow(/badge.png: has a background that is not one flat colour/)
})

test('files are named in plain letters, and words that come to the same name are numbered on', LONG, async () => {
  const out = tempHome()
  const draw = async (phrase: string): Promise<string> => {
    const [drawn] = await drawPhrase(wish(out, { variations: 1, concept: { ...wish(out).concept, phrase } }), silent)
    return basename(drawn?.files[0]?.svg ?? '')
  }
  expect([await draw('Crème brûlée'), await draw('Creme brulee!')]).toEqual([expect.stringMatching(/^creme-brulee-1-on-/), expect.stringMatching(/^creme-brulee-2-on-/)])
  expect(readdirSync(out)).toHaveLength(8)
})

test('a folder that cannot be one is refused before anything is drawn', async () => {
  const file = join(tempHome(), 'file')
  writeFileSync(file, 'x')
  await expect(drawPhrase(wish(file), silent)).rejects.toThrow(/--out: .*is a file, not a folder/)
})
