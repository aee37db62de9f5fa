import { fork, type ChildProcess } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { tempHome } from '../../../test/support/temp-home.ts'
import { writeTinyModel } from '../../../test/support/tiny-model.ts'
import { writeTinyPictureModel } from '../../../test/support/tiny-picture-models.ts'
import { createPortClient, type Channel } from '../../main/kernel/ports.ts'
import { picturePurpose, type PictureModelOnDisk, type PicturePurpose } from '../../main/local-models/contract.ts'
import { inferencePort } from './contract.ts'

let worker: ChildProcess | undefined
afterEach(() => worker?.kill())

function start() {
  const child = fork(new URL('main.ts', import.meta.url), { serialization: 'advanced', execArgv: [] })
  worker = child
  const channel: Channel = {
    post: (message) => void child.send(message as object),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.on('exit', (code) => listener(`exit ${code}`)),
  }
  return createPortClient('inference', inferencePort, channel)
}

function model(purpose: PicturePurpose): PictureModelOnDisk {
  const folder = writeTinyPictureModel(join(tempHome(), purpose), purpose)
  return { folder, weights: readdirSync(join(folder, 'onnx'))[0] ?? '', purpose }
}

/** A red square in the middle of a picture of this colour. */
async function picture(ground: string): Promise<string> {
  const file = join(tempHome(), 'picture.png')
  const square = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#ff0000' } }).png().toBuffer()
  await sharp({ create: { width: 80, height: 80, channels: 4, background: ground } }).composite([{ input: square, left: 20, top: 20 }]).png().toFile(file)
  return file
}

test('every purpose is told by the folder, tried with a grey picture, and answers', { timeout: 60_000 }, async () => {
  const port = start()
  for (const purpose of picturePurpose.options) expect(await port.call('inspectPicture', { model: model(purpose) })).toEqual({})

  const [red, blue] = [await picture('#ff2020'), await picture('#2020ff')]
  const nsfw = model('nsfw')
  const shareOf = async (file: string) => (await port.call('classify', { model: nsfw, file })).labels.find(({ label }) => label === 'nsfw')?.share ?? -1
  expect(await shareOf(red)).toBeGreaterThan(0.9)
  expect(await shareOf(blue)).toBeLessThan(0.1)

  const { cosines } = await port.call('compare', { model: model('clip'), file: red, texts: ['red', 'blue'] })
  expect(cosines[0]).toBeGreaterThan(0.9)
  expect(cosines[1]).toBeLessThan(0.3)

  const out = join(tempHome(), 'mask.png')
  const { share } = await port.call('mapOf', { model: model('background-removal'), file: blue, out })
  expect(share).toBeCloseTo(0.25, 1)
  const { data, info } = await sharp(out).extractChannel(0).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, (data[40 * 80 + 40] ?? 0) > 200, (data[5 * 80 + 5] ?? 255) < 50]).toEqual([80, 80, true, true])
  expect((await port.call('mapOf', { model: model('text-detection'), file: blue, out: null })).share).toBeCloseTo(0.25, 1)
})

test('a picture is enlarged by tiles without seams, and what is clear stays clear', { timeout: 60_000 }, async () => {
  const port = start()
  const [file, out] = [join(tempHome(), 'large.png'), join(tempHome(), 'larger.png')]
  const slope = Buffer.alloc(300 * 220 * 4)
  for (let y = 0; y < 220; y++) for (let x = 0; x < 300; x++) slope.set([Math.floor((x * 255) / 300), 90, Math.floor((y * 255) / 220), x < 10 ? 0 : 255], (y * 300 + x) * 4)
  await sharp(slope, { raw: { width: 300, height: 220, channels: 4 } }).png().toFile(file)
  expect(await port.call('enlarge', { model: model('upscaler'), file, out })).toEqual({ widthPx: 600, heightPx: 440, factor: 2 })
  const { data, info } = await sharp(out).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, info.channels]).toEqual([600, 440, 4])
  expect([data[(100 * 600 + 4) * 4 + 3], data[(100 * 600 + 300) * 4 + 3]]).toEqual([0, 255])
  let steepest = 0
  for (let x = 40; x < 598; x++) steepest = Math.max(steepest, Math.abs((data[(150 * 600 + x) * 4] ?? 0) - (data[(150 * 600 + x + 1) * 4] ?? 0)))
  expect(steepest).toBeLessThanOrEqual(2)
})

test('a model that is not what its folder says is refused by name, and sentences can be asked for next', { timeout: 60_000 }, async () => {
  const port = start()
  const upscaler = model('upscaler')
  await expect(port.call('inspectPicture', { model: { ...upscaler, purpose: 'nsfw' } })).rejects.toThrow('does not name what it tells apart')
  await expect(port.call('inspectPicture', { model: { ...model('nsfw'), purpose: 'upscaler' } })).rejects.toMatchObject({ kind: 'invalid-input' })
  const clip = model('clip')
  rmSync(join(clip.folder, 'tokenizer.json'))
  await expect(port.call('inspectPicture', { model: clip })).rejects.toThrow('tokenizer.json')
  const sentences = { folder: writeTinyModel(join(tempHome(), 'tiny')), weights: 'model.onnx', pooling: 'mean' as const }
  expect(await port.call('inspect', { model: sentences })).toEqual({ dimensions: 768 })
})
