import { expect, test } from 'vitest'
import { runCampaign } from '../../bench/publishing/campaign.ts'

test('a core that is killed while a market fails at random publishes every listing once, and its records are true', { timeout: 240_000 }, async () => {
  const result = await runCampaign({ name: 'small', count: 12, kills: 2, seed: 'killed', goal: 'live', troubled: 20 })
  expect(result).toMatchObject({ publications: 12, kills: 2, doubled: 0, lost: 0, untrue: 0, ends: { live: 12 } })
})
