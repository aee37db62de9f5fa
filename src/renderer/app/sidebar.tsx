import { useQuery } from '@tanstack/react-query'
import { CalendarDays, GalleryThumbnails, Images, Lightbulb, Settings, Sun, Tags, type LucideIcon } from 'lucide-react'
import { trpc } from '../api/client.ts'
import { useLive } from '../api/live-state.ts'
import icon from '../icon.svg'
import { Activity } from '../activity/activity.tsx'
import { classes } from '../ui/classes.ts'
import { Hint } from '../ui/icon-button.tsx'
import { isMac } from '../ui/platform.ts'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'
import { goTo, openSheet, PLACES, useView, type Place } from './view-state.ts'

const ICONS: Readonly<Record<Place, LucideIcon>> = { today: Sun, review: GalleryThumbnails, gallery: Images, ideas: Lightbulb, calendar: CalendarDays, listings: Tags }

/** The places in the order of a morning; a rail of icons when the window is narrow. */
export function Sidebar() {
  const { data: today } = useQuery(trpc.insights.today.queryOptions())
  return (
    <nav aria-label={words.app.sidebar} className="flex w-54 shrink-0 flex-col gap-1 bg-sidebar p-3 @max-[56rem]/window:w-16">
      <div className="flex h-12 items-center gap-2.5 px-2 @max-[56rem]/window:justify-center @max-[56rem]/window:px-0">
        <img src={icon} alt="" className="size-7" />
        <span className="truncate text-13 font-semibold @max-[56rem]/window:hidden">{words.app.name}</span>
      </div>
      <ul className="flex flex-col gap-0.5">
        {PLACES.map((place, index) => (
          <li key={place}>
            <PlaceLink place={place} shortcut={`${isMac() ? '⌘' : 'Ctrl '}${index + 1}`} badge={place === 'review' ? (today?.waiting ?? 0) : 0} />
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-col gap-0.5">
        <Reconnecting />
        <Activity />
        <button type="button" onClick={() => openSheet('settings')} className={ROW}>
          <Settings size={17} className="shrink-0 text-ink-3" aria-hidden="true" />
          <span className="@max-[56rem]/window:sr-only">{words.app.settings}</span>
        </button>
      </div>
    </nav>
  )
}

const ROW =
  'flex min-h-8 w-full items-center gap-2.5 rounded-8 px-2.5 py-1 text-left text-13 font-medium text-ink-2 transition-colors duration-150 hover:bg-fill hover:text-ink @max-[56rem]/window:justify-center @max-[56rem]/window:px-0'

function PlaceLink({ place, shortcut, badge }: { readonly place: Place; readonly shortcut: string; readonly badge: number }) {
  const here = useView((state) => state.place === place)
  const Icon = ICONS[place]
  return (
    <Hint text={words.app.places[place]} shortcut={shortcut}>
      <a
        href={`#/${place}`}
        aria-current={here ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault()
          goTo(place)
        }}
        className={classes(ROW, 'relative', here && 'bg-fill-2 text-ink')}
      >
        <Icon size={17} className={classes('shrink-0', here ? 'text-accent' : 'text-ink-3')} aria-hidden="true" />
        <span className="@max-[56rem]/window:sr-only">{words.app.places[place]}</span>
        {badge > 0 && (
          <span className="ml-auto text-11 font-medium text-ink-3 tabular-nums @max-[56rem]/window:absolute @max-[56rem]/window:top-0.5 @max-[56rem]/window:right-0.5 @max-[56rem]/window:rounded-full @max-[56rem]/window:bg-accent-strong @max-[56rem]/window:px-1 @max-[56rem]/window:text-on-accent">
            <span aria-hidden="true">{number(badge)}</span>
            <span className="sr-only">{words.app.waitingBadge(badge)}</span>
          </span>
        )}
      </a>
    </Hint>
  )
}

function Reconnecting() {
  const lost = useLive((state) => state.connection === 'reconnecting' || state.connection === 'shut-out')
  return (
    <div role="status" className="contents">
      {lost && (
        <p title={words.app.reconnectingWhy} className="flex min-h-8 items-center gap-2.5 px-2.5 text-13 text-amber @max-[56rem]/window:justify-center @max-[56rem]/window:px-0">
          <span aria-hidden="true" className="mx-1 size-2 shrink-0 animate-pulse rounded-full bg-amber" />
          <span className="@max-[56rem]/window:sr-only">{words.app.reconnecting}</span>
        </p>
      )}
    </div>
  )
}
