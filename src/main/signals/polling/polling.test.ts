import { expect, test } from 'vitest'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { startStandIn } from '../../../../test/support/stand-in.ts'
import type { App } from '../../app.ts'
import type { Job } from '../../jobs/contract.ts'
import { POLL } from '../jobs/poll.ts'

const LONG = { timeout: 60_000 }

function rss(...titles: string[]): string {
  return `<rss version="2.0"><channel><title>Shop talk</title>${titles.map((title) => `<item><title>${title}</title><guid isPermaLink="false">tag:example.com,2026:${title.replaceAll(' ', '-')}</guid></item>`).join('')}</channel></rss>`
}

async function polled(app: App, source: string): Promise<Job> {
  const id = app.store.writeTx((tx) => app.jobs.queue.enqueueTx(tx, { kind: POLL, payload: { source, asked: true } }))
  await app.jobs.runner.settled([id], AbortSignal.timeout(30_000))
  return app.jobs.queue.find(id)
}

function viewOf(app: App, id: string) {
  return app.polling.list().find((source) => source.id === id)
}

test('a feed that the seller names is read, asked again only for what is new, and every item is one signal', LONG, async () => {
  const service = { answer: (_request: unknown, response: import('node:http').ServerResponse) => void response.setHeader('etag', '"1"').end(rss('Plant lady', 'Cat dad')) }
  const server = await startStandIn(service)
  const app = await openTestApp()
  await app.polling.set({ id: 'feed', on: true, config: { addresses: [`${server.origin}/feed.xml`] } })
  expect(viewOf(app, 'feed')).toMatchObject({ on: true, ready: true, lastSuccessAt: null })
  expect(await polled(app, 'feed')).toMatchObject({ state: 'done', result: { new: 2, duplicate: 0, rejected: 0 } })
  expect(viewOf(app, 'feed')).toMatchObject({ signals: 2, lastFound: '2 items, 2 of them new.', lastError: null })
  service.answer = (request, response) => void ((request as import('node:http').IncomingMessage).headers['if-none-match'] === '"1"' ? response.writeHead(304).end() : response.end(rss('Plant lady')))
  expect(await polled(app, 'feed')).toMatchObject({ state: 'done', result: { new: 0, duplicate: 0, sentence: 'Nothing new.' } })
  expect(app.signals.count()).toBe(2)
  expect(server.asked[0]?.headers['user-agent']).toMatch(/^Design-Idea-Engine\/\d/)
})
