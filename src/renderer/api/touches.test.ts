import { expect, test } from 'vitest'
import { touchesOf } from './touches.ts'

test('a new design touches every list that shows it, and an unknown event touches nothing', () => {
  expect(touchesOf('design.generated')).toEqual(expect.arrayContaining(['review', 'gallery', 'today']))
  expect(touchesOf('job.failed')).toContain('jobs')
  expect(touchesOf('from.the.future')).toEqual([])
})
