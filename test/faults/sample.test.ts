import { expect, test } from 'vitest'
import { runCampaign } from './kill-campaign.ts'

/** The same as `npm run faults`, five kills long. */
test('a night, an approval and an export that are killed again and again end as if nothing had been', { timeout: 400_000 }, async () => {
  const kills: string[] = []
  const homes = await runCampaign({ kills: 5, count: 2, seed: 'sample', onKill: ({ command, point, state }) => kills.push(`${command} at ${point} (${state})`), onHome: () => undefined })
  expect(homes.flatMap((home) => home.faults), kills.join('; ')).toEqual([])
  expect(kills).toHaveLength(5)
})
