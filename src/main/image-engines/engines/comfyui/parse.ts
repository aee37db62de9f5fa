/** A ComfyUI server's messages and answers as the few things that matter. Without effects. */
import {
  accepted, historyEntry, nodeFailure, previewNote, queueAnswer, refused, socketMessage,
  type HistoryEntry, type NodeErrors, type NodeFailure, type SavedFile,
} from './schema.ts'

/** `promptId` is null where the server does not say whose it is; such an event is never the end of anything. */
export type ServerEvent =
  | { readonly kind: 'status'; readonly waiting: number }
  | { readonly kind: 'node'; readonly promptId: string | null; readonly node: string }
  | { readonly kind: 'step'; readonly promptId: string; readonly node: string | null; readonly done: number; readonly total: number }
  | { readonly kind: 'preview'; readonly promptId: string | null; readonly node: string | null; readonly image: Uint8Array; readonly format: 'jpeg' | 'png' }
  | { readonly kind: 'end'; readonly promptId: string }

/** A text message; null for what is not understood or not needed. Never throws. */
export function readMessage(text: string): ServerEvent | null {
  const parsed = socketMessage.safeParse(jsonOrNull(text))
  if (!parsed.success) return null
  const { type, data } = parsed.data
  const promptId = textOf(data?.['prompt_id'])
  if (type === 'status') return { kind: 'status', waiting: waitingOf(data) }
  if (type === 'progress') return stepOf(data, promptId)
  if (type !== 'executing') return null
  const node = data?.['node']
  // The end of a prompt, also of one that failed. A message of a re-connected socket names no prompt and is not it.
  if (node === null) return promptId === null ? null : { kind: 'end', promptId }
  return typeof node === 'string' || typeof node === 'number' ? { kind: 'node', promptId, node: String(node) } : null
}

function waitingOf(data: Record<string, unknown> | null | undefined): number {
  const info = (data?.['status'] as { exec_info?: { queue_remaining?: unknown } } | undefined)?.exec_info?.queue_remaining
  return typeof info === 'number' ? info : 0
}

function stepOf(data: Record<string, unknown> | null | undefined, promptId: string | null): ServerEvent | null {
  const [done, total] = [Number(data?.['value']), Number(data?.['max'])]
  if (promptId === null || !Number.isFinite(done) || !(total > 0)) return null
  return { kind: 'step', promptId, node: textOf(data?.['node']), done: Math.min(done, total), total }
}

const PREVIEW = 1
const PREVIEW_WITH_NOTE = 4
const FORMATS: Readonly<Record<number, 'jpeg' | 'png'>> = { 1: 'jpeg', 2: 'png' }

/** A binary message: a preview in either form, big-endian numbers first. null for anything else. Never throws. */
export function readFrame(bytes: Uint8Array): ServerEvent | null {
  if (bytes.length < 9) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [event, second] = [view.getUint32(0), view.getUint32(4)]
  if (event === PREVIEW) {
    const format = FORMATS[second]
    return format === undefined ? null : { kind: 'preview', promptId: null, node: null, image: bytes.subarray(8), format }
  }
  return event === PREVIEW_WITH_NOTE && second < bytes.length - 8 ? previewWithNote(bytes, second) : null
}

function previewWithNote(bytes: Uint8Array, length: number): ServerEvent | null {
  const note = previewNote.safeParse(jsonOrNull(new TextDecoder().decode(bytes.subarray(8, 8 + length))))
  if (!note.success) return null
  const { prompt_id: promptId, node_id: node = null, image_type: type } = note.data
  return { kind: 'preview', promptId, node, image: bytes.subarray(8 + length), format: type === 'image/png' ? 'png' : 'jpeg' }
}

/** Ids of what runs and what waits, the next one first. null when the answer is no queue. */
export function readQueue(answer: unknown): { readonly running: readonly string[]; readonly pending: readonly string[] } | null {
  const parsed = queueAnswer.safeParse(answer)
  if (!parsed.success) return null
  const ids = (items: readonly (readonly [number, string, ...unknown[]])[]): string[] => items.toSorted((a, b) => a[0] - b[0]).map(([, id]) => id)
  return { running: ids(parsed.data.queue_running), pending: ids(parsed.data.queue_pending) }
}

