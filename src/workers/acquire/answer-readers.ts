import type { AnswerReader } from '../../main/signals/pure/source-definition.ts'
import type { SourceId } from '../../main/signals/pure/source-ids.ts'

/** How the answers of each source are read. Loaded when the first answer comes: parsers bring their libraries. */
export const ANSWER_READERS = {
  feed: async () => (await import('../../main/signals/sources/feed/parse.ts')).readFeedAnswer,
  ics: async () => (await import('../../main/signals/sources/ics/parse.ts')).readCalendarAnswer,
} satisfies Record<SourceId, () => Promise<AnswerReader>>
