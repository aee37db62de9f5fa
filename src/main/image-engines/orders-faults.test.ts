import { expect, test } from 'vitest'
import { engineDouble, type Fault } from '../../../test/support/engine-double.ts'
import { openImageEngines, quietly, wishFor } from '../../../test/support/open-image-engines.ts'
import { toPlainError } from '../kernel/errors.ts'
import { createRng } from '../kernel/pure/rng.ts'

const FAULTS: readonly Fault[] = ['none', 'none', 'no-connection', 'limited', 'limited-briefly', 'no-key', 'refused-here', 'out-of-memory', 'unknown', 'silent', 'not-ready']
const WISHES = 200
const TRIES = 12

test('whatever engines do and however often the program ends in between, no wish is paid for twice and every cent is accounted for', { timeout: 180_000 }, async () => {
  const { open, home, settings, costs } = await openImageEngines()
  settings.set({ pictures: { ...settings.get().pictures, order: ['openai', 'replicate'], prefer: 'cheapest' } })
  const rng = createRng('orders under faults')
  const engines = [engineDouble({ id: 'openai', folder: home, minor: 3 }), engineDouble({ id: 'replicate', folder: home, minor: 5, actualMinor: 4 })] as const
  const ends = new Map<string, string>()
  let ended = 0
  for (let at = 0; at < WISHES; at++) {
    const wish = wishFor({ key: `wish-${at}/picture` })
    let service = open(engines)
    for (let attempt = 0; attempt < TRIES && !ends.has(wish.key); attempt++) {
      for (const engine of engines) engine.fault = attempt === TRIES - 1 ? 'none' : rng.pick(FAULTS)
      const silent = Promise.withResolvers<'silent'>()
      for (const engine of engines) void engine.begun().then(() => (engine.fault === 'silent' ? silent.resolve('silent') : undefined))
      const outcome = await Promise.race([service.make(wish, null, quietly()).then(() => 'made', (error: unknown) => toPlainError(error).kind), silent.promise])
      if (outcome === 'made' || outcome === 'outcome-unknown') ends.set(wish.key, outcome)
      if (outcome !== 'silent') continue
      // The program ends while the service works; the next one has the library and nothing else.
      ended += 1
      service = open(engines)
    }
  }
  const drawn = engines.flatMap((engine) => engine.drawn())
  expect([...ends.values()].filter((end) => end === 'made').length).toBeGreaterThan(WISHES / 2)
  expect([ends.size, new Set(drawn).size]).toEqual([WISHES, drawn.length])
  expect(drawn.toSorted()).toEqual([...ends.keys()].toSorted())
  expect(ended).toBeGreaterThan(20)
  // What nobody can look up is booked with its whole estimate.
  const lost = [...ends].filter(([, end]) => end === 'outcome-unknown').map(([key]) => key)
  const [byOpenai, byReplicate] = engines.map((engine) => engine.drawn())
  const owed = (byOpenai?.length ?? 0) * 3 + (byReplicate ?? []).reduce((sum, key) => sum + (lost.includes(key) ? 5 : 4), 0)
  expect([costs.spentThisMonth(), costs.takenThisMonth()]).toEqual([owed, owed])
})
