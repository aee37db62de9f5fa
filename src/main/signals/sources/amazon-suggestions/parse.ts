/** Suggestions of Amazon's search box, the likeliest first. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { cleanText } from '../../pure/clean-text.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { decodeText } from '../../pure/text-encoding.ts'
import { amazonSuggestions } from './schema.ts'

export const readAmazonSuggestions: AnswerReader = ({ bytes, source }) => {
  const parsed = amazonSuggestions.safeParse(JSON.parse(decodeText(bytes)))
  if (!parsed.success) throw new SchemaChanged(source, 'answer', 'it is not a list of suggestions any more')
  return { outcomes: [], suggestions: parsed.data.suggestions.map(({ value }) => cleanText(value, 200)).filter((phrase) => phrase !== '') }
}
