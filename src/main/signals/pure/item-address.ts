/** Where an item of a known service can be seen, made from its id. */
const ADDRESSES: Readonly<Record<string, { readonly id: RegExp; readonly before: string }>> = {
  youtube: { id: /^[\w-]{11}$/, before: 'https://www.youtube.com/watch?v=' },
  reddit: { id: /^[a-z\d]{4,10}$/, before: 'https://www.reddit.com/comments/' },
  'hacker-news': { id: /^\d{1,10}$/, before: 'https://news.ycombinator.com/item?id=' },
}

export function itemAddress(source: string, id: string): string | undefined {
  const known = ADDRESSES[source]
  return known?.id.test(id) === true ? known.before + id : undefined
}
