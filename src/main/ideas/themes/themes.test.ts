import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import type { App } from '../../app.ts'
import type { Idea, IdeaStatus } from '../contract.ts'

const LONG = { timeout: 120_000 }
const NOW = Date.parse('2026-11-23T08:00:00Z')
const WORK = { signal: new AbortController().signal, progress: () => undefined }

interface Post {
  readonly id: string
  readonly title: string
  readonly source?: string
  readonly url?: string
  readonly subreddit?: string
}

const reddit = (id: string, title: string, subreddit = 'pics'): Post => ({ id, title, source: 'reddit', subreddit })

const STARTERS = [
  reddit('s1', 'My air fryer finally gave up overnight'), reddit('s2', 'Cleaning two air fryers before work, send help'),
  reddit('s3', 'I named my air fryer and now I talk to it'), { id: 's4', title: 'Why air fryers fail in winter', source: 'feed', url: 'https://bread.example/winter' },
]
const GAME = [reddit('g1', 'My son built our house in Minecraft'), reddit('g2', 'Minecraft made me cry today'), reddit('g3', 'Look at this castle from Minecraft')]

async function take(app: App, posts: readonly Post[], name = 'posts'): Promise<void> {
  const file = join(app.host.paths.home, `${name}.ndjson`)
  writeFileSync(file, posts.map((post) => JSON.stringify({ ...post, score: 10 })).join('\n'))
  await app.signals.import({ file, correlationId: 'test' }, WORK)
}

async function ideate(app: App, signal = WORK.signal): Promise<readonly string[]> {
  return (await app.ideas.ideate({ count: 5, seed: 'themes', now: NOW, correlationId: 'test', signal })).chosen
}

async function listed(app: App, status: IdeaStatus = 'new'): Promise<readonly Idea[]> {
  return (await app.ideas.list({ limit: 500, status })).items
}

test('what several people say in their own words becomes one idea nobody had written down, with its evidence', LONG, async () => {
  const app = await openTestApp()
  await take(app, STARTERS)
  await ideate(app)
  const idea = (await listed(app)).find(({ theme }) => theme.kind === 'emergent')
  expect(idea).toMatchObject({ theme: { label: 'air fryers' }, signals: 4, sources: 2 })
  expect(idea?.concept.phrase.toLowerCase()).toContain('air fryer')
  expect((await listed(app)).filter(({ theme }) => theme.id === idea?.theme.id)).toHaveLength(1)
  const first = await app.ideas.evidence(idea?.id ?? '', undefined, 3)
  const rest = await app.ideas.evidence(idea?.id ?? '', first.next ?? '', 3)
  expect([...first.items, ...rest.items].map(({ text }) => text).toSorted()).toEqual(STARTERS.map(({ title }) => title).toSorted())
  expect(rest.next).toBeNull()

  // More is said, and said otherwise: the theme keeps its id.
  await take(app, [reddit('s5', 'This air fryer is older than me'), reddit('s6', 'One air fryer, three breakfasts')], 'more')
  await ideate(app)
  expect((await listed(app)).find(({ theme }) => theme.id === idea?.theme.id)).toMatchObject({ signals: 6, theme: { label: 'air fryer' } })
})

test('a re-post in another place and a second article of one publisher are not independent', LONG, async () => {
  const app = await openTestApp()
  const echo = 'My air fryer finally gave up overnight'
  await take(app, [reddit('a', echo), { id: 'b', title: echo, source: 'mastodon' }, { id: 'c', title: 'Rescue a air fryer', source: 'feed', url: 'https://bread.example/1' }, { id: 'd', title: 'A better air fryer', source: 'other-feed', url: 'https://www.bread.example/2' }])
  await ideate(app)
  const again = await openTestApp()
  await take(again, [reddit('a', echo), { id: 'b', title: echo, source: 'mastodon' }])
  await ideate(again)
  expect((await listed(app)).find(({ theme }) => theme.kind === 'emergent')).toMatchObject({ signals: 4, sources: 2 })
  expect((await listed(again)).filter(({ theme }) => theme.kind === 'emergent')).toEqual([])
})

