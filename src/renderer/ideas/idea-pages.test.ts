import { expect, test } from 'vitest'
import type { Factors, Idea } from '../../main/ideas/contract.ts'
import { ideasOf, placeOf, withDesigned, withIdeaBack, withoutIdea, type IdeasData } from './idea-pages.ts'

const NOTHING: Factors = { freshness: 0, engagement: 0, novelty: 0, communityFit: 0, seasonality: 0 }
const idea = (id: string): Idea => ({
  id, title: id, concept: { phrase: id, mood: 'calm', style: 'retro', language: 'en' }, score: 0.5, factors: NOTHING, confidence: NOTHING, parts: NOTHING, why: '', evidence: [],
  status: 'new', createdAt: '2026-11-23T00:00:00.000Z', theme: { id: 't', label: 't' }, signals: 0, sources: 0, others: 0,
})
const list: IdeasData = { pages: [{ items: [idea('a'), idea('b')], next: 'b', total: 4 }, { items: [idea('c'), idea('d')], next: null, total: 4 }], pageParams: [null, 'b'] }
const ids = (data: IdeasData): string => ideasOf(data).map(({ id }) => id).join('')

test('an idea that is put away leaves the list and the count, and comes back where it stood', () => {
  const place = placeOf(list, 'c')
  const without = withoutIdea(list, 'c')
  expect([ids(without), without.pages[0]?.total]).toEqual(['abd', 3])
  if (place === null) throw new Error('c is in the list')
  const back = withIdeaBack(without, place)
  expect([ids(back), back.pages[1]?.total]).toEqual(['abcd', 4])
  expect(ids(withIdeaBack(list, place)), 'a list that was fetched again meanwhile has it once').toBe('abcd')
  expect(withoutIdea(list, 'nobody')).toBe(list)
})

test('an idea whose design was made is marked where it stands', () => {
  const after = withDesigned(list, 'b')
  expect(ideasOf(after).map(({ status }) => status)).toEqual(['new', 'designed', 'new', 'new'])
  expect(after.pages[1]).toBe(list.pages[1])
})
