/** The public feeds of YouTube channels that the seller names: new videos with their views and likes. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'
import { channelId } from './schema.ts'

const channel = z.string().trim().refine((text) => channelOf(text) !== null, 'name channels by their ID, which begins with UC and has 24 characters (on YouTube: About, Share channel, Copy channel ID)')

export const youtubeFeedsSource = defineSource({
  id: 'youtube-feeds',
  title: 'YouTube channels',
  summary: 'New videos of the channels you name, with views and likes. No key is needed.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://www.youtube.com/t/terms',
    readOn: '2026-11-22',
    note: 'Feeds are offered for reading by programs; no terms on automated reading were found. As YouTube asks of its Data API, these figures are kept 30 days and shown apart from those of other services.',
  },
  config: z.strictObject({ channels: z.array(channel).max(100, 'at most 100 channels') }),
  defaultConfig: { channels: [] as string[] },
  fields: [{ name: 'channels', label: 'Channels', type: 'list', help: 'Channel IDs or addresses with one; a name with @ does not say the ID.', placeholder: 'UCLA_DiR1FfKNvjuUpBHmylQ', required: true }],
  everyMinutes: 360,
  pace: { burst: 2, everyMs: 3_000 },
  retentionDays: 30,
  inScore: false,
  plan: ({ config }) =>
    [...new Set(config.channels.flatMap((text) => channelOf(text) ?? []))].map((id) => ({
      key: id,
      url: `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`,
      headers: { accept: 'application/atom+xml, application/xml;q=0.9, */*;q=0.5' },
      about: { channel: id },
      mayBeMissing: true,
    })),
})

/** The ID in what a seller pastes: itself, the channel's address, or the address of its feed. */
function channelOf(text: string): string | null {
  const found = /^https?:\/\/(?:www\.|m\.)?youtube\.com\/(?:channel\/|feeds\/videos\.xml\?channel_id=)(UC[\w-]{22})(?:[/?&#]|$)/.exec(text)?.[1] ?? text
  return channelId.safeParse(found).success ? found : null
}
