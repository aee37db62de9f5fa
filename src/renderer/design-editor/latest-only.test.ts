import { expect, test } from 'vitest'
import { latestOnly } from './latest-only.ts'

test('the first wish is met at once, and of those that come meanwhile only the last', async () => {
  const met: string[] = []
  const seen: (string | null)[] = []
  const doors: (() => void)[] = []
  const line = latestOnly<string>(async (wish, waiting) => {
    met.push(wish)
    await new Promise<void>((open) => doors.push(open))
    seen.push(waiting())
  })
  line.ask('a')
  expect(met).toEqual(['a'])
  line.ask('b')
  line.ask('c')
  doors[0]?.()
  await expect.poll(() => met).toEqual(['a', 'c'])
  doors[1]?.()
  await expect.poll(() => seen).toEqual(['c', null])
  line.ask('d')
  expect(met, 'after a rest the next one is met at once').toEqual(['a', 'c', 'd'])
})
