import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import type { App } from '../../app.ts'

const CONTEXT = { signal: new AbortController().signal, progress: () => undefined }
const LONG = { timeout: 60_000 }

async function load(app: App, name: string, rows: readonly (readonly [id: string, community: string, text: string])[], source = 'reddit') {
  const file = join(app.host.paths.home, name)
  writeFileSync(file, `id,subreddit,title,source,score\n${rows.map(([id, community, text]) => `${id},${community},"${text}",${source},5`).join('\n')}\n`)
  return app.signals.import({ file, correlationId: name, map: { format: 'csv', id: 'id', text: ['title'], community: 'subreddit', source: 'source', metrics: { score: 'score' } } }, CONTEXT)
}

async function groups(app: App): Promise<Record<string, string>> {
  const all = await app.signals.since(0, 100)
  const words = new Map(all.map(({ seq, text }) => [seq, text]))
  return Object.fromEntries(all.map(({ text, source, contentGroup }) => [`${source} ${text}`, words.get(Number(contentGroup.split('/').at(-1))) ?? '']))
}

test('a post and its copies are one group inside a source, whenever they come, and every item stays a signal of its own', LONG, async () => {
  const app = await openTestApp()
  await load(app, 'one.csv', [['a1', 'aww', 'My dog learned to open the fridge'], ['a2', 'funny', 'My dog learned to open the fridge'], ['a3', 'aww', 'Day 1 of teaching my cat to sit'], ['a4', 'aww', 'Day 2 of teaching my cat to sit']])
  await load(app, 'two.csv', [['b1', 'dogs', 'MY DOG LERNED TO OPEN THE FRIDGE!!! 😂 #dogs'], ['b2', 'dogs', 'Something else entirely about gardens']])
  await load(app, 'three.csv', [['c1', 'dogs', 'My dog learned to open the fridge']], 'mastodon')
  const first = 'My dog learned to open the fridge'
  expect(await groups(app)).toEqual({
    [`reddit ${first}`]: first,
    'reddit MY DOG LERNED TO OPEN THE FRIDGE!!! 😂 #dogs': first,
    'reddit Day 1 of teaching my cat to sit': 'Day 1 of teaching my cat to sit',
    'reddit Day 2 of teaching my cat to sit': 'Day 2 of teaching my cat to sit',
    'reddit Something else entirely about gardens': 'Something else entirely about gardens',
    [`mastodon ${first}`]: first,
  })
  expect(app.signals.count()).toBe(7)
  const [one, two, , , , , mastodon] = await app.signals.since(0, 100)
  expect(two?.contentGroup).toBe(one?.contentGroup)
  expect(mastodon?.contentGroup).not.toBe(one?.contentGroup)
  expect(one?.series).toEqual([{ metric: 'score', value: 5, observedAt: expect.any(Number) as number }])
  expect((await app.signals.series([one?.id ?? '', 'sig_none'])).size).toBe(1)
})

test('comparing goes on where it was stopped, and ends with the groups it would have made at once', LONG, async () => {
  const rows = Array.from({ length: 4_500 }, (_, at) => [`r${at}`, 'a', `${['Bees', 'Foxes', 'Owls', 'Herons', 'Newts'][at % 5] ?? ''} seen near the old mill on walk ${Math.floor(at / 10)}${at % 10 === 7 ? '!!!' : ''}`] as const)
  const whole = await openTestApp()
  await load(whole, 'rows.csv', rows)
  const cut = await openTestApp()
  for (let from = 0; from < rows.length; from += 900) await load(cut, `part-${from}.csv`, rows.slice(from, from + 900))
  const found = async (app: App) => (await app.signals.since(0, 5_000)).map(({ contentGroup }) => contentGroup)
  expect(await found(cut)).toEqual(await found(whole))
  expect(new Set(await found(whole)).size).toBe(2_250)
})
