import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MODELS, nodeClasses } from '../../../../../test/support/fake-comfyui/nodes.ts'
import { checkWorkflow, readClassInfo } from './check.ts'
import { fillWorkflow } from './fill.ts'
import { findInputs } from './find-inputs.ts'
import { readWorkflow, type Graph } from './graph.ts'
import { corrected } from './mapping.ts'
import { nearestName } from './nearest.ts'

const folder = new URL('../../../../../resources/workflows/', import.meta.url)
const bundled = (name: string): Graph => readWorkflow(readFileSync(new URL(`${name}.json`, folder), 'utf8'), name)
const classes = nodeClasses(MODELS, ['picture.png'])
const infos = new Map(Object.keys(classes).map((name) => [name, readClassInfo(classes, name)]))
const at = (slots: readonly { node: string; input: string }[]): string[] => slots.map(({ node, input }) => `${node}.${input}`)

test.each(readdirSync(folder).map((file) => file.replace('.json', '')))('the bundled workflow %s fits a server that has its models, and all of it is found', (name) => {
  const graph = bundled(name)
  expect(checkWorkflow(graph, infos)).toEqual([])
  const mapping = findInputs(graph)
  expect(at(mapping.saveAs)).toHaveLength(1)
  const fromWords = ['6.text', '7.text', '3.seed', expect.stringMatching(/^(?:5|12)\.width$/), expect.stringMatching(/^(?:5|12)\.height$/), '3.steps', '3.cfg', '4.ckpt_name']
  expect([mapping.prompt, mapping.negative, mapping.seed, mapping.width, mapping.height, mapping.steps, mapping.cfg, mapping.checkpoint].flatMap(at)).toEqual(name === 'upscale' ? [] : fromWords)
  expect(at(mapping.lora)).toEqual(name.includes('lora') ? ['10.lora_name'] : [])
  expect(at(mapping.image)).toEqual(name === 'upscale' ? ['1.image'] : name.includes('image') ? ['11.image'] : [])
  expect(at(mapping.upscaler)).toEqual(name === 'upscale' ? ['2.model_name'] : name === 'sdxl-print' ? ['14.model_name'] : [])
})

const node = (class_type: string, inputs: Record<string, unknown>): Graph[string] => ({ class_type, inputs })

test('a workflow of a Flux kind is found by its links: guider, noise, sigmas, primitives', () => {
  const graph: Graph = {
    '1': node('UNETLoader', { unet_name: 'flux.safetensors', weight_dtype: 'default' }),
    '2': node('LoraLoaderModelOnly', { model: ['1', 0], lora_name: 'a.safetensors', strength_model: 0.7 }),
    '3': node('PrimitiveStringMultiline', { value: 'a fox' }),
    '4': node('CLIPTextEncode', { clip: ['9', 0], text: ['3', 0] }),
    '5': node('FluxGuidance', { conditioning: ['4', 0], guidance: 3.5 }),
    '6': node('BasicGuider', { model: ['2', 0], conditioning: ['5', 0] }),
    '7': node('RandomNoise', { noise_seed: ['15', 0] }),
    '8': node('BasicScheduler', { model: ['2', 0], scheduler: 'simple', steps: 20, denoise: 1 }),
    '9': node('DualCLIPLoader', { clip_name1: 'a', clip_name2: 'b' }),
    '10': node('KSamplerSelect', { sampler_name: 'euler' }),
    '11': node('EmptySD3LatentImage', { width: ['16', 0], height: 1024, batch_size: 1 }),
    '12': node('SamplerCustomAdvanced', { noise: ['7', 0], guider: ['6', 0], sampler: ['10', 0], sigmas: ['8', 0], latent_image: ['11', 0] }),
    '13': node('VAEDecode', { samples: ['12', 0], vae: ['14', 0] }),
    '14': node('VAELoader', { vae_name: 'ae.safetensors' }),
    '15': node('PrimitiveInt', { value: 7 }),
    '16': node('PrimitiveInt', { value: 1024 }),
    '57:8': node('SaveImage', { images: ['13', 0], filename_prefix: 'x' }),
  }
  const found = Object.fromEntries(Object.entries(findInputs(graph)).filter(([, slots]) => slots.length > 0).map(([field, slots]) => [field, at(slots)]))
  expect(found).toEqual({
    prompt: ['3.value'], seed: ['15.value'], width: ['16.value'], height: ['11.height'], batch: ['11.batch_size'], steps: ['8.steps'], scheduler: ['8.scheduler'], denoise: ['8.denoise'],
    sampler: ['10.sampler_name'], checkpoint: ['1.unet_name'], lora: ['2.lora_name'], loraStrength: ['2.strength_model'], saveAs: ['57:8.filename_prefix'],
  })
})

test('two samplers in a row share the words, keep both seeds and take the size where the picture begins; a zeroed negative stays', () => {
  const first = bundled('sdxl')
  const graph: Graph = {
    ...first,
    '20': node('ConditioningZeroOut', { conditioning: ['6', 0] }),
    '3': node('KSampler', { ...first['3']?.inputs, negative: ['20', 0] }),
    '30': node('LatentUpscale', { samples: ['3', 0], width: 2048, height: 2048, upscale_method: 'area', crop: 'disabled' }),
    '31': node('ControlNetApplyAdvanced', { positive: ['6', 0], negative: ['20', 0], strength: 1 }),
    '32': node('KSampler', { ...first['3']?.inputs, positive: ['31', 0], negative: ['31', 1], latent_image: ['30', 0] }),
  }
  const found = findInputs(graph)
  expect([found.prompt, found.negative, found.seed, found.width].map(at)).toEqual([['6.text'], [], ['3.seed', '32.seed'], ['5.width']])
})

