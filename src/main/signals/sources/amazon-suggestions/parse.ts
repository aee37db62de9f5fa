/** Suggestions of Amazon's search box, the likeliest first. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { cleanText } from '../../pure/clean-text.ts'
import { jsonAnswer } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { amazonSuggestions } from './schema.ts'

export const readAmazonSuggestions: AnswerReader = (answer) => {
  const { source } = answer
  const parsed = amazonSuggestions.safeParse(jsonAnswer(answer))
  if (!parsed.success) throw new SchemaChanged(source, 'answer', 'it is not a list of suggestions any more')
  return { outcomes: [], suggestions: parsed.data.suggestions.map(({ value }) => cleanText(value, 200)).filter((phrase) => phrase !== '') }
}
