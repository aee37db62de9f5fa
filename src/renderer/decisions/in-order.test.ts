import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

test('a slow decision is answered before the next one is sent, and a failed one holds nobody up', async () => {
  const log: string[] = []
  const work = (name: string, ms: number, fails = false) =>
    inOrder(async () => {
      log.push(`${name} sent`)
      await pause(ms)
      log.push(`${name} answered`)
      if (fails) throw new Error(name)
      return name
    })
  const answers = await Promise.allSettled([work('approve', 20), work('undo', 5, true), work('reject', 0)])
  expect(log).toEqual(['approve sent', 'approve answered', 'undo sent', 'undo answered', 'reject sent', 'reject answered'])
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
