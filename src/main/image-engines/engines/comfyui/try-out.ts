/** Looks at a server without making anything: what it is, what it has, and which workflows it can run. */
import type { Graph } from '../../pure/workflows/graph.ts'
import type { ComfyServer } from './server.ts'
import { BUNDLED, openWorkflow } from './workflows.ts'

export interface Trial {
  readonly engine: 'comfyui'
  readonly ok: boolean
  readonly sentence: string
  readonly server: { readonly host: string; readonly version: string; readonly system: string; readonly waiting: number }
  readonly devices: readonly { readonly name: string; readonly type: string; readonly vramBytes: number | null; readonly vramFreeBytes: number | null }[]
  readonly models: Readonly<Record<string, readonly string[]>>
  readonly workflows: readonly { readonly name: string; readonly title: string; readonly ready: boolean; readonly missing: readonly string[] }[]
}

const FOLDERS = ['checkpoints', 'diffusion_models', 'loras', 'vae', 'upscale_models', 'background_removal']
/** On other devices the numbers are those of the computer's own memory. */
const WITH_VRAM = ['cuda', 'xpu']

/** @throws Unavailable, EngineFailed `no-comfyui`, AuthExpired when the server does not answer as one. */
export async function tryOut(server: ComfyServer, resources: string): Promise<Trial> {
  const stats = await server.stats()
  const waiting = await server.waiting()
  const models: Record<string, readonly string[]> = {}
  for (const folder of FOLDERS) models[folder] = await server.models(folder)
  const workflows = []
  for (const [name, title] of Object.entries(BUNDLED)) workflows.push({ name, title, ...(await fits(server, (await openWorkflow(resources, name)).graph)) })
  const devices = stats.devices.map(({ name, type, vram_total: total, vram_free: free }) => ({ name: name.slice(0, 200), type, vramBytes: WITH_VRAM.includes(type) ? total : null, vramFreeBytes: WITH_VRAM.includes(type) ? free : null }))
  const ready = workflows.filter((one) => one.ready).length
  const checkpoints = (models['checkpoints']?.length ?? 0) + (models['diffusion_models']?.length ?? 0)
  const has = checkpoints === 0 ? 'It has no model yet: put one into its folder models/checkpoints.' : `It has ${checkpoints === 1 ? 'one model' : `${checkpoints} models`}; ${ready} of ${workflows.length} bundled workflows can run as they are.`
  return {
    engine: 'comfyui', ok: checkpoints > 0, sentence: `ComfyUI ${stats.system.comfyui_version} answers at ${server.host}. ${has}`,
    server: { host: server.host, version: stats.system.comfyui_version, system: stats.system.os, waiting }, devices, models, workflows,
  }
}

async function fits(server: ComfyServer, graph: Graph): Promise<{ ready: boolean; missing: readonly string[] }> {
  const problems = await server.check(graph)
  return { ready: problems.length === 0, missing: problems.map(({ says }) => says) }
}
