/** What the library says at a time: the themes that are spoken of or whose day comes, each with its signals. */
import { dayInZone } from '../../kernel/pure/day-in-zone.ts'
import type { SignalWithFigures } from '../../signals/index.ts'
import { EARLIEST_LEAD_DAYS } from '../pure/score.ts'
import { rankPercentiles } from '../pure/percentile.ts'
import type { Member } from '../pure/themes/brief.ts'
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
  /** Place of each signal among those of its own source; null without figures. */
  readonly percentiles: ReadonlyMap<string, number | null>
}

/** Themes in the order of their ids; what was merged or put away is left out. */
export async function gather(deps: IdeasDeps, repo: ThemesRepo, now: number): Promise<Gathered> {
  const { timeZone } = deps.settings.get()
  const today = dayInZone(now, timeZone)
  const signals = await deps.signals.forIdeation(today, dayInZone(now + EARLIEST_LEAD_DAYS * DAY_MS, timeZone), NEWEST_SIGNALS)
  const percentiles = rankPercentiles(signals.flatMap(figuresOf))
  const bySeq = new Map(signals.map((signal) => [signal.seq, signal]))
  const memberships = Map.groupBy(await repo.of([...bySeq.keys()]), ({ themeSeq }) => themeSeq)
  const rows = repo.bySeqs([...memberships.keys()]).filter(({ mergedInto, dismissedAt }) => mergedInto === null && dismissedAt === null)
  const themes = rows.map((theme) => ({
    theme,
    members: (memberships.get(theme.seq) ?? []).flatMap(({ signalSeq, clarity }) => {
      const signal = bySeq.get(signalSeq)
      return signal === undefined ? [] : [{ signal, signalId: signal.id, text: signal.text, clarity, engagement: percentiles.get(signal.id) ?? null, occursOn: signal.occursOn }]
    }),
  }))
  return { today, percentiles, themes: themes.toSorted((a, b) => (a.theme.id < b.theme.id ? -1 : 1)) }
}

function figuresOf(signal: SignalWithFigures) {
  return Object.entries(signal.inScore ? signal.figures : {}).map(([metric, value]) => ({ signalId: signal.id, source: signal.source, metric, value }))
}
