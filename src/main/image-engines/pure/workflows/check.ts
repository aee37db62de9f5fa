/** What a server lacks for a workflow: said before anything is sent, with the step and the input where it is named. */
import { isLink, nameOf, type Graph } from './graph.ts'
import { nearestName } from './nearest.ts'

/** What a server says of one kind of step. */
export interface ClassInfo {
  readonly saves: boolean
  /** Number of outputs; null when it does not say. */
  readonly outputs: number | null
  readonly inputs: Readonly<Record<string, InputInfo>>
}
export interface InputInfo {
  readonly required: boolean
  /** What can be chosen; null for an input that is no choice. */
  readonly choices: readonly string[] | null
  readonly least: number | null
  readonly most: number | null
}

export interface Problem {
  readonly kind: 'missing-node' | 'missing-file' | 'missing-input' | 'out-of-range' | 'bad-link' | 'saves-nothing'
  readonly node: string
  readonly className: string
  readonly input: string | null
  readonly value: string | null
  /** The nearest name that the server has. */
  readonly nearest: string | null
  /** One sentence for the seller. */
  readonly says: string
}

/** `infos` by kind of step; null for a kind that the server does not have. A kind it was not asked for is not judged. */
export function checkWorkflow(graph: Graph, infos: ReadonlyMap<string, ClassInfo | null>): Problem[] {
  const problems = Object.entries(graph).flatMap(([id, { class_type: className, inputs }]) => {
    const info = infos.get(className)
    if (info === null) return [problem(graph, id, 'missing-node', null, className, null, `The server has no node of the kind ${className}; the workflow names it at ${nameOf(graph, id)}.`)]
    return info === undefined ? [] : [...ofInputs(graph, id, inputs, info, infos), ...missingOf(graph, id, inputs, info)]
  })
  const saves = Object.values(graph).some(({ class_type: className }) => infos.get(className)?.saves !== false && infos.get(className) !== null)
  return saves ? problems : [...problems, { kind: 'saves-nothing', node: '', className: '', input: null, value: null, nearest: null, says: 'No step of the workflow saves a picture.' }]
}

function ofInputs(graph: Graph, id: string, inputs: Graph[string]['inputs'], info: ClassInfo, infos: ReadonlyMap<string, ClassInfo | null>): Problem[] {
  return Object.entries(inputs).flatMap(([input, value]) => {
    if (isLink(value)) return badLink(graph, id, input, value, infos)
    const known = info.inputs[input]
    if (known === undefined) return []
    // What a step loads may lie in a folder below, which servers take without listing it.
    if (graph[id]?.class_type.startsWith('LoadImage') === true && input === 'image') return []
    if (known.choices !== null && typeof value === 'string' && !known.choices.includes(value)) return [notThere(graph, id, input, value, known.choices)]
    const over = typeof value === 'number' && ((known.least !== null && value < known.least) || (known.most !== null && value > known.most))
    return over ? [problem(graph, id, 'out-of-range', input, String(value), null, `${nameOf(graph, id)}: ${input} is ${value}, but the server takes ${known.least ?? '…'} to ${known.most ?? '…'}.`)] : []
  })
}

function notThere(graph: Graph, id: string, input: string, value: string, choices: readonly string[]): Problem {
  const nearest = nearestName(value, choices)
  const instead = nearest === null ? (choices.length === 0 ? ' It has none at all.' : '') : ` The nearest name there is “${nearest}”.`
  return problem(graph, id, 'missing-file', input, value, nearest, `The server has no “${value.slice(0, 120)}”; the workflow names it at ${nameOf(graph, id)}, input ${input}.${instead}`)
}

function badLink(graph: Graph, id: string, input: string, [target, slot]: readonly [string, number], infos: ReadonlyMap<string, ClassInfo | null>): Problem[] {
  const source = Object.hasOwn(graph, String(target)) ? graph[String(target)] : undefined
  const outputs = source === undefined ? null : (infos.get(source.class_type)?.outputs ?? null)
  if (source !== undefined && (outputs === null || slot < outputs)) return []
  return [problem(graph, id, 'bad-link', input, `${target}:${slot}`, null, `${nameOf(graph, id)}: ${input} is joined to ${source === undefined ? `node ${target}, which is not there` : `an output that ${nameOf(graph, String(target))} does not have`}.`)]
}

function missingOf(graph: Graph, id: string, inputs: Graph[string]['inputs'], info: ClassInfo): Problem[] {
  return Object.entries(info.inputs).filter(([input, { required }]) => required && !Object.hasOwn(inputs, input))
    .map(([input]) => problem(graph, id, 'missing-input', input, null, null, `${nameOf(graph, id)}: ${input} is missing.`))
}

function problem(graph: Graph, node: string, kind: Problem['kind'], input: string | null, value: string | null, nearest: string | null, says: string): Problem {
  return { kind, node, className: graph[node]?.class_type ?? '', input, value, nearest, says }
}

/** What `/object_info/{kind}` says; null for `{}`, which is how a server says that it has no such kind. Choices come in two shapes. */
export function readClassInfo(answer: unknown, className: string): ClassInfo | null {
  const info = recordOf(recordOf(answer)?.[className])
  if (info === null) return null
  const input = recordOf(info['input'])
  const { output } = info
  const part = (name: string, required: boolean): [string, InputInfo][] => Object.entries(recordOf(input?.[name]) ?? {}).map(([key, value]) => [key, inputOf(value, required)])
  return {
    saves: info['output_node'] === true,
    outputs: Array.isArray(output) ? output.length : null,
    inputs: Object.fromEntries([...part('optional', false), ...part('required', true)]),
  }
}

function inputOf(value: unknown, required: boolean): InputInfo {
  const [type, given] = Array.isArray(value) ? (value as unknown[]) : []
  const options = recordOf(given)
  // Files that were uploaded into a folder of their own are taken, but stand in no list.
  const uploads = Object.keys(options ?? {}).some((key) => key.endsWith('_upload'))
  const list: unknown = uploads ? null : Array.isArray(type) ? type : type === 'COMBO' ? options?.['options'] : null
  const limit = (key: string): number | null => (typeof options?.[key] === 'number' ? options[key] : null)
  // Inputs that grow or change by a choice are sent under other names.
  const fixed = typeof type !== 'string' || !type.startsWith('COMFY_')
  return { required: required && fixed, choices: Array.isArray(list) ? list.map(String) : null, least: limit('min'), most: limit('max') }
}

function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
}
