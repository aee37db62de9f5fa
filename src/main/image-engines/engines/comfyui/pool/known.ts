/** What one server has, asked anew every few minutes: models come and go while it runs. */
import type { Clock } from '../../../../kernel/clock.ts'
import type { Problem } from '../../../pure/workflows/check.ts'
import type { Graph } from '../../../pure/workflows/graph.ts'
import type { SystemStats } from '../schema.ts'
import type { ComfyServer } from '../server.ts'

const FRESH_MS = 120_000

export interface Known {
  readonly stats: SystemStats
  readonly checkpoints: readonly string[]
  /** Models that cut a subject out. */
  readonly removers: readonly string[]
  /** Of the card that it works with; null where there is none or it does not say. */
  readonly vramBytes: number | null
  /** What it lacks; `name` stands for the graph, so that it is asked once. */
  check(name: string, graph: Graph): Promise<readonly Problem[]>
}

export interface Knowledge {
  /** @throws Unavailable, EngineFailed `no-comfyui`, AuthExpired, SchemaChanged. */
  get(): Promise<Known>
  /** The newest that was learned, also when it is old. */
  last(): Known | null
  forget(): void
}

export function createKnowledge(server: ComfyServer, clock: Clock): Knowledge {
  let held: { readonly at: number; readonly known: Promise<Known> } | null = null
  let last: Known | null = null
  return {
    get() {
      const now = clock.now()
      if (held !== null && now >= held.at && now - held.at < FRESH_MS) return held.known
      const asked = { at: now, known: ask(server) }
      held = asked
      asked.known.then((known) => void (last = known), () => void (held === asked && (held = null)))
      return asked.known
    },
    last: () => last,
    forget: () => void (held = null),
  }
}

async function ask(server: ComfyServer): Promise<Known> {
  const stats = await server.stats()
  const [checkpoints, removers] = await Promise.all([server.models('checkpoints'), server.models('background_removal')])
  const checks = new Map<string, Promise<readonly Problem[]>>()
  return {
    stats, checkpoints, removers, vramBytes: vramOf(stats),
    check(name, graph) {
      const asked = checks.get(name) ?? server.check(graph)
      checks.set(name, asked)
      asked.catch(() => checks.delete(name))
      return asked
    },
  }
}

/** On other devices the numbers are those of the computer's own memory. */
const WITH_VRAM = ['cuda', 'xpu']

function vramOf({ devices: [first] }: SystemStats): number | null {
  return first !== undefined && WITH_VRAM.includes(first.type) ? first.vram_total : null
}
