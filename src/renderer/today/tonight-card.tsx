import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { words } from '../words/en.ts'
import { startNight } from './start-night.ts'

/** A night's worth of designs, whenever the seller wants it. */
export function TonightCard() {
  const { data: settings } = useQuery(trpc.settings.get.queryOptions())
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="min-w-0">
        <h2 className="text-15 font-semibold">{words.today.tonight}</h2>
        <p className="mt-0.5 text-13 text-ink-2">{settings === undefined ? ' ' : words.today.tonightPlan(settings.nightCount)}</p>
      </div>
      <Button onClick={() => void startNight()}>{words.today.startNow}</Button>
    </Card>
  )
}
