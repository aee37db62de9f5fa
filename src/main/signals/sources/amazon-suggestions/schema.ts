import { z } from 'zod'

/** `suggestions[].value` (undocumented; shape as described by others, read 2026-11-22). */
export const amazonSuggestions = z.object({ suggestions: z.array(z.object({ value: z.string() })) })
