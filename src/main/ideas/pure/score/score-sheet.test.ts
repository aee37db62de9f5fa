import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSheet, sheetOf, type IdeaOnSheet, type PostOnSheet } from './score-sheet.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const word = fc.option(fc.string({ maxLength: 8 }))
const post: fc.Arbitrary<PostOnSheet> = fc.record({ source: fc.string(), community: word, at: fc.integer(), measured: fc.record({ standing: fc.option(share), trust: share, freshness: fc.record({ value: share, confidence: share }) }) })
const ideaOf = (posts: number): fc.Arbitrary<IdeaOnSheet> =>
  fc.record({
    topic: fc.string(), audience: word, occasion: word, occursOn: word, postCount: fc.nat(), toMade: fc.option(share), toTheme: fc.option(share), yes: share, no: share,
    posts: posts === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat({ max: posts - 1 }), { maxLength: 8 }),
  })

test('what is read from a sheet is what was written: words, numbers, what is missing, and each idea with its own posts', () => {
  const sheets = fc.array(post, { maxLength: 12 }).chain((posts) => fc.tuple(fc.constant(posts), fc.array(ideaOf(posts.length), { maxLength: 12 })))
  fc.assert(fc.property(sheets, ([posts, ideas]) => {
    expect(readSheet(sheetOf(ideas, posts))).toEqual(ideas.map(({ topic, audience, occasion, occursOn, postCount, toMade, toTheme, yes, no, posts: own }) => ({
      topic, postCount, toMade, toTheme, answers: { yes, no },
      concept: { ...(audience === null ? {} : { audience }), ...(occasion === null ? {} : { occasion }) }, ...(occursOn === null ? {} : { occursOn }),
      posts: own.map((at) => posts[at]).filter((one) => one !== undefined).map(({ community, ...rest }) => ({ ...rest, ...(community === null ? {} : { community }) })),
    })))
  }))
})