export type Outcome =
  | { readonly kind: 'absent' }
  | { readonly kind: 'done'; readonly files: readonly SavedFile[] }
  | { readonly kind: 'failed'; readonly failure: NodeFailure }
  | { readonly kind: 'interrupted' }

/** What the history says of `id`; absent while it waits, runs or is unknown. null when the answer is no history. */
export function readHistory(answer: unknown, id: string): Outcome | null {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return null
  const found: unknown = (answer as Record<string, unknown>)[id]
  if (found === undefined) return { kind: 'absent' }
  const parsed = historyEntry.safeParse(found)
  return parsed.success ? outcomeOf(parsed.data) : null
}

function outcomeOf({ status, outputs }: HistoryEntry): Outcome {
  const messages = status?.messages ?? []
  // A failure and an interrupt have the same status; the name of the message tells them apart.
  if (messages.some(([name]) => name === 'execution_interrupted')) return { kind: 'interrupted' }
  const error = messages.findLast(([name]) => name === 'execution_error')
  if (error !== undefined || status?.status_str === 'error') return { kind: 'failed', failure: nodeFailure.parse(typeof error?.[1] === 'object' && error[1] !== null ? error[1] : {}) }
  return { kind: 'done', files: picturesOf(outputs) }
}

/** What Save Image wrote; what was only previewed counts where nothing was saved. In the order of the nodes. */
function picturesOf(outputs: HistoryEntry['outputs']): SavedFile[] {
  const files = Object.entries(outputs).toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).flatMap(([, { images }]) => images)
  const saved = files.filter(({ type }) => type === 'output')
  return saved.length > 0 ? saved : files.filter(({ type }) => type === 'temp')
}

/** One thing that the server holds against a workflow; texts are the server's own and name nodes and inputs only. */
export interface Complaint {
  readonly type: string
  readonly node: string
  readonly className: string
  readonly input: string | null
  readonly received: string | null
  readonly choices: readonly string[]
}

/** A refusal of POST /prompt; null when the body is not one (a proxy's page, plain text). */
export function readRefusal(answer: unknown): readonly Complaint[] | null {
  const parsed = refused.safeParse(answer)
  if (!parsed.success) return null
  const { error, node_errors: errors } = parsed.data
  const inside = complaintsOf(errors)
  if (inside.length > 0) return inside
  const info = error.extra_info ?? {}
  const node = textOf(info['node_id']) ?? /Node ID '#([^']{1,80})'/.exec(error.details)?.[1] ?? ''
  const className = textOf(info['class_type']) ?? /node (\S{1,120}) does not exist/.exec(error.message)?.[1] ?? ''
  return [{ type: error.type === 'invalid_prompt' && className !== '' ? 'missing_node_type' : error.type, node, className, input: null, received: null, choices: [] }]
}

export function readAccepted(answer: unknown): { readonly promptId: string; readonly complaints: readonly Complaint[] } | null {
  const parsed = accepted.safeParse(answer)
  return parsed.success ? { promptId: parsed.data.prompt_id, complaints: complaintsOf(parsed.data.node_errors) } : null
}

function complaintsOf(errors: NodeErrors): Complaint[] {
  return Object.entries(errors).flatMap(([node, { errors: list, class_type: className }]) =>
    list.map(({ type, extra_info: info }) => ({ type, node, className, input: textOf(info?.['input_name']), received: textOf(info?.['received_value']), choices: choicesIn(info?.['input_config']) })))
}

function choicesIn(config: unknown): string[] {
  const [first, options] = Array.isArray(config) ? (config as unknown[]) : []
  const list = Array.isArray(first) ? first : (options as { options?: unknown } | null | undefined)?.options
  return Array.isArray(list) ? list.filter((choice): choice is string => typeof choice === 'string') : []
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
