import { z } from 'zod'

/** `[query, [suggestion, …], …]` of `client=firefox` (undocumented; shape as described by others, read 2026-11-22). */
export const googleSuggestions = z.tuple([z.string(), z.array(z.string())]).rest(z.unknown())
