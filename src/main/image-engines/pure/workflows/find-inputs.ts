/**
 * Finds what can be changed in a workflow that nobody has described: from each sampler along its links to the texts, the
 * size, the seed and the models. What a step is called decides less than what it is joined to.
 */
import { isLink, joinedTo, type Graph } from './graph.ts'
import { emptyMapping, type Field, type Mapping, type Slot } from './mapping.ts'

/** Longest way along one link after another; a circle ends here as well. */
const MOST_STEPS = 64

const TEXT_INPUT = /^(?:text|prompt|string|value|clip_l|clip_g|t5xxl|text_[a-z])$/
const CONDITIONING_INPUT = /^(?:conditioning|cond)/
const NUMBER_INPUTS = ['seed', 'noise_seed', 'value', 'int', 'number']

/** @returns for every field the places found, each once, in the order of the samplers. */
export function findInputs(graph: Graph): Mapping {
  const found = emptyMapping()
  const add = (field: Field, slots: readonly Slot[]): void => {
    for (const one of slots) if (!found[field].some(({ node, input }) => node === one.node && input === one.input)) found[field].push(one)
  }
  for (const id of Object.keys(graph)) {
    if (isSampler(graph, id)) for (const [field, slots] of ofSampler(graph, id)) add(field, slots)
    add('saveAs', literal(graph, id, 'filename_prefix', 'string'))
    if (/LoadImage/i.test(graph[id]?.class_type ?? '')) add('image', literal(graph, id, 'image', 'string'))
    if (/Upscale/i.test(graph[id]?.class_type ?? '')) add('upscaler', literal(graph, id, 'model_name', 'string'))
  }
  // The same text for both is the wish itself: nothing is written into it twice.
  found.negative = found.negative.filter((one) => !found.prompt.some(({ node, input }) => node === one.node && input === one.input))
  return found
}

function isSampler(graph: Graph, id: string): boolean {
  const inputs = graph[id]?.inputs ?? {}
  return (isLink(inputs['latent_image']) || isLink(inputs['latent'])) && (isLink(inputs['positive']) || isLink(inputs['guider']))
}

function ofSampler(graph: Graph, id: string): [Field, Slot[]][] {
  const guider = joinedTo(graph, id, 'guider')
  const sigmas = joinedTo(graph, id, 'sigmas')
  const around = [id, guider, sigmas, joinedTo(graph, id, 'sampler')].filter((one) => one !== null)
  const any = (input: string, kind: 'string' | 'number'): Slot[] => around.flatMap((one) => literal(graph, one, input, kind)).slice(0, 1)
  const noise = joinedTo(graph, id, 'noise')
  const models = modelsOf(graph, around)
  const latent = sizesOf(graph, joinedTo(graph, id, 'latent_image') ?? joinedTo(graph, id, 'latent'))
  return [
    ['prompt', textsOf(graph, joinedTo(graph, id, 'positive') ?? conditioningOf(graph, guider), 'positive')],
    ['negative', textsOf(graph, joinedTo(graph, id, 'negative') ?? (guider === null ? null : joinedTo(graph, guider, 'negative')), 'negative')],
    ['seed', [...numberOf(graph, id, 'seed'), ...numberOf(graph, id, 'noise_seed'), ...(noise === null ? [] : numberOf(graph, noise, 'noise_seed'))]],
    ['steps', any('steps', 'number')], ['cfg', any('cfg', 'number')], ['denoise', any('denoise', 'number')],
    ['sampler', any('sampler_name', 'string')], ['scheduler', any('scheduler', 'string')],
    ['width', latent.width], ['height', latent.height], ['batch', latent.batch],
    ['checkpoint', models.base], ['lora', models.loras], ['loraStrength', models.strengths],
  ]
}

function conditioningOf(graph: Graph, guider: string | null): string | null {
  return guider === null ? null : (joinedTo(graph, guider, 'positive') ?? joinedTo(graph, guider, 'conditioning'))
}

