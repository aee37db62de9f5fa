/** The words by which columns of well-known exports are recognised, and the names their figures get. */

/** What a column can be. */
export type FieldRole = 'id' | 'title' | 'body' | 'tags' | 'url' | 'publishedAt' | 'observedAt' | 'community' | 'category' | 'language' | 'source'

/** Names of each role, best first. Author names are no role: nobody's name is imported. */
export const FIELD_NAMES: Readonly<Record<FieldRole, readonly string[]>> = {
  id: ['id', 'video_id', 'post_id', 'item_id', 'pin_id', 'listing_id', 'tweet_id', 'status_id', 'guid', 'object_id', 'uid', 'key', 'name_id', 'cid', 'uri'],
  title: ['title', 'headline', 'keyword', 'phrase', 'query', 'search_term', 'trend', 'trends', 'hashtag', 'topic', 'name', 'summary', 'subject'],
  body: ['text', 'caption', 'content', 'body', 'tweet', 'post', 'message', 'selftext', 'description'],
  tags: ['tags', 'hashtags', 'keywords', 'topics', 'labels', 'categories'],
  url: ['url', 'link', 'permalink', 'href', 'video_url', 'post_url', 'web_url', 'explore_link'],
  publishedAt: ['published_at', 'created_utc', 'created_at', 'published', 'publish_time', 'pub_date', 'date_published', 'published_date', 'created', 'created_time', 'create_time', 'started', 'timestamp', 'date', 'time'],
  observedAt: ['observed_at', 'committed_at', 'collected_at', 'fetched_at', 'scraped_at', 'crawled_at', 'retrieved_at', 'snapshot_at', 'snapshot_date', 'trending_date', 'as_of'],
  community: ['subreddit', 'community', 'subreddit_name', 'group', 'forum', 'board', 'channel_name'],
  category: ['category', 'category_name', 'category_id', 'section', 'genre'],
  language: ['language', 'lang', 'default_language'],
  source: ['source', 'platform', 'network'],
}

/**
 * Figures that say how much attention an item got, and the one name each is stored under. Figures that mean something
 * else (ranks, where less is more; downvotes; scores of the exporter) are not guessed: a map can still name them.
 */
export const METRIC_NAMES: Readonly<Record<string, string>> = {
  view_count: 'views', views: 'views', play_count: 'views', plays: 'views', impressions: 'views',
  like_count: 'likes', likes: 'likes', favourites_count: 'likes', favorites_count: 'likes', favorite_count: 'likes', favorites: 'likes', digg_count: 'likes',
  comment_count: 'comments', comments: 'comments', comments_count: 'comments', num_comments: 'comments', descendants: 'comments',
  score: 'score', points: 'score', ups: 'ups', upvotes: 'ups',
  share_count: 'shares', shares: 'shares', reblogs_count: 'shares', repost_count: 'shares', retweet_count: 'shares', retweets: 'shares',
  reply_count: 'replies', replies_count: 'replies', replies: 'replies', quote_count: 'quotes', quotes_count: 'quotes',
  save_count: 'saves', saves: 'saves', bookmark_count: 'saves', note_count: 'notes',
  search_volume: 'searches', searches: 'searches', approx_traffic: 'searches', volume: 'searches',
  // TikTok's Creative Center lists hashtags with their posts and views.
  uses: 'uses', posts: 'posts', accounts: 'accounts', votes: 'votes', votes_count: 'votes',
}

/** `publishedAt`, `Published At` and `published-at` are the same name. */
export function plainName(column: string): string {
  return column.trim().replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '')
}
