import type { Store } from '../../store/index.ts'
import type { IdeaStatus } from '../contract.ts'
import type { DatedIdea } from '../pure/calendar-entries.ts'

interface Row {
  readonly id: string
  readonly title: string
  readonly occursOn: string
  readonly occasion: string | null
  readonly status: IdeaStatus
  readonly score: number
  readonly signalIds: string
}

/** Only ideas without an occasion need their signals: theirs is the day that the signal names. */
const DATED = `
SELECT id, title, occurs_on AS occursOn, json_extract(concept, '$.occasion') AS occasion, status, score,
  CASE WHEN json_extract(concept, '$.occasion') IS NULL THEN (SELECT json_group_array(signal_id) FROM idea_evidence WHERE idea_seq = ideas.seq) ELSE '[]' END AS signalIds
FROM ideas WHERE occurs_on BETWEEN ? AND ? AND status IN ('new', 'designed')
ORDER BY occurs_on, score DESC, seq LIMIT ?`

/** Ideas for days in the calendar that may be designed; read beside the work of the core. */
export function createDatedIdeas({ reader }: Store) {
  return async (from: string, to: string, limit: number): Promise<readonly DatedIdea[]> =>
    (await reader.all<Row>(DATED, [from, to, limit])).map((row) => ({ ...row, signalIds: JSON.parse(row.signalIds) as string[] }))
}
