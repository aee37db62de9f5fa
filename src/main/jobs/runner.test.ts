import { expect, test } from 'vitest'
import { DONE, patient, startTestJobs, work, type TestJobs } from '../../../test/support/test-jobs.ts'
import { StoreError } from '../store/index.ts'
import { AppError, BudgetExceeded, InvalidInput, NeedsHuman, NotFound, RateLimited, WorkerDied } from '../kernel/errors.ts'

const typesIn = ({ jobs }: TestJobs): string[] => jobs.events.after(0, 100).map((event) => event.eventType)

test('work runs with its input, says how far it is, and leaves its result', async () => {
  const kit = await startTestJobs([work(async ({ input, progress, saveState, attempt, correlationId }) => {
    progress(1, 2, 'half')
    saveState({ doubled: Number(input['value']) * 2, attempt, correlationId })
    return DONE
  })])
  const id = kit.enqueue({ payload: { value: 21 } })
  expect(await kit.ended(id)).toBe('done')
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'done', attempt: 1, label: 'Testing', result: { doubled: 42, attempt: 1, correlationId: 'c' } })
})

test('no more than its number of one kind run at once, and the oldest goes first', async () => {
  const order: unknown[] = []
  let most = 0
  let now = 0
  const kit = await startTestJobs([work(async ({ input }) => {
    order.push(input['n'])
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, 5))
    now--
    return DONE
  })])
  const ids = [0, 1, 2, 3, 4, 5].map((n) => {
    kit.clock.advance(1)
    return kit.enqueue({ payload: { n } })
  })
  await kit.jobs.runner.settled(ids, AbortSignal.timeout(5_000))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5])
})

test('a failure is tried again after a pause with some chance in it, and the last one is a dead letter with its reason', async () => {
  let tries = 0
  const kit = await startTestJobs([work(() => {
    tries++
    throw new WorkerDied('imaging', 'it ended with code 1')
  })], { chance: 0.5 })
  const id = kit.enqueue({})
  await kit.turn()
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'waiting', attempt: 1, runAt: '2026-11-23T12:00:01.250Z', reason: 'The imaging worker stopped: it ended with code 1' })
  kit.clock.advance(1_249)
  await kit.turn()
  expect(tries).toBe(1)
  for (const pause of [1, 2_500]) {
    kit.clock.advance(pause)
    await kit.turn()
  }
  expect(tries).toBe(3)
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'failed', attempt: 3, finishedAt: '2026-11-23T12:00:03.750Z' })
  expect(typesIn(kit)).toEqual(['job.failed'])
  kit.clock.advance(86_400_000)
  await kit.turn()
  expect(tries).toBe(3)
})

test('a rate limit waits until its time and uses up no attempt', async () => {
  let tries = 0
  const kit = await startTestJobs([work(({ clock, attempt }) => {
    expect(attempt).toBe(1)
    if (++tries < 6) throw new RateLimited(clock.now() + 60_000)
    return DONE
  })])
  const id = kit.enqueue({})
  for (let wait = 0; wait < 5; wait++) {
    await kit.turn()
    expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'waiting', attempt: 0 })
    kit.clock.advance(60_000)
  }
  await kit.turn()
  expect(kit.jobs.queue.find(id).state).toBe('done')
})

test.each([
  ['needs a person', new NeedsHuman('Sign in again.', 'Open Settings.'), { state: 'needs-human', reason: 'Sign in again.', action: 'Open Settings.' }],
  ['an expired sign-in needs a person', new AppError('auth-expired', 'Signed out.'), { state: 'needs-human', reason: 'Signed out.' }],
  ['bad input is not tried again', new InvalidInput('a.csv', 'is empty'), { state: 'failed', attempt: 1, reason: 'a.csv: is empty' }],
  ['what is gone is not tried again', new NotFound('The idea'), { state: 'failed', attempt: 1 }],
  ['an empty budget is not tried again', new BudgetExceeded('It would cost too much.'), { state: 'failed', attempt: 1, action: 'Raise the monthly budget in Settings, or wait for the next month.' }],
  ['a bug is tried again', new TypeError('x is undefined'), { state: 'waiting', attempt: 1, reason: 'x is undefined' }],
  // Behaviour hangs on the class: a text that sounds like a time-out or a rate limit is neither.
  ['a text that sounds like a rate limit is none', new Error('429 Too Many Requests: rate limited, cancelled, timeout'), { state: 'waiting', attempt: 1 }],
])('%s', async (_name, error, expected) => {
  const kit = await startTestJobs([work(() => Promise.reject(error))])
  const id = kit.enqueue({})
  await kit.turn()
  expect(kit.jobs.queue.find(id)).toMatchObject(expected)
})

test('work that the machine refuses waits with a reason, uses up no attempt, and the trouble is told until work gets on', async () => {
  let full = true
  const kit = await startTestJobs([work(() => {
    if (full) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    return DONE
  })])
  const id = kit.enqueue({})
  for (let wait = 0; wait < 6; wait++) {
    await kit.turn()
    expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'waiting', attempt: 0, reason: 'The disk is full.', action: 'Free some space; the work goes on by itself then.' })
    kit.clock.advance(5_000)
  }
  expect(kit.jobs.runner.trouble()).toEqual({ message: 'The disk is full.', action: 'Free some space; the work goes on by itself then.', since: '2026-11-23T12:00:00.000Z' })
  full = false
  await kit.turn()
  expect(kit.jobs.queue.find(id).state).toBe('done')
  expect(kit.jobs.runner.trouble()).toBeNull()
})

test('work that takes longer than it may is told to stop, and counts as a failure to try again', async () => {
  const kit = await startTestJobs([work(patient(), { timeoutMs: 30 })])
  const id = kit.enqueue({})
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'waiting', attempt: 1, reason: 'It took longer than it may.' })
})

