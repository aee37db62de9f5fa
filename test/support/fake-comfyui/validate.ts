/** What a server says to a workflow before anything runs: the refusals of the protocol, in the forms of both versions. */
import type { NodeClass } from './nodes.ts'

export interface Node {
  readonly class_type?: unknown
  readonly inputs?: Record<string, unknown>
  readonly _meta?: { readonly title?: string }
}
export type Prompt = Record<string, Node>

interface NodeError {
  readonly errors: { readonly type: string; readonly message: string; readonly details: string; readonly extra_info: Record<string, unknown> }[]
  readonly dependent_outputs: string[]
  readonly class_type: string
}

export type Verdict =
  | { readonly ok: true; readonly outputs: string[]; readonly errors: Record<string, NodeError> }
  | { readonly ok: false; readonly body: object }

export function validate(prompt: Prompt, classes: Record<string, NodeClass>, old: boolean): Verdict {
  for (const [id, node] of Object.entries(prompt)) {
    if (typeof node.class_type !== 'string' || classes[node.class_type] === undefined) return { ok: false, body: missingClass(id, node, old) }
  }
  const outputs = Object.keys(prompt).filter((id) => classOf(prompt, id, classes)?.output_node === true)
  if (outputs.length === 0) return { ok: false, body: refusal('prompt_no_outputs', 'Prompt has no outputs', '') }
  const errors: Record<string, NodeError> = {}
  const good = outputs.filter((output) => {
    const found = errorsBelow(prompt, output, classes)
    for (const [id, list] of found) errors[id] = { errors: list, dependent_outputs: [...(errors[id]?.dependent_outputs ?? []), output], class_type: String(prompt[id]?.class_type) }
    return found.size === 0
  })
  if (good.length === 0) return { ok: false, body: { ...refusal('prompt_outputs_failed_validation', 'Prompt outputs failed validation', ''), node_errors: errors } }
  return { ok: true, outputs: good, errors }
}

export function isJoin(value: unknown): value is [string, number] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number'
}

export function refusal(type: string, message: string, details: string, info: Record<string, unknown> = {}): { error: object; node_errors: object } {
  return { error: { type, message, details, extra_info: info }, node_errors: {} }
}

function missingClass(id: string, node: Node, old: boolean): object {
  const name = typeof node.class_type === 'string' ? node.class_type : ''
  if (old) return refusal('invalid_prompt', `Cannot execute because node ${name} does not exist.`, `Node ID '#${id}'`)
  const title = node._meta?.title ?? name
  return refusal('missing_node_type', `Node '${title}' not found. The custom node may not be installed.`, `Node ID '#${id}'`, { node_id: id, class_type: name, node_title: title })
}

function classOf(prompt: Prompt, id: string, classes: Record<string, NodeClass>): NodeClass | undefined {
  return classes[String(prompt[id]?.class_type)]
}

function errorsBelow(prompt: Prompt, id: string, classes: Record<string, NodeClass>, found = new Map<string, NodeError['errors']>(), seen = new Set<string>()): Map<string, NodeError['errors']> {
  if (seen.has(id)) return found
  seen.add(id)
  const inputs = prompt[id]?.inputs ?? {}
  const list = Object.entries(classOf(prompt, id, classes)?.input.required ?? {}).flatMap(([name, type]) => errorOf(prompt, name, inputs[name], type))
  if (list.length > 0) found.set(id, list)
  for (const value of Object.values(inputs)) if (isJoin(value) && prompt[value[0]] !== undefined) errorsBelow(prompt, value[0], classes, found, seen)
  return found
}

function errorOf(prompt: Prompt, name: string, value: unknown, type: unknown[]): NodeError['errors'] {
  const one = (kind: string, details: string, info: Record<string, unknown> = {}): NodeError['errors'] => [{ type: kind, message: kind.replaceAll('_', ' '), details, extra_info: { input_name: name, ...info } }]
  if (value === undefined) return one('required_input_missing', name)
  if (isJoin(value)) return prompt[value[0]] === undefined ? one('exception_during_inner_validation', `'${value[0]}'`) : []
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const [first, options] = type as [unknown, { options?: string[]; min?: number; max?: number } | undefined]
  const choices = Array.isArray(first) ? (first as string[]) : first === 'COMBO' ? options?.options : undefined
  if (choices !== undefined && !choices.includes(text)) {
    if (name === 'image') return one('custom_validation_failed', `image - Invalid image file: ${text}`)
    return one('value_not_in_list', `${name}: '${text}' not in ${JSON.stringify(choices)}`, { input_config: type, received_value: value })
  }
  if (typeof value === 'number' && options?.min !== undefined && value < options.min) return one('value_smaller_than_min', name, { input_config: type, received_value: value })
  if (typeof value === 'number' && options?.max !== undefined && value > options.max) return one('value_bigger_than_max', name, { input_config: type, received_value: value })
  return []
}
