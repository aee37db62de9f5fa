import { fork, type ChildProcess } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { tempHome } from '../../../test/support/temp-home.ts'
import { writeTinyModel } from '../../../test/support/tiny-model.ts'
import { createPortClient, type Channel } from '../../main/kernel/ports.ts'
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

const on = (folder: string, pooling: 'mean' | 'cls' = 'mean') => ({ folder, weights: 'model.onnx', pooling })

function cosine(vectors: Float32Array, a: number, b: number, width: number): number {
  return vectors.subarray(a * width, (a + 1) * width).reduce((sum, value, i) => sum + value * (vectors[b * width + i] ?? 0), 0)
}

test('a model folder gives unit vectors in the order of the texts, nearer for the same meaning than for the same letters', async () => {
  const port = start()
  const model = on(writeTinyModel(join(tempHome(), 'tiny')))
  const progress: number[] = []
  const texts = ['the dog runs the dog runs the dog runs', 'a puppy jogs', 'coffee', 'the cat runs', '']
  const { dimensions, vectors } = await port.call('embed', { model, texts }, { onProgress: ({ done }) => progress.push(done) })
  expect([dimensions, vectors.length, progress.at(-1)]).toEqual([768, 5 * 768, 5])
  for (const index of texts.keys()) expect(cosine(vectors, index, index, 768)).toBeCloseTo(1, 5)
  expect(cosine(vectors, 0, 1, 768)).toBeGreaterThan(0.95)
  expect(cosine(vectors, 0, 3, 768)).toBeLessThan(cosine(vectors, 0, 1, 768) - 0.1)
  expect(Math.abs(cosine(vectors, 0, 2, 768))).toBeLessThan(0.3)
  const alone = await port.call('embed', { model, texts: ['a puppy jogs'] })
  expect(cosine(Float32Array.from([...alone.vectors, ...vectors.subarray(768, 2 * 768)]), 0, 1, 768)).toBeCloseTo(1, 5)
})

test('pooling by the first token and models of another width are what the caller says and is told', async () => {
  const port = start()
  const folder = writeTinyModel(join(tempHome(), 'narrow'), { dimensions: 32 })
  expect(await port.call('inspect', { model: on(folder) })).toEqual({ dimensions: 32 })
  const first = await port.call('embed', { model: on(folder, 'cls'), texts: ['dog', 'cat'] })
  // Every text begins with the same mark, and this model's tokens do not look at each other.
  expect(cosine(first.vectors, 0, 1, 32)).toBeCloseTo(1, 5)
})

test('a damaged folder is refused by the name of what is wrong in it, and the next model loads', async () => {
  const port = start()
  const folder = writeTinyModel(join(tempHome(), 'tiny'))
  writeFileSync(join(folder, 'onnx', 'model.onnx'), 'not a model')
  await expect(port.call('inspect', { model: on(folder) })).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining('cannot be loaded') })
  rmSync(join(folder, 'onnx'), { recursive: true })
  await expect(port.call('inspect', { model: on(folder) })).rejects.toThrow(`${join('onnx', 'model.onnx')} is missing`)
  writeFileSync(join(folder, 'tokenizer.json'), '{')
  await expect(port.call('inspect', { model: on(folder) })).rejects.toThrow('tokenizer.json is not JSON')
  expect(await port.call('inspect', { model: on(writeTinyModel(join(tempHome(), 'whole'))) })).toEqual({ dimensions: 768 })
  expect(await port.call('release', {})).toEqual({})
})

test('embedding ends between two batches when it is cancelled', async () => {
  const port = start()
  const model = on(writeTinyModel(join(tempHome(), 'tiny')))
  const stop = new AbortController()
  const texts = Array.from({ length: 5_000 }, () => 'the dog loves coffee '.repeat(20))
  const asked = port.call('embed', { model, texts }, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(asked).rejects.toMatchObject({ kind: 'cancelled' })
  expect((await port.call('embed', { model, texts: ['dog'] })).vectors).toHaveLength(768)
})