test('how much of a kind runs at once follows what the kind says now', async () => {
  let most = 1
  let begun = 0
  const kit = await startTestJobs([work(patient(() => begun++), { concurrency: () => most })])
  for (let at = 0; at < 5; at++) kit.enqueue({})
  await kit.turn()
  expect(begun).toBe(1)
  most = 4
  await kit.turn()
  expect(begun).toBe(4)
  most = 2
  await kit.turn()
  expect(begun).toBe(4)
})

test('cancel takes waiting work out at once, ends running work, and leaves finished work alone', async () => {
  let begun = 0
  const kit = await startTestJobs([work(patient(() => begun++), { concurrency: 1 })])
  const running = kit.enqueue({})
  await kit.turn()
  const waiting = kit.enqueue({})
  kit.jobs.runner.cancel(waiting)
  expect(kit.jobs.queue.find(waiting).state).toBe('cancelled')
  kit.jobs.runner.cancel(running)
  expect(await kit.ended(running)).toBe('cancelled')
  kit.jobs.runner.cancel(running)
  await kit.turn()
  expect(begun).toBe(1)
  expect(typesIn(kit)).toEqual(['job.cancelled', 'job.cancelled'])
  kit.jobs.runner.cancel('job_of_nobody')
})

test('cancelled work that is asked for again at once starts when the old handler let go, never twice at the same time', async () => {
  const lettingGo: (() => void)[] = []
  let now = 0
  let most = 0
  const kit = await startTestJobs([work(({ signal }) => {
    most = Math.max(most, ++now)
    return new Promise((resolve, reject) => {
      if (lettingGo.length === 2) return resolve(DONE)
      signal.addEventListener('abort', () => lettingGo.push(() => {
        now--
        reject(new Error('let go'))
      }))
      return lettingGo.push(() => undefined)
    })
  })])
  const unique = { key: 'the design', scope: 'once' } as const
  const id = kit.enqueue({ unique })
  await kit.turn()
  kit.jobs.runner.cancel(id)
  expect(kit.jobs.queue.find(id).state).toBe('cancelled')
  expect(kit.enqueue({ unique })).toBe(id)
  await kit.turn()
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'waiting', attempt: 0 })
  lettingGo[1]?.()
  expect(await kit.ended(id)).toBe('done')
  expect(most).toBe(1)
  expect(typesIn(kit)).toEqual(['job.cancelled'])
})

test('a dead letter, or one that waited for a person, is put back in line by hand and has all its attempts again', async () => {
  let broken = true
  const kit = await startTestJobs([work(() => {
    if (broken) throw new InvalidInput('a', 'is broken')
    return DONE
  })])
  const id = kit.enqueue({})
  expect(await kit.ended(id)).toBe('failed')
  broken = false
  kit.jobs.runner.retry(id)
  expect(await kit.ended(id)).toBe('done')
  expect(kit.jobs.queue.find(id)).toMatchObject({ attempt: 1 })
  expect(kit.jobs.queue.find(id).reason).toBeUndefined()
  kit.jobs.runner.retry(id)
  expect(kit.jobs.queue.find(id).state).toBe('done')
})

test('progress is told at most every so often, with the time left by the pace so far, and its end always', async () => {
  const told: unknown[] = []
  const kit = await startTestJobs([work(async ({ progress, clock }) => {
    for (let done = 1; done <= 10; done++) {
      ;(clock as TestJobs['clock']).advance(60)
      progress(done, 10, `step ${done}`)
    }
    return DONE
  })])
  kit.jobs.board.follow((message) => told.push(message.type === 'progress' ? [message.progress.done, message.progress.etaMs] : message.state))
  await kit.ended(kit.enqueue({}))
  expect(told).toEqual([[0, null], [2, 480], [4, 360], [6, 240], [8, 120], [10, 0], 'done'])
  expect(kit.jobs.board.all()).toEqual([])
})

test('work enqueued with a clock that is set back an hour meanwhile runs all the same', async () => {
  const kit = await startTestJobs([work(() => DONE)])
  const first = kit.store.writeTx((tx) => {
    const id = kit.jobs.queue.enqueueTx(tx, { kind: 'test.work', payload: {}, correlationId: 'c' })
    kit.clock.advance(-3_600_000)
    return id
  })
  expect(await kit.ended(first)).toBe('done')
})

test('a pause that began before the clock was set back does not last an hour longer', async () => {
  let tries = 0
  const kit = await startTestJobs([work(() => {
    if (++tries === 1) throw new Error('once')
    return DONE
  })])
  const id = kit.enqueue({})
  await kit.turn()
  expect(kit.jobs.queue.find(id)).toMatchObject({ state: 'waiting', attempt: 1 })
  kit.clock.advance(-3_600_000)
  await kit.turn()
  expect(kit.jobs.queue.find(id).state).toBe('done')
})

test('a store that refuses for a while stops nothing: the end of the work is written when it takes it again', async () => {
  const logged: string[] = []
  const kit = await startTestJobs([work(() => DONE)], { log: { info: () => undefined, warn: () => undefined, error: (message) => logged.push(message) } })
  const { writeTx } = kit.store
  const id = kit.enqueue({})
  // The claim works, the end does not: what a disk that fills up meanwhile looks like.
  let writes = 0
  Object.assign(kit.store, { writeTx: (...args: Parameters<typeof writeTx>): unknown => {
    if (++writes === 2) throw new StoreError('full', 'The disk is full.', 'Free some space.')
    return writeTx(...args)
  } })
  expect(await kit.ended(id)).toBe('done')
  expect(logged).toEqual(['work could not be recorded'])
})
