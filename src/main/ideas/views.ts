/** Rows as the ideas that others see. */
import { toIso } from '../kernel/clock.ts'
import type { SignalWithFigures } from '../signals/index.ts'
import { occasionOf } from './pure/occasions/index.ts'
import { concept as conceptSchema, factors, type Evidence, type Idea } from './contract.ts'
import type { IdeasRepo } from './repo.ts'
import type { IdeaRow, ThemeRow } from './tables.ts'
import type { ThemesRepo } from './themes/repo.ts'

/** In the order of the rows; what a theme counts is what it counts now. */
export function ideasOf(repo: IdeasRepo, themes: ThemesRepo, rows: readonly IdeaRow[]): Idea[] {
  const evidence = Map.groupBy(repo.evidence(rows.map((row) => row.seq)), (row) => row.ideaSeq)
  const themeIds = [...new Set(rows.map((row) => row.themeId))]
  const known = new Map(themes.byIds(themeIds).map((theme) => [theme.id, theme]))
  const concepts = repo.countByTheme(themeIds)
  return rows.map((row) => ideaOf(row, {
    theme: known.get(row.themeId), others: Math.max(0, (concepts.get(row.themeId) ?? 1) - (row.status === 'dismissed' ? 0 : 1)),
    evidence: (evidence.get(row.seq) ?? []).map((e) => ({ source: e.source, text: e.text, observedAt: toIso(e.observedAt), ...(e.url === null ? {} : { url: e.url }) })),
  }))
}

interface Around {
  readonly theme: ThemeRow | undefined
  readonly others: number
  readonly evidence: Evidence[]
}

function ideaOf(row: IdeaRow, { theme, others, evidence }: Around): Idea {
  const { freshness, engagement, novelty, communityFit, seasonality } = row
  const concept = conceptSchema.parse(JSON.parse(row.concept))
  const occasionName = concept.occasion === undefined ? undefined : (occasionOf(concept.occasion)?.name ?? concept.occasion)
  return {
    id: row.id, title: row.title, concept, ...(occasionName === undefined ? {} : { occasionName }), score: row.score,
    factors: { freshness, engagement, novelty, communityFit, seasonality }, why: row.why, evidence, status: row.status,
    createdAt: toIso(row.createdAt), ...(row.occursOn === null ? {} : { occursOn: row.occursOn }),
    confidence: factors.parse(JSON.parse(row.confidence)), parts: factors.parse(JSON.parse(row.parts)),
    theme: { id: row.themeId, label: theme?.label ?? row.topic, kind: theme?.kind ?? 'topic' },
    ...supportOf(row, theme), others, ...(row.risk === null ? {} : { risk: row.risk }),
  }
}

/** A day's idea that draws on a topic rests on the day and on what is said of the topic: "Valentine's Day" and posts about cats. */
function supportOf(row: IdeaRow, theme: ThemeRow | undefined): { signals: number; sources: number } {
  if (theme === undefined) return { signals: row.signalCount, sources: row.sourceCount }
  if (theme.key === row.topic || theme.kind !== 'occasion') return { signals: theme.signals, sources: theme.outlets }
  return { signals: theme.signals + row.signalCount, sources: Math.max(theme.outlets, row.sourceCount) }
}

export function evidenceOf(signal: SignalWithFigures): Evidence {
  return { source: signal.source, text: signal.text.slice(0, 300), observedAt: toIso(signal.publishedAt ?? signal.firstSeenAt), ...(signal.url === null ? {} : { url: signal.url }) }
}
