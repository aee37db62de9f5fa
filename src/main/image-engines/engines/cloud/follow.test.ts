import { expect, test } from 'vitest'
import { contextOf, type TestContext } from '../../../../../test/support/cloud-stand-ins/wish.ts'
import { systemClock } from '../../../kernel/clock.ts'
import { RateLimited, Unavailable } from '../../../kernel/errors.ts'
import { CLOUD_TIMES, type CloudTimes } from './deps.ts'
import { follow, type Looked } from './follow.ts'

interface Tried {
  readonly context: TestContext
  readonly looks: number[]
  readonly stops: () => number
  readonly end: Promise<string>
}

/** Every look answers as `answers` say, the last of them for good. */
function follows(times: Partial<CloudTimes>, answers: readonly (() => Looked<string>)[]): Tried {
  const context = contextOf()
  const looks: number[] = []
  let stops = 0
  const end = follow({
    who: 'The service', clock: systemClock, times: { ...CLOUD_TIMES, firstLookMs: 2, longestLookMs: 10, ...times }, context, since: systemClock.now(),
    async look() {
      looks.push(systemClock.now())
      return (answers[Math.min(looks.length, answers.length) - 1] ?? underWay)()
    },
    async stop() {
      stops += 1
    },
  })
  return { context, looks, stops: () => stops, end }
}
const underWay = (): Looked<string> => ({ kind: 'under-way', progress: null })
const over = (): Looked<string> => ({ kind: 'over', value: 'made' })
const failing = (error: Error) => (): never => {
  throw error
}

test('a job that takes longer than a picture may take is stopped there and not begun anew by itself', async () => {
  const { end, stops } = follows({ totalMs: 60 }, [underWay])
  await expect(end).rejects.toMatchObject({ name: 'EngineFailed', kind: 'rejected', message: 'The service worked on the picture for too long, so it was stopped there.' })
  expect(stops()).toBe(1)
})

test('a service that asks to wait is not looked at before', async () => {
  const until = systemClock.now() + 120
  const { end, looks } = follows({}, [underWay, failing(new RateLimited(until)), over])
  expect(await end).toBe('made')
  expect(looks).toHaveLength(3)
  expect(looks[2]).toBeGreaterThanOrEqual(until)
})

test('a service that asks to wait for hours ends the try, and what stands there is kept', async () => {
  const { end, stops } = follows({}, [failing(new RateLimited(systemClock.now() + 7_200_000))])
  await expect(end).rejects.toMatchObject({ kind: 'rate-limited' })
  expect(stops()).toBe(0)
})

test('a service that is away for a moment is waited for, and one that stays away ends the try with the job kept', async () => {
  const away = failing(new Unavailable('The service cannot be reached.'))
  const short = follows({}, [away, away, over])
  expect(await short.end).toBe('made')
  expect(short.context.heard).toContainEqual({ kind: 'note', says: 'The service cannot be reached. The picture is looked for again.' })
  const long = follows({ patienceMs: 30 }, [away])
  await expect(long.end).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('is kept there') as string })
  expect(long.stops()).toBe(0)
})
