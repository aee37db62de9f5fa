/** What the library says at a time: the themes that are spoken of or whose day comes, each with its signals. */
import { dayInZone } from '../../kernel/pure/day-in-zone.ts'
import type { SignalWithFigures } from '../../signals/index.ts'
import { EARLIEST_LEAD_DAYS } from '../pure/score.ts'
import type { MeasuredPost } from '../pure/score/measure-posts.ts'
import type { Member } from '../pure/themes/brief.ts'
import type { Scoring, ScoringRun } from '../scoring.ts'
import type { IdeasDeps } from '../service.ts'
import type { ThemeRow } from '../tables.ts'
import type { ThemesRepo } from './repo.ts'

/** Undated signals that are looked at, newest first. */
const NEWEST_SIGNALS = 5_000
const DAY_MS = 86_400_000

export interface GatheredTheme {
  readonly theme: ThemeRow
  readonly members: readonly (Member & { readonly signal: SignalWithFigures })[]
}

export interface Gathered {
  /** The seller's day. */
  readonly today: string
  readonly themes: readonly GatheredTheme[]
  /** What each undated signal is worth inside its own source. */
  readonly measured: ReadonlyMap<string, MeasuredPost>
  readonly scoring: ScoringRun
}

/** Themes in the order of their ids; what was merged or put away is left out. */
export async function gather(deps: IdeasDeps & { readonly scoring: Scoring }, repo: ThemesRepo, now: number, signal: AbortSignal): Promise<Gathered> {
  const { timeZone } = deps.settings.get()
  const today = dayInZone(now, timeZone)
  const signals = await deps.signals.forIdeation(today, dayInZone(now + EARLIEST_LEAD_DAYS * DAY_MS, timeZone), NEWEST_SIGNALS)
  const scoring = await deps.scoring.begin(now, signal)
  const measured = await scoring.measure(signals.filter(({ occursOn }) => occursOn === null), signal)
  const bySeq = new Map(signals.map((signal) => [signal.seq, signal]))
  const memberships = Map.groupBy(await repo.of([...bySeq.keys()]), ({ themeSeq }) => themeSeq)
  const rows = repo.bySeqs([...memberships.keys()]).filter(({ mergedInto, dismissedAt }) => mergedInto === null && dismissedAt === null)
  const themes = rows.map((theme) => ({
    theme,
    members: (memberships.get(theme.seq) ?? []).flatMap(({ signalSeq, clarity }) => {
      const found = bySeq.get(signalSeq)
      return found === undefined ? [] : [{ signal: found, signalId: found.id, text: found.text, clarity, engagement: measured.get(found.id)?.standing ?? null, occursOn: found.occursOn }]
    }),
  }))
  return { today, measured, scoring, themes: themes.toSorted((a, b) => (a.theme.id < b.theme.id ? -1 : 1)) }
}
