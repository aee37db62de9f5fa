import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { serverAddress, type ProxyHeader } from '../../../src/main/image-engines/engines/comfyui/address.ts'
import { createComfyClient, type ClientTimes, type ComfyClient, type Order } from '../../../src/main/image-engines/engines/comfyui/client.ts'
import { fillWorkflow, type Values } from '../../../src/main/image-engines/pure/workflows/fill.ts'
import { findInputs } from '../../../src/main/image-engines/pure/workflows/find-inputs.ts'
import { readWorkflow } from '../../../src/main/image-engines/pure/workflows/graph.ts'
import { systemClock } from '../../../src/main/kernel/clock.ts'

/** Everything that takes seconds on a real line takes milliseconds here. */
export const QUICK: Partial<ClientTimes> = { pingMs: 60, openMs: 2_000, firstPauseMs: 5, longestPauseMs: 40, lookMs: 150, blindLookMs: 15, settleMs: [20, 40, 80], patienceMs: 10_000, stopMs: 5_000 }
export const LIMITS = { connectMs: 2_000, answerMs: 400, idleMs: 400 }

let clients = 0

export function openClient(address: string, options: { times?: Partial<ClientTimes>; header?: ProxyHeader } = {}): ComfyClient {
  clients += 1
  return createComfyClient({ address: serverAddress(address), clientId: `test-${process.pid}-${clients}`, clock: systemClock, times: { ...QUICK, ...options.times }, limits: LIMITS, header: options.header ?? null })
}

/** A bundled workflow of few steps as an order whose files go to `folder`. */
export function orderOf(values: Values & { readonly seed: number }, options: { folder?: string; workflow?: string; previews?: boolean; key?: string } = {}): Order {
  const { folder = mkdtempSync(join(tmpdir(), 'die-comfy-')), workflow = 'sdxl', previews = false, key = `${folder}/${values.seed}` } = options
  const file = new URL(`../../../resources/workflows/${workflow}.json`, import.meta.url)
  const graph = readWorkflow(readFileSync(file, 'utf8'), workflow)
  const mapping = findInputs(graph)
  const filled = fillWorkflow(graph, mapping, { ...(mapping.prompt.length === 0 ? {} : { prompt: 'a fox', steps: 3 }), ...values }, workflow)
  return { key, graph: filled, mapping, pictures: Number(values.batch ?? 1), previews, out: (index) => join(folder, `${values.seed}${index === 0 ? '' : `-${index}`}.png`) }
}
