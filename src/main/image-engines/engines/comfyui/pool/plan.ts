/** What one server would be sent for a wish: the workflow, filled, with the model that this server has. */
import { hash } from 'node:crypto'
import { canonicalJson } from '../../../../kernel/pure/canonical-json.ts'
import type { PictureParams, PictureWish } from '../../../contract.ts'
import { fillWorkflow, type Values } from '../../../pure/workflows/fill.ts'
import type { Graph } from '../../../pure/workflows/graph.ts'
import type { Mapping } from '../../../pure/workflows/mapping.ts'
import { EngineFailed } from '../../engine-failed.ts'
import { isBundled, type Workflow } from '../workflows.ts'
import { bundledChoices, checkpointFor, type BundledChoice } from './bundled-choice.ts'
import type { Known } from './known.ts'
import { sizeFor } from './size.ts'

export interface Plan {
  /** Pictures of one group need no other model than the one before them. */
  readonly group: string
  readonly workflow: string
  readonly checkpoint: string | null
  readonly graph: Graph
  readonly mapping: Mapping
  readonly params: PictureParams
  readonly warnings: readonly string[]
}

/** The seller's workflows and the bundled ones. */
export interface Shelf {
  /** @throws InvalidInput when it is not there or broken. */
  open(name: string): Promise<Workflow>
  /** The one that designs are made with; null: a bundled one that suits. */
  chosen(): string | null
}

/** `smaller`: how often it was made smaller because the card's memory did not do. @throws EngineFailed `refused` naming what the server lacks. */
export async function planFor(wish: PictureWish, host: string, known: Known, shelf: Shelf, smaller: number): Promise<Plan> {
  const named = wish.workflow ?? shelf.chosen()
  if (named !== null) return planOf(wish, host, known, await shelf.open(named), namedChoice(named, known), smaller)
  const choices = bundledChoices(wish.ground, known)
  let lacking: EngineFailed | null = null
  for (const choice of choices) {
    try {
      return await planOf(wish, host, known, await shelf.open(choice.workflow), choice, smaller)
    } catch (error) {
      if (!(error instanceof EngineFailed)) throw error
      lacking ??= error
    }
  }
  throw lacking ?? new EngineFailed('refused', `${host} has no model that the bundled workflows can use.`, 'Put an SDXL or SD 1.5 checkpoint into its folder models/checkpoints, or choose a workflow of your own.')
}

/** A bundled workflow is used with a model of its kind, whatever it is called there. */
function namedChoice(name: string, { checkpoints, removers }: Known): BundledChoice | null {
  if (!isBundled(name)) return null
  const [remover = null] = removers
  const checkpoint = checkpointFor(name, checkpoints)
  return checkpoint === null ? null : { workflow: name, checkpoint, remover, guessed: false }
}

async function planOf(wish: PictureWish, host: string, known: Known, { name, graph, mapping }: Workflow, choice: BundledChoice | null, smaller: number): Promise<Plan> {
  if (mapping.prompt.length === 0) throw new EngineFailed('refused', `The workflow “${name}” has no place for the words.`, 'Say in Settings where they go, or choose another workflow.')
  const size = sizeFor(wish, sizeOf(graph, mapping), smaller)
  const filled = withRemover(fillWorkflow(graph, mapping, valuesFor(wish, mapping, size, choice?.checkpoint ?? null), name), choice?.remover ?? null)
  const checkpoint = textAt(filled, mapping, 'checkpoint')
  const problems = await known.check(groupOf(name, filled), filled)
  if (problems.length > 0) throw new EngineFailed('refused', `${host} cannot run the workflow “${name}”. ${problems.slice(0, 3).map(({ says }) => says).join(' ')}`, 'Install what is missing in ComfyUI, or choose another workflow.')
  return {
    group: groupOf(name, filled), workflow: name, checkpoint, graph: filled, mapping, params: { workflow: name, ...paramsOf(filled, mapping) },
    warnings: [
      ...(choice?.guessed === true ? [`What kind of model “${choice.checkpoint}” is could not be told by its name; it was used as an SDXL model.`] : []),
      ...(smaller > 0 && size !== null ? [`The graphics card had too little memory, so it was made with ${size.width} × ${size.height} pixels.`] : []),
      ...(mapping.seed.length === 0 ? ['The workflow has no place for a seed, so the same words may give the same picture.'] : []),
    ],
  }
}

function valuesFor(wish: PictureWish, mapping: Mapping, size: { width: number; height: number } | null, checkpoint: string | null): Values {
  return {
    prompt: wish.prompt,
    ...(mapping.negative.length === 0 ? {} : { negative: wish.negative }),
    ...(mapping.seed.length === 0 ? {} : { seed: wish.seed }),
    ...(mapping.batch.length === 0 ? {} : { batch: 1 }),
    ...(size === null ? {} : { width: size.width, height: size.height }),
    ...(checkpoint === null ? {} : { checkpoint }),
  }
}

/** The size that the workflow was drawn for; null where it has no place for one. */
function sizeOf(graph: Graph, mapping: Mapping): { width: number; height: number } | null {
  const at = (field: 'width' | 'height'): unknown => mapping[field].map(({ node, input }) => graph[node]?.inputs[input])[0]
  const [width, height] = [at('width'), at('height')]
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : null
}

function withRemover(graph: Graph, remover: string | null): Graph {
  if (remover === null) return graph
  return Object.fromEntries(Object.entries(graph).map(([id, node]) => [id, node.class_type === 'LoadBackgroundRemovalModel' ? { ...node, inputs: { ...node.inputs, bg_removal_name: remover } } : node]))
}

/** Steps that load something, with what they load. */
function groupOf(name: string, graph: Graph): string {
  const loaders = Object.values(graph).filter(({ class_type: kind }) => /load/i.test(kind)).map(({ class_type: kind, inputs }) => [kind, Object.values(inputs).filter((value) => typeof value === 'string')])
  return `${name}/${hash('sha256', canonicalJson({ loaders, kinds: Object.values(graph).map(({ class_type: kind }) => kind) }), 'hex').slice(0, 16)}`
}

function textAt(graph: Graph, mapping: Mapping, field: 'checkpoint'): string | null {
  const value = mapping[field].map(({ node, input }) => graph[node]?.inputs[input])[0]
  return typeof value === 'string' ? value : null
}

/** The value of every field, as it was sent. */
function paramsOf(graph: Graph, mapping: Mapping): PictureParams {
  const fields = Object.entries(mapping).flatMap(([field, [slot]]) => {
    const value = slot === undefined || field === 'saveAs' ? undefined : graph[slot.node]?.inputs[slot.input]
    return typeof value === 'string' || typeof value === 'number' ? [[field, value] as const] : []
  })
  return { ...Object.fromEntries(fields), graph: hash('sha256', canonicalJson(graph), 'hex').slice(0, 32) }
}
