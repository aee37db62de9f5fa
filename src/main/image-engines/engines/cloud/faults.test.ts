import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CLOUD_ENGINES, openCloudEngine, QUICK, type Candidate } from '../../../../../test/support/cloud-stand-ins/engines.ts'
import { CLOUD_FAULTS, type CloudFault } from '../../../../../test/support/cloud-stand-ins/kit.ts'
import { contextOf, wishOf } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { toPlainError } from '../../../kernel/errors.ts'
import type { CloudTimes } from './deps.ts'

const HURRIED: Partial<CloudTimes> = { ...QUICK, answerMs: 400, drawingMs: 600, downloadMs: 600 }

async function open(candidate: Candidate, times = QUICK) {
  const { service, engine } = await openCloudEngine(candidate, times)
  return { service, engine, out: join(mkdtempSync(join(tmpdir(), 'die-cloud-')), 'picture.png') }
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

test.for(Object.entries<Candidate>(CLOUD_ENGINES))('%s begins and pays for one picture at most under each fault, says when it cannot know, and tells nothing of an answer', { timeout: 60_000 }, async ([name, candidate]) => {
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

test.for(Object.entries<Candidate>(CLOUD_ENGINES))('%s goes on where a killed core left it, wherever that was, and pays once', async ([, candidate]) => {
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
test.for(['comfy-cloud', 'replicate'] as const)('%s finds a picture whose answer was lost', async (name) => {
  const candidate = CLOUD_ENGINES[name]
  for (const fault of ['hangs-accepted', 'drops-accepted', 'gateway', 'cut-json'] satisfies CloudFault[]) {
    const opened = await open(candidate)
    opened.service.next(fault)
    expect(await wanted(opened), fault).toMatchObject({ paid: 1, made: 1, said: [] })
  }
})
