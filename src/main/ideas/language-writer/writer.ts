/** Concepts by the language model that the seller set up; without one it writes nothing and asks nobody. */
import { toPlainError } from '../../kernel/errors.ts'
import type { Log } from '../../kernel/log.ts'
import type { LanguageModelsService } from '../../language-models/index.ts'
import type { ConceptCandidate, ConceptWriter, ThemeBrief, WriterContext } from '../concept-writer.ts'
import { readConcepts } from './check.ts'
import { answer, INSTRUCTIONS, material, TASK } from './question.ts'

/** Themes in one question: enough that the instructions are paid for rarely, few enough that one bad signal spoils little. */
const THEMES_PER_QUESTION = 8
const MOST_QUESTIONS = 5
/** Eight themes with three concepts each are about 1,500 tokens; models that think first need more. */
const MOST_TOKENS = 6_000

export function createLanguageWriter({ languageModels, log }: { languageModels: LanguageModelsService; log: Log }): ConceptWriter {
  return async (themes, context) => {
    if (!languageModels.isSetUp()) return []
    const wanted = mostPromising(themes, Math.min(THEMES_PER_QUESTION * MOST_QUESTIONS, context.limit))
    const out: ConceptCandidate[] = []
    for (let from = 0; from < wanted.length && out.length < context.limit; from += THEMES_PER_QUESTION) {
      try {
        out.push(...(await ask(languageModels, wanted.slice(from, from + THEMES_PER_QUESTION), context)))
      } catch (error) {
        // What was paid for is kept; the next questions would meet the same.
        if (context.signal.aborted || out.length === 0) throw error
        log.warn('the language model stopped writing', { reason: toPlainError(error).message })
        break
      }
    }
    return out.slice(0, context.limit)
  }
}

async function ask(languageModels: LanguageModelsService, themes: readonly ThemeBrief[], { today, correlationId, signal }: WriterContext): Promise<ConceptCandidate[]> {
  const { concepts } = await languageModels.complete({
    system: INSTRUCTIONS, task: TASK, data: material(themes, today), schema: answer, shape: 'concepts', maxTokens: MOST_TOKENS, what: 'Thinking up phrases', correlationId, signal,
  })
  return readConcepts(concepts, themes)
}

/** What is spoken of most, with every third place for the nearest day: days are spoken of late, and designed early. */
function mostPromising(themes: readonly ThemeBrief[], count: number): ThemeBrief[] {
  const spoken = themes.filter(({ support }) => support > 0).toSorted((a, b) => b.support - a.support || (a.id < b.id ? -1 : 1))
  const dated = themes.filter(({ occasion }) => occasion !== undefined).toSorted((a, b) => ((a.occasion?.occursOn ?? '') < (b.occasion?.occursOn ?? '') ? -1 : 1))
  const order: (ThemeBrief | undefined)[] = []
  for (let at = 0; order.length < spoken.length + dated.length; at++) order.push(...spoken.slice(2 * at, 2 * at + 2), ...dated.slice(at, at + 1))
  return [...new Set(order)].filter((theme) => theme !== undefined).slice(0, count)
}
