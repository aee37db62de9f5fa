import { expect, test } from 'vitest'
import type { TrademarksService } from '../trademarks/service.ts'
import { reportOf } from './report.ts'

const nothing: Pick<TrademarksService, 'search' | 'check'> = {
  search: async () => null,
  check: async () => ({ id: 'trademark', state: 'not-checked', reason: 'No trademark index has been imported.' }),
}

test('each finding says its field, its place, the words, the rule with its basis, and what to do', async () => {
  const { state, findings } = await reportOf(nothing, { text: { title: 'Plant Mom', bullets: ['Soft cotton', 'The perfect gift for her'] }, market: 'amazon-merch' })
  expect(state).toBe('block')
  expect(findings).toContainEqual({
    check: 'wording', field: 'bullet', item: 2, at: 12, words: 'gift', risk: 'block', because: 'tells the buyer what it is for', remedy: 'Say what the design shows; the buyer knows for whom it is.',
    rule: { id: 'use-claim', title: 'What it is good for', basis: expect.stringMatching(/^Amazon Merch on Demand: .*2026-11/) as string },
  })
})

test('words that are spelled to be overlooked have no place, and are told all the same', async () => {
  const { findings } = await reportOf(nothing, { text: { title: 'D1sney m0m' } })
  expect(findings).toMatchObject([{ words: 'Disney', at: null, rule: { id: 'famous-name' } }])
})

test('what did not run is said, and never clear', async () => {
  expect(await reportOf(nothing, { text: { phrase: 'Plant Mom' } })).toMatchObject({ state: 'not-checked', findings: [], checks: [{ state: 'clear' }, { state: 'clear' }, { state: 'clear' }, { id: 'trademark', state: 'not-checked' }] })
})
