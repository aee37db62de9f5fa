import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../test/support/open-test-app.ts'
import { standInOpenAi } from '../../test/support/stand-in-models.ts'
import { tempHome } from '../../test/support/temp-home.ts'
import { testHost } from '../../test/support/test-host.ts'
import { replay, type App } from './app.ts'

const ON = new AbortController().signal

function ideasOf(app: App): Promise<readonly { writer: string }[]> {
  return app.store.reader.all<{ writer: string }>('SELECT id, writer, concept, score, why, status FROM ideas ORDER BY id', [])
}

test('ideas that a language model thought up come back from the answers it gave, and nobody is asked again', { timeout: 240_000 }, async () => {
  const home = tempHome()
  const said = ['Slow Mornings, Strong Mugs', 'Rows of Quiet Joy', 'Small Waves, Big Patience', 'Never Enough Pockets']
  const standIn = await standInOpenAi(() => ({ text: JSON.stringify({ concepts: said.map((phrase, theme) => ({ theme, phrase, motif: null, audience: null, mood: 'calm', style: 'script', forOccasion: false })) }) }))
  const app = await openTestApp({ home })
  const file = join(home, 'signals.csv')
  writeFileSync(file, ['id,text,community', ...['gardening', 'fishing', 'knitting', 'coffee'].flatMap((topic) => [0, 1].map((n) => `${topic}${n},My ${topic} day number ${n},${topic}`))].join('\n'))
  await app.signals.import({ file, correlationId: 'c' }, { signal: ON, progress: () => undefined })
  app.settings.set({ compatibleAddress: standIn.address, writing: { provider: 'compatible', model: 'm' } })
  await app.ideas.ideate({ count: 4, seed: 's', now: Date.parse('2026-11-23T12:00:00Z'), correlationId: 'night', signal: ON })
  const before = await ideasOf(app)
  const asked = standIn.asked.length
  expect(before.filter(({ writer }) => writer === 'language-model').length).toBeGreaterThan(0)
  await app.stop()

  await replay(testHost({ home }), ON, () => undefined)
  const again = await openTestApp({ home })
  expect(await ideasOf(again)).toEqual(before)
  expect(standIn.asked).toHaveLength(asked)
})
