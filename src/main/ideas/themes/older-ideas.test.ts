import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { libraryOf } from '../../../../test/support/old-library.ts'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { themeId } from './cluster.ts'

const ON = new AbortController().signal

test('ideas from before there were themes belong to the theme of their topic as soon as it is met', { timeout: 60_000 }, async () => {
  const home = await libraryOf(70, ({ db }) => {
    for (const [id, topic, status] of [['idea_1', 'cat', 'designed'], ['idea_2', 'cat', 'new'], ['idea_3', 'golf', 'new']]) {
      db.run(`INSERT INTO ideas VALUES (NULL, '${id}', 'An old idea', '${topic}', '{"topic":"${topic}","phrase":"An old idea","style":"badge","occasion":null,"motif":null,"audience":null}', 0.5, 0, 0, 0, 0, 0, 'why', '${status}', NULL, 1, 1)`)
    }
  })
  const app = await openTestApp({ home })
  const themes = () => app.store.reader.all<{ id: string; theme_id: string }>("SELECT id, theme_id, status FROM ideas WHERE id IN ('idea_1', 'idea_2', 'idea_3') ORDER BY id", [])
  expect((await themes()).map((idea) => idea.theme_id)).toEqual(['topic:cat', 'topic:cat', 'topic:golf'])
  const file = join(home, 'posts.ndjson')
  writeFileSync(file, JSON.stringify({ id: 'c1', title: 'My cat sat on the keyboard', source: 'reddit', subreddit: 'cat', score: 10 }))
  await app.signals.import({ file, correlationId: 'c' }, { signal: ON, progress: () => undefined })
  await app.ideas.ideate({ count: 1, seed: 'older', now: Date.parse('2026-11-23T08:00:00Z'), correlationId: 'c', signal: ON })
  expect(await themes()).toEqual([
    { id: 'idea_1', theme_id: themeId('topic', 'cat'), status: 'designed' },
    { id: 'idea_2', theme_id: themeId('topic', 'cat'), status: 'new' },
    { id: 'idea_3', theme_id: 'topic:golf', status: 'new' },
  ])
})
