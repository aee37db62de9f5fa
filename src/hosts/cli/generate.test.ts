import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { start, type Ended } from '../../../test/faults/program.ts'
import { startFakeComfy, type FakeComfy, type FakeOptions } from '../../../test/support/fake-comfyui/server.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import type { Pictures } from './generate-pictures.ts'

const LONG_MS = 60_000

async function server(options: FakeOptions = {}): Promise<FakeComfy> {
  const fake = await startFakeComfy(options)
  onTestFinished(() => fake.stop())
  return fake
}

function run(...args: string[]): Promise<Ended> {
  return start([...args, '--home', tempHome()]).ended
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('pictures come named by their seeds, clean, marked as AI-made, with what made them beside them', { timeout: LONG_MS }, async () => {
  const fake = await server()
  const out = join(tempHome(), 'pictures')
  const { code, stdout, stderr } = await run('generate', '--url', fake.address, '--prompt', 'a fox', '--style', 'line-art', '--seed', '41', '--count', '3', '--steps', '4', '--previews', '--out', out, '--json')
  expect([code, stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'))]).toEqual([0, []])
  const made = JSON.parse(stdout) as Pictures
  expect(made.pictures.map(({ seed, sent, previews, files }) => [seed, sent, previews, files.length])).toEqual([[41, 1, 4, 1], [42, 1, 4, 1], [43, 1, 4, 1]])
  expect(readdirSync(out).filter((name) => !name.includes('preview')).toSorted()).toEqual(['41.json', '41.png', '42.json', '42.png', '43.json', '43.png'])
  const picture = readFileSync(join(out, '41.png'))
  expect([picture.includes('a fox'), (await sharp(picture).metadata()).xmp?.includes('trainedAlgorithmicMedia')]).toEqual([false, true])
  const note = JSON.parse(readFileSync(join(out, '42.json'), 'utf8')) as { graph: Record<string, { inputs: Record<string, unknown> }>; prompt: string }
  expect([note.graph['3']?.inputs['seed'], note.graph['6']?.inputs['text']]).toEqual([42, note.prompt])
  const steps = stderr.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as { jobId: string; done: number; total: number | null }).filter(({ total }) => total === 4)
  expect(steps.filter(({ jobId }) => jobId === '41').map(({ done }) => done)).toEqual([1, 2, 3, 4])
  // What is kept beside a picture makes it again.
  writeFileSync(join(out, 'again.json'), JSON.stringify(note.graph))
  const again = await run('generate', '--url', fake.address, '--prompt', note.prompt, '--negative', String(note.graph['7']?.inputs['text']), '--workflow', join(out, 'again.json'), '--seed', '42', '--out', join(out, 'again'))
  expect([again.code, readFileSync(join(out, 'again', '42.png')).equals(readFileSync(join(out, '42.png')))]).toEqual([0, true])
})

test('Ctrl-C stops the picture on the server as well', { timeout: LONG_MS }, async () => {
  const fake = await server({ stepMs: 20 })
  const out = join(tempHome(), 'pictures')
  const running = start(['generate', '--url', fake.address, '--prompt', 'a fox', '--count', '4', '--steps', '5000', '--out', out, '--home', tempHome()])
  await until(() => fake.queueLength() === 2)
  running.child.kill('SIGINT')
  const { code, stderr } = await running.ended
  expect([code, fake.queueLength(), readdirSync(out)]).toEqual([130, 0, []])
  expect(stderr).toContain('the server is told as well')
})

test('killed and asked again, the command finds what it had begun and makes nothing twice', { timeout: LONG_MS }, async () => {
  const fake = await server({ stepMs: 20 })
  const [out, home] = [join(tempHome(), 'pictures'), tempHome()]
  const args = ['generate', '--url', fake.address, '--prompt', 'a fox', '--count', '2', '--steps', '20', '--out', out, '--home', home]
  const killed = start(args)
  await until(() => fake.posted.length === 2)
  await killed.killAll()
  const { code, stderr } = await start(args).ended
  expect([code, stderr, fake.posted.length, [...fake.saved.values()]]).toEqual([0, '', 2, [1, 1]])
})

test('a picture that fails leaves the others, and the exit code says so', { timeout: LONG_MS }, async () => {
  const fake = await server()
  fake.next('out-of-memory')
  const { code, stdout, stderr } = await run('generate', '--url', fake.address, '--prompt', 'a fox', '--count', '3', '--steps', '3', '--out', tempHome(), '--json')
  const made = JSON.parse(stdout) as Pictures
  expect([code, made.pictures.length, made.failed.map(({ error }) => error.detail?.['fault'])]).toEqual([1, 2, ['out-of-memory']])
  expect(stderr).toContain('The graphics card ran out of memory at KSampler.')
})

test.each([
  ['no server', ['generate', '--prompt', 'x', '--out', 'OUT', '--url', 'http://127.0.0.1:1'], 1, 'Is ComfyUI running?'],
  ['an address of a cloud', ['engine', 'test', 'comfyui', '--url', 'http://169.254.169.254'], 2, 'private network'],
  ['a workflow of the window', ['engine', 'workflow', 'UI'], 2, 'Export (API)'],
  ['a broken workflow', ['generate', '--prompt', 'x', '--out', 'OUT', '--url', 'URL', '--workflow', 'BROKEN'], 2, 'is no JSON, or was cut off'],
  ['no such file', ['generate', '--prompt', 'x', '--out', 'OUT', '--url', 'URL', '--workflow', 'nowhere.json'], 2, 'does not exist'],
  ['a missing model', ['generate', '--prompt', 'x', '--out', 'OUT', '--url', 'URL', '--checkpoint', 'sd_xl_base.safetensors'], 2, 'The nearest name there is “sd_xl_base_1.0.safetensors”.'],
  ['a picture that is none', ['generate', '--prompt', 'x', '--out', 'OUT', '--url', 'URL', '--workflow', 'sdxl-image', '--image', 'BROKEN'], 2, 'is no picture that ComfyUI opens'],
  ['no words', ['generate', '--out', 'OUT', '--url', 'URL'], 2, '--prompt: is missing'],
  ['another engine', ['engine', 'test', 'paintbrush'], 2, 'There are typographic, comfyui, openai'],
  ['a service without a key', ['generate', '--engine', 'openai', '--prompt', 'x', '--out', 'OUT'], 1, 'There is no key for OpenAI.'],
  ['no engine in Settings', ['generate', '--engine', 'any', '--prompt', 'x', '--out', 'OUT'], 1, 'No image engine is chosen.'],
  ['an address for a service', ['generate', '--engine', 'openai', '--url', 'URL', '--prompt', 'x', '--out', 'OUT'], 2, 'goes with --engine comfyui'],
  ['a key that nobody types', ['engine', 'key', 'openai'], 2, 'nobody is there to type it'],
  ['a place that is not there', ['generate', '--prompt', 'x', '--lora', 'style.safetensors', '--out', 'OUT', '--url', 'URL'], 2, 'this workflow has no place for the LoRA'],
])('%s is told with what to do', { timeout: LONG_MS }, async (_, args, code, sentence) => {
  const fake = await server()
  const folder = tempHome()
  const names: Record<string, string> = { OUT: join(folder, 'out'), URL: fake.address, UI: join(folder, 'ui.json'), BROKEN: join(folder, 'broken.json') }
  mkdirSync(join(folder, 'out'))
  writeFileSync(join(folder, 'ui.json'), '{"nodes":[],"links":[],"version":0.4}')
  writeFileSync(join(folder, 'broken.json'), '{"3": {"class_type"')
  const ended = await run(...args.map((arg) => names[arg] ?? arg))
  expect([ended.code, ended.stdout]).toEqual([code, ''])
  expect(ended.stderr).toContain(sentence)
  expect(fake.posted).toHaveLength(0)
})

test('the engines are listed, and a test of each says what it has', { timeout: LONG_MS }, async () => {
  const fake = await server()
  const [list, type, comfy] = await Promise.all([run('engine', 'list', '--json'), run('engine', 'test', 'typographic', '--json'), run('engine', 'test', 'comfyui', '--url', fake.address, '--json')])
  const { engines, tonight } = JSON.parse(list.stdout) as { engines: { id: string; ready: boolean }[]; tonight: { sentence: string } }
  expect(engines.filter(({ id }) => id === 'typographic' || id === 'openai')).toMatchObject([{ id: 'typographic', ready: true }, { id: 'openai', ready: false, sentence: 'There is no key for OpenAI.' }])
  expect(tonight.sentence).toBe('No pictures tonight: none of the designs is to hold one.')
  expect(JSON.parse(type.stdout)).toMatchObject({ ok: true, sentence: expect.stringContaining('SLOW MORNINGS ONLY') as string })
  const trial = JSON.parse(comfy.stdout) as { models: Record<string, string[]>; workflows: { ready: boolean }[]; server: object }
  expect([trial.models['loras'], trial.server]).toEqual([['style.safetensors', 'sub/flat vector.safetensors'], { host: new URL(fake.address).host, version: '0.33.0', system: 'linux', waiting: 0 }])
  expect(trial.workflows.every(({ ready }) => ready)).toBe(true)
})
