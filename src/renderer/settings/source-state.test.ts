import { expect, test } from 'vitest'
import type { SourceView } from '../../main/signals/contract.ts'
import { stateOf } from './source-state.ts'

const NOW = Date.parse('2026-11-23T12:00:00.000Z')
const view = (part: Partial<SourceView>): SourceView => ({
  id: 'feed', title: 'Feeds', summary: '', kind: 'keyless', provenLive: null, on: true, ready: true, config: {}, secretsSet: [], proxy: '', everyMinutes: 60, nextPollAt: null,
  lastSuccessAt: null, lastFound: null, lastErrorAt: null, lastError: null, lastErrorAction: null, signals: 0, inScore: true, terms: { url: '', readOn: '2026-11-23', note: '' },
  fields: [{ name: 'addresses', label: 'Addresses', type: 'list', required: true }, { name: 'key', label: 'Key', type: 'secret', required: true }], ...part,
})

test('a source that is off or lacks something says so before anything else', () => {
  const failed = { lastErrorAt: '2026-11-23T11:00:00.000Z', lastError: 'It did not answer' }
  expect(stateOf(view({ ...failed, on: false }), NOW)).toEqual({ tone: 'quiet', sentence: 'Off', action: null })
  expect(stateOf(view({ ...failed, ready: false, config: { addresses: [] } }), NOW)).toMatchObject({ tone: 'waiting', sentence: 'Needs: Addresses, Key' })
})

test('the newest of success and error is told with its action, and when it is asked next', () => {
  const good = { lastSuccessAt: '2026-11-23T11:48:00.000Z', lastFound: '12 new', nextPollAt: '2026-11-23T12:40:00.000Z' }
  expect(stateOf(view(good), NOW)).toEqual({ tone: 'good', sentence: '12 minutes ago: 12 new. Next look in 40 minutes.', action: null })
  const bad = { ...good, lastErrorAt: '2026-11-23T11:59:50.000Z', lastError: 'It asked to wait.', lastErrorAction: 'Nothing to do.', nextPollAt: '2026-11-23T15:00:00.000Z' }
  expect(stateOf(view(bad), NOW)).toEqual({ tone: 'trouble', sentence: 'Just now: It asked to wait. It rests, and is asked again in 3 hours.', action: 'Nothing to do.' })
  expect(stateOf(view({ ...bad, lastErrorAt: '2026-11-23T11:00:00.000Z' }), NOW).tone).toBe('good')
  expect(stateOf(view({}), NOW)).toMatchObject({ tone: 'waiting', sentence: 'Not asked yet.' })
})
