import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { useQuery } from '@tanstack/react-query'
import { MotionConfig } from 'motion/react'
import { useEffect } from 'react'
import { trpc } from '../api/client.ts'
import { followStream } from '../api/live.ts'
import { Calendar } from '../calendar/calendar.tsx'
import { Gallery } from '../gallery/gallery.tsx'
import { Ideas } from '../ideas/ideas.tsx'
import { placeIndex } from '../keyboard/keymap.ts'
import { Listings } from '../listings/listings.tsx'
import { Review } from '../review/review.tsx'
import { Today } from '../today/today.tsx'
import { words } from '../words/en.ts'
import { DropZone } from './drop-zone.tsx'
import { Guard } from './guard.tsx'
import { Notices } from './notices.tsx'
import { Sheets } from './sheets.tsx'
import { ShutOut } from './shut-out.tsx'
import { Sidebar } from './sidebar.tsx'
import { applyTheme } from './theme.ts'
import { TroubleBanner } from './trouble-banner.tsx'
import { followAddress, goTo, PLACES, useView, openSheet, type Place } from './view-state.ts'

const SCREENS: Readonly<Record<Place, () => React.JSX.Element>> = { today: Today, review: Review, gallery: Gallery, ideas: Ideas, calendar: Calendar, listings: Listings }

export function App() {
  useEffect(followStream, [])
  useEffect(followAddress, [])
  useEffect(hearPlaceKeys, [])
  const place = useView((state) => state.place)
  const Screen = SCREENS[place]
  return (
    <CSPProvider disableStyleElements>
      <MotionConfig reducedMotion="user">
        <Tooltip.Provider delay={500}>
          <Follower />
          <a href="#content" className="fixed top-2 left-2 z-50 -translate-y-20 rounded-8 bg-accent-strong px-3 py-2 text-on-accent focus-visible:translate-y-0">
            {words.app.skip}
          </a>
          <div className="flex h-full">
            <Sidebar />
            <main id="content" tabIndex={-1} data-place={place} className="relative my-2 mr-2 flex min-w-0 flex-1 flex-col overflow-hidden rounded-12 bg-ground shadow-card outline-none">
              <TroubleBanner />
              <Guard key={place}>
                <Screen />
              </Guard>
              <ShutOut top={place !== 'review'} />
              <Notices top={place === 'review'} />
            </main>
          </div>
          <Sheets />
          <DropZone />
        </Tooltip.Provider>
      </MotionConfig>
    </CSPProvider>
  )
}

/** Draws nothing: keeps the theme and the title in step, so that their changes do not draw the frame anew. */
function Follower() {
  const { data: settings } = useQuery(trpc.settings.get.queryOptions())
  const { data: today } = useQuery(trpc.insights.today.queryOptions())
  const theme = settings?.theme
  const waiting = today?.waiting ?? 0
  useEffect(() => {
    if (theme !== undefined) applyTheme(theme)
  }, [theme])
  useEffect(() => {
    document.title = waiting === 0 ? words.app.name : `(${waiting}) ${words.app.name}`
  }, [waiting])
  return null
}

/** ⌘/Ctrl+1…6 and ⌘/Ctrl+comma work everywhere, also from inside a field. */
function hearPlaceKeys(): () => void {
  const hear = (event: KeyboardEvent): void => {
    const index = placeIndex(event)
    const place = index === null ? undefined : PLACES[index]
    const settings = (event.ctrlKey || event.metaKey) && event.key === ','
    if (place !== undefined) goTo(place)
    if (settings) openSheet('settings')
    if (place !== undefined || settings) event.preventDefault()
  }
  addEventListener('keydown', hear)
  return () => removeEventListener('keydown', hear)
}
