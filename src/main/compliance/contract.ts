import { z } from 'zod'

/** What a check found. `not-checked` means it was needed and did not run: never shown as safe, never auto-approved. */
export const checkState = z.enum(['clear', 'warn', 'block', 'not-checked', 'not-needed'])
export type CheckState = z.infer<typeof checkState>

export const checkId = z.enum(['wording', 'profanity', 'personal-data', 'trademark', 'image-safety', 'relevance', 'picture-text', 'spelling'])
export type CheckId = z.infer<typeof checkId>

/** What is checked of a picture as it will be printed. */
export const artCheckId = z.enum(['art-present', 'print-size', 'garment-contrast', 'fine-lines', 'see-through', 'cut-off', 'thumbnail', 'duplicate'])
export type ArtCheckId = z.infer<typeof artCheckId>

export const check = z.object({ id: z.enum([...checkId.options, ...artCheckId.options]), state: checkState, reason: z.string() })
export type Check = z.infer<typeof check>

/** The words to be checked. `phrase` is what the art itself says, `lines` what it says beside that, as it was set. */
export interface CheckedText {
  readonly phrase?: string
  readonly lines?: readonly string[]
  /** What a picture without words is to show: a name in it is as foreign as one that is set. */
  readonly idea?: string
  readonly title?: string
  readonly description?: string
  readonly bullets?: readonly string[]
  readonly tags?: readonly string[]
}
