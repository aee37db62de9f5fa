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
import { toPlainError } from '../../../kernel/errors.ts'
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
    const error = await engine.make(wishOf(), out, context).then(() => null, toPlainError)
    task = context.saved()
    if (error === null) break
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

/** What must not be. Only what surely failed there is begun anew; what is paid for is here, or is said to be unknown or no picture. */
function complaints(fault: CloudFault, { begun, paid, made, said, text }: Outcome): string[] {
  const last = said.at(-1) ?? ''
  const mayBeginAnew = fault === 'job-fails' && said[0] === 'unavailable'
  return [
    ...(paid > 1 || begun > (mayBeginAnew ? 2 : 1) ? ['paid or begun twice'] : []),
    ...(begun === 1 && made === 0 && !/^(?:outcome-unknown|rejected|cancelled)$/.test(last) ? ['begun, not here, and not said'] : []),
    ...(made === 1 && paid !== 1 ? ['made and not paid'] : []),
    ...(made === 0 && said.length === 0 ? ['nothing made and nothing said'] : []),
    ...(/sk-secret|upstream connect|<html|GIF89/.test(text) ? ['tells of the answer'] : []),
  ]
}

test.for(Object.entries(ENGINES))('%s begins and pays for one picture at most under each fault, says when it cannot know, and tells nothing of an answer', { timeout: 60_000 }, async ([name, candidate]) => {
  const wrong: string[] = []
  for (const fault of CLOUD_FAULTS) {
    if (!candidate.jobs && OF_JOBS.includes(fault)) continue
    // Its pictures come in the answer.
    if (name === 'runpod' && fault === 'download-drops') continue
    const opened = await open(candidate, HURRIED)
    opened.service.next(fault)
    const outcome = await wanted(opened)
    table.push([name, fault, `begun ${outcome.begun}`, `paid ${outcome.paid}`, `made ${outcome.made}`, outcome.said.join(' ')].join('\t'))
    wrong.push(...complaints(fault, outcome).map((complaint) => `${name} under ${fault}: ${complaint}`))
  }
  expect(wrong).toEqual([])
})

test.for(Object.entries(ENGINES))('%s goes on where a killed core left it, wherever that was, and pays once', async ([, candidate]) => {
  const first = await open(candidate)
  const kept: (string | null)[] = [null]
  await first.engine.make(wishOf(), first.out, { ...contextOf(), saveTask: (task) => void kept.push(task) })
  for (const task of kept.slice(1)) {
    const outcome = await first.engine.make(wishOf(), `${first.out}.again`, contextOf(task)).then(() => 'made', (error: unknown) => toPlainError(error).kind)
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
