import { expect, test } from 'vitest'
import { openTestApp } from '../../../../test/support/open-test-app.ts'
import { fakeClock } from '../../../../test/support/fake-clock.ts'
import { openTestStore } from '../../../../test/support/open-test-store.ts'
import type { CheckedText } from '../contract.ts'
import type { MarkFound } from '../trademarks/contract.ts'
import { createRecheckService, type RecheckedListing } from './service.ts'

const mark: MarkFound = {
  field: 'bullet', words: 'zorbello', likeness: 'same', risk: 'block', sentence: '“zorbello” (bullet) is the same as the US mark ZORBELLO.', remedy: 'Use other words.',
  record: { serial: 90_000_001, mark: 'ZORBELLO', owner: 'Somebody', status: 700, asOf: 20260101, filed: 20190501, registered: 20210105, classes: [25] },
}

async function open() {
  const store = await openTestStore()
  const clock = fakeClock()
  const state = { marks: [] as MarkFound[], live: 10, asked: 0, left: [] as (readonly string[])[], takenDown: [] as string[], withdrawable: true }
  const listings = new Map<string, RecheckedListing>(['lst_a', 'lst_b', 'lst_c'].map((id) => [id, { id, designId: 'dsg_1', market: 'etsy', title: `Plant Mom ${id}`, text: { phrase: 'Plant Mom', title: `Plant Mom ${id}`, bullets: id === 'lst_b' ? ['Zorbello style'] : ['Soft'] }, checks: [] }]))
  const recheck = createRecheckService({
    store, clock, events: { emitTx: () => undefined } as never,
    trademarks: {
      status: async () => ({ state: 'ready', sentence: '', live: state.live, ended: 0, newest: '2026-01-01', bytes: 1, files: [] }),
      search: async (text: CheckedText) => (state.asked++, state.marks.filter(({ words, field }) => JSON.stringify(field === 'words in the art' ? text.phrase : text.bullets).toLowerCase().includes(words))),
      check: async () => ({ id: 'trademark', state: 'clear', reason: '' }),
    },
    approved: (after) => ({ items: [...listings.values()].filter(({ id }) => after === undefined || id > after).slice(0, 2), next: after === undefined ? 'lst_b' : null }),
    find: (id) => listings.get(id) ?? null,
    leaveOut: async (id, words) => {
      const one = listings.get(id)
      if (one === undefined) return false
      state.left.push(words)
      listings.set(id, { ...one, text: { ...one.text, bullets: [] } })
      return true
    },
    takeDown: (id) => (state.withdrawable ? { live: true, act: async () => void state.takenDown.push(id), says: 'Take it off the market.' } : { live: false, act: null, says: 'Take it down there by hand.' }),
  })
  const run = () => recheck.run(new AbortController().signal, () => undefined)
  return { state, recheck, run, listings }
}

test('all approved listings are looked at over pages, and those without a change are not checked twice', async () => {
  const { state, run } = await open()
  expect(await run()).toEqual({ looked: 3, checked: 3, waiting: 0 })
  expect(await run()).toEqual({ looked: 3, checked: 0, waiting: 0 })
  state.live = 11
  expect(await run()).toMatchObject({ checked: 3 })
})

test('a mark that came into the index brings its listing back, and one click leaves the words out', async () => {
  const { state, recheck, run } = await open()
  await run()
  Object.assign(state, { marks: [mark], live: 11 })
  expect(await run()).toMatchObject({ waiting: 1 })
  expect(recheck.attention(undefined, 10)).toMatchObject({ waiting: 1, next: null, items: [{ listingId: 'lst_b', live: true, state: 'block', findings: [{ check: 'trademark', words: 'zorbello', field: 'bullet' }], fix: { possible: true }, takeDown: { possible: true } }] })
  expect(await recheck.fix('lst_b')).toEqual({ sentence: 'The words were left out here. What stands at the market has the old words until it is sent again.' })
  expect(state.left).toEqual([['zorbello']])
  expect(recheck.attention(undefined, 10)).toEqual({ items: [], next: null, waiting: 0 })
})

test('words in the art cannot be left out; the listing is taken down, or the seller is told to do it by hand', async () => {
  const { state, recheck, run } = await open()
  state.marks = [{ ...mark, field: 'words in the art', words: 'plant mom' }]
  await run()
  const [first] = recheck.attention(undefined, 10).items
  expect(first?.fix).toEqual({ possible: false, says: '“plant mom” stands in the art itself: change the design, or take it down.' })
  await expect(recheck.fix('lst_a')).rejects.toThrow('stands in the art itself')
  await recheck.takeDown('lst_a')
  expect(state.takenDown).toEqual(['lst_a'])
  state.withdrawable = false
  await expect(recheck.takeDown('lst_b')).rejects.toThrow('by hand')
})

test('pages of what waits hold everything once; what is kept comes back only with something new', async () => {
  const { state, recheck, run } = await open()
  state.marks = [{ ...mark, field: 'words in the art', words: 'plant mom', risk: 'warn' }, mark]
  await run()
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const { items, next } = recheck.attention(after, 1)
    seen.push(...items.map(({ listingId }) => listingId))
    if (next === null) break
    after = next
  }
  expect(seen).toEqual(['lst_b', 'lst_a', 'lst_c'])
  recheck.keep('lst_a')
  state.live = 12
  await run()
  expect(recheck.attention(undefined, 10).items.map(({ listingId }) => listingId)).toEqual(['lst_b', 'lst_c'])
  Object.assign(state, { live: 13, marks: [...state.marks, { ...mark, field: 'words in the art', words: 'mom', risk: 'warn', sentence: 'Another mark.' }] })
  await run()
  expect(recheck.attention(undefined, 10).items.map(({ listingId }) => listingId)).toContain('lst_a')
})

test('what the seller saw when approving does not come back, and a cancelled run keeps what it did', async () => {
  const { state, recheck, run, listings } = await open()
  const one = listings.get('lst_b')
  if (one !== undefined) listings.set('lst_b', { ...one, checks: [{ id: 'trademark', state: 'warn', reason: '“Zorbello” (bullet) is the same as the US mark ZORBELLO.' }] })
  state.marks = [mark]
  expect(await run()).toMatchObject({ checked: 3, waiting: 0 })
  const stop = new AbortController()
  state.live = 20
  await expect(recheck.run(stop.signal, () => stop.abort())).rejects.toThrow('cancelled')
  expect(await run()).toMatchObject({ checked: 1 })
})

test('the whole program answers what needs the seller, and begins a new look', async () => {
  const app = await openTestApp()
  expect(app.rechecks.recheck.attention(undefined, 10)).toEqual({ items: [], next: null, waiting: 0 })
  expect(await app.rechecks.recheck.run(new AbortController().signal, () => undefined)).toEqual({ looked: 0, checked: 0, waiting: 0 })
  expect(app.rechecks.offices.list().map(({ office }) => office)).toEqual(['euipo', 'tsdr'])
})
