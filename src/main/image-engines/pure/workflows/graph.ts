/** A workflow in ComfyUI's API form, read from a file that may hold anything. */
import { z } from 'zod'
import { InvalidInput } from '../../../kernel/errors.ts'

/** `[node id, output slot]`; every other value of an input is a literal. */
export type Link = readonly [node: string, slot: number]

export interface GraphNode {
  readonly class_type: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly _meta?: { readonly title?: string }
}
/** By node id. */
export type Graph = Readonly<Record<string, GraphNode>>

const node = z.object({
  class_type: z.string().min(1).max(200),
  inputs: z.record(z.string(), z.unknown()),
  _meta: z.object({ title: z.string().max(500).optional() }).optional().catch(undefined),
})

/** Far above what people draw; a larger file is something else. */
const MOST_CHARACTERS = 5_000_000
const MOST_NODES = 2_000

const EXPORT = 'In ComfyUI open the workflow and choose “Export (API)” in the Workflow menu; then give the file that it saves.'

/** @throws InvalidInput naming `file`, the place in it and what to do. */
export function readWorkflow(text: string, file: string): Graph {
  if (text.length > MOST_CHARACTERS) throw new InvalidInput(file, 'is too large for a workflow', EXPORT)
  const document = unwrapped(json(text.replace(/^\uFEFF/, ''), file))
  if (typeof document !== 'object' || document === null || Array.isArray(document)) throw new InvalidInput(file, 'is no workflow', EXPORT)
  if ('nodes' in document && Array.isArray(document.nodes)) throw new InvalidInput(file, 'is a workflow in the form that ComfyUI saves for its own window, which a server does not take', EXPORT)
  const entries = Object.entries(document)
  if (entries.length === 0) throw new InvalidInput(file, 'is a workflow without a step', EXPORT)
  if (entries.length > MOST_NODES) throw new InvalidInput(file, `has more than ${MOST_NODES} steps`, EXPORT)
  return Object.fromEntries(entries.map(([id, value]) => [id, nodeOf(id, value, file)]))
}

function json(text: string, file: string): unknown {
  if (text.trim() === '') throw new InvalidInput(file, 'is empty', EXPORT)
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new InvalidInput(file, text.startsWith('\u0089PNG') || text.startsWith('\uFFFDPNG') ? 'is a picture, not a workflow' : 'is no JSON, or was cut off', EXPORT)
  }
}

/** The body of a request to the server holds the workflow as `prompt`. */
function unwrapped(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || !('prompt' in document)) return document
  const { prompt } = document
  return typeof prompt === 'object' && prompt !== null && !('class_type' in prompt) ? prompt : document
}

function nodeOf(id: string, value: unknown, file: string): GraphNode {
  const parsed = node.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue === undefined || issue.path.length === 0 ? '' : ` has no good “${issue.path.join('.')}”:`
    throw new InvalidInput(file, `node ${id.slice(0, 80)}${place === '' ? ' is' : `${place} it is`} no step of a workflow in API form`, EXPORT)
  }
  const { class_type, inputs, _meta: meta } = parsed.data
  return { class_type, inputs, ...(meta?.title === undefined ? {} : { _meta: { title: meta.title } }) }
}

/** Whether a value joins an input to another step. */
export function isLink(value: unknown): value is Link {
  return Array.isArray(value) && value.length === 2 && (typeof value[0] === 'string' || typeof value[0] === 'number') && typeof value[1] === 'number'
}

/** The step that `input` of `id` is joined to, or null. */
export function joinedTo(graph: Graph, id: string, input: string): string | null {
  const value = graph[id]?.inputs[input]
  if (!isLink(value)) return null
  const target = String(value[0])
  return Object.hasOwn(graph, target) ? target : null
}

/** As the seller knows the step: its title, or its kind. */
export function nameOf(graph: Graph, id: string): string {
  const found = graph[id]
  return found === undefined ? `node ${id}` : `${found._meta?.title ?? found.class_type} (node ${id})`
}
