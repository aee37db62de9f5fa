/** What a ComfyUI server says, as far as it is read (seen on servers 0.3.64 and 0.33.0). Unknown keys are let be. */
import { z } from 'zod'

/** `[number, prompt_id, prompt, extra_data, [output node ids]]`; only the first two are read. */
const queueItem = z.tuple([z.number(), z.string()]).rest(z.unknown())
export const queueAnswer = z.object({ queue_running: z.array(queueItem), queue_pending: z.array(queueItem) })

const savedFile = z.object({ filename: z.string().min(1).max(1024), subfolder: z.string().max(1024).default(''), type: z.enum(['output', 'temp', 'input']) })
export type SavedFile = z.infer<typeof savedFile>

/** Nodes of other makers put what they like into their output, so only a list of images is looked at. */
const nodeOutput = z.object({ images: z.array(savedFile).catch([]).default([]) }).catch({ images: [] })

export const nodeFailure = z.object({
  node_id: z.union([z.string(), z.number()]).transform(String).catch(''),
  node_type: z.string().catch(''),
  exception_type: z.string().catch(''),
  exception_message: z.string().catch(''),
})
export type NodeFailure = z.infer<typeof nodeFailure>

export const historyEntry = z.object({
  outputs: z.record(z.string(), nodeOutput.nullable().transform((output) => output ?? { images: [] })).default({}),
  status: z.object({
    status_str: z.string(),
    messages: z.array(z.tuple([z.string(), z.unknown()])).catch([]),
  }).nullable().default(null),
})
export type HistoryEntry = z.infer<typeof historyEntry>

const nodeErrors = z.record(z.string(), z.object({
  errors: z.array(z.object({ type: z.string(), message: z.string().default(''), details: z.string().default(''), extra_info: z.record(z.string(), z.unknown()).nullish() })).default([]),
  class_type: z.string().default(''),
}))
/** An empty list stands where nothing is wrong on some servers. */
const nodeErrorsOrNone = z.union([nodeErrors, z.array(z.unknown()).transform(() => ({}))]).default({})
export type NodeErrors = z.infer<typeof nodeErrors>

export const accepted = z.object({ prompt_id: z.string(), number: z.number().nullish(), node_errors: nodeErrorsOrNone })
export const refused = z.object({
  error: z.object({ type: z.string(), message: z.string().default(''), details: z.string().default(''), extra_info: z.record(z.string(), z.unknown()).nullish() }),
  node_errors: nodeErrorsOrNone,
})

const bytes = z.number().nullable().catch(null)
/** “cuda:0 NVIDIA GeForce RTX 3060 : cudaMallocAsync” by the name on the box. */
const card = z.string().catch('').transform((name) => name.replace(/^[a-z]+:\d+\s+/, '').replace(/\s+:\s.*$/, '').slice(0, 200))
export const systemStats = z.object({
  system: z.object({ os: z.string().catch(''), comfyui_version: z.string().catch('unknown'), python_version: z.string().catch('') }),
  devices: z.array(z.object({ name: card, type: z.string().catch('unknown'), vram_total: bytes, vram_free: bytes, torch_vram_total: bytes, torch_vram_free: bytes })).default([]),
})
export type SystemStats = z.infer<typeof systemStats>

export const fileNames = z.array(z.string())
export const uploaded = z.object({ name: z.string().min(1), subfolder: z.string().default(''), type: z.string().default('input') })
export const cancelAnswer = z.object({ cancelled: z.boolean() })

/** Every message of the socket; `data` is read by its type. */
export const socketMessage = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()).nullish() })
export const previewNote = z.object({ prompt_id: z.string(), node_id: z.string().optional(), image_type: z.string().default('image/jpeg') })
