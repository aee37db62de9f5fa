/** Only web addresses become links: the text comes from outside. @returns the address, or null. */
export const safeLink = (url: string | undefined): string | null => (url !== undefined && /^https?:\/\//i.test(url) ? url : null)
