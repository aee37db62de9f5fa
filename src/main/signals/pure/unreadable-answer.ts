/** Characters looked at: a page says what it is at its beginning. */
const HEAD = 2_000

/**
 * Why an answer holds nothing to read: it is empty, or a web page (a sign-in, a notice, a bot wall) that came with a
 * good status; null when it may be data. The content type is not asked, because feeds are often sent as text/html.
 */
export function unreadable(bytes: Uint8Array): string | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD)).replace(/^\uFEFF/, '').trimStart()
  if (head === '') return 'the answer is empty'
  return WEB_PAGE.test(head) ? 'it is a web page, perhaps a sign-in, where data used to be' : null
}

/** After an XML declaration and comments, which are skipped one by one so that no text makes the search slow. */
const WEB_PAGE = /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html[\s>])/i
