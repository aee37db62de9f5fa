/** Servers and workflows as Settings shows them. */
import { toIso } from '../../../kernel/clock.ts'
import { pause } from '../../../kernel/http/pause.ts'
import type { ComfyServerView, WorkflowView } from '../../contract.ts'
import { fillWorkflow } from '../../pure/workflows/fill.ts'
import { isLink, type Graph } from '../../pure/workflows/graph.ts'
import type { Mapping } from '../../pure/workflows/mapping.ts'
import type { OwnWorkflow, OwnWorkflows } from './own-workflows.ts'
import { checkpointFor } from './pool/bundled-choice.ts'
import type { Known } from './pool/known.ts'
import type { Member } from './pool/member.ts'
import type { StartedState } from './started/supervise.ts'
import type { ComfyServerRow } from './tables.ts'
import { BUNDLED, isBundled, type Workflow } from './workflows.ts'

type Standing = Pick<ComfyServerView, 'state' | 'sentence' | 'action'>

export function serverView({ id, kind, enabled, keySetAt, ...row }: ComfyServerRow, member: Member | undefined, started: StartedState | null, locked: Pick<Standing, 'sentence' | 'action'> | null): ComfyServerView {
  const known = member?.knowledge.last() ?? null
  const address = kind === 'started' && new URL(row.address).port === '' ? row.title : new URL(row.address).host
  return {
    id, address, kind, enabled, keySetAt: keySetAt === null ? null : toIso(keySetAt), ...(enabled && keySetAt !== null && member === undefined && locked !== null ? { state: 'unknown' as const, ...locked } : standingOf(enabled, kind, member, started)),
    version: known?.stats.system.comfyui_version ?? null, checkpoints: [...(known?.checkpoints ?? [])], waiting: member?.waiting ?? null,
    devices: (known?.stats.devices ?? []).map(({ name, type, vram_total: total, vram_free: free }) => {
      const onCard = ['cuda', 'xpu'].includes(type)
      return { name: name.slice(0, 200), vramBytes: onCard ? total : null, vramFreeBytes: onCard ? free : null }
    }),
  }
}

function standingOf(enabled: boolean, kind: ComfyServerRow['kind'], member: Member | undefined, started: StartedState | null): Standing {
  if (!enabled) return { state: 'stopped', sentence: kind === 'started' ? 'It is stopped.' : 'It is turned off and not asked.', action: null }
  if (kind === 'started' && started?.kind !== 'ready') return startingOf(started)
  if (member === undefined || member.health.state === 'unknown') return { state: 'unknown', sentence: 'It was not asked yet.', action: null }
  if (member.health.state === 'resting') return { state: 'resting', sentence: member.health.why, action: member.health.action ?? 'It is asked again by itself.' }
  if (member.paused !== null) return { state: 'busy', sentence: member.paused, action: null }
  const waiting = member.waiting ?? 0
  if (waiting > 0) return { state: 'busy', sentence: `${waiting === 1 ? 'One picture runs or waits' : `${waiting} pictures run or wait`} there.`, action: null }
  return { state: 'ready', sentence: 'It answers and has nothing to do.', action: null }
}

function startingOf(started: StartedState | null): Standing {
  if (started?.kind === 'starting') return { state: 'starting', sentence: started.sentence, action: null }
  if (started?.kind === 'failed') return { state: 'failed', sentence: started.sentence, action: started.action }
  return { state: 'stopped', sentence: 'It is started when a picture is wanted.', action: null }
}

export async function workflowViews(own: OwnWorkflows, chosen: string | null, known: readonly Known[]): Promise<WorkflowView[]> {
  const bundled = await Promise.all(Object.entries(BUNDLED).map(async ([name, title]): Promise<OwnWorkflow> => ({ name, title, workflow: await own.open(name), problem: null })))
  return Promise.all([...bundled, ...(await own.list())].map(async ({ name, title, workflow, problem }): Promise<WorkflowView> => ({
    name, title, bundled: isBundled(name), chosen: name === chosen,
    mapping: workflow === null ? {} : slotsByField(workflow.graph, workflow.mapping),
    candidates: workflow === null || isBundled(name) ? {} : candidatesOf(workflow),
    missing: problem !== null ? [problem] : workflow === null ? null : await lackingFor(workflow, known),
  })))
}

type Slots = WorkflowView['mapping'][string]

function slotsByField(graph: Graph, mapping: Mapping): WorkflowView['mapping'] {
  return Object.fromEntries(Object.entries(mapping).map(([field, slots]) => [field, slots.map(({ node, input }) => slotOf(graph, node, input))]))
}

const SHOWN_LETTERS = 200
const MOST_CANDIDATES = 80

function slotOf(graph: Graph, node: string, input: string): Slots[number] {
  const value = graph[node]?.inputs[input]
  return { node, input, title: graph[node]?._meta?.title ?? graph[node]?.class_type ?? '', value: (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, SHOWN_LETTERS) }
}

const TEXTS = ['prompt', 'negative', 'sampler', 'scheduler', 'checkpoint', 'lora', 'upscaler', 'image', 'saveAs']

/** Every value of the right kind that stands in a step; what is joined to another step is changed there. */
function candidatesOf({ graph, mapping }: Workflow): WorkflowView['candidates'] {
  const literals = Object.entries(graph).flatMap(([node, { inputs }]) => Object.entries(inputs).filter(([, value]) => !isLink(value)).map(([input, value]) => ({ node, input, value })))
  const ofKind = (kind: 'string' | 'number'): Slots => literals.filter(({ value }) => typeof value === kind).slice(0, MOST_CANDIDATES).map(({ node, input }) => slotOf(graph, node, input))
  return Object.fromEntries(Object.keys(mapping).map((field) => [field, ofKind(TEXTS.includes(field) ? 'string' : 'number')]))
}

/** Of the server that lacks least; null when none was asked. A bundled one is judged with the model that it would be used with. */
async function lackingFor({ name, graph, mapping }: Workflow, known: readonly Known[]): Promise<string[] | null> {
  const lists = await Promise.all(known.map(async (one) => {
    const checkpoint = isBundled(name) ? checkpointFor(name, one.checkpoints) : null
    const used = checkpoint === null || mapping.checkpoint.length === 0 ? graph : fillWorkflow(graph, mapping, { checkpoint }, name)
    return inTime(one.check(`view/${name}`, used).then((problems) => problems.map(({ says }) => says), () => null))
  }))
  return lists.filter((list) => list !== null).toSorted((a, b) => a.length - b.length)[0] ?? null
}

/** The window waits for it; what a server does not say soon is not known now. */
const CHECK_MS = 3_000

async function inTime<T>(work: Promise<T>): Promise<T | null> {
  const over = new AbortController()
  try {
    return await Promise.race([work, pause(CHECK_MS, over.signal).then(() => null, () => null)])
  } finally {
    over.abort()
  }
}
