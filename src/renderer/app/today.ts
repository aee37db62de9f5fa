import { useQuery } from '@tanstack/react-query'
import { dayInZone } from '../../main/kernel/pure/day-in-zone.ts'
import { trpc } from '../api/client.ts'
import { useNow } from './now.ts'

/** The seller's calendar day, `2026-11-23`, by the time zone of the settings. */
export function useToday(): string {
  const { data: settings } = useQuery(trpc.settings.get.queryOptions())
  return dayInZone(useNow(), settings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
}
