/** A language model puts the subject of a picture into better words. Without one, or when it fails, the subject stays as it is. */
import { z } from 'zod'
import { AppError, Cancelled } from '../kernel/errors.ts'
import type { LanguageModelsService } from '../language-models/index.ts'
import type { PolishedSubject } from './contract.ts'
import { asMaterial } from './pure/prompts/desk.ts'

const SYSTEM = 'You help a picture model. You describe what is to be drawn: one subject, its pose, what it does and a few telling details. Never name artists, brands, characters or living people. Never ask for text, letters, logos, frames or a background.'
const TASK = 'Say the subject in the material again, in one English phrase of at most 40 words that a picture model understands. Keep what it shows.'
const MAX_TOKENS = 200

/** What it says is a stranger's text, cleaned as the seller's subject is. @throws Cancelled. */
export async function polishSubject(languageModels: Pick<LanguageModelsService, 'complete' | 'isSetUp'>, subject: string, { correlationId, signal }: { correlationId: string; signal: AbortSignal }): Promise<PolishedSubject> {
  const asItIs = (sentence: string): PolishedSubject => ({ subject, polished: false, sentence })
  if (!languageModels.isSetUp()) return asItIs('No language model is set up, so the words stay as they are.')
  try {
    const answer = await languageModels.complete({ system: SYSTEM, task: TASK, data: { subject }, schema: z.object({ subject: z.string() }), shape: 'subject', maxTokens: MAX_TOKENS, what: 'Words for a picture', correlationId, signal })
    const words = asMaterial(answer.subject.replaceAll(/["“”„«»]/g, ' '))
    return /\p{L}/u.test(words) ? { subject: words, polished: true, sentence: null } : asItIs('The language model said nothing that can be drawn, so the words stay as they are.')
  } catch (error) {
    if (error instanceof Cancelled || !(error instanceof AppError)) throw error
    return asItIs(`The words stay as they are: ${error.message}`)
  }
}
