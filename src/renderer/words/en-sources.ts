/** Sentences about the sources of signals. */

export const sources = {
  /** As evidence names them. */
  names: {
    calendar: 'Calendar', reddit: 'Reddit', youtube: 'YouTube', mastodon: 'Mastodon', 'hacker-news': 'Hacker News', bluesky: 'Bluesky', wikimedia: 'Wikipedia', wikipedia: 'Wikipedia',
    'google-trends': 'Google Trends', pinterest: 'Pinterest', tumblr: 'Tumblr', instagram: 'Instagram', tiktok: 'TikTok', gdelt: 'GDELT news', feed: 'Feed', ics: 'Your calendar', file: 'Your file', 'nager-date': 'Nager.Date',
  },
} as const
