import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLOUD_ENGINES, openCloudEngine } from '../../../../../test/support/cloud-stand-ins/engines.ts'
import { openImageEngines, quietly, wishFor } from '../../../../../test/support/open-image-engines.ts'

test.for(Object.entries(CLOUD_ENGINES))('a picture of %s is kept clean and booked, and given again without asking anybody', { timeout: 60_000 }, async ([, candidate]) => {
  const { service, engine } = await openCloudEngine(candidate)
  const { open, settings, costs } = await openImageEngines()
  settings.set({ pictures: { ...settings.get().pictures, order: [engine.id], prefer: 'order' } })
  const door = open([engine])
  const wish = wishFor({ widthPx: 1_024, heightPx: 1_024 })
  const made = await door.make(wish, null, quietly())
  expect(made).toMatchObject({ engine: engine.id, costMinor: 2 })
  expect(readFileSync(made.file).includes('embedded')).toBe(false)
  const asked = service.asked.length
  expect((await door.make(wish, null, quietly())).file).toBe(made.file)
  expect([service.asked.length, service.paid(), costs.spentThisMonth()]).toEqual([asked, 1, 2])
})

test('what OpenAI may have made and nobody can look up is booked whole, and not asked for again', { timeout: 60_000 }, async () => {
  const { service, engine } = await openCloudEngine(CLOUD_ENGINES.openai)
  const { open, settings, costs } = await openImageEngines()
  settings.set({ pictures: { ...settings.get().pictures, order: ['openai'], prefer: 'order' } })
  service.next('drops-accepted')
  for (const door of [open([engine]), open([engine])]) await expect(door.make(wishFor({ widthPx: 1_024, heightPx: 1_024 }), null, quietly())).rejects.toMatchObject({ kind: 'outcome-unknown' })
  expect([service.asked.length, costs.spentThisMonth()]).toEqual([1, 2])
})