test('the same signals in another order give the same themes and ideas, and a clustering that was cancelled goes on', LONG, async () => {
  const posts = [...STARTERS, ...GAME, reddit('c1', 'My cat sat on the keyboard', 'cats')]
  const one = await openTestApp()
  await take(one, posts)
  const other = await openTestApp()
  const end = new AbortController()
  await take(other, posts.toReversed())
  end.abort()
  await expect(ideate(other, end.signal)).rejects.toThrow(/stopped|cancel/i)
  expect(other.ideas.hasUnread()).toBe(true)
  expect(await ideate(other)).toEqual(await ideate(one))
  const seen = (ideas: readonly Idea[]) => ideas.map(({ id, theme, signals, sources, status }) => ({ id, theme, signals, sources, status })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(seen(await listed(other))).toEqual(seen(await listed(one)))
  expect(seen(await listed(other, 'rights-risk'))).toEqual(seen(await listed(one, 'rights-risk')))
  expect(one.ideas.hasUnread()).toBe(false)
})

test('what belongs to somebody is shown with the reason, never chosen, and designed only after the seller answered for it', LONG, async () => {
  const app = await openTestApp()
  await take(app, [...GAME, ...STARTERS])
  const chosen = await ideate(app)
  const [risky] = await listed(app, 'rights-risk')
  expect(risky).toMatchObject({ theme: { label: 'Minecraft', kind: 'rights-risk' }, signals: 3, risk: 'Names a game: Minecraft. It belongs to somebody, so no design is made of it.' })
  const id = risky?.id ?? ''
  expect(chosen).not.toContain(id)
  expect(() => app.designs.makeFor({ ideaId: id, count: 1, requestId: 'r' })).toThrow('Names a game')
  expect(() => app.ideas.allow(chosen[0] ?? '', 'why not')).toThrow('not kept from design')

  expect(app.ideas.allow(id, 'I have a licence')).toMatchObject({ status: 'new', risk: risky?.risk })
  expect(app.jobs.events.after(0, 1_000).find(({ eventType }) => eventType === 'idea.rights-accepted')?.data).toEqual({ ideaId: id, because: 'I have a licence' })
  expect(app.designs.makeFor({ ideaId: id, count: 1, requestId: 'r' })).toHaveLength(1)
  expect(await ideate(app)).not.toContain(id)
})

test('a theme that is put away rests with all its ideas until it is restored', LONG, async () => {
  const app = await openTestApp()
  await take(app, [...STARTERS, reddit('c1', 'My cat sat on the keyboard', 'cats')])
  await ideate(app)
  const idea = (await listed(app)).find(({ theme }) => theme.label === 'cats')
  const id = idea?.id ?? ''
  const others = app.ideas.others(id)
  expect(idea?.others).toBe(others.length)
  expect(others.length).toBeGreaterThan(0)
  expect(app.ideas.dismiss(id).status).toBe('dismissed')
  await ideate(app)
  expect((await listed(app)).filter(({ theme }) => theme.label === 'cats')).toEqual([])
  expect(app.ideas.restore(id).status).toBe('new')
  expect(app.ideas.others(id).map((other) => [other.id, other.status])).toEqual(others.map((other) => [other.id, 'new']))
})

test('the list gives the best of every theme, page by page, and every concept when asked', LONG, async () => {
  const app = await openTestApp()
  await take(app, ['dogs', 'cats', 'knitting', 'fishing', 'golf'].map((name, i) => reddit(`p${i}`, 'Look what I did today', name)))
  await ideate(app)
  const all = await app.ideas.list({ limit: 500, all: true })
  const best = await app.ideas.list({ limit: 500 })
  expect([best.total, best.items.length]).toEqual([5, 5])
  expect(all.total).toBeGreaterThan(best.total)
  for (const { id, theme } of best.items) expect(all.items.find((idea) => idea.theme.id === theme.id)?.id).toBe(id)
  const paged: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await app.ideas.list({ limit: 2, ...(after === undefined ? {} : { after }) })
    paged.push(...page.items.map(({ id }) => id))
    if (page.next === null) break
    after = page.next
  }
  expect(paged).toEqual(best.items.map(({ id }) => id))
  expect((await app.ideas.list({ limit: 10, query: 'knit' })).items.every(({ theme }) => theme.label === 'knitting')).toBe(true)
  await expect(app.ideas.list({ limit: 10, after: 'ide_none' })).rejects.toThrow('ide_none')
})

test('the calendar alone gives a night of forty, of as many themes as it has', LONG, async () => {
  const app = await openTestApp()
  await app.signals.pollCalendar(NOW, 'test', WORK)
  const { chosen } = await app.ideas.ideate({ count: 40, seed: 'empty', now: NOW, correlationId: 'test', signal: WORK.signal })
  expect(chosen).toHaveLength(40)
  const themes = chosen.map((id) => app.ideas.get(id).theme.id)
  expect(new Set(themes.slice(0, 10)).size).toBe(10)
  expect(new Set(themes).size).toBeGreaterThanOrEqual(20)
})
