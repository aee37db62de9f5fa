/** Suggestions of Google's search box, the likeliest first. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { cleanText } from '../../pure/clean-text.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { decodeText } from '../../pure/text-encoding.ts'
import { googleSuggestions } from './schema.ts'

export const readGoogleSuggestions: AnswerReader = ({ bytes, source }) => {
  const parsed = googleSuggestions.safeParse(JSON.parse(decodeText(bytes)))
  if (!parsed.success) throw new SchemaChanged(source, 'answer', 'it is not a list of suggestions any more')
  return { outcomes: [], suggestions: parsed.data[1].map((phrase) => cleanText(phrase, 200)).filter((phrase) => phrase !== '') }
}
