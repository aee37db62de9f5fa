/** Keys of the paged lists; everything else has the key that tRPC gives it. */
export const keys = {
  review: ['review-queue'],
  gallery: ['gallery'],
  history: ['history'],
  ideas: ['ideas'],
  sources: ['sources'],
  engines: ['engines'],
  listings: ['listings-table'],
} as const
