import { cpSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DONE, patient, startTestJobs, work, type TestJobs } from '../../../test/support/test-jobs.ts'
import { tempHome } from '../../../test/support/temp-home.ts'

/** What the disk would hold after kill -9 at this moment: the files as they are, with the journal. */
function crash({ home }: TestJobs): string {
  const after = tempHome()
  cpSync(home, after, { recursive: true })
  rmSync(`${after}/library.db-shm`, { force: true })
  return after
}

test('work that ran when the program was killed runs again, and the cut attempt does not count', async () => {
  const first = await startTestJobs([work(patient())], { owner: 'first' })
  const id = first.enqueue({})
  await first.turn()
  const attempts: number[] = []
  const second = await startTestJobs([work(({ attempt, jobId }) => {
    expect(jobId).toBe(id)
    attempts.push(attempt)
    return DONE
  })], { home: crash(first), owner: 'second' })
  expect(await second.ended(id)).toBe('done')
  expect(attempts).toEqual([1])
})

test('what it saved comes back with it', async () => {
  const first = await startTestJobs([work((context) => {
    context.saveState({ taskId: 'remote-7' })
    return patient()(context)
  })], { owner: 'first' })
  const id = first.enqueue({})
  await first.turn()
  const seen: unknown[] = []
  const second = await startTestJobs([work(({ savedState }) => {
    seen.push(savedState)
    return DONE
  })], { home: crash(first), owner: 'second' })
  await second.ended(id)
  expect(seen).toEqual([{ taskId: 'remote-7' }])
})

test('work that must not be repeated is over, and says so', async () => {
  const first = await startTestJobs([work(patient(), { recovery: 'abandon' })], { owner: 'first' })
  const id = first.enqueue({})
  await first.turn()
  const second = await startTestJobs([work(() => DONE, { recovery: 'abandon' })], { home: crash(first), owner: 'second' })
  expect(second.jobs.queue.find(id)).toMatchObject({ state: 'failed', reason: 'The program ended while this was running.' })
  expect(second.jobs.events.after(0, 10).map((event) => event.eventType)).toEqual(['job.failed'])
})

test('work during which the program died three times is set aside instead of killing it for ever', async () => {
  let kit = await startTestJobs([work(patient())], { owner: '0' })
  const id = kit.enqueue({})
  await kit.turn()
  for (const owner of ['1', '2']) {
    kit = await startTestJobs([work(patient())], { home: crash(kit), owner })
    await kit.turn()
    expect(kit.jobs.queue.find(id).state).toBe('running')
  }
  kit = await startTestJobs([work(patient())], { home: crash(kit), owner: '3' })
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'failed', reason: 'The program ended 3 times while this was running.' })
})

test('a clean end leaves running work for the next start and counts as no death', async () => {
  let kit = await startTestJobs([work(patient())], { owner: '0' })
  const id = kit.enqueue({})
  for (const owner of ['1', '2', '3', '4', '5']) {
    await kit.turn()
    expect(kit.jobs.queue.find(id).state).toBe('running')
    await kit.jobs.stop()
    await kit.store.close()
    kit = await startTestJobs([work(patient())], { home: kit.home, owner })
  }
  await kit.turn()
  expect(kit.jobs.queue.find(id).state).toBe('running')
})

test('work that finishes while the program ends is done, and what cannot let go is waited for only so long', async () => {
  const kit = await startTestJobs([work(({ input, signal }) => new Promise((resolve) => {
    if (input['polite'] === true) signal.addEventListener('abort', () => resolve(DONE))
  }))])
  const [polite, deaf] = [kit.enqueue({ payload: { polite: true } }), kit.enqueue({ payload: { polite: false } })]
  await kit.turn()
  const started = performance.now()
  await kit.jobs.stop()
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(kit.jobs.queue.find(polite).state).toBe('done')
  expect(kit.jobs.queue.find(deaf).state).toBe('running')
})

test('rows of this very process are left alone', async () => {
  const kit = await startTestJobs([work(patient())], { owner: 'me' })
  const id = kit.enqueue({})
  await kit.turn()
  const again = await startTestJobs([work(patient())], { home: crash(kit), owner: 'me' })
  expect(again.jobs.queue.find(id)).toMatchObject({ state: 'running', attempt: 1 })
})

test('work of a kind that nobody knows is parked with a sentence, and comes back with a program that knows it', async () => {
  const newer = await startTestJobs([work(patient()), work(patient(), { kind: 'publishing.submit' })], { owner: 'newer' })
  const [waiting, running] = [newer.enqueue({ kind: 'publishing.submit', runAt: newer.clock.now() + 1_000 }), newer.enqueue({ kind: 'publishing.submit' })]
  await newer.turn()
  const older = await startTestJobs([work(patient())], { home: crash(newer), owner: 'older' })
  for (const id of [waiting, running]) {
    expect(older.jobs.queue.find(id)).toMatchObject({ state: 'parked', reason: 'This version of the program does not know work of the kind “publishing.submit”; it waits for one that does.' })
  }
  expect(older.jobs.events.after(0, 10).map((event) => event.eventType)).toEqual(['job.parked', 'job.parked'])
  await older.jobs.stop()
  const back = await startTestJobs([work(patient()), work(() => DONE, { kind: 'publishing.submit' })], { home: crash(older), owner: 'back' })
  expect([await back.ended(waiting), await back.ended(running)]).toEqual(['done', 'done'])
})
