/** A workflow of ComfyUI with a wish in it, for services that run graphs. */
import { InvalidInput } from '../../../kernel/errors.ts'
import type { PictureParams, PictureWish } from '../../contract.ts'
import { fitted } from '../../pure/cloud/sizes.ts'
import { fillWorkflow, saveUnder, type Values } from '../../pure/workflows/fill.ts'
import type { Graph } from '../../pure/workflows/graph.ts'
import type { Workflow } from '../comfyui/workflows.ts'

export interface FilledGraph {
  readonly graph: Graph
  readonly params: PictureParams
}

/** What SDXL was made for: about a million pixels, sides by 64. What is printed larger is enlarged afterwards. */
export const GRAPH_SIZES = { step: 64, leastPixels: 524_288, mostPixels: 1_572_864, mostRatio: 2.5 }

/**
 * @param mark stands in the name of every file that the graph saves, so that the job is known by it.
 * @throws InvalidInput when the workflow has no place for the words, saves nothing, or wants a picture of the seller's.
 */
export function graphFor({ name, graph, mapping }: Workflow, wish: PictureWish, { mark, checkpoint }: { mark: string; checkpoint: string | null }): FilledGraph {
  if (mapping.image.length > 0) throw new InvalidInput(name, 'wants a picture of yours, which is not sent to a service', 'Choose a workflow that begins with words.')
  if (mapping.saveAs.length === 0) throw new InvalidInput(name, 'saves no picture', 'Put a Save Image node at its end.')
  const size = fitted(wish, GRAPH_SIZES)
  const wanted: Values = {
    prompt: wish.prompt, seed: wish.seed, width: size.widthPx, height: size.heightPx, batch: 1,
    ...(wish.negative === '' ? {} : { negative: wish.negative }),
    ...(checkpoint === null ? {} : { checkpoint }),
  }
  // Only the words must have a place; what else the workflow decides for itself, it may.
  const values = Object.fromEntries(Object.entries(wanted).filter(([field]) => field === 'prompt' || mapping[field as keyof Values].length > 0)) as Values
  return { graph: saveUnder(fillWorkflow(graph, mapping, values, name), mapping, folderOf(mark)), params: { workflow: name, ...values } }
}

function folderOf(mark: string): string {
  return `idea-engine/${mark}`
}

/** Whether a graph that a service shows is the one with this mark. */
export function bearsMark(graph: unknown, mark: string): boolean {
  return JSON.stringify(graph).includes(folderOf(mark))
}
