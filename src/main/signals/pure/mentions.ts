/** `@name`, `@name@server` and `@name.server`: an account, which is never kept. */
const MENTION = /(?<![\p{L}\p{N}_./@])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}(?:@[\p{L}\p{N}.-]{1,253})?/gu

/** Plain text without the accounts it speaks to. */
export function withoutMentions(text: string): string {
  return text.replace(MENTION, ' ').replace(/ {2,}/g, ' ').trim()
}
