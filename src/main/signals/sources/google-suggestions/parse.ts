/** Suggestions of Google's search box, the likeliest first. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { cleanText } from '../../pure/clean-text.ts'
import { jsonAnswer } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { googleSuggestions } from './schema.ts'

export const readGoogleSuggestions: AnswerReader = (answer) => {
  const { source } = answer
  const parsed = googleSuggestions.safeParse(jsonAnswer(answer))
  if (!parsed.success) throw new SchemaChanged(source, 'answer', 'it is not a list of suggestions any more')
  return { outcomes: [], suggestions: parsed.data[1].map((phrase) => cleanText(phrase, 200)).filter((phrase) => phrase !== '') }
}