test('links in a circle end', () => {
  const graph: Graph = { '1': node('KSampler', { latent_image: ['1', 0], positive: ['2', 0], model: ['1', 0], seed: ['1', 0] }), '2': node('ConditioningCombine', { conditioning_1: ['2', 0], conditioning_2: ['2', 0] }) }
  expect(findInputs(graph).prompt).toEqual([])
})

test('values go to their places in a copy, and a value without a place is named', () => {
  const graph = bundled('sd15')
  const filled = fillWorkflow(graph, findInputs(graph), { prompt: 'a "fox"\n', seed: 9, width: 640 }, 'x.json')
  expect([filled['6']?.inputs['text'], filled['3']?.inputs['seed'], filled['5']?.inputs['width'], graph['3']?.inputs['seed']]).toEqual(['a "fox"\n', 9, 640, 0])
  expect(() => fillWorkflow(graph, findInputs(graph), { lora: 'a' }, 'x.json')).toThrow('x.json: this workflow has no place for the LoRA')
  expect(() => fillWorkflow(graph, findInputs(graph), { seed: 2 ** 53 }, 'x.json')).toThrow('must be a whole number from 0 to 9007199254740991')
})

test('a seller corrects where things stand, and a place that is not there is named', () => {
  const graph = bundled('sdxl')
  expect(at(corrected(findInputs(graph), '{"prompt":[{"node":"7","input":"text"}]}', 'map.json', graph).prompt)).toEqual(['7.text'])
  expect(() => corrected(findInputs(graph), '{"prompt":[{"node":"99","input":"text"}]}', 'map.json', graph)).toThrow('map.json: the workflow has no input “text” at node 99')
  for (const node of ['constructor', '__proto__', 'toString']) expect(() => corrected(findInputs(graph), JSON.stringify({ prompt: [{ node, input: 'name' }] }), 'map.json', graph)).toThrow(`no input “name” at node ${node}`)
  expect(() => corrected(findInputs(graph), '[1]', 'map.json', graph)).toThrow('is no map of a workflow')
})

test.each([
  ['{"nodes":[{"id":1}],"links":[]}', 'in the form that ComfyUI saves for its own window'], ['', 'is empty'], ['{"1":', 'is no JSON'], ['[]', 'is no workflow'], ['{}', 'without a step'], ['7', 'is no workflow'],
  ['{"1":{"inputs":{}}}', 'node 1 has no good “class_type”'], ['{"1":{"class_type":"A","inputs":[]}}', 'node 1 has no good “inputs”'], ['{"1":7}', 'node 1'], ['\u0089PNG\r\n', 'is a picture, not a workflow'],
])('a file with %j is refused with its reason', (text, reason) => {
  expect(() => readWorkflow(text, 'mine.json')).toThrow(`mine.json: `)
  expect(() => readWorkflow(text, 'mine.json')).toThrow(reason)
})

test('the body of a request to the server is taken as the workflow in it', () => {
  expect(Object.keys(readWorkflow(`\uFEFF${JSON.stringify({ prompt: bundled('upscale'), client_id: 'x' })}`, 'mine.json'))).toEqual(['1', '2', '3', '4'])
})

test('everything that a server lacks is named where it stands', () => {
  const graph = bundled('sdxl-lora')
  const broken: Graph = {
    ...graph,
    '4': node('CheckpointLoaderSimple', { ckpt_name: 'SDXL\\sd_xl_base_1.0_fp16.safetensors' }),
    '5': node('EmptyLatentImage', { width: 1, batch_size: 1 }),
    '8': node('FancyDecode', { samples: ['3', 0] }),
    '9': node('SaveImage', { images: ['77', 0], filename_prefix: 'x' }),
    '7': node('CLIPTextEncode', { text: '', clip: ['4', 5] }),
  }
  const all = new Map<string, ReturnType<typeof readClassInfo>>([...infos, ['FancyDecode', readClassInfo({}, 'FancyDecode')]])
  expect(checkWorkflow(broken, all).map(({ kind, node: id, input, nearest }) => [kind, id, input, nearest]).toSorted((a, b) => (a.join() < b.join() ? -1 : 1))).toEqual([
    ['bad-link', '7', 'clip', null], ['bad-link', '9', 'images', null], ['missing-file', '4', 'ckpt_name', 'sd_xl_base_1.0.safetensors'], ['missing-input', '5', 'height', null],
    ['missing-node', '8', null, null], ['out-of-range', '5', 'width', null],
  ])
  expect(checkWorkflow({ '4': graph['4'] as Graph[string] }, infos).map(({ says }) => says)).toEqual(['No step of the workflow saves a picture.'])
})

test('what cannot be judged from a list is left to the server: uploaded files and inputs that grow', () => {
  const info = readClassInfo({ X: { input: { required: { file: [['a.png'], { image_upload: true }], images: ['COMFY_AUTOGROW_V3', {}], mode: ['COMBO', {}] } }, output: [], output_node: true } }, 'X')
  const all = new Map([['X', info], ...infos])
  expect(checkWorkflow({ '1': node('X', { file: 'sub/b.png', 'images.image0': ['2', 0], mode: 'any' }), '2': node('LoadImage', { image: 'idea-engine/c.png' }) }, all)).toEqual([])
})

test.each([
  ['sdxl-base.safetensors', ['v1-5.ckpt', 'SD XL base.safetensors'], 'SD XL base.safetensors'],
  ['styles/flat_vector.safetensors', ['sub\\flat vector v2.safetensors', 'kawaii.safetensors'], 'sub\\flat vector v2.safetensors'],
  ['abc.safetensors', ['completely-other.safetensors'], null],
  ['abc', [], null],
])('for %s among %j the nearest is %s', (wanted, names, nearest) => {
  expect(nearestName(wanted, names)).toBe(nearest)
})
