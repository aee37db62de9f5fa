/** The listing writer that asks the language model the seller set up. */
import type { LanguageModelsService } from '../../language-models/index.ts'
import type { MasterCopy } from '../contract.ts'
import { answer, INSTRUCTIONS, material, taskFor, type CopyBrief } from './question.ts'
import { readCopy } from './read-copy.ts'

export interface CopyContext {
  /** Part of the question's key among the kept answers. */
  readonly correlationId: string
  readonly signal: AbortSignal
}

/** A listing is about 700 tokens; models that think first need more. */
const MOST_TOKENS = 4_000

/**
 * One master copy in one language, paid for within the budget.
 * @throws what `complete` throws, and AppError `rejected` when nothing of the answer can stand in a listing.
 */
export async function writeByModel(languageModels: Pick<LanguageModelsService, 'complete'>, brief: CopyBrief, { correlationId, signal }: CopyContext): Promise<MasterCopy> {
  const written = await languageModels.complete({
    system: INSTRUCTIONS, task: taskFor(brief), data: material(brief), schema: answer, shape: 'listing', maxTokens: MOST_TOKENS, what: 'Writing a listing', correlationId, signal,
  })
  return readCopy(written, brief)
}
