import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sharedData } from '../../../../../test/support/shared-data.ts'
import { answerOf, HOSTILE_TEXT, HOSTILE_TEXT_KEPT, WRONG_WHOLES } from '../../../../../test/support/source-answer.ts'
import { SchemaChanged } from '../../../kernel/errors.ts'
import type { Outcome } from '../../pure/draft.ts'
import { readYouTubeFeed } from './parse.ts'
import { youtubeFeedsSource } from './source.ts'

const CHANNEL = 'UCLA_DiR1FfKNvjuUpBHmylQ'
const feed = readFileSync(sharedData('api_payloads', 'youtube', 'channel_feed_2026.xml'), 'utf8')
const read = (body: string, channel = CHANNEL): readonly Outcome[] => readYouTubeFeed(answerOf('youtube-feeds', body, { channel })).outcomes

test('reads the videos of a capture with views and likes, apart from those of the Data API', () => {
  const outcomes = read(feed)
  expect(outcomes).toHaveLength(15)
  expect(outcomes[0]).toMatchObject({
    source: 'youtube-feeds',
    sourceItemId: 'I_GUQdY01b0',
    text: 'Special Event Announcement (Aug. 14, 2026)',
    url: 'https://www.youtube.com/watch?v=I_GUQdY01b0',
    publishedAt: '2026-08-14T19:14:36.000Z',
    observations: [{ metric: 'views', value: 66_195 }, { metric: 'likes', value: 2_541 }],
  })
})

test('knows the channel although the feed writes it without UC, and refuses another channel’s feed', () => {
  expect(feed).toContain('<yt:channelId>LA_DiR1FfKNvjuUpBHmylQ</yt:channelId>')
  expect(() => read(feed, `UC${'x'.repeat(22)}`)).toThrow('it is of another channel than the one asked for')
})

test('keeps hidden figures as not given and takes hostile text as words', () => {
  const escaped = HOSTILE_TEXT.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const body = feed.replace(/<media:(?:starRating|statistics)[^>]*>/g, '').replaceAll('Special Event Announcement (Aug. 14, 2026)', escaped)
  expect(read(body)[0]).toMatchObject({ text: HOSTILE_TEXT_KEPT, observations: [{ value: null }, { value: null }] })
})

test('refuses one video without an id with its place and keeps the others', () => {
  const outcomes = read(feed.replace('<yt:videoId>I_GUQdY01b0</yt:videoId>', ''))
  expect(outcomes[0]).toEqual({ place: 'video 1', reason: 'its "videoId" is missing' })
  expect(outcomes.slice(1)).toEqual(read(feed).slice(1))
})

test.each<readonly [what: string, body: string]>([...WRONG_WHOLES, ['another feed', '<feed><entry><id>1</id><title>t</title></entry></feed>']])('says of %s that the answer changed', (_what, body) => {
  expect(() => read(body)).toThrow(SchemaChanged)
})

test('takes channels by their ID or by an address that holds it, and nothing else', () => {
  const takes = (channel: string): boolean => youtubeFeedsSource.config.safeParse({ channels: [channel] }).success
  expect([CHANNEL, `https://www.youtube.com/channel/${CHANNEL}/videos`, `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`].map(takes)).toEqual([true, true, true])
  expect(['@nasa', 'LA_DiR1FfKNvjuUpBHmylQ', 'https://www.youtube.com/@nasa', `https://evil.example/channel/${CHANNEL}`, `${CHANNEL}&x=1`].map(takes)).toEqual([false, false, false, false, false])
  const plan = youtubeFeedsSource.plan({ config: { channels: [CHANNEL, `https://www.youtube.com/channel/${CHANNEL}`] }, memory: undefined, now: 0, country: 'US', language: 'en', secretsSet: [] })
  expect(plan.map(({ url }) => url)).toEqual([`https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`])
})
