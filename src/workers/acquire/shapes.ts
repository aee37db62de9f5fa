/** The services whose answers are recognised without a map. Adding one is a folder under signals/sources and a line here. */
import { blueskyShape } from '../../main/signals/sources/bluesky/parse.ts'
import { hackerNewsShape } from '../../main/signals/sources/hacker-news/parse.ts'
import { mastodonShape } from '../../main/signals/sources/mastodon/parse.ts'
import { redditShape } from '../../main/signals/sources/reddit/parse.ts'
import { wikipediaShape } from '../../main/signals/sources/wikipedia/parse.ts'
import { youtubeShape } from '../../main/signals/sources/youtube/parse.ts'
import type { ItemShape } from '../../main/signals/pure/item-shape.ts'

export const ITEM_SHAPES: readonly ItemShape[] = [redditShape, youtubeShape, mastodonShape, hackerNewsShape, blueskyShape, wikipediaShape]
