/** Where in a workflow the things stand that the program changes. Found by `find-inputs.ts`; a seller may correct it. */
import { z } from 'zod'
import { InvalidInput } from '../../../kernel/errors.ts'
import type { Graph } from './graph.ts'

const slot = z.object({ node: z.string(), input: z.string() })
/** One input of one step. */
export type Slot = z.infer<typeof slot>

const FIELDS = ['prompt', 'negative', 'seed', 'width', 'height', 'batch', 'steps', 'cfg', 'sampler', 'scheduler', 'denoise', 'checkpoint', 'lora', 'loraStrength', 'upscaler', 'image', 'saveAs'] as const
export type Field = (typeof FIELDS)[number]
/** Every place that a value goes to; an empty list: the workflow has none. */
export type Mapping = Readonly<Record<Field, readonly Slot[]>>

const correction = z.partialRecord(z.enum(FIELDS), z.array(slot))

export function emptyMapping(): Record<Field, Slot[]> {
  return Object.fromEntries(FIELDS.map((field) => [field, [] as Slot[]])) as Record<Field, Slot[]>
}

/**
 * The mapping with the seller's corrections: what they name replaces what was found.
 * @param text JSON such as {"prompt": [{"node": "6", "input": "text"}]}
 * @throws InvalidInput naming `file` and the step that is not there.
 */
export function corrected(mapping: Mapping, text: string, file: string, graph: Graph): Mapping {
  const parsed = correction.safeParse(jsonOr(text))
  if (!parsed.success) throw new InvalidInput(file, 'is no map of a workflow', `Write it like {"prompt": [{"node": "6", "input": "text"}]}. It may name ${FIELDS.join(', ')}.`)
  for (const { node, input } of Object.values(parsed.data).flat()) {
    const held = Object.hasOwn(graph, node) ? graph[node] : undefined
    if (held === undefined || !Object.hasOwn(held.inputs, input)) throw new InvalidInput(file, `the workflow has no input “${input.slice(0, 80)}” at node ${node.slice(0, 80)}`)
  }
  return { ...mapping, ...parsed.data }
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
