import type { SourceDefinition } from '../pure/source-definition.ts'
import type { SourceId } from '../pure/source-ids.ts'
import { feedSource } from './feed/source.ts'
import { icsSource } from './ics/source.ts'

/** What each source is; how its answers are read stands in the acquire worker's answer-readers.ts. */
export const SOURCES = {
  feed: feedSource,
  ics: icsSource,
} satisfies Record<SourceId, SourceDefinition>
