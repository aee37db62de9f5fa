/** Pictures under faults of every known kind: which came, and which were drawn more than once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComfyClient, Order } from '../../src/main/image-engines/engines/comfyui/client.ts'
import { AppError } from '../../src/main/kernel/errors.ts'
import { deriveUuid } from '../../src/main/kernel/ids.ts'
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { openClient, orderOf } from '../../test/support/fake-comfyui/open-client.ts'
import { startFakeComfy, type FakeComfy, type Fault } from '../../test/support/fake-comfyui/server.ts'

const SERVER = ['server killed', 'socket dropped', 'socket forgotten', 'line frozen', 'program killed'] as const
const SWITCHES: readonly Fault[] = [
  'post-hangs-accepted', 'post-hangs-refused', 'post-drops-accepted', 'post-drops-refused', 'post-late', 'post-503', 'queue-503', 'mute',
  'out-of-memory', 'out-of-ram', 'step-fails', 'download-cut', 'empty-file', 'broken-file', 'file-gone',
]
type Kind = (typeof SERVER)[number] | Fault
const KINDS: readonly Kind[] = [...SERVER, ...SWITCHES]
/** What is saved again by design: the first file was no picture, or is gone. */
const SPOILED: readonly Kind[] = ['empty-file', 'broken-file', 'file-gone']

export interface Tally {
  readonly kind: string
  times: number
  lost: number
  doubled: number
}

/** How often a runner of jobs would ask for a picture that failed. */
const TRIES = 6
const ATTEMPTS = 20

export async function countFaults(times: number, folder: string): Promise<Tally[]> {
  const fake = await startFakeComfy({ stepMs: 4 })
  const rng = createRng('comfyui-faults')
  const tallies = new Map<string, Tally>(KINDS.map((kind) => [kind, { kind, times: 0, lost: 0, doubled: 0 }]))
  let client = openClient(fake.address)
  const spoiled = new Set<string>()
  const keys: { key: string; tally: Tally }[] = []
  for (let index = 0; index < times; index++) {
    const kind = KINDS[index % KINDS.length] ?? 'server killed'
    const tally = tallies.get(kind)
    if (tally === undefined) continue
    tally.times += 1
    // A second picture waits behind the first, as in a night.
    const orders = [index * 2, index * 2 + 1].map((seed) => orderOf({ seed, steps: 4 }, { folder }))
    orders.forEach(({ key }) => keys.push({ key, tally }))
    if (SPOILED.includes(kind)) orders.forEach(({ key }) => spoiled.add(key))
    if (SWITCHES.includes(kind as Fault)) fake.next(kind as Fault)
    const made = orders.map((order) => insisted(() => client, order))
    await harm(kind, fake, rng.int(40), () => {
      void client.close()
      client = openClient(fake.address)
    })
    for (const [at, done] of (await Promise.all(made)).entries()) if (!done || !isPng(join(folder, `${index * 2 + at}.png`))) tally.lost += 1
  }
  for (const { key, tally } of keys) if (savedOf(fake, key) > (spoiled.has(key) ? 2 : 1)) tally.doubled += 1
  await client.close()
  await fake.stop()
  return [...tallies.values()].filter((one) => one.times > 0)
}

async function harm(kind: Kind, fake: FakeComfy, afterMs: number, killProgram: () => void): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  if (kind === 'server killed') await fake.kill().then(() => fake.restart())
  if (kind === 'socket dropped') fake.dropSockets()
  if (kind === 'socket forgotten') fake.forgetSockets()
  if (kind === 'line frozen') fake.freezeSockets()
  if (kind === 'program killed') killProgram()
}

/** As a runner of jobs: again, under the same key, with whatever client there is then. */
async function insisted(client: () => ComfyClient, order: Order): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const mine = client()
    const made = mine.make(order, { signal: new AbortController().signal, progress: () => undefined }).then(() => true, (error: unknown) => {
      if (error instanceof AppError) return false
      throw error
    })
    if (await Promise.race([made, replaced(client, mine)])) return true
  }
  return false
}

/** False as soon as the program that asked is gone. */
async function replaced(client: () => ComfyClient, mine: ComfyClient): Promise<false> {
  while (client() === mine) await new Promise((resolve) => setTimeout(resolve, 10).unref())
  return false
}

function savedOf({ saved }: FakeComfy, key: string): number {
  return Array.from({ length: ATTEMPTS }, (_, index) => saved.get(deriveUuid('comfyui', key, index + 1)) ?? 0).reduce((sum, count) => sum + count, 0)
}

export function isPng(file: string): boolean {
  try {
    return readFileSync(file).toString('latin1').endsWith('IEND\u00AEB`\u0082')
  } catch {
    return false
  }
}
