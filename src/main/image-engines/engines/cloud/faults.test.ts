import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { standInComfyCloud } from '../../../../../test/support/cloud-stand-ins/comfy-cloud.ts'
import { QUICK } from '../../../../../test/support/cloud-stand-ins/engines.ts'
import { CLOUD_FAULTS, type CloudFault, type CloudStandIn } from '../../../../../test/support/cloud-stand-ins/kit.ts'
import { standInOpenAiImages } from '../../../../../test/support/cloud-stand-ins/openai.ts'
import { standInReplicate } from '../../../../../test/support/cloud-stand-ins/replicate.ts'
import { standInRunPod } from '../../../../../test/support/cloud-stand-ins/runpod.ts'
import { standInStability } from '../../../../../test/support/cloud-stand-ins/stability.ts'
import { contextOf, wishOf } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { AppError } from '../../../kernel/errors.ts'
import { createComfyCloudEngine } from '../comfy-cloud/engine.ts'
import { openWorkflow } from '../comfyui/workflows.ts'
import { createOpenAiEngine } from '../openai/engine.ts'
import { createReplicateEngine } from '../replicate/engine.ts'
import { createRunPodEngine } from '../runpod/engine.ts'
import { createStabilityEngine } from '../stability/engine.ts'
import type { ImageEngine } from '../../engine.ts'
import type { CloudTimes, GraphDeps } from './deps.ts'
import { createCloudFetch } from './fetch.ts'

const resources = fileURLToPath(new URL('../../../../../resources', import.meta.url))

interface Candidate {
  readonly standIn: () => Promise<CloudStandIn>
  readonly engine: (deps: GraphDeps) => ImageEngine
  readonly path: string
  readonly model: string | null
  readonly jobs: boolean
}

const ENGINES: Record<string, Candidate> = {
  openai: { standIn: standInOpenAiImages, engine: createOpenAiEngine, path: '/v1', model: null, jobs: false },
  'comfy-cloud': { standIn: standInComfyCloud, engine: createComfyCloudEngine, path: '', model: null, jobs: true },
  replicate: { standIn: standInReplicate, engine: createReplicateEngine, path: '/v1', model: 'stand-in/painter', jobs: true },
  runpod: { standIn: standInRunPod, engine: createRunPodEngine, path: '/v2', model: 'abcd1234', jobs: true },
  stability: { standIn: standInStability, engine: createStabilityEngine, path: '', model: null, jobs: false },
}

const HURRIED: Partial<CloudTimes> = { ...QUICK, answerMs: 400, drawingMs: 600, downloadMs: 600 }

async function open({ standIn, engine, path, model }: Candidate, times = QUICK) {
  const service = await standIn()
  const cloud = createCloudFetch()
  onTestFinished(() => cloud.close())
  const made = engine({
    key: async () => 'sk-secret', model: () => model, price: () => 2, fetch: cloud.fetch, clock: systemClock, address: `${service.origin}${path}`,
    times, workflow: (name) => openWorkflow(resources, name ?? 'sdxl'),
  })
  return { service, engine: made, out: join(mkdtempSync(join(tmpdir(), 'die-cloud-')), 'picture.png') }
}

interface Outcome {
  readonly begun: number
  readonly paid: number
  readonly made: number
  /** Kinds of the errors, one for each try that failed. */
  readonly said: readonly string[]
  readonly text: string
}

/** As whoever asks does it: what may pass is tried again with what was kept, anything else ends it. */
async function wanted({ service, engine, out }: Awaited<ReturnType<typeof open>>): Promise<Outcome> {
  const said: string[] = []
  let [task, text] = [null as string | null, '']
  for (let attempt = 0; attempt < 4; attempt++) {
    const context = contextOf(task)
    const error = await engine.make(wishOf(), out, context).then(() => null, (thrown: unknown) => thrown)
    task = context.saved()
    if (error === null) break
    if (!(error instanceof AppError)) throw error
    said.push(error.kind)
    text += `${error.message} ${error.action ?? ''} ${JSON.stringify(error.detail)}`
    if (error.kind !== 'unavailable' && error.kind !== 'rate-limited') break
  }
  return { begun: service.begun(), paid: service.paid(), made: existsSync(out) ? 1 : 0, said, text }
}

const table: string[] = []
afterAll(() => {
  if (process.env['IDEA_ENGINE_SHOW_TABLE'] === '1') console.log(table.join('\n'))
})

/** Faults that only jobs have. */
const OF_JOBS = CLOUD_FAULTS.slice(CLOUD_FAULTS.indexOf('job-fails'))

test.for(Object.entries(ENGINES))('%s pays for one picture at most under each fault, says when it cannot know, and tells nothing of an answer', { timeout: 60_000 }, async ([name, candidate]) => {
  for (const fault of CLOUD_FAULTS) {
    if (!candidate.jobs && OF_JOBS.includes(fault)) continue
    const opened = await open(candidate, HURRIED)
    opened.service.next(fault)
    const { begun, paid, made, said, text } = await wanted(opened)
    table.push([name, fault, `begun ${begun}`, `paid ${paid}`, `made ${made}`, said.join(' ')].join('\t'))
    const at = `${name} under ${fault}`
    expect(paid, at).toBeLessThanOrEqual(1)
    // Only what surely failed there is begun anew.
    expect(begun, at).toBeLessThanOrEqual(said[0] === 'unavailable' && fault === 'job-fails' ? 2 : 1)
    if (begun === 1 && made === 0) expect(said.at(-1), at).toMatch(/outcome-unknown|rejected|cancelled/)
    // A picture that was paid for is here, or it is said that it may be paid for or what came was none.
    if (paid === 1 && made === 0) expect(said.at(-1), at).toMatch(/outcome-unknown|rejected/)
    if (made === 1) expect(paid, at).toBe(1)
    if (paid === 0 && made === 0) expect(said.length, at).toBeGreaterThan(0)
    expect(text, at).not.toMatch(/sk-secret|upstream connect|<html|GIF89/)
  }
})

test.for(Object.entries(ENGINES))('%s goes on where a killed core left it, wherever that was, and pays once', async ([, candidate]) => {
  const first = await open(candidate)
  const kept: (string | null)[] = [null]
  await first.engine.make(wishOf(), first.out, { ...contextOf(), saveTask: (task) => void kept.push(task) })
  for (const task of kept.slice(1)) {
    const outcome = await first.engine.make(wishOf(), `${first.out}.again`, contextOf(task)).then(() => 'made', (error: unknown) => (error instanceof AppError ? error.kind : 'bug'))
    expect(['made', 'outcome-unknown']).toContain(outcome)
  }
  expect(first.service.paid()).toBe(1)
})

/** Where a lost answer can be looked up, the picture comes all the same. */
test.for(['comfy-cloud', 'replicate'])('%s finds a picture whose answer was lost', async (name) => {
  const candidate = ENGINES[name]
  if (candidate === undefined) throw new Error(name)
  for (const fault of ['hangs-accepted', 'drops-accepted', 'gateway', 'cut-json'] satisfies CloudFault[]) {
    const opened = await open(candidate)
    opened.service.next(fault)
    expect(await wanted(opened), fault).toMatchObject({ paid: 1, made: 1, said: [] })
  }
})