/** The texts that a condition is made of: those of the first steps on the way back that hold one. */
function textsOf(graph: Graph, from: string | null, side: 'positive' | 'negative', seen = new Set<string>()): Slot[] {
  const node = from === null ? undefined : graph[from]
  // Each step once: in a circle, and where branches part and meet, the ways would double at every step.
  if (from === null || node === undefined || seen.has(from)) return []
  seen.add(from)
  // A negative that is zeroed out holds the wish's own text, which must stay.
  if (side === 'negative' && /ZeroOut/i.test(node.class_type)) return []
  const own = Object.keys(node.inputs).filter((input) => TEXT_INPUT.test(input)).flatMap((input) => textAt(graph, from, input))
  if (own.length > 0) return own
  if (isLink(node.inputs[side])) return textsOf(graph, joinedTo(graph, from, side), side, seen)
  return Object.keys(node.inputs).filter((input) => CONDITIONING_INPUT.test(input)).flatMap((input) => textsOf(graph, joinedTo(graph, from, input), side, seen))
}

/** A text that stands in the input, or the first one in the step that gives it. */
function textAt(graph: Graph, id: string, input: string, seen = new Set<string>()): Slot[] {
  const here = literal(graph, id, input, 'string')
  const source = joinedTo(graph, id, input)
  if (here.length > 0 || source === null || seen.has(source)) return here
  seen.add(source)
  for (const next of Object.keys(graph[source]?.inputs ?? {}).filter((name) => TEXT_INPUT.test(name))) {
    const found = textAt(graph, source, next, seen)
    if (found.length > 0) return found
  }
  return []
}

function numberOf(graph: Graph, id: string, input: string): Slot[] {
  const here = literal(graph, id, input, 'number')
  const source = joinedTo(graph, id, input)
  return here.length > 0 || source === null ? here : NUMBER_INPUTS.flatMap((name) => literal(graph, source, name, 'number')).slice(0, 1)
}

interface Models {
  readonly base: Slot[]
  readonly loras: Slot[]
  readonly strengths: Slot[]
}

/** Along the model's links from the sampler to the file that it is read from, with the LoRAs on the way. */
function modelsOf(graph: Graph, around: readonly string[]): Models {
  const found: Models = { base: [], loras: [], strengths: [] }
  let at = around.map((id) => joinedTo(graph, id, 'model')).find((id) => id !== null) ?? null
  for (let left = MOST_STEPS; at !== null && left > 0; left--) {
    found.loras.push(...literal(graph, at, 'lora_name', 'string'))
    found.strengths.push(...literal(graph, at, 'strength_model', 'number'), ...literal(graph, at, 'strength_clip', 'number'))
    found.base.push(...['ckpt_name', 'unet_name'].flatMap((input) => literal(graph, at ?? '', input, 'string')))
    at = joinedTo(graph, at, 'model')
  }
  return found
}

interface Sizes {
  readonly width: Slot[]
  readonly height: Slot[]
  readonly batch: Slot[]
}

/** The size at the far end of the way back: where the picture begins, not where it is enlarged. */
function sizesOf(graph: Graph, from: string | null): Sizes {
  let [at, sizes] = [from, { width: [], height: [], batch: [] } as Sizes]
  for (let left = MOST_STEPS; at !== null && left > 0; left--) {
    const here: Sizes = { width: numberOf(graph, at, 'width'), height: numberOf(graph, at, 'height'), batch: literal(graph, at, 'batch_size', 'number') }
    if (here.width.length > 0 && here.height.length > 0) sizes = here
    const id: string = at
    at = ['latent_image', 'samples', 'latent', 'pixels', 'image'].map((input) => joinedTo(graph, id, input)).find((next) => next !== null) ?? null
  }
  return sizes
}

function literal(graph: Graph, node: string, input: string, kind: 'string' | 'number'): Slot[] {
  const inputs = graph[node]?.inputs ?? {}
  return Object.hasOwn(inputs, input) && typeof inputs[input] === kind ? [{ node, input }] : []
}
