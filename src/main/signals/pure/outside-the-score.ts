/**
 * Sources whose figures stay in a panel of their own and out of the score, by their id: the same as `inScore: false` in
 * their definitions. YouTube Data API: its policies forbid figures that mix it with other platforms (read 2026-11-22);
 * the public feeds of channels carry the same figures.
 */
export const OUTSIDE_THE_SCORE: ReadonlySet<string> = new Set(['youtube-data', 'youtube-feeds'])
