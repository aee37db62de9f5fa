import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import type { App } from '../app.ts'

const CONTEXT = { signal: new AbortController().signal, progress: () => undefined }
const LONG = { timeout: 60_000 }

async function withPosts(texts: readonly string[]): Promise<App> {
  const app = await openTestApp()
  await add(app, 'posts.ndjson', texts)
  return app
}

async function add(app: App, name: string, texts: readonly string[]): Promise<void> {
  const file = join(app.host.paths.home, name)
  writeFileSync(file, texts.map((text, at) => `${JSON.stringify({ id: `${name}-${at}`, title: text })}\n`).join(''))
  await app.signals.import({ file, correlationId: 'c' }, CONTEXT)
}

async function found(app: App, query: string, limit = 50): Promise<readonly string[]> {
  return (await app.signals.search(query, undefined, limit)).items.map(({ text }) => text)
}

test('all words must be there, the last one may be a beginning, accents and case do not matter, and the newest comes first', LONG, async () => {
  const app = await withPosts(['A sleepy dog on the sofa', 'Dogs and cats', 'Café with a DOG', 'Nothing of the kind'])
  expect(await found(app, 'dog')).toEqual(['Café with a DOG', 'Dogs and cats', 'A sleepy dog on the sofa'])
  expect(await found(app, 'cafe do')).toEqual(['Café with a DOG'])
  expect(await found(app, 'do sleepy')).toEqual([])
  expect(await found(app, 'sleepy do')).toEqual(['A sleepy dog on the sofa'])
  await add(app, 'later.ndjson', ['One more dog'])
  expect(await found(app, 'dog', 1)).toEqual(['One more dog'])
})

test('what is typed is data: quotes, operators and odd characters are never an error', LONG, async () => {
  const app = await withPosts(['near and far or not', 'text is a column here'])
  for (const query of ['"', '""', "'", 'NEAR(', 'near AND', 'near OR NOT', 'text:near', '-near', '*', 'near*', '^near', '(near', 'near)', '{near}', 'a"b', '\u0000', '\uD800', '%', '_', ';DROP TABLE signals', ' ', '', 'x'.repeat(1_000), 'near '.repeat(200), '🐶', 'ne\u0301ar']) {
    expect(Array.isArray(await found(app, query)), query).toBe(true)
  }
  expect(await found(app, 'NEAR AND')).toEqual(['near and far or not'])
  expect(await found(app, '"far" OR (not')).toEqual(['near and far or not'])
  expect(await found(app, '🐶')).toEqual([])
})

test('pages follow each other without a gap or a double', LONG, async () => {
  const app = await withPosts(Array.from({ length: 25 }, (_, at) => `bee number ${at} of the hive`))
  const all: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await app.signals.search('bee', after, 10)
    all.push(...page.items.map(({ text }) => text))
    if (page.next === null) break
    after = page.next
  }
  expect(all).toEqual(Array.from({ length: 25 }, (_, at) => `bee number ${24 - at} of the hive`))
  await expect(app.signals.search('bee', 'sig_none', 10)).rejects.toMatchObject({ kind: 'not-found' })
})
