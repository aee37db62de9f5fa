/** A workflow with the seller's wish written into it. */
import { InvalidInput } from '../../../kernel/errors.ts'
import type { Graph, GraphNode } from './graph.ts'
import type { Field, Mapping, Slot } from './mapping.ts'

export type Values = Partial<Record<Exclude<Field, 'saveAs'>, string | number>>

/** Seeds above are not exact as numbers here, so another one would be written down than was used. */
export const MOST_SEED = Number.MAX_SAFE_INTEGER

const NAMES: Partial<Record<Field, string>> = { prompt: 'words', negative: 'words to keep out', batch: 'number of pictures', cfg: 'guidance', lora: 'LoRA', saveAs: 'saved picture' }

/**
 * A copy of `graph` with every value at its places. Node ids of the seller's stay.
 * @throws InvalidInput naming `file` and the value that has no place there.
 */
export function fillWorkflow(graph: Graph, mapping: Mapping, values: Values, file: string): Graph {
  const { seed } = values
  if (seed !== undefined && !(Number.isInteger(seed) && Number(seed) >= 0 && Number(seed) <= MOST_SEED)) throw new InvalidInput('seed', `must be a whole number from 0 to ${MOST_SEED}`)
  return Object.entries(values).reduce<Graph>((filled, [name, value]) => {
    const field = name as keyof Values
    if (value === undefined) return filled
    if (mapping[field].length === 0) throw new InvalidInput(file, `this workflow has no place for the ${NAMES[field] ?? field}`, 'Leave it out, or say with --map which step and input it goes to.')
    return mapping[field].reduce((inner, slot) => withInput(inner, slot, value), filled)
  }, graph)
}

/** Every saved picture goes under `folder`, named by its step, so that it is found again when nobody told of it. */
export function saveUnder(graph: Graph, mapping: Mapping, folder: string): Graph {
  return mapping.saveAs.reduce((filled, slot) => withInput(filled, slot, `${folder}/${plain(slot.node)}`), graph)
}

/** A node id as part of a file name; those of sub-graphs hold colons. */
export function plain(node: string): string {
  return node.replaceAll(/[^A-Za-z0-9]/g, '-').slice(0, 60)
}

function withInput(graph: Graph, { node, input }: Slot, value: string | number): Graph {
  const held = graph[node]
  if (held === undefined) return graph
  const changed: GraphNode = { ...held, inputs: { ...held.inputs, [input]: value } }
  return { ...graph, [node]: changed }
}
